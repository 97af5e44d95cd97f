"""Found attributions become statements: speakers resolved, nested, their leaning and mode decided."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property

from plenipo.model import Document, DocumentKind, Span, Statement, hull
from plenipo.reading.actors import Directory, Mention, mentions
from plenipo.reading.anaphora import resolve_contents
from plenipo.reading.besides import besides
from plenipo.reading.canonical import Canonical, canonical, on_canonical
from plenipo.reading.cues import COLON
from plenipo.reading.findings import Finding, reports, widen
from plenipo.reading.found import Found
from plenipo.reading.heads import behalf, companions, each_for, heads
from plenipo.reading.holders import nest_all
from plenipo.reading.leaning import Leanings
from plenipo.reading.paragraphs import paragraphs
from plenipo.reading.quotes import Quote, quotes, within
from plenipo.reading.sentences import sentences
from plenipo.reading.speakers import Speakers
from plenipo.reading.statements import counts, statements, sureness

SURE_OF_ADDED = 0.66
"""What the rules find and a tagger did not is right this much less often than all they find (41 % of 39)."""
_GOES_ON = re.compile(r"\w+ing\b", re.I)
"""“..., adding that”: a cue that has its speaker from the one before."""


def assemble(
    document: Document,
    found: Sequence[Found],
    directory: Directory,
    name: str,
    *,
    with_rules: bool = False,
) -> tuple[Statement, ...]:
    """The statements that ``found`` attributions make, under the reader's ``name``.

    ``with_rules`` adds what the rules find besides: see :func:`plenipo.reading.besides.besides`.

    Speakers are resolved as for the rules: by the actors mentioned where a source names somebody, a pronoun
    by who spoke before, "we" by whoever is quoted. An attribution in the content of another is reported by
    its speaker, a quotation of several sentences is a statement for each, and duplicates are dropped. What
    has no content is left out; spans are cut to the text, without white space at their ends.

    >>> text = "Poland rejected the plan."
    >>> one = Found((Span(0, 6),), (Span(7, 15),), (Span(16, 24),))
    >>> made, = assemble(Document(text, origin="a"), [one], Directory.for_codebook(None), "mine.v1")
    >>> made.polarity.value, made.speakers[0].name
    ('oppose', 'Poland')
    """
    clean = [one for one in (_clean(each, document.text) for each in found) if one is not None]
    if not clean and not with_rules:
        return ()
    plain = canonical(document.text)
    if plain.text != document.text:
        moved = [_moved(one, plain) for one in clean]
        clean = [one for one in (_clean(each, plain.text) for each in moved) if one is not None]
    return on_canonical(document, lambda form: _assemble(form, clean, directory, name, with_rules))


def _assemble(
    document: Document, clean: Sequence[Found], directory: Directory, name: str, with_rules: bool
) -> tuple[Statement, ...]:
    """The statements of a document in canonical form."""
    text = document.text
    page = _Page(document, directory, with_rules)
    findings: list[Finding] = []
    sure: dict[int, float] = {}
    for one in sorted(clean, key=lambda f: (_anchor(f), f.content)):
        finding = page.finding(one)
        findings.append(finding)
        sure[id(finding)] = round(one.confidence, 3)
    added: set[int] = set()
    if with_rules:
        findings, more = besides(page.rules, findings, document)
        added = {id(finding) for finding in more}
        findings = sorted(findings + more, key=lambda f: (f.cue_span, f.content))
    nest_all(findings, page.quotes)
    _take_over(findings, text)
    summary = document.kind is DocumentKind.SUMMARY
    resolve_contents(text, findings, summary)
    speakers = Speakers(document, page.mentions, directory)
    speakers.resolve(findings, keep_speaker=summary)
    counted = [f for f in findings if f.content and (id(f) not in added or _counts(f, speakers))]
    return statements(
        document,
        counted,
        page.quotes,
        speakers,
        name,
        lambda f: sure[id(f)] if id(f) in sure else _added_sureness(f),
    )


def _added_sureness(finding: Finding) -> float:
    """The confidence of what the rules add."""
    turn = finding.rule == "label"
    return sureness(finding) * (1.0 if turn or finding.within is not None else SURE_OF_ADDED)


def _counts(finding: Finding, speakers: Speakers) -> bool:
    """Whether what the rules add is a statement of its own; “..., adding that” always is."""
    goes_on = finding.rule.startswith("participle") and reports(finding) and bool(speakers.of(finding))
    return goes_on or counts(finding, speakers)


def _moved(found: Found, plain: Canonical) -> Found:
    """An attribution with the places its words have in the canonical form of their text."""

    def moved(spans: Sequence[Span]) -> tuple[Span, ...]:
        places = range(len(plain.text))
        return tuple(
            Span(
                bisect_left(places, span.start + 1, key=lambda at: plain.back(Span(at, at + 1)).end),
                bisect_left(places, span.end, key=lambda at: plain.back(Span(at, at + 1)).start),
            )
            for span in spans
        )

    return replace(found, source=moved(found.source), cue=moved(found.cue), content=moved(found.content))


def _clean(found: Found, text: str) -> Found | None:
    """An attribution with spans that lie in the text; nothing when none of its content does."""
    source, cue, content = (_spans(spans, text) for spans in (found.source, found.cue, found.content))
    source = tuple(_without_possessive(span, text) for span in source)
    if not content:
        return None
    return replace(
        found, source=source, cue=cue, content=content, confidence=min(1.0, max(0.0, found.confidence))
    )


def _without_possessive(span: Span, text: str) -> Span:
    """A source without the 's that hangs on its last word: “Italy's” in “Italy's demand”."""
    ends = _POSSESSIVE.search(text, span.start, span.end)
    return Span(span.start, ends.start()) if ends and ends.start() > span.start else span


