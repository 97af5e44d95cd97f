"""Several actors in one breath: "Japan, Norway and the EU", "parties such as Chile and Peru"."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass

from plenipo.model import Span
from plenipo.reading.actors.context import Context
from plenipo.reading.actors.mention import Mention, MentionKind
from plenipo.reading.actors.phrases import Form, Phrase

_AND = (("and",), ("or",), ("&",), ("as", "well", "as"), ("along", "with"), ("together", "with"))
_OTHERS = (
    ("and", "others"),
    ("and", "many", "others"),
    ("among", "others"),
    (",", "among", "others"),
    (",", "and", "others"),
)
_EXAMPLES = (("such", "as"), ("including",), ("like",), ("among", "them"))


@dataclass(slots=True)
class Unit:
    """Phrases that make one mention."""

    phrases: list[Phrase]
    whole: Phrase | None = None
    """The phrase they are examples of: "parties" in "parties such as Chile and Peru"."""
    last: int = 0
    """The word after the unit."""


def units(context: Context, phrases: Sequence[Phrase]) -> list[Unit]:
    """The phrases of a sentence, coordinated ones together, places left out."""
    found: list[Unit] = []
    at = 0
    while at < len(phrases):
        size = _length(context, phrases, at)
        members = list(phrases[at : at + size])
        if members[0].place:
            members = [p for p in members if p.form is not Form.ACTOR]
            found.extend(Unit([p], last=p.last) for p in members)
        else:
            members = [p for p in members if not p.place]
            end = members[-1].last
            _add(context, found, Unit(members, last=end + _others(context, end)))
        at += size
    return found


def _length(context: Context, phrases: Sequence[Phrase], at: int) -> int:
    """How many phrases from ``at`` on are coordinated: commas, and then "and"."""
    if phrases[at].form is Form.PRONOUN or phrases[at].possessive:
        return 1
    for end in range(at + 1, len(phrases)):
        if phrases[end].form is Form.PRONOUN:
            return 1
        gap = tuple(context.norm(w) for w in range(phrases[end - 1].last, phrases[end].first))
        if gap not in _AND and gap != (",",) and _others(context, phrases[end - 1].last) and end - at > 1:
            return end - at
        if gap in _AND or (gap[:1] == (",",) and gap[1:] in _AND and end - at > 1):
            return end - at + 1
        if gap != (",",) or phrases[end].possessive:
            return 1
    many = len(phrases) - at > 1 and _others(context, phrases[-1].last)
    return len(phrases) - at if many else 1


def _others(context: Context, last: int) -> int:
    """How many words "and others" after a list takes; 0 where it does not stand."""
    for words in _OTHERS:
        if tuple(context.norm(last + i) for i in range(len(words))) == words:
            return len(words)
    return 0


def _add(context: Context, found: list[Unit], unit: Unit) -> None:
    """Append a unit, or make it the examples of the one before."""
    if found and unit.phrases[0].form is not Form.PRONOUN:
        before = found[-1]
        whole = before.phrases[0]
        gap = tuple(context.norm(w) for w in range(before.last, unit.phrases[0].first))
        gap = gap[1:] if gap[:1] == (",",) else gap
        if whole.form is Form.DESCRIBED and whole.plural and len(before.phrases) == 1 and gap in _EXAMPLES:
            unit.whole = whole
            found[-1] = unit
            return
    found.append(unit)


def joined(unit: Unit, parts: list[Mention], context: Context) -> Mention:
    """One mention of the single ones."""
    first, last = parts[0].span.start, parts[-1].span.end
    if last == context.tokens.ends[unit.phrases[-1].last - 1]:
        last = context.tokens.ends[unit.last - 1]
    whole = unit.whole
    head = parts[0].head if len(parts) == 1 else Span(parts[0].head.start, parts[-1].head.end)
    if whole is not None:
        first, head = context.tokens.starts[whole.first], context.tokens.span(*whole.head)
    if len(parts) == 1 and whole is None:
        return dataclasses.replace(parts[0], span=Span(first, last)) if last > parts[0].span.end else parts[0]
    speakers = tuple(dict.fromkeys(speaker for part in parts for speaker in part.speakers))
    return Mention(
        Span(first, last), head, MentionKind.GROUP, speakers, parts[-1].possessive, tuple(parts), plural=True
    )
