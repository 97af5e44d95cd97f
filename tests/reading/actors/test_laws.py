"""What must hold for any text."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reading_actors_table import GAZETTEER, read, sentences, who

from plenipo.model import Span
from plenipo.reading.actors import MentionKind, mentions

WORDS = st.sampled_from(
    """Italy Rome the The French and , . ( ) ' ’s said Macron prime minister Prime Minister of for to
    in spokesman Jan Kowal he She they their leaders officials EU NATO G-77 / China including such
    as others both two countries former President Donald Trump an adviser U.S. UN Mr ; “ ” head
    delegation his AUSTRALIA NORWAY group European that who Mr. including several 42""".replace(
        "\n", " \n "
    ).split(" ")
)
TEXTS = st.lists(WORDS, max_size=60).map(" ".join)


def sound(text: str, spans: list[Span]) -> None:
    found = mentions(text, spans, GAZETTEER)
    assert found == sorted(found, key=lambda m: m.span)
    for before, after in pairwise(found):
        assert before.span.end <= after.span.start
    for mention in found:
        assert 0 <= mention.span.start < mention.span.end <= len(text)
        assert mention.span.contains(mention.head)
        assert any(span.contains(mention.span) for span in spans)
        assert mention.span.of(text) == mention.span.of(text).strip()
        assert mention.speakers or mention.kind in (MentionKind.PRONOUN, MentionKind.GROUP)
        assert all(mention.span.contains(part.span) for part in mention.parts)
        assert all(speaker.actor and speaker.name for speaker in mention.speakers)
        assert all(speaker.on_behalf_of != speaker.actor for speaker in mention.speakers)


@given(TEXTS)
@settings(deadline=None, max_examples=300)
def test_spans_are_sound(text: str) -> None:
    sound(text, sentences(text))


@given(st.text(max_size=200))
@settings(deadline=None, max_examples=300)
def test_any_text_is_read(text: str) -> None:
    sound(text, sentences(text))


@given(TEXTS, st.lists(st.tuples(st.integers(0, 400), st.integers(0, 400)), max_size=6))
@settings(deadline=None)
def test_any_spans_are_accepted(text: str, pairs: list[tuple[int, int]]) -> None:
    spans = [Span(min(pair), max(pair)) for pair in pairs]
    for mention in mentions(text, spans, GAZETTEER):
        assert 0 <= mention.span.start < mention.span.end <= len(text)


@given(TEXTS)
@settings(deadline=None)
def test_reading_twice_gives_the_same(text: str) -> None:
    assert read(text) == read(text)


@given(st.integers(0, 30))
@settings(deadline=None, max_examples=10)
def test_other_paragraphs_do_not_change_names(number: int) -> None:
    between = "Nothing was heard for a while.\n" * number
    text = f"Polish Prime Minister Jan Kowal objected.\n{between}Kowal left and Rome agreed."
    assert [who(m) for m in read(text)] == ["Jan Kowal>poland", "Jan Kowal>poland", "italy"]


@pytest.mark.parametrize("space", ["\n", "  ", "\n   ", "\u00a0"])
def test_line_breaks_and_spaces_change_nothing(space: str) -> None:
    text = "Czech Prime Minister Petr Fiala objected and the European Commission agreed."
    other = text.replace(" ", space)
    whole = [Span(0, len(other))]
    assert [who(m) for m in read(text)] == [who(m) for m in mentions(other, whole, GAZETTEER)]


def test_nothing_is_found_outside_the_sentences() -> None:
    text = "Italy objected. France agreed."
    assert [m.span.of(text) for m in mentions(text, [Span(16, 30)], GAZETTEER)] == ["France"]
    assert mentions(text, [], GAZETTEER) == []


@pytest.mark.parametrize(
    "piece",
    [
        "the head of ",
        "Jan Kowal, president of ",
        "A, ",
        "Italy and ",
        "Italy, ",
        "Foreign Minister ",
        "he ",
        "( ",
        "French, ",
        "the minister ",
        "K. ",
    ],
)
def test_long_sentences_take_time_in_proportion(piece: str) -> None:
    """No stopwatch: a sentence of 3,000 pieces is read at all, without deep recursion or squares."""
    text = piece * 3_000
    mentions(text, [Span(0, len(text))], GAZETTEER)
