"""Which of the words of a source name who speaks: “a lawyer for Ann Lee” is the lawyer, not Ann Lee."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from plenipo.model import Span
from plenipo.reading.actors import Mention
from plenipo.reading.chunks import Chunks, chunk
from plenipo.reading.units import unit

_BEHALF = re.compile(
    r"(?:\b(?:on|in)\s+behalf\s+of|\bspeaking\s+for|,\s*(?:also\s+)?for|\brepresenting)\s+(?=(?:the\s+)?[A-Z])"
)
_WITH = re.compile(r"\s*,\s*(?:along |together |jointly )?with\s+(?:the\s+)?(?=[A-Z])")
_GAP = re.compile(r"(?=\s*,\s*(?:also\s+)?for\s)|\s*,?\s*")
_LIST = re.compile(r"N(?:IN)*(?:,N(?:IN)*)*,?CN")
_DESCRIBED = re.compile(r"N(?:IN)*,N")
_RELATIVE = re.compile(r"(?:who|which|that|whom)\Z", re.I)
_PHRASE_OF = frozenset(("of", "for", "from", "at", "in", "to", "with", "on", "behind", "near", "across"))
_FARTHEST = 400


def heads(text: str, source: Sequence[Span], mentions: Sequence[Mention]) -> tuple[Span, ...]:
    """The noun phrases of a source that speak, in reading order; ``mentions`` are those of the whole text.

    Of "Peru's minister and the mayor" there are two, of "Ann Lee, a lawyer from Ohio" one. A relative pronoun
    is whoever is named right before it.
    """
    found = [
        head for span in source for head in each_for(text, span, mentions) or _heads(text, span, mentions)
    ]
    if not found and len(source) == 1 and _RELATIVE.match(source[0].of(text)):
        before = _last_before(mentions, source[0].start)
        between = text[before.span.end : source[0].start].strip() if before else "."
        return (before.span,) if before and between in ("", ",") else ()
    heads = tuple(sorted(set(found)))
    wide = len(heads) == 1 and any(
        mention.parts and not any(mention.span.end <= span.end for span in source)
        for mention in _in(mentions, heads[0])
    )
    return (*heads, *heads) if wide else heads  # of "Peru and Chile" only Peru: one of several heads


def companions(text: str, source: Sequence[Span], cue: Span, mentions: Sequence[Mention]) -> tuple[Span, ...]:
    """Who says it with the source: Canada in "Japan, with Canada, opposed it"."""
    if not source or not source[-1].start < cue.start:
        return ()
    found = _WITH.search(text, source[-1].start, min(cue.start, source[-1].start + _FARTHEST))
    if not found or text[source[-1].end : found.start()].strip():
        return ()
    end = text.find(",", found.end(), cue.start + 1)
    beside = _in(mentions, Span(found.end() - 4, end)) if end > 0 else []
    return tuple(part.span for mention in beside[:1] for part in (mention.parts or (mention,)))


def each_for(text: str, span: Span, mentions: Sequence[Mention]) -> list[Span]:
    """The several speakers of "Grenada, for AOSIS, and Nepal, for the LDCs"."""
    ends = [found.start() for found in _BEHALF.finditer(text, span.start, span.end)]
    before = [_last_before(mentions, end + 1) for end in ends] if len(ends) > 1 else []
    return [mention.span for mention in before if mention is not None and span.contains(mention.span)]


def behalf(
    text: str, source: Sequence[Span], mentions: Sequence[Mention], cue: Span | None = None
) -> Span | None:
    """The party that a source speaks for: the EU in "Norway, on behalf of the EU".

    It may stand after what was marked as the source, before the ``cue``.
    """
    for span in source:
        found = _BEHALF.search(text, span.start, span.end)
        if found:
            at = next((m.span for m in _in(mentions, Span(found.end(), span.end))), None)
            return at or Span(found.end(), span.end)
    if cue is None or not source or cue.start <= source[-1].end:
        return None
    gap = _GAP.match(text, source[-1].end, cue.start)
    found = _BEHALF.match(text, gap.end(), cue.start) if gap else None
    return next((m.span for m in _in(mentions, Span(found.end(), cue.start))), None) if found else None


def behalf_of(text: str, head: Span, mentions: Sequence[Mention]) -> Span | None:
    """The party named right after a speaker: "Nepal, for the LDCs"."""
    gap = _GAP.match(text, head.end)
    found = _BEHALF.match(text, gap.end()) if gap else None
    named = _in(mentions, Span(found.end(), found.end() + _FARTHEST)) if found else []
    return named[0].span if named and found and named[0].span.start <= found.end() + 4 else None


def _heads(text: str, span: Span, mentions: Sequence[Mention]) -> list[Span]:
    if span.end - span.start > _FARTHEST:
        return [m.span for m in _in(mentions, span)][:1]
    spoken_for = _BEHALF.match(text, span.start, span.end)
    c = chunk(unit(text, span, (), ()))
    if spoken_for:  # "Speaking for Peru, Ana Diaz"
        comma = text.find(",", spoken_for.end(), span.end)
        return _heads(text, Span(comma + 2, span.end), mentions) if 0 < comma < span.end - 2 else []
    words = c.unit.words
    if not words or (len(words) == 1 and _RELATIVE.match(words[0])):
        return []
    first = next((i for i, code in enumerate(c.codes) if code == "N"), None)
    named = _in(mentions, span)
    if first is None or (first and named and named[0].span.start <= c.unit.starts[0] + 4):
        return [Span(named[0].span.start, min(named[0].span.end, span.end))] if named else [span]
    return [Span(c.unit.starts[c.first[i]], c.unit.ends[c.end[i] - 1]) for i in _speaking(c, first)]


def _speaking(c: Chunks, first: int) -> list[int]:
    """The phrases that speak: the first, those joined to it, and the name behind a description of it."""
    codes = c.codes
    if _LIST.match(codes, first):
        return _joined(c, first)
    described = _DESCRIBED.match(codes, first)
    if described and not _is_name(c, first) and _is_name(c, described.end() - 1):
        return [described.end() - 1]  # "A local baker from Ohio, Ann Lee"
    return [first]


def _joined(c: Chunks, first: int) -> list[int]:
    """The phrases of a list; those behind a preposition belong to the phrase before it."""
    codes, at = c.codes, first
    found = [first]
    while at < len(codes):
        if codes[at : at + 2] == "IN" and c.word(at) in _PHRASE_OF:
            at += 2
        elif codes[at : at + 3] == ",CN":
            at += 2
            found.append(at)
        elif codes[at : at + 2] in (",N", "CN"):
            at += 1
            found.append(at)
        elif at == found[-1]:
            at += 1
        else:
            break
    return found


def _is_name(c: Chunks, i: int) -> bool:
    return c.unit.tags[c.end[i] - 1] == "P"


def _in(mentions: Sequence[Mention], span: Span) -> list[Mention]:
    """The mentions that lie in a span, of those sorted by place."""
    first = bisect_left(mentions, span.start, key=lambda m: m.span.start)
    last = bisect_left(mentions, span.end, key=lambda m: m.span.start)
    return list(mentions[first:last])


def _last_before(mentions: Sequence[Mention], place: int) -> Mention | None:
    at = bisect_left(mentions, place, key=lambda m: m.span.start)
    return mentions[at - 1] if at else None
