"""What holds for any text."""

from itertools import pairwise

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plenipo.model import Document, DocumentKind
from plenipo.reading import Directory, RuleReader, sentences

READER = RuleReader(Directory.for_codebook(None))
WORDS = (
    "Peru|Chile|the envoy|he|she|We|said|says|told|reporters|that|rejected|supports|did not|will|to|by|for|"
    "according to|who|which|and|but|while|adding|the plan|a truce|opposed|plans|is|ready|Mr.|U.S.|5|as|"
    "premature|if|whether|opposition|voiced|’s|n't|for the EU"
)
MARKS = ",;:.?“”\"'()—-\n"
PIECES = st.sampled_from([*WORDS.split("|"), *MARKS, "\n\n"])
PROSE = st.lists(PIECES, max_size=60).map(" ".join)
ANY_TEXT = st.one_of(st.text(max_size=300), PROSE)
KINDS = st.sampled_from(list(DocumentKind))
SLOW = settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow])


@SLOW
@given(ANY_TEXT, KINDS)
def test_spans_lie_in_the_text_and_say_something(text: str, kind: DocumentKind) -> None:
    for statement in READER.read(Document(text, origin="x", kind=kind)):
        assert statement.content
        for span in (*statement.source, *statement.cue, *statement.content):
            assert 0 <= span.start < span.end <= len(text)
            assert span.of(text).strip()


@SLOW
@given(ANY_TEXT)
def test_reading_order_and_no_duplicates(text: str) -> None:
    statements = READER.read(Document(text, origin="x"))
    assert len({statement.id for statement in statements}) == len(statements)
    firsts = [(statement.content[0], statement.cue[0]) for statement in statements]
    assert firsts == sorted(firsts)


@SLOW
@given(ANY_TEXT)
def test_sentences_cover_everything_once(text: str) -> None:
    spans = sentences(text)
    assert all(one.end <= other.start for one, other in pairwise(spans))
    covered = "".join(span.of(text) for span in spans)
    assert [c for c in covered if not c.isspace()] == [c for c in text if not c.isspace()]


@SLOW
@given(PROSE.map(lambda text: " ".join(text.split())))
def test_other_paragraphs_do_not_matter(text: str) -> None:
    """The same paragraph gives the same spans, whatever stands before and after it."""

    def spans(document: str, offset: int) -> set[tuple[tuple[int, int], ...]]:
        found = READER.read(Document(document, origin="x"))
        end = offset + len(text)
        return {
            tuple((s.start - offset, s.end - offset) for s in (*one.source, *one.cue, *one.content))
            for one in found
            if one.speakers and offset <= one.cue[0].start < end and not _pronoun(document, one.source)
        }

    before = "The weather was fine in the valley.\n\n"
    surrounded = before + text + "\n\nIt rained on the hills."
    assert spans(surrounded, len(before)) == spans(text, 0)


def _pronoun(text: str, source: tuple) -> bool:  # type: ignore[type-arg]
    return any(span.of(text).lower() in ("he", "she", "it", "they", "we", "who", "which") for span in source)
