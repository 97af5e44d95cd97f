"""A document read: every paragraph, with speech that goes on across sentences and paragraphs."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from plenipo.model import DocumentKind, Span
from plenipo.reading.chunks import chunk
from plenipo.reading.cues import COLON
from plenipo.reading.findings import Finding, nest, place
from plenipo.reading.paragraphs import paragraphs
from plenipo.reading.preceding import announces_speech
from plenipo.reading.quotes import Quote, within
from plenipo.reading.sentence import read_sentence
from plenipo.reading.transcripts import Label, is_told, labels
from plenipo.reading.units import Paragraph, Unit, read_paragraph, units_inside

_SENTENCE_LONG = 25
"""Letters of the shortest quotation that is taken for somebody's when nobody is named."""
_MOST_AROUND = 50
"""How many contents that start before a quotation are looked at for the one it stands in."""
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
    interview = any(label.speaker is None for label in turns.values())
    turn: Label | None = None
    for i, span in enumerate(spans):
        if i in turns:
            turn = turns[i]
        elif kind is not DocumentKind.TRANSCRIPT or (interview and is_told(text, span)):
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
    first = len(reading.findings)
    last = carried = _carried_over(reading, paragraph)
    said = len(carried.content) if carried else 0
    before = reading.speaker
    reading.speaker = None
    for unit in paragraph.units:
        if last is None and before is not None and _is_quotation(unit):
            last = _unmarked(before, paragraph, unit)
            reading.findings += [last] if last else []
            continue
        if last is not None and _is_quotation(unit):
            last.content += [quote.span for quote in within(paragraph.speech, unit.span)]
            continue
        found = _read_unit(unit, paragraph.quotes)
        reading.findings += found
        last = next((f for f in found if f.within is None and f.rule in _SPEECH_RULES), None)
        before = last or (before if not found else None)
        if last is not None and not any(within(paragraph.speech, span) for span in last.content):
            last = None
    holders = _Holders(
        ([(carried, carried.content[said:])] if carried else [])
        + [(finding, finding.content) for finding in reading.findings[first:]]
    )
    for quote in paragraph.speech:
        _read_inside(reading, holders.of(quote), quote)
    reading.speaker = before
    reading.open_speech = last if paragraph.quotes and not paragraph.quotes[-1].closed else None
    reading.announced = _announced(reading, paragraph)


def _is_quotation(unit: Unit) -> bool:
    """Whether a unit is nothing but a quotation."""
    return "Q" in unit.tags and set(unit.tags) <= {"Q", "."}


def _unmarked(speaker: Finding, paragraph: Paragraph, unit: Unit) -> Finding | None:
    """A quotation nobody is named for: it is of who was quoted last, if it is more than a few words."""
    spans = [quote.span for quote in within(paragraph.speech, unit.span)]
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


class _Holders:
    """The findings of a paragraph that stand in no other, by the stretches that are their content."""

    def __init__(self, contents: Sequence[tuple[Finding, Sequence[Span]]]) -> None:
        outermost = [(finding, content) for finding, content in contents if finding.within is None]
        held = sorted((span, at) for at, (_, content) in enumerate(outermost) for span in content)
        self._findings = [finding for finding, _ in outermost]
        self._spans = [span for span, _ in held]
        self._whose = [at for _, at in held]

    def of(self, quote: Quote) -> Finding | None:
        """The last of those found whose content has the whole quotation."""
        end = bisect_right(self._spans, (quote.words.start, quote.words.end + 1))
        near = range(max(0, end - _MOST_AROUND), end)
        whose = [self._whose[i] for i in near if self._spans[i].end >= quote.words.end]
        return self._findings[max(whose)] if whose else None


def _read_inside(reading: Reading, holder: Finding | None, quote: Quote) -> None:
    """What the speaker of a quotation says that others say, and that they themselves reject or want."""
    if holder is None:
        return
    for unit in units_inside(reading.text, quote.words):
        inside = _read_unit(unit, ())
        for finding in inside:
            finding.within = finding.within or holder
        reading.findings += inside
