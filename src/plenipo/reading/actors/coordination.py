"""Several actors in one breath: "Japan, Norway and the EU", "parties such as Chile and Peru"."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass

from plenipo.model import Span
from plenipo.reading.actors.context import Context
from plenipo.reading.actors.mention import Mention, MentionKind
from plenipo.reading.actors.phrases import Form, Phrase

_AND = (
    ("and",),
    ("e",),
    ("or",),
    ("nor",),
    ("&",),
    ("as", "well", "as"),
    ("along", "with"),
    ("together", "with"),
)
_AND_OF = (("and", "of"), ("and", "of", "the"))
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
        end, together = _run(context, phrases, at)
        members = phrases[at:end]
        if together and members[0].place:  # "in Paris, Rome and Berlin"
            members = [phrase for phrase in members if phrase.form is not Form.ACTOR]
            together = False
        members = [phrase for phrase in members if not phrase.place]
        groups = [members] if together and members else [[phrase] for phrase in members]
        for group in groups:
            last = group[-1].last
            _add(context, found, Unit(list(group), last=last + _others(context, last)))
        at = end
    return found


def _run(context: Context, phrases: Sequence[Phrase], at: int) -> tuple[int, bool]:
    """Where a run of phrases with only commas between them ends, and whether "and" makes one of it."""
    end = at + 1
    while end < len(phrases) and _joins(phrases[end - 1]) and phrases[end].form is not Form.PRONOUN:
        gap = _gap(context, phrases[end - 1].last, phrases[end].first)
        if gap in _AND_OF and phrases[end - 1].complement is not None:
            gap = gap[:1]  # "leaders of Ghana and of Togo"
        if gap in _AND or (gap[:1] == (",",) and gap[1:] in _AND and end - at > 1):
            return end + 1, True
        if gap != (",",):
            break
        end += 1
    return end, end - at > 1 and _others(context, phrases[end - 1].last) > 0


def _joins(phrase: Phrase) -> bool:
    return phrase.form is not Form.PRONOUN and not phrase.possessive


def _gap(context: Context, first: int, last: int) -> tuple[str, ...]:
    """The words between two phrases, if they are few."""
    return tuple(context.norm(word) for word in range(first, min(last, first + 5)))


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
        gap = _gap(context, before.last, unit.phrases[0].first)
        gap = gap[1:] if gap[:1] == (",",) else gap
        if whole.form is Form.DESCRIBED and whole.plural and len(before.phrases) == 1 and gap in _EXAMPLES:
            unit.whole = whole
            found[-1] = unit
            return
    found.append(unit)


def joined(unit: Unit, parts: list[Mention], context: Context) -> Mention:
    """One mention of the single ones."""
    first, last = parts[0].span.start, parts[-1].span.end
    if len(parts) > 1 and context.norm(unit.phrases[0].first - 1) in ("both", "either", "neither"):
        first = context.tokens.starts[unit.phrases[0].first - 1]
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
