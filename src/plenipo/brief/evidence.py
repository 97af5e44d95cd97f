"""Evidence: each claim in its sentence, with where it comes from and who coded and judged it."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from plenipo.brief.material import Material
from plenipo.brief.names import Names
from plenipo.brief.text import bounded, clean, direction, language_tag
from plenipo.brief.wording import CONDITIONS, MODES, STANCES, STRENGTHS, day
from plenipo.model import Claim, Document, Judgement, Span, Statement, Verdict, hull

SIDE_LIMIT = 320
"""Most characters of context shown before and after the evidence."""
EVIDENCE_LIMIT = 1600
"""Most characters of evidence shown in one piece."""
_MACHINE = re.compile(r"\.v\d+$|\.v\d+[.+-]")


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of a quoted passage: plain, or marked as evidence or as a condition."""

    text: str
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """A document as it is cited."""

    number: int
    anchor: str
    title: str
    publisher: str
    date: str
    restricted: bool


@dataclass(frozen=True, slots=True)
class Standing:
    """Whether a claim is a machine's proposal or a person's decision, and whose."""

    state: str
    """``proposed``, ``accepted``, ``amended`` or ``added``."""
    words: str


@dataclass(frozen=True, slots=True)
class Quote:
    """A claim with everything a reader needs to check it."""

    id: str
    number: int
    anchor: str
    claim: Claim
    speaker: str
    role: str
    party: str
    stance: str
    option: str
    strength: str
    mode: str
    date: str
    """When it was said, where that differs from the source's date."""
    iso: str
    segments: tuple[Segment, ...]
    language: str
    direction: str
    source: Source | None
    coder: str
    confidence: str
    reason: str
    """Why it was coded so, in the coder's words."""
    standing: Standing
    conditions: tuple[tuple[str, str], ...]
    reported_by: str


def is_machine(coder: str) -> bool:
    """Whether a coder's name is that of a versioned machine coder, such as ``terms.v1``."""
    return bool(_MACHINE.search(coder))


def standing(claim: Claim, judgements: Mapping[str, Judgement]) -> Standing:
    """A claim's state, from the newest judgement that accepts it or that it amends."""
    judgement = judgements.get(claim.id)
    if judgement is None:
        coder = bounded(claim.coder, 60)
        if is_machine(claim.coder):
            return Standing("proposed", f"by {coder}")
        return Standing("added", f"by {coder or 'a person'}")
    verb = "amended" if judgement.verdict is Verdict.AMEND else "accepted"
    reason = f": {bounded(judgement.reason, 200)}" if judgement.reason else ""
    by = f"by {bounded(judgement.coder, 60)} on {day(judgement.time.date())}{reason}"
    return Standing(verb, f"{by}; proposed by {bounded(claim.coder, 60)}" if verb == "accepted" else by)


def newest_judgements(judgements: Iterable[Judgement]) -> dict[str, Judgement]:
    """The judgement that holds for each claim, by the id of the claim judged and of the amended one.

    What was withdrawn is as if it had never been judged.
    """
    newest = {judgement.claim: judgement for judgement in sorted(judgements, key=lambda j: j.time)}
    held = {claim: j for claim, j in newest.items() if j.verdict is not Verdict.WITHDRAW}
    return held | {j.amended.id: j for j in held.values() if j.amended}


def surroundings(text: str, inner: Span, most: int = 4000) -> Span:
    """The paragraphs around ``inner``, at most ``most`` characters either side of it."""
    first, last = max(0, inner.start - most), min(len(text), inner.end + most)
    before, after = text.rfind("\n\n", first, inner.start), text.find("\n\n", inner.end, last)
    return Span(first if before < 0 else before + 2, last if after < 0 else after)


def passage(text: str, spans: Sequence[Span], sentences: Sequence[Span]) -> Span:
    """The whole sentences around ``spans``, at most :data:`SIDE_LIMIT` characters either side of them."""
    inner = hull(spans)
    starts = [sentence.start for sentence in sentences]
    first, last = bisect_right(starts, inner.start) - 1, bisect_right(starts, max(inner.end - 1, 0)) - 1
    start = sentences[first].start if first >= 0 else inner.start
    end = max(inner.end, sentences[last].end) if last >= 0 else inner.end
    return Span(
        _shortened(text, max(start, inner.start - SIDE_LIMIT), start, inner.start),
        min(end, inner.end + SIDE_LIMIT, len(text)),
    )


def _shortened(text: str, at: int, wanted: int, limit: int) -> int:
    """``at``, moved on to the next word when the sentence had to be cut there."""
    if at == wanted:
        return at
    space = text.find(" ", at, limit)
    return space + 1 if space >= 0 else at


def segments(text: str, window: Span, evidence: Sequence[Span], conditions: Sequence[Span]) -> list[Segment]:
    """The window's text cut where marks begin and end, conditions inside evidence kept apart."""
    edges = {window.start, window.end}
    for span in (*evidence, *conditions):
        edges |= {min(max(edge, window.start), window.end) for edge in span}
    cuts = sorted(edges)
    pieces: list[Segment] = []
    for start, end in pairwise(cuts):
        mark = "condition" if _covers(conditions, start) else "evidence" if _covers(evidence, start) else ""
        words = re.sub(r"\s+", " ", clean(text[start:end]))
        if words and pieces and pieces[-1].mark == mark:
            words = pieces.pop().text + words
        pieces += [Segment(words, mark)] if words else []
    return [_cut(piece) for piece in pieces]