def _spans(spans: Sequence[Span], text: str) -> tuple[Span, ...]:
    """Spans in reading order, within the text, without white space around them; those that touch as one."""
    clean: list[Span] = []
    for start, end in sorted(spans):
        start, end = max(0, start), min(len(text), end)
        words = text[start:end]
        start, end = start + len(words) - len(words.lstrip()), start + len(words.rstrip())
        if start >= end:
            continue
        if clean and start <= clean[-1].end:
            clean[-1] = Span(clean[-1].start, max(end, clean[-1].end))
        else:
            clean.append(Span(start, end))
    return tuple(clean)


def _anchor(found: Found) -> Span:
    """Where an attribution is told: its cue, or where its source or content starts when it has none."""
    if found.cue:
        return found.cue[0]
    start = (found.source or found.content)[0].start
    return Span(start, start)


_POSSESSIVE = re.compile(r"['’]s?\Z")


def _border(found: Found, rule: Finding) -> int | None:
    """Where content begins by the rules, if they and the tagger part cue and content at different words.

    “deemed talks about | troops” is “deemed | talks about troops”; “indicated | plans for a mission” is
    “indicated plans for | a mission”.
    """
    (start, end), first = found.cue[0], found.content[0]
    if rule.cue_span.start != start or rule.cue_span.end == end or first.start < end:
        return None
    begins = rule.content[0].start
    longer = end < rule.cue_span.end <= begins < first.end
    return begins if longer or start < begins < end else None


