"""A document read: every paragraph, with speech that goes on across sentences and paragraphs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from plenipo.model import DocumentKind, Span
from plenipo.reading.chunks import chunk
from plenipo.reading.cues import COLON
from plenipo.reading.findings import Finding, nest, place
from plenipo.reading.paragraphs import paragraphs
from plenipo.reading.preceding import announces_speech
from plenipo.reading.quotes import Quote
from plenipo.reading.sentence import read_sentence
from plenipo.reading.transcripts import Label, labels
from plenipo.reading.units import Paragraph, Unit, read_paragraph, units_inside

_SENTENCE_LONG = 25
"""Letters of the shortest quotation that is taken for somebody's when nobody is named."""
_SPEECH_RULES = frozenset(("before", "inverted", "verb-q", "participle-q", "block"))


@dataclass(slots=True)
class Reading:
    """What was found in a document so far."""

    text: str
    findings: list[Finding] = field(default_factory=list)
    quotes: list[Quote] = field(default_factory=list)
    open_speech: Finding | None = None
    """Whose quotation was not closed at the end of the last paragraph."""
    speaker: Finding | None = None
    """Who was quoted last, in this paragraph or the one before."""
    announced: Finding | None = None
    """Who is to speak in the next paragraph: “Smith said:”."""


def read_text(text: str, kind: DocumentKind = DocumentKind.NEWS) -> Reading:
    """The findings of a text, in reading order, and its quotations."""
    reading = Reading(text)
    spans = list(paragraphs(text))
    turns = labels(text, spans, kind)
    turn: Label | None = None
    for i, span in enumerate(spans):
        if i in turns:
            turn = turns[i]
        elif kind is not DocumentKind.TRANSCRIPT:
            turn = None
        paragraph = read_paragraph(text, Span(turns[i].start, span.end) if i in turns else span)
        reading.quotes += paragraph.quotes
        before = len(reading.findings)
        if turn is not None and turn.speaker is not None:
            _read_turn(reading, paragraph, turn, kind is DocumentKind.TRANSCRIPT)
        else:
            _read_prose(reading, paragraph)
        for finding in reading.findings[before:]:
            finding.paragraph = span.start
    return reading


def _read_turn(reading: Reading, paragraph: Paragraph, label: Label, sentences: bool) -> None:
    """A paragraph of somebody's turn; in a transcript each of its ``sentences`` is a statement."""
    named = (label.speaker,) if label.speaker else ()
    colon = Span(label.colon, label.colon + 1)
    turn = None
    for unit in paragraph.units:
        if sentences or turn is None:
            span = unit.span if sentences else paragraph.span
            turn = Finding("label", COLON, named, named, label.role, colon, [span], 0)
            reading.findings.append(turn)
        inside = _read_unit(unit, paragraph.quotes)
        for finding in inside:
            finding.within = finding.within or turn
        reading.findings += inside


def _read_unit(unit: Unit, quotes: Sequence[Quote]) -> list[Finding]:
    found = [place(unit, attribution, quotes) for attribution in read_sentence(unit)]
    nest(found)
    return found


def _read_prose(reading: Reading, paragraph: Paragraph) -> None:
    last = _carried_over(reading, paragraph)
    before = reading.speaker
    reading.speaker = None
    for unit in paragraph.units:
        if last is None and before is not None and _is_quotation(unit):
            last = _unmarked(before, paragraph, unit)
            reading.findings += [last] if last else []
            continue
        if last is not None and _is_quotation(unit):
            last.content += [quote.span for quote in paragraph.speech if quote.span.overlaps(unit.span)]
            continue
        found = _read_unit(unit, paragraph.quotes)
        reading.findings += found
        last = next((f for f in found if f.within is None and f.rule in _SPEECH_RULES), None)
        before = last or (before if not found else None)
        if last is not None and not any(q.span.overlaps(s) for q in paragraph.speech for s in last.content):
            last = None
    for quote in paragraph.speech:
        _read_inside(reading, paragraph, quote)
    reading.speaker = before
    reading.open_speech = last if paragraph.quotes and not paragraph.quotes[-1].closed else None
    reading.announced = _announced(reading, paragraph)


def _is_quotation(unit: Unit) -> bool:
    """Whether a unit is nothing but a quotation."""
    return "Q" in unit.tags and set(unit.tags) <= {"Q", "."}


def _unmarked(speaker: Finding, paragraph: Paragraph, unit: Unit) -> Finding | None:
    """A quotation nobody is named for: it is of who was quoted last, if it is more than a few words."""
    spans = [quote.span for quote in paragraph.speech if quote.span.overlaps(unit.span)]
    if sum(span.end - span.start for span in spans) < _SENTENCE_LONG:
        return None
    return replace(speaker, rule="unmarked", content=spans)


def _carried_over(reading: Reading, paragraph: Paragraph) -> Finding | None:
    """The finding whose speech goes on in this paragraph: left open, or announced by “said:”."""
    starts = bool(paragraph.quotes) and paragraph.quotes[0].span.start == paragraph.span.start
    if reading.open_speech is not None and starts:
        return reading.open_speech
    if reading.announced is not None and starts and paragraph.units and _is_quotation(paragraph.units[0]):
        finding = reading.announced
        reading.findings.append(finding)
        return finding
    return None


def _announced(reading: Reading, paragraph: Paragraph) -> Finding | None:
    """A finding without content yet, when the paragraph ends in “Smith said:”."""
    if not paragraph.units or reading.text[paragraph.span.end - 1] not in ":,":
        return None
    unit = paragraph.units[-1]
    found = announces_speech(chunk(unit))
    return place(unit, found, ()) if found else None


def _read_inside(reading: Reading, paragraph: Paragraph, quote: Quote) -> None:
    """What the speaker of a quotation says that others say, and that they themselves reject or want."""
    holder = next(
        (f for f in _recent(reading, paragraph) if any(s.contains(quote.words) for s in f.content)), None
    )
    if holder is None:
        return
    for unit in units_inside(reading.text, quote.words):
        inside = _read_unit(unit, ())
        for finding in inside:
            finding.within = finding.within or holder
        reading.findings += inside


def _recent(reading: Reading, paragraph: Paragraph) -> Iterator[Finding]:
    """The findings of this paragraph and the last one carried over, outermost first."""
    for finding in reversed(reading.findings):
        if (
            finding.cue_span.end <= paragraph.span.start
            and finding is not reading.open_speech
            and finding.rule != "block"
        ):
            break
        if finding.within is None:
            yield finding
