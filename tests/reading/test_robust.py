"""Nothing a document can hold stops the reader, and what it holds in one sentence has bounds."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plenipo.model import Document, DocumentKind
from plenipo.reading import Directory, RuleReader
from plenipo.reading.attribution import MOST_FOUND
from plenipo.reading.canonical import canonical
from plenipo.reading.chunks import chunk
from plenipo.reading.marks import outermost
from plenipo.reading.paragraphs import paragraphs
from plenipo.reading.sentence import read_sentence
from plenipo.reading.sentences import LONGEST
from plenipo.reading.units import MOST_SPOKEN, QUOTATION, read_paragraphs

READER = RuleReader(Directory.for_codebook(None))
SLOW = settings(deadline=None, max_examples=120, suppress_health_check=[HealthCheck.too_slow])
KINDS = st.sampled_from(list(DocumentKind))
MARKS = st.text(alphabet="\"'“”‘’`«»„ \nPeru said.,:()", max_size=200)
UNUSUAL = st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=200)
HOSTILE = [
    '"',
    "'",
    "“”",
    "'a ",
    "'a b' ",
    '"We go." ',
    '"We go. Now" and ',
    "Peru said: “no” ",
    "a",
    "word ",
    "said ",
    "A said B said ",
    "Peru, supported by Chile, ",
    ", ",
    "(a ",
    "Mr. X (Y): ",
    "1",
    "a\u0301",
    "...",
    "_",
    "\r",
    "\u00ad",
]


@SLOW
@given(st.one_of(MARKS, UNUSUAL), KINDS)
def test_any_text_is_read_and_spans_lie_in_it(text: str, kind: DocumentKind) -> None:
    for statement in READER.read(Document(text, origin="x", kind=kind)):
        for span in (*statement.source, *statement.cue, *statement.content):
            assert 0 <= span.start < span.end <= len(text)


@pytest.mark.parametrize("marks", range(8))
def test_an_odd_number_of_marks_is_no_error(marks: int) -> None:
    text = "Peru said no. " + '"We go now, ' * marks + "the envoy said.\n\nChile rejected the plan."
    found = READER.read(Document(text, origin="x"))
    assert "rejected" in [statement.cue[0].of(text) for statement in found]


@SLOW
@given(MARKS)
def test_quotations_do_not_overlap(text: str) -> None:
    text = canonical(text).text
    for paragraph in paragraphs(text):
        end = paragraph.start
        for opening, closing in outermost(text, paragraph):
            assert end <= opening < (closing or paragraph.end) <= paragraph.end
            end = opening + 1 if closing is None else closing + 1


@pytest.mark.parametrize("pattern", HOSTILE)
def test_what_a_sentence_holds_has_bounds(pattern: str) -> None:
    text = canonical((pattern * 20000)[:20000]).text
    for paragraph in read_paragraphs(text):
        for unit in paragraph.units:
            assert unit.words.count(QUOTATION) <= MOST_SPOKEN + LONGEST // 2
            assert len(unit.words) <= 2 * LONGEST
            assert chunk(unit).end[-1] == len(unit.words)
            assert len(read_sentence(unit)) <= MOST_FOUND


@pytest.mark.parametrize(
    "text",
    [
        "Ossiria would accept observers of the Union;, Prime Minister Anna Berg told the talks, only if.",
        "He stood in a room" + ", she added, could s" * 4 + ", she added, could report.",
    ],
)
def test_parted_and_piled_up_speakers(text: str) -> None:
    """Shapes near those the fuzz run broke on; the run itself (benchmarks/fuzz_reader.py) guards them."""
    for statement in READER.read(Document(text, origin="x")):
        assert all(span.start < span.end for span in (*statement.source, *statement.content))
