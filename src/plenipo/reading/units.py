"""The stretches of text that are read at once: a sentence, in which a whole quotation counts as one word."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from plenipo.model import Span
from plenipo.reading.cues import cues
from plenipo.reading.paragraphs import paragraphs
from plenipo.reading.quotes import Quote, quotes, within
from plenipo.reading.sentences import split
from plenipo.reading.spelling import american
from plenipo.reading.tagger import tag
from plenipo.reading.tags import lexicon

_CLITIC = r"(?:s|S|ll|re|ve|d|m|t)\b"
_TOKEN = re.compile(
    r"(?:[A-Za-z]\.){2,}[A-Za-z]?"  # U.S.
    r"|\d+(?:[.,:]\d+)*[\w-]*"
    rf"|[^\W\d_]+(?:[-/&]\w+|['’](?!{_CLITIC})[^\W_]+)*"
    rf"|['’]{_CLITIC}|--+|[.!?…]+|[^\s*_#>|~^=•]"
)
_AGENCY = r"\([A-Za-z /]{2,30}\)"
_DAY = r"[A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4})?"
_DATELINE = re.compile(
    rf"(?:{_DAY} {_AGENCY}\s?(?:—|–|--?)\s)|"
    rf"[A-Z][A-Z .’'-]{{2,30}}(?:, (?:[A-Z][\w.]+,? ?){{1,3}})?(?:,? ?{_DAY})?(?: ?{_AGENCY})?"
    r"\s?(?:—|–|--?)\s"
)
_LIST_MARK = re.compile(r"(?:\(?(?:\d{1,3}|[a-z]|[ivx]{2,4})[.)]|[-•*–—])\s+(?=\S)")
_SPEECH_VERBS = (
    "said|says|asked|asks|told|tells|wrote|writes|added|adds|replied|continued|tweeted|declared|exclaimed|responded|"
    "wondered"
)
_SAYS_SO = re.compile(
    r"(?:[A-Z][\w.’'-]{0,30},?\s+){1,5}(?:also\s+|then\s+|later\s+)?(?:" + _SPEECH_VERBS + r")\b\s*"
    r"(?:[.,]|in\s|on\s|at\s|during\s|to\s|of\s|reporters|supporters|him|her|them|when\s|while\s|as\s|after\s|[A-Z][a-z]+day|last\s|\Z)"
)
_BEFORE_SPEECH = re.compile(r"(?:[,:—–-]|\b(?:that|and|but))\s*\Z")
_LAST_WORD = re.compile(r"([^\W\d_]+),?\s*\Z")
_INNER_END = re.compile(r"[a-z]{2}[.!?]\s+[A-Z“\"]")
_ENDS_SPEECH = re.compile(r"[,.?!…—–-][’'”\"]?\Z")


_SHORTEST = 6
"""“I will” is the shortest thing that is read."""
MOST_SPOKEN = 30
"""Spoken quotations that stand in one unit, at the most; nobody writes more in a sentence."""
QUOTATION = "“”"
"""The word that stands for a whole quotation."""


class Paragraph(NamedTuple):
    """A paragraph, its quotations, and which of them are speech and stand as one word."""

    span: Span
    quotes: list[Quote]
    speech: list[Quote]
    units: list[Unit]


@dataclass(frozen=True, slots=True)
class Unit:
    """A sentence as words: forms to look up, offsets into the document and word classes."""

    span: Span
    words: list[str]
    starts: list[int]
    ends: list[int]
    tags: list[str]
    quotations: tuple[tuple[int, int], ...]
    """First and end word of each quotation that stands inside the sentence."""
    shouts: bool = False
    """Whether the first word is all in capitals, as the lead-in of a paragraph is: “PRISONERS: ...”."""


def read_paragraphs(text: str) -> Iterator[Paragraph]:
    """The paragraphs of a document with their units, in order."""
    for span in paragraphs(text):
        yield read_paragraph(text, span)


def read_paragraph(text: str, span: Span) -> Paragraph:
    """One paragraph (or what is left of it) with its quotations and units."""
    found = quotes(text, span)
    speech = [quote for quote in found if _is_speech(text, quote, span)]
    units = []
    for part in _parts(text, span, speech):
        if part.end - part.start >= _SHORTEST:
            units.append(unit(text, part, within(found, part), within(speech, part)))
    return Paragraph(span, found, speech, [each for each in units if each.words])


def units_inside(text: str, span: Span) -> Iterator[Unit]:
    """The sentences inside a quotation, each with all its words."""
    for part in split(text, span):
        inside = unit(text, part, (), ())
        if inside.words:
            yield inside


def _is_speech(text: str, quote: Quote, paragraph: Span) -> bool:
    """Whether a quotation is an utterance of its own rather than words woven into the sentence."""
    words = quote.words.of(text)
    if _INNER_END.search(words[:4000]):
        return True
    before = text[max(paragraph.start, quote.span.start - 20) : quote.span.start].rstrip()
    first = not before or before[-1] in ".!?…”\"'"
    ends = _ENDS_SPEECH.search(words[-3:]) is not None or text[quote.span.end : quote.span.end + 1] == ","
    if first:
        return ends or not quote.closed
    if not words[0].isupper() and not words[0].isdigit():
        return before[-1] in ",:" and (ends or quote.span.end == paragraph.end) and len(words) > 12
    if _is_said(before):
        return ends or len(words.split()) > 2
    introduced = _BEFORE_SPEECH.search(before) is not None
    return introduced and (ends or before[-1] == ":" or len(words.split()) > 5)


def _is_said(before: str) -> bool:
    """Whether a verb of saying stands before a quotation."""
    word = _LAST_WORD.search(before)
    lemma = lexicon().lemmas.get(american(word.group(1).lower()), "") if word else ""
    return any("q" in cue.frames for cue in cues().verbs.get(lemma, ()))


def _parts(text: str, paragraph: Span, speech: Sequence[Quote]) -> Iterator[Span]:
    """The sentences of a paragraph, joined where a spoken quotation goes across their border.

    With more than :data:`MOST_SPOKEN` quotations they are parted again, behind a quotation.
    """
    joined: Span | None = None
    at = first = 0
    for sentence in split(text, paragraph):
        while at < len(speech) and speech[at].span.end <= sentence.start:
            at += 1
        if joined is None:
            joined, first = sentence, at
        elif at < len(speech) and speech[at].span.start < joined.end:
            quote = speech[at].span
            if at - first > MOST_SPOKEN and quote.end <= sentence.end:
                yield Span(joined.start, quote.end)
                joined, first = Span(quote.end, quote.end), at + 1
            joined = Span(joined.start, sentence.end)
        elif _follows(text, joined, sentence, speech[at - 1] if at else None):
            joined = Span(joined.start, sentence.end)
        else:
            yield joined
            joined, first = sentence, at
    if joined is not None:
        yield joined


def _follows(text: str, before: Span, sentence: Span, quote: Quote | None) -> bool:
    """“Will you go?” Smith asked: a sentence that only names the speaker of the quotation before it."""
    if quote is None or quote.span.end != before.end or text[quote.words.end - 1] not in "?!.":
        return False
    found = _SAYS_SO.match(text, sentence.start, sentence.end)
    if found is not None and text[quote.words.end - 1] == ".":
        ends = found.group().rstrip(". ").endswith(("said", "says"))
        return ends and found.end() == sentence.end  # only “Smith said.”
    return found is not None and not re.search(r"[\"“]|''", text[found.end() : sentence.end])


def unit(text: str, span: Span, found: Sequence[Quote], speech: Sequence[Quote]) -> Unit:
    """The words of a stretch of text, with its quotations; those in ``speech`` stand as one word each."""
    raw: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    before = min(span.end, span.start + 80)
    lead = _DATELINE.match(text, span.start, before) or _LIST_MARK.match(text, span.start, before)
    place = lead.end() if lead else span.start
    for quote in [*(q for q in speech if q.span.start >= place), None]:
        until = quote.span.start if quote else span.end
        for token in _TOKEN.finditer(text, place, until):
            raw.append(token.group())
            starts.append(token.start())
            ends.append(token.end())
        if quote:
            raw.append(QUOTATION)
            starts.append(quote.span.start)
            ends.append(quote.span.end)
            place = quote.span.end
    keep = _kept(raw, starts, found)
    raw, starts, ends = [raw[i] for i in keep], [starts[i] for i in keep], [ends[i] for i in keep]
    spoken = {quote.span for quote in speech}
    quotations = tuple(_inside(starts, ends, quote) for quote in found if quote.span not in spoken)
    tags = tag(raw, _is_headline(raw, text, span), {first for first, _ in quotations})
    shouts = bool(raw) and len(raw[0]) > 4 and raw[0].isupper()
    return Unit(span, [american(word.lower()) for word in raw], starts, ends, tags, quotations, shouts)


def _inside(starts: Sequence[int], ends: Sequence[int], quote: Quote) -> tuple[int, int]:
    """The first and end word of a quotation."""
    return bisect_left(starts, quote.words.start), bisect_right(ends, quote.words.end)


def _kept(raw: Sequence[str], starts: Sequence[int], found: Sequence[Quote]) -> list[int]:
    """Indices of the words to keep: no quotation marks, no dots but the last."""
    marks = {i for quote in found for mark in quote.marks for i in range(mark.start, mark.end)}
    last = len(raw) - 1
    while last > 0 and raw[last][0] in "\"”’'»)":
        last -= 1
    return [
        i
        for i, word in enumerate(raw)
        if word == QUOTATION
        or (starts[i] not in marks and (word[0] not in '.!?…"“”' or (word[0] in ".!?…" and i >= last)))
    ]


def _is_headline(words: Sequence[str], text: str, span: Span) -> bool:
    """Whether capitals tell nothing: a short line without a full stop, most of whose words have one."""
    if text[span.end - 1] in ".,;:" or not 3 < len(words) < 30:
        return False
    longer = [word for word in words if len(word) > 3 and word[0].isalpha()]
    return len(longer) > 2 and sum(word[0].isupper() for word in longer) * 4 >= 3 * len(longer)