def _covers(spans: Sequence[Span], at: int) -> bool:
    return any(span.start <= at < span.end for span in spans)


def _cut(piece: Segment) -> Segment:
    """A piece with its middle left out when it is longer than can be read."""
    if len(piece.text) <= EVIDENCE_LIMIT:
        return piece
    half = EVIDENCE_LIMIT // 2
    return Segment(f"{piece.text[:half]} […] {piece.text[-half:]}", piece.mark)


def quoted(claim: Claim, document: Document | None, sentences: Sequence[Span]) -> tuple[Segment, ...]:
    """The claim's evidence marked in its sentence; the bare evidence when the document is not at hand."""
    spans = [e.span for e in claim.evidence if e.span.start < e.span.end]
    if document is None or not spans or hull(spans).end > len(document.text):
        return tuple(_cut(Segment(clean(e.text), "evidence")) for e in claim.evidence)
    conditions = [c.span for c in claim.conditions if c.span.start < c.span.end <= len(document.text)]
    near = [s for s in conditions if s.start > hull(spans).start - 2000 and s.end < hull(spans).end + 2000]
    text, window = document.text, passage(document.text, [*spans, *near], sentences)
    pieces = segments(text, window, spans, near)
    return tuple(_with_ellipses(pieces, text, window, sentences))


def _with_ellipses(
    pieces: list[Segment], text: str, window: Span, sentences: Sequence[Span]
) -> list[Segment]:
    """The pieces, with an ellipsis where the window cuts a sentence."""
    cut_before = window.start > 0 and window.start not in {s.start for s in sentences}
    cut_after = window.end < len(text) and window.end not in {s.end for s in sentences}
    return [*[Segment("… ")] * cut_before, *pieces, *[Segment(" …")] * cut_after]


def date_of(claim: Claim, document: Document | None) -> dt.date | None:
    """When it was said, else when it was published."""
    return claim.date or (document.date if document else None)


class QuoteMaker:
    """Makes quotes from claims, reading each document's sentences once."""

    def __init__(
        self,
        material: Material,
        statements: Mapping[str, Statement],
        names: Names,
        sources: Mapping[str, Source],
        split: Callable[[str], Sequence[Span]],
    ) -> None:
        """Index what quoting needs; ``statements`` by id, ``split`` cuts a text into sentences."""
        self.documents = {d.id: d for d in material.documents}
        self._statements = statements
        self._judgements = newest_judgements(material.judgements)
        self._names, self._sources, self._split = names, sources, split
        self._sentences: dict[tuple[str, Span], Sequence[Span]] = {}

    def quote(self, claim: Claim, number: int) -> Quote:
        """The claim as it is shown, under its evidence number."""
        document = self.documents.get(claim.document)
        pieces = quoted(claim, document, self._sentences_around(claim, document))
        words, language = "".join(p.text for p in pieces), document.language if document else ""
        said = date_of(claim, document)
        role, reporter = self._spoken(claim)
        return Quote(
            id=claim.id,
            number=number,
            anchor=f"c-{claim.id}",
            claim=claim,
            speaker=bounded(claim.actor_name, 60) or self._names.actor(claim.actor),
            role=role,
            party=self._names.actor(claim.party) if claim.party != claim.actor else "",
            stance=STANCES[claim.stance],
            option=self._names.option(claim.issue, claim.option),
            strength=STRENGTHS.get(claim.strength, "plain"),
            mode=MODES[claim.mode],
            date=day(said) if document is None or said != document.date else "",
            iso=said.isoformat() if said else "",
            segments=pieces,
            language=language_tag(language),
            direction=direction(words, language),
            source=self._sources.get(claim.document),
            coder=bounded(claim.coder, 60),
            confidence=f"{claim.confidence:.2f}",
            reason=bounded(claim.reason, 160),
            standing=standing(claim, self._judgements),
            conditions=tuple((CONDITIONS[c.kind], bounded(c.text, 400)) for c in claim.conditions),
            reported_by=reporter,
        )

    def _sentences_around(self, claim: Claim, document: Document | None) -> Sequence[Span]:
        """The sentences of the paragraphs that hold the claim's words."""
        spans = [e.span for e in claim.evidence] + [c.span for c in claim.conditions]
        if document is None or not spans:
            return ()
        part = surroundings(document.text, hull(spans))
        key = (document.id, part)
        if key not in self._sentences:
            found = self._split(part.of(document.text))
            self._sentences[key] = [Span(s.start + part.start, s.end + part.start) for s in found]
        return self._sentences[key]

    def _spoken(self, claim: Claim) -> tuple[str, str]:
        """The speaker's title as written and whoever reports the words, both empty when not given."""
        statement = self._statements.get(claim.statement or "")
        if statement is None:
            return "", ""
        role = next((s.role for s in statement.speakers if s.actor == claim.actor), "")
        reporter = self._names.actor(statement.reported_by) if statement.reported_by else ""
        return bounded(role, 80), reporter
