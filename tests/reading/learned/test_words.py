"""Words, pieces and windows."""

from hypothesis import given
from hypothesis import strategies as st

from plenipo.reading.learned.pieces import LONGEST_WORD, Pieces
from plenipo.reading.learned.windows import CONTEXT, SIZE, cut
from plenipo.reading.learned.words import (
    CLOSING,
    DIGIT,
    INSIDE,
    LOWER,
    MARK,
    OPENING,
    OUTSIDE,
    TITLE,
    UPPER,
    words,
)


def test_forms_of_words() -> None:
    found = words('NATO said 40 "go." They\n\nIt ended.')
    letters = [found.text[start:end] for start, end in found.spans]
    assert letters == ["NATO", "said", "40", '"', "go", ".", '"', "They", "It", "ended", "."]
    assert found.case == [UPPER, LOWER, DIGIT, MARK, LOWER, MARK, MARK, TITLE, TITLE, LOWER, MARK]
    outside = OUTSIDE
    assert found.quote == [
        outside, outside, outside, OPENING, INSIDE, INSIDE, CLOSING, outside, outside, outside, outside
    ]  # fmt: skip
    assert found.place == [2, 0, 0, 0, 0, 0, 1, 1, 2, 0, 0]
    assert found.paragraph == [0] * 8 + [1] * 3


def test_a_quotation_ends_with_its_paragraph() -> None:
    found = words('"We stay.\n\nNobody left.')
    assert [found.quote[n] for n, (s, e) in enumerate(found.spans) if found.text[s:e] == "Nobody"] == [
        OUTSIDE
    ]


@given(st.text(max_size=300))
def test_words_lie_in_the_text_in_order(text: str) -> None:
    found = words(text)
    flat = [place for span in found.spans for place in span]
    assert flat == sorted(flat)
    assert all(start < end <= len(text) for start, end in found.spans)
    assert len(found.case) == len(found.quote) == len(found.place) == len(found.paragraph) == len(found)


def test_pieces_are_the_longest_from_the_left() -> None:
    pieces = Pieces(["[UNK]", "a", "ab", "##c", "##cd", "##d", "'", "s"])
    assert pieces.of("ABCD") == (2, 4)
    assert pieces.of("ac's") == (1, 3, 6, 7)
    assert pieces.of("abx") == (0,)
    assert pieces.of("a" * (LONGEST_WORD + 1)) == (0,)
    assert pieces.of("áb") == (2,)


@given(st.lists(st.integers(1, 12), max_size=800), st.integers(0, 5))
def test_every_word_is_in_one_window_and_no_window_is_too_long(lengths: list[int], every: int) -> None:
    text = " ".join("a." if every and n % (7 * every) == 0 else "a" for n in range(len(lengths)))
    found = words(text)
    sizes = (lengths * 2)[: len(found)]
    windows = list(cut(found, sizes))
    assert [n for w in windows for n in range(w.start, w.end)] == list(range(len(found)))
    for window in windows:
        assert window.context <= window.start < window.end
        assert sum(sizes[window.context : window.end]) <= SIZE - 2
        assert sum(sizes[window.context : window.start]) <= CONTEXT