class _Page:
    """A document as attributions are placed in it: its paragraphs, quotations and actors."""

    def __init__(self, document: Document, directory: Directory, with_rules: bool) -> None:
        self.with_rules = with_rules
        self.document, self.text = document, document.text
        self.paragraphs = list(paragraphs(self.text))
        self.quotes: list[Quote] = [q for p in self.paragraphs for q in quotes(self.text, p)]
        self._sentences = sorted(sentences(self.text))
        self.mentions: list[Mention] = mentions(self.text, self._sentences, directory, document.date)
        self._leanings = Leanings(document)

    @property
    def rules(self) -> list[Finding]:
        """What the rules find in the document."""
        return self._leanings.rules

    def finding(self, found: Found) -> Finding:
        """An attribution as a finding."""
        text, anchor = self.text, _anchor(found)
        content = [widen(span, self.quotes) for span in found.content]
        rule, cue, sign = self._leanings.of(found, self.quotes)
        paragraph = self._paragraph(anchor)
        if self._is_turn(found, paragraph):
            rule, cue = "label", COLON
        full = self._leanings.same(found) if self.with_rules else None
        begins = _border(found, full) if full is not None and found.cue and full.content else None
        if full is not None and begins is not None:
            content[0] = Span(begins, content[0].end)
            anchor = full.cue_span
        same = self._same_source(found)
        if same is not None and self._is_astray(found, same):
            found = replace(found, source=same.source)
        several = [who for span in found.source for who in each_for(text, span, self.mentions)]
        who = tuple(several) if several or same is None else same.heads
        who = who or heads(text, found.source, self.mentions)
        who += tuple(w for w in companions(text, found.source, anchor, self.mentions) if w not in who)
        return Finding(
            rule=rule,
            cue=cue,
            source=found.source or (same.source if same else ()),
            heads=who,
            behalf=behalf(text, found.source, self.mentions, anchor) or (same.behalf if same else None),
            cue_span=anchor,
            content=list(_spans(content, text)),
            sign=sign if found.sign is None else found.sign,
            paragraph=paragraph.start,
            cue_rest=found.cue[1:],
        )

    def _same_source(self, found: Found) -> Finding | None:
        """The rules' reading of the same cue, if its source is the same or what a pronoun stands for."""
        same = self._leanings.same(found) if self.with_rules else None
        if same is None or not same.heads:
            return None
        overlap = any(a.overlaps(b) for a in same.source for b in found.source)
        return same if overlap or not found.source or self._is_astray(found, same) else None

    def _is_astray(self, found: Found, same: Finding) -> bool:
        """Whether a source was taken from another sentence, though the cue's own has one by the rules.

        Of "France praised it. Cuba offered to help" the first sentence is not Cuba's.
        """
        if not found.source or not found.cue or not same.source:
            return False
        if all(any(who.contains(span) for who in self._followers) for span in found.source):
            return True  # of "Peru, backed by Cuba, asked for time" not Cuba
        here = self._sentence(found.cue[0])
        return self._sentence(same.source[0]) == here and all(
            self._sentence(source) != here for source in found.source
        )

    @cached_property
    def _followers(self) -> list[Span]:
        """Who only backs or opposes what another says: “..., backed by Cuba, ...”."""
        return [span for finding in self.rules if finding.rule == "follower" for span in finding.source]

    def _sentence(self, span: Span) -> int:
        return bisect_right(self._sentences, span.start, key=lambda s: s.start)

    def _paragraph(self, span: Span) -> Span:
        at = bisect_right(self.paragraphs, span.start, key=lambda p: p.start) - 1
        return self.paragraphs[max(at, 0)]

    def _is_turn(self, found: Found, paragraph: Span) -> bool:
        """“Mr. Lavrov: We reject this.”: a label at the start of a paragraph, whose turn is direct speech."""
        if not found.cue or found.cue[0].of(self.text) != ":" or not found.source:
            return False
        at_start = hull(found.source).start <= paragraph.start + 2
        transcript = self.document.kind is DocumentKind.TRANSCRIPT
        return transcript and at_start and not within(self.quotes, found.content[0])


def _take_over(findings: Sequence[Finding], text: str) -> None:
    """Where the text leaves the speaker out, it is who spoke before: “We stay.”, “..., adding that”."""
    last: Finding | None = None
    for finding in findings:
        if finding.source and finding.heads:
            last = finding if finding.within is None else last
        elif not finding.source and last is not None and _continues(finding, last, text):
            finding.heads, finding.behalf = last.heads, last.behalf


def _continues(finding: Finding, last: Finding, text: str) -> bool:
    """Whether an attribution without a source goes on with the words of the last speaker."""
    if finding.within is not None:
        return False
    if _GOES_ON.match(finding.cue_span.of(text)):
        between = text[last.cue_span.end : finding.cue_span.start]
        return finding.paragraph == last.paragraph and not re.search(r"[.!?][”\"’]?\s", between)
    spoken = finding.rule == last.rule == "verb-q"
    return spoken and text.count("\n\n", last.cue_span.end, finding.content[0].start) < 2
