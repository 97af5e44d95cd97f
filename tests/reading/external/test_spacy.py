"""A spaCy pipeline as a reader: the real spaCy where it is installed, look-alikes everywhere."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import pytest

from plenipo.errors import PlenipoError
from plenipo.model import Document, Stance, Statement
from plenipo.reading import Directory
from plenipo.reading.external import SpacyReader, configured
from tests.reading.pipelines import FakeDoc, FakePipeline, FakeSpan, tree

DIRECTORY = Directory.for_codebook(None)


class Fixed(FakePipeline):
    """A pipeline that always gives the same."""

    def __init__(self, doc: Any) -> None:
        self.doc = doc

    def __call__(self, _: str) -> Any:
        return self.doc


def read(doc: Any) -> tuple[Statement, ...]:
    return SpacyReader(DIRECTORY, Fixed(doc)).read(Document(doc.text, origin="a"))


def told(doc: Any) -> list[tuple[str, str, str, str]]:
    return [
        (
            "+".join(speaker.party for speaker in s.speakers),
            " ".join(span.of(doc.text) for span in s.cue),
            " … ".join(span.of(doc.text) for span in s.content),
            s.polarity.value,
        )
        for s in read(doc)
    ]


CLAUSE = ("Peru said that Chile left .", "nsubj>1 ROOT mark>4 nsubj>4 ccomp>1 punct>1")
THING = ("Peru did not reject the plan .", "nsubj>3 aux>3 neg>3 ROOT det>5 dobj>3 punct>3")
CHAIN = (
    "Peru refused to support the plan .",
    "nsubj>1 ROOT aux>3 xcomp>1 det>5 dobj>3 punct>1",
)
PREPOSITION = ("Peru called for a truce .", "nsubj>1 ROOT prep>1 det>4 pobj>2 punct>1")
UNIVERSAL = ("Peru called for a truce .", "nsubj>1 ROOT case>4 det>4 obl>1 punct>1")
PARATAXIS = ("It is over , Peru said .", "nsubj>2 cop>2 ROOT punct>5 nsubj>5 parataxis>2 punct>2")
PASSIVE = (
    "The plan was rejected by Peru .",
    "det>1 nsubjpass>3 auxpass>3 ROOT agent>3 pobj>4 punct>3",
)
JOINED = (
    "Peru left and rejected the plan .",
    "nsubj>1 ROOT cc>1 conj>1 det>5 dobj>3 punct>1",
)
EXPECTED = [
    (CLAUSE, ("peru", "said", "that Chile left", "neutral")),
    (THING, ("peru", "did not reject", "the plan", "neutral")),
    (CHAIN, ("peru", "refused to support", "the plan", "oppose")),
    (PREPOSITION, ("peru", "called for", "a truce", "support")),
    (UNIVERSAL, ("peru", "called for", "a truce", "support")),
    (PARATAXIS, ("peru", "said", "It is over", "neutral")),
    (PASSIVE, ("peru", "rejected", "The plan", "oppose")),
    (JOINED, ("peru", "rejected", "the plan", "oppose")),
]


@pytest.mark.parametrize(("sentence", "expected"), EXPECTED)
def test_a_parse_is_read_with_our_lexicon(sentence: tuple[str, str], expected: tuple[str, ...]) -> None:
    (found,) = told(tree(*sentence))
    assert " ".join(found[1].split()) == expected[1]
    assert (found[0], found[2], found[3]) == (expected[0], expected[2], expected[3])


@pytest.mark.parametrize(("sentence", "expected"), EXPECTED)
def test_a_parse_of_spacy_itself(sentence: tuple[str, str], expected: tuple[str, ...]) -> None:
    pytest.importorskip("spacy", reason='needs spaCy: pip install "plenipo[spacy]"')
    found = told(real(*sentence))
    assert [(one[0], one[2], one[3]) for one in found] == [(expected[0], expected[2], expected[3])]


def real(text: str, rows: str) -> Any:
    """The same tree as a Doc of spaCy's."""
    import spacy
    from spacy.tokens import Doc

    relations, heads = zip(*(row.partition(">")[::2] for row in rows.split()), strict=True)
    words = text.split()
    return Doc(
        spacy.blank("en").vocab,
        words=words,
        spaces=[True] * (len(words) - 1) + [False],
        heads=[int(head) if head else at for at, head in enumerate(heads)],
        deps=list(relations),
    )


