"""The learned coder: what it is shown of a statement, and what it makes of statements with labels alone."""

import pytest

from plenipo.coding import parse_codebook
from plenipo.coding.learned import LearnedCoder
from plenipo.coding.learned.hints import HINTS, hints
from plenipo.coding.learned.units import CLOSES, HOLDER, OPENS, OPTION, Sentences, Shower, units
from plenipo.coding.learned.weights import load
from plenipo.coding.tokens import Text
from plenipo.model import Document, Mode, Span, Speaker, Stance, Statement
from plenipo.reading import Directory
from plenipo.reading.learned import LearnedReader

CODEBOOK = parse_codebook(
    """
title: Talks on a river
actors:
  upland: {name: Upland, kind: state}
  lowland: {name: Lowland, kind: state}
issues:
  filling:
    label: Filling of the dam
    question: How fast is the dam filled?
    scale: ordinal
    options:
      three: {label: In three years}
      seven: {label: In seven years}
  inspectors:
    label: Inspectors
    question: Who may look?
    options:
      foreign: {label: Foreign inspectors at the dam}
      own: {label: Each side inspects its own works}
""",
    "river",
)


def said(text: str, *, content: str, source: str = "", cue: str = "") -> Statement:
    """A statement of a text by the words of its parts."""

    def spans(words: str) -> tuple[Span, ...]:
        start = text.find(words)
        return (Span(start, start + len(words)),) if words else ()

    speakers = (Speaker(source, source),)
    return Statement(
        "d", spans(source), spans(cue), spans(content), Mode.INDIRECT, speakers, Stance.NEUTRAL, 0.9, "test"
    )


def claims(text: str) -> tuple:
    document = Document(text, origin="a.txt")
    reader = LearnedReader(Directory.for_codebook(CODEBOOK))
    return LearnedCoder(CODEBOOK).code(document, reader.read(document))


def test_units_are_the_sentences_of_a_content() -> None:
    text = 'Upland said: "No dam. No water." It left.'
    (first, second) = units(text, [said(text, source="Upland", cue="said", content='"No dam. No water."')])
    assert first.content.of(text) == '"No dam.'
    assert second.content.of(text) == 'No water."'
    assert second.before is not None
    assert second.before.of(text) == 'Upland said: "No dam.'


def test_sentences_do_not_end_at_titles() -> None:
    text = "Gen. Oro met Mr. Lamb. They spoke.\n\nNobody knows."
    sentences = Sentences(text)
    found = [sentences.at(number).of(text) for number in range(len(sentences.starts))]
    assert found == ["Gen. Oro met Mr. Lamb.", "They spoke.", "Nobody knows."]


def test_a_unit_is_shown_with_marks_around_its_content() -> None:
    text = "Upland wants the dam filled in three years, it said."
    (unit,) = units(text, [said(text, source="Upland", cue="wants", content="the dam filled in three years")])
    shower: Shower = load().shower
    shown = shower.unit(text, unit)
    inside = shown[shown.index(OPENS) + 1 : shown.index(CLOSES)]
    assert inside == shower.words("the dam filled in three years", 100)
    assert shown[1] == HOLDER
    assert shower.option("In three years")[0] == OPTION


def test_long_texts_are_cut_before_the_network_sees_them() -> None:
    text = "Upland said " + "water " * 5000
    (unit,) = units(text, [said(text, source="Upland", cue="said", content=text[12:].strip())])
    assert len(load().shower.unit(text, unit)) < 160


def test_hints_tell_support_from_opposition() -> None:
    text = "Upland wants inspectors. Lowland rejects inspectors."
    (first,) = units(text, [said(text, source="Upland", cue="wants", content="inspectors")])
    (second,) = units(text, [said(text, source="Lowland", cue="rejects", content="inspectors.")])
    one, other = hints(Text(text), first), hints(Text(text), second)
    assert len(one) == HINTS
    assert one[-5] != other[-5]


@pytest.mark.parametrize(
    ("text", "actor", "option", "stance"),
    [
        ("Upland wants to fill the dam in three years.", "upland", "three", Stance.SUPPORT),
        ("Lowland rejected foreign inspectors at the dam.", "lowland", "foreign", Stance.OPPOSE),
        ("Lowland demanded that the dam be filled in seven years.", "lowland", "seven", Stance.SUPPORT),
    ],
)
def test_labels_are_enough(text: str, actor: str, option: str, stance: Stance) -> None:
    found = {(c.actor, c.option): c.stance for c in claims(text)}
    assert found.get((actor, option)) is stance


def test_nothing_is_made_of_other_matters() -> None:
    assert claims("Upland said that the weather was fine and that lunch had been served.") == ()


def test_evidence_is_verbatim_and_every_claim_says_why() -> None:
    text = "Upland wants to fill the dam in three years, provided that Lowland pays for the turbines."
    found = claims(text)
    assert found
    for claim in found:
        assert all(e.span.of(text) == e.text for e in claim.evidence)
        assert "like “" in claim.reason
        assert 0 < claim.confidence < 1
    assert [c.text for c in found[0].conditions] == ["provided that Lowland pays for the turbines"]


def test_the_same_text_gives_the_same_claims() -> None:
    text = "Lowland rejected foreign inspectors at the dam. Upland wants them."
    assert claims(text) == claims(text)


def test_a_codebook_without_issues_gives_no_claims() -> None:
    empty = parse_codebook(
        "title: Nothing\nissues:\n  a:\n    label: A\n    question: Q\n    options:\n      x: {label: X}\n",
        "e",
    )
    document = Document("Upland wants nothing.", origin="a.txt")
    assert LearnedCoder(empty).code(document, ()) == ()
