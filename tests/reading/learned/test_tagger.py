"""The tagger with the weights that ship: what it finds, and that it is the same tomorrow."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plenipo.model import Document, Stance
from plenipo.reading import Directory
from plenipo.reading.found import Found
from plenipo.reading.learned import LearnedReader, weights
from plenipo.reading.learned.tagger import Tagger

MIB = 1024 * 1024


@pytest.fixture(scope="module")
def tagger() -> Tagger:
    return Tagger(weights.load(weights.DEFAULT))


def shown(text: str, found: list[Found]) -> list[tuple[str, str, str]]:
    return [
        tuple(" ... ".join(span.of(text) for span in part) for part in (one.source, one.cue, one.content))  # type: ignore[misc]
        for one in found
    ]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "The minister said the border would stay open.",
            ("The minister", "said", "the border would stay open"),
        ),
        (
            "Ruritania rejected the proposal on Monday.",
            ("Ruritania", "rejected", "the proposal"),
        ),
        (
            '"We stay," he said. "We will not go before June."',
            ("he", "said", "We stay ... We will not go before June"),
        ),
        (
            "According to the envoy, both sides want a truce.",
            ("the envoy", "According to", "both sides want a truce"),
        ),
        (
            "Anna Brenn, who leads the delegation, insisted that the map be changed.",
            ("Anna Brenn", "insisted", "that the map be changed"),
        ),
    ],
)
def test_plain_cases(tagger: Tagger, text: str, wanted: tuple[str, str, str]) -> None:
    assert wanted in shown(text, tagger.tag(text))


def test_each_set_of_weights_reads() -> None:
    for name in weights.names():
        found = Tagger(weights.load(name)).tag("The minister said the talks would go on.")
        assert [one.cue for one in found], name


def test_what_is_no_attribution(tagger: Tagger) -> None:
    assert tagger.tag("The ship left the port at noon. It carried grain.") == []
    assert tagger.tag("") == []


def test_confidences_are_chances(tagger: Tagger) -> None:
    found = tagger.tag("Ruritania rejected the proposal. Its envoy said the map was wrong.")
    assert found
    assert all(0 < one.confidence < 1 for one in found)


def test_speakers_and_leaning() -> None:
    reader = LearnedReader(Directory.for_codebook(None))
    (statement,) = reader.read(Document("Poland rejected the plan.", origin="example.txt"))
    assert statement.polarity is Stance.OPPOSE
    assert [speaker.name for speaker in statement.speakers] == ["Poland"]
    assert statement.reader == f"learned.{weights.DEFAULT}.v1"


@settings(max_examples=30)
@given(st.text(alphabet=st.sampled_from("ab said\"'.,\n“”‘’He\u00a0\u00ad"), max_size=400))
def test_any_text_can_be_tagged(tagger: Tagger, text: str) -> None:
    for one in tagger.tag(text):
        for span in (*one.source, *one.cue, *one.content):
            assert 0 <= span.start < span.end <= len(text)


def test_the_weights_are_small_and_say_what_they_are() -> None:
    files = [path for path in weights.FOLDER.iterdir() if path.is_file()]
    assert sum(path.stat().st_size for path in files) < 45 * MIB
    assert max(path.stat().st_size for path in files) < 30 * MIB
    assert weights.names() == ["full", "open"]
    for name in weights.names():
        about = json.loads((weights.FOLDER / f"{name}.json").read_text(encoding="utf-8"))
        assert about["name"] == f"learned.{name}.v1"
        assert all(part["data"] and part["licence"] for part in about["made_from"])
    assert not any("PolNeAR" in part["data"] for part in weights.about("open")["made_from"])


def test_unknown_weights_are_refused() -> None:
    with pytest.raises(FileNotFoundError, match="there are: full, open"):
        weights.load("best")