def test_a_quotation_is_taken_whole_and_goes_on() -> None:
    text = '"It is over," Peru said. "We have tried it all and lost."'
    rows = "punct>3 nsubj>3 cop>3 ccomp>7 punct>7 punct>7 nsubj>7 ROOT punct>7 " + "dep>7 " * 11
    found = told(tree(text, rows[: rows.rindex("dep")]))
    assert [one[2] for one in found] == ['"It is over,"', '"We have tried it all and lost."']
    assert {one[0] for one in found} == {"peru"}


def test_no_parse_and_no_spans_find_nothing() -> None:
    assert read(FakeDoc("Peru said no.")) == ()


def test_spans_with_ids_are_taken_as_they_are() -> None:
    text = "Peru and Chile said no and rejected it."
    doc = FakeDoc(
        text,
        {
            "attributions": [
                FakeSpan("SOURCE", 0, 4, "a"),
                FakeSpan("CUE", 27, 35, "a"),
                FakeSpan("CONTENT", 36, 38, "a"),
                FakeSpan("CUE", 15, 19, "b"),
                FakeSpan("SOURCE", 0, 4, "c"),
            ]
        },
    )
    assert told(doc) == [("peru", "rejected", "it", "oppose")]


def test_spans_without_ids_go_to_the_nearest_cue_of_their_paragraph() -> None:
    text = "Peru said no. Chile rejected talks.\n\nNorway"
    spans = [
        FakeSpan(label.upper(), text.index(words), text.index(words) + len(words))
        for label, words in (
            ("source", "Peru"),
            ("cue", "said"),
            ("content", "no"),
            ("source", "Chile"),
            ("cue", "rejected"),
            ("content", "talks"),
            ("content", "Norway"),
        )
    ]
    expected = [("peru", "said", "no", "neutral"), ("chile", "rejected", "talks", "oppose")]
    assert told(FakeDoc(text, {"sc": spans})) == expected
    assert told(FakeDoc(text, ents=spans)) == expected


def test_other_spans_are_no_attributions() -> None:
    doc = tree(*CLAUSE)
    doc.spans = {"sc": [FakeSpan("PRODUCT", 0, 4)]}
    doc.ents = [FakeSpan("GPE", 0, 4)]
    assert len(read(doc)) == 1


def test_a_span_group_of_spacy_itself() -> None:
    pytest.importorskip("spacy", reason='needs spaCy: pip install "plenipo[spacy]"')
    import spacy
    from spacy.tokens import Span, SpanGroup

    doc = spacy.blank("en")("Peru said no.")
    labels = ("SOURCE", "CUE", "CONTENT")
    spans = [Span(doc, at, at + 1, label=label, span_id="1") for at, label in enumerate(labels)]
    doc.spans["attributions"] = SpanGroup(doc, spans=spans, attrs={"scores": [0.9, 0.8, 0.7]})
    (statement,) = read(doc)
    assert (statement.speakers[0].party, statement.confidence) == ("peru", 0.7)
    assert statement.polarity is Stance.NEUTRAL


def test_names_carry_the_pipeline_and_its_version(tmp_path: Path) -> None:
    assert SpacyReader(DIRECTORY, FakePipeline()).name == "spacy:en_fake-1.2.0.v1"
    folder = tmp_path / "mine"
    folder.mkdir()
    assert configured(f"spacy:{folder}")[0] == "spacy:mine.v1"
    (folder / "meta.json").write_text(json.dumps({"version": "3.1"}))
    assert configured(f"spacy:{folder}")[0] == "spacy:mine-3.1.v1"


def test_without_spacy_one_sentence_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "spacy", None)
    with pytest.raises(PlenipoError, match=r"spaCy is not installed\. Install it"):
        configured("spacy:en_core_web_sm")[1](DIRECTORY)


def test_a_pipeline_that_is_not_there() -> None:
    pytest.importorskip("spacy", reason='needs spaCy: pip install "plenipo[spacy]"')
    with pytest.raises(PlenipoError, match="no spaCy pipeline"):
        SpacyReader(DIRECTORY, "no_such_pipeline")


def test_a_pipeline_that_changes_the_text_is_refused() -> None:
    with pytest.raises(PlenipoError, match="changes the text"):
        SpacyReader(DIRECTORY, Fixed(FakeDoc("Other."))).read(Document("Peru said no.", origin="a"))


def test_a_text_that_is_too_long_for_the_pipeline() -> None:
    pipeline = FakePipeline()
    pipeline.max_length = 10
    with pytest.raises(PlenipoError, match="longer than the 10 characters"):
        SpacyReader(DIRECTORY, pipeline).read(Document("Peru said no to it.", origin="a"))
