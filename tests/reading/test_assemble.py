"""Found attributions become statements: who, which way, in whose report, in which mode."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plenipo.model import Document, DocumentKind, Mode, Span, Stance, Statement
from plenipo.reading import Directory
from plenipo.reading.assemble import assemble
from plenipo.reading.found import Found

DIRECTORY = Directory.for_codebook(None)
Words = str | tuple[str, ...]


def spans(text: str, words: Words) -> tuple[Span, ...]:
    """Where words stand in a text, the first place of each."""
    listed = (words,) if isinstance(words, str) else words
    return tuple(Span(text.index(each), text.index(each) + len(each)) for each in listed if each)


def made(
    text: str,
    *found: tuple[Words, Words, Words] | tuple[Words, Words, Words, int],
    kind: DocumentKind = DocumentKind.NEWS,
) -> tuple[Statement, ...]:
    given = [Found(*(spans(text, words) for words in one[:3]), *one[3:]) for one in found]  # type: ignore[arg-type]
    return assemble(Document(text, origin="a", kind=kind), given, DIRECTORY, "test.v1")


def parties(statement: Statement) -> str:
    return "+".join(speaker.party for speaker in statement.speakers)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("The Peruvian foreign minister", "peru"),
        ("France, Germany and the United Kingdom", "france+germany+united-kingdom"),
        ("Israeli and Palestinian officials", "israel+palestine"),
        ("A lawyer for Donald Trump", "lawyer"),
        ("A lawyer for Donald Trump, Ann Lee", "Ann Lee"),
        ("Zorblax Quent, a baker from Ohio", "Zorblax Quent"),
        ("Norway, on behalf of the EU", "european-union"),
        ("Speaking for the EU, Norway", "european-union"),
        ("Italy", "italy"),
        ("Macron, whose visit to Italy ended", "france"),
    ],
)
def test_who_speaks(source: str, expected: str) -> None:
    (statement,) = made(f"{source} rejected the plan.", (source, "rejected", "the plan"))
    assert parties(statement) in (expected, expected.replace("european-union", "norway+european-union"))


@pytest.mark.parametrize(
    ("text", "cue", "stance"),
    [
        ("Italy rejected a truce.", "rejected", "oppose"),
        ("Italy did not rule out a truce.", "did not rule out", "neutral"),
        ("Italy refused to support a truce.", "refused to support", "oppose"),
        ("Italy expressed support for a truce.", "expressed support for", "support"),
        ("Italy is ready to accept a truce.", "is ready to accept", "support"),
        ("Italy's opposition to a truce grew.", "opposition to", "oppose"),
        ("Italy's refusal even to consider it killed a truce.", "refusal", "oppose"),
        ("Italy zorbed a truce.", "zorbed", "neutral"),
    ],
)
def test_the_leaning_is_decided_by_the_cue(text: str, cue: str, stance: str) -> None:
    (statement,) = made(text, ("Italy", cue, "a truce"))
    assert statement.polarity.value == stance


def test_a_leaning_that_was_found_stays() -> None:
    (statement,) = made("Italy rejected a truce.", ("Italy", "rejected", "a truce", 1))
    assert statement.polarity is Stance.SUPPORT


def test_reports_within_reports() -> None:
    text = "Peru said that Chile rejects the plan."
    outer, inner = made(
        text, ("Chile", "rejects", "the plan"), ("Peru", "said", "that Chile rejects the plan")
    )
    assert (outer.reported_by, inner.reported_by) == (None, "peru")


def test_we_is_whoever_is_quoted() -> None:
    text = "“We reject the plan,” the Peruvian minister said."
    for content in ("“We reject the plan,”", "reject the plan"):
        found = made(text, ("We", "reject", "the plan"), ("the Peruvian minister", "said", content))
        assert {parties(statement) for statement in found} == {"peru"}


def test_two_that_hold_each_other_do_not_hang() -> None:
    text = "Peru said Chile said so."
    found = made(text, ("Peru", "said", "Chile said so"), ("Chile", "said so", "Peru said Chile"))
    assert len(found) == 2


def test_a_quotation_of_several_sentences_is_several_statements() -> None:
    text = "“We stay. They go,” Ann Lee said."
    found = made(text, ("Ann Lee", "said", "We stay. They go"))
    assert [s.content[0].of(text) for s in found] == ["“We stay.", "They go,”"]
    assert {s.mode for s in found} == {Mode.DIRECT}


def test_no_source_goes_on_with_who_spoke() -> None:
    text = "“We stay for good,” Ann Lee said, adding that it was late. “Nothing else is left to do.”"
    found = made(
        text,
        ("Ann Lee", "said", "“We stay for good,”"),
        ("", "adding", "that it was late"),
        ("", "", "“Nothing else is left to do.”"),
    )
    assert [parties(s) for s in found] == ["Ann Lee"] * 3
    assert [s.source for s in found[1:]] == [(), ()]


def test_no_source_and_nobody_before_is_nobody() -> None:
    (statement,) = made("It was reported that talks ended.", ("", "reported", "that talks ended"))
    assert statement.speakers == ()


def test_pronouns_and_relatives() -> None:
    text = "Macron, who rejected the plan, left. He said it was unfair."
    first, second = made(text, ("who", "rejected", "the plan"), ("He", "said", "it was unfair"))
    assert [parties(first), parties(second)] == ["france", "france"]


def test_several_source_spans_are_one_speaker() -> None:
    (statement,) = made("Macron, who rejected it, left.", (("Macron", "who"), "rejected", "it"))
    assert parties(statement) == "france"
    assert len(statement.source) == 2


def test_cues_in_two_pieces_are_kept() -> None:
    text = "Peru turned the plan down."
    (statement,) = made(text, ("Peru", ("turned", "down"), "the plan"))
    assert [span.of(text) for span in statement.cue] == ["turned", "down"]
    assert statement.polarity is Stance.OPPOSE


def test_turns_are_direct() -> None:
    text = "Mr. Lavrov: We reject this map."
    (statement,) = made(text, ("Mr. Lavrov", ":", "We reject this map."), kind=DocumentKind.TRANSCRIPT)
    assert statement.mode is Mode.DIRECT


def test_duplicates_and_what_has_no_content_are_dropped() -> None:
    one = ("Peru", "rejected", "the plan")
    assert len(made("Peru rejected the plan.", one, one, ("Peru", "rejected", ""))) == 1


TEXT = "Peru said “no.\n\nChile, he added, agrees” with it. We reject it, said the EU.\n\nMr. Rossi: Fine."
ANYWHERE = st.tuples(st.integers(-5, len(TEXT) + 5), st.integers(-5, len(TEXT) + 5)).map(lambda p: Span(*p))
SOME = st.lists(ANYWHERE, max_size=3).map(tuple)
ANY_FOUND = st.builds(Found, SOME, SOME, SOME, st.sampled_from([None, 1, 0, -1]), st.floats(-1, 2))


@given(st.lists(ANY_FOUND, max_size=8), st.sampled_from(list(DocumentKind)))
def test_any_spans_at_all_give_well_formed_statements(found: list[Found], kind: DocumentKind) -> None:
    statements = assemble(Document(TEXT, origin="a", kind=kind), found, DIRECTORY, "test.v1")
    assert len({s.id for s in statements}) == len(statements)
    places = [(s.content[0], s.cue[:1]) for s in statements]
    assert places == sorted(places)
    for statement in statements:
        assert 0.0 <= statement.confidence <= 1.0
        for span in (*statement.source, *statement.cue, *statement.content):
            assert 0 <= span.start < span.end <= len(TEXT)


def test_places_stay_those_of_the_document_however_it_is_typed() -> None:
    text = "\ufeffNo\u00ad body came.\r\n\r\n‘We stay. They go,’ Ann Lee\u00a0said."
    found = made(text, ("Ann Lee", "said", "‘We stay. They go,’"))
    assert [s.content[0].of(text) for s in found] == ["‘We stay.", "They go,’"]
    assert {(s.source[0].of(text), s.cue[0].of(text)) for s in found} == {("Ann Lee", "said")}
    assert {s.document for s in found} == {Document(text, origin="a").id}
