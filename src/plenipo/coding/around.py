"""What stands around a statement: statements within statements, conditions and questions it hangs on."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence

from plenipo.coding.clauses import FINITE
from plenipo.coding.conditions import marked
from plenipo.coding.lexicon import word_list
from plenipo.coding.tokens import Text, Token
from plenipo.model import Claim, Span, Speaker, Statement, hull

NOBODY = frozenset({"nobody", "no one", "no-one", "none", "neither", "anyone", "anybody"})
ASKING = frozenset({"whether", "how", "why"})
PAST = word_list("past")


def is_somebody(speaker: Speaker) -> bool:
    """Whether a speaker is anybody at all: "nobody wants X" is no statement of Nobody's."""
    return speaker.name.lower().strip() not in NOBODY


def _parties(statement: Statement) -> set[str]:
    return {speaker.party for speaker in statement.speakers} | {
        speaker.actor for speaker in statement.speakers
    }


def told(statements: Iterable[Statement]) -> list[Statement]:
    """The statements that say something and that somebody makes."""
    return [s for s in statements if s.content and any(is_somebody(who) for who in s.speakers)]


class Nest:
    """The statements of a document, by place in the text, and which of them stand within others."""

    def __init__(self, statements: Iterable[Statement]) -> None:
        """Sort the statements and find what stands within what."""
        unique = {statement.id: statement for statement in statements}
        listed: tuple[Statement, ...]
        self.ids: tuple[str, ...]
        self.ids, listed = zip(*sorted(unique.items(), key=_by_place), strict=True) if unique else ((), ())
        self.statements: tuple[Statement, ...] = listed
        self._wholes = [hull([*s.source, *s.cue, *s.content]) for s in self.statements]
        self._within: dict[int, list[int]] = {}
        self._outside: dict[int, list[int]] = {}
        self._nest()

    def _nest(self) -> None:
        order = sorted(range(len(self.statements)), key=lambda place: self._wholes[place])
        starts = [self._wholes[place].start for place in order]
        for outer, statement in enumerate(self.statements):
            reach = hull(statement.content)
            for inner in order[bisect_left(starts, reach.start) : bisect_left(starts, reach.end)]:
                whole = self._wholes[inner]
                if (
                    inner != outer
                    and whole.end <= reach.end
                    and any(c.overlaps(whole) for c in statement.content)
                ):
                    self._within.setdefault(outer, []).append(inner)
                    self._outside.setdefault(inner, []).append(outer)

    def of_others(self, place: int) -> list[Span]:
        """Where, inside a statement's content, others than its speakers have statements of their own."""
        mine = _parties(self.statements[place])
        return [
            self._wholes[inner]
            for inner in self._within.get(place, ())
            if self.statements[inner].source and mine.isdisjoint(_parties(self.statements[inner]))
        ]

    def around(self, place: int) -> list[Span]:
        """Source and cue of the statements it is told in: a quotation of it must show who tells it."""
        outside = (self.statements[outer] for outer in self._outside.get(place, ()))
        return [span for outer in outside for span in (*outer.source, *outer.cue)]

    def surest(self, claims: Iterable[Claim]) -> list[Claim]:
        """One claim where a statement and one within it, of the same speakers, say the same.

        Of two that differ in stance the surer stays; of two that agree the one with more conditions.
        """
        places = {identity: place for place, identity in enumerate(self.ids)}
        kept: list[Claim] = []
        taken: dict[tuple[str, str, str], set[int]] = {}
        seen: set[str] = set()
        for claim in sorted(claims, key=_by_worth):
            rivals = taken.setdefault((claim.party, claim.issue, claim.option), set())
            place = places[str(claim.statement)]
            near = {*self._within.get(place, ()), *self._outside.get(place, ())}
            if rivals.isdisjoint(near) and claim.id not in seen:
                kept.append(claim)
                rivals.add(place)
                seen.add(claim.id)
        return kept


def _by_place(item: tuple[str, Statement]) -> tuple[object, ...]:
    identity, statement = item
    return (statement.content, statement.cue, statement.source, identity)


def _by_worth(claim: Claim) -> tuple[object, ...]:
    return (-len(claim.conditions), -claim.confidence, tuple(e.span for e in claim.evidence), claim.id)


SENTENCE_START = re.compile(r"(?:[.!?…][\"'”’»)]*\s+|\n)(?=\S)")
PARTICIPLES = word_list("participles")
PAST_TIMES = word_list("past-times")
REACH = 300


def with_conditions(text: Text, statement: Statement, found: Sequence[Token]) -> Sequence[Token]:
    """The content with a condition that stands before or after the statement in its sentence."""
    whole = hull([*statement.source, *statement.cue, *statement.content])
    lead = _before(text, whole.start)
    if lead and lead[-1].form == ",":
        marks = marked(lead)
        if marks and marks[0].start == 0 and marks[0].end >= len(lead) - 1:
            found = [*lead, *found]
    if found[-1].form not in ".!?" and whole.end == max(span.end for span in statement.content):
        found = [*found, *_rest(found, _after(text, whole.end))]
    return found


def _rest(found: Sequence[Token], tail: Sequence[Token]) -> Sequence[Token]:
    """What of the rest of the sentence belongs to the content: the end of a phrase, or a condition."""
    if not tail:
        return ()
    if _unfinished(found, tail) or _completes(tail):
        return tail[: next((i for i, token in enumerate(tail) if token.mark), len(tail))]
    marks = marked(tail)
    return tail if marks and marks[0].start <= 1 else ()


def _unfinished(found: Sequence[Token], tail: Sequence[Token]) -> bool:
    """Whether the content breaks off within a condition: "once a ceasefire" + "is in place"."""
    marks = marked(found)
    return bool(marks) and marks[-1].end == len(found) and tail[0].form in FINITE


def _completes(tail: Sequence[Token]) -> bool:
    """The content with what else of its sentence belongs to it: a condition, what is to be done with it."""
    first = tail[0]
    if first.mark or len(tail) < 2 or tail[1].form == "by":
        return False
    return first.form in PARTICIPLES or (first.form.endswith("ed") and len(first.form) > 4)


def _before(text: Text, end: int) -> list[Token]:
    """The words from the start of the sentence to ``end``; none if the sentence is too long."""
    since = max(0, end - REACH)
    starts = [m.end() for m in SENTENCE_START.finditer(text.text, since, end)]
    return text.within(Span(starts[-1] if starts else since, end)) if starts or since == 0 else []


def _after(text: Text, start: int) -> list[Token]:
    """The words from ``start`` to the end of the sentence."""
    found = text.within(Span(start, min(len(text.text), start + REACH)))
    stop = next((i for i, t in enumerate(found) if t.form in {".", "!", "?", ";", '"', "”", "“"}), len(found))
    return found[:stop]


def is_supposed(text: Text, statement: Statement) -> bool:
    """Whether the statement itself stands in a question or condition: "if Rome agreed"."""
    whole = hull([*statement.source, *statement.cue, statement.content[0]])
    whole = Span(whole.start, hull([*statement.source, *statement.cue, Span(whole.start, whole.start)]).end)
    lead = _before(text, whole.start)
    if not lead:
        return False
    if any(token.form in ASKING for token in lead[-4:]):
        return True
    sentence = [*lead, *text.within(whole)]
    for mark in marked(sentence):
        if mark.start < len(lead) < mark.end and (mark.group != "TIME" or not _is_past(text, statement)):
            return True
    return False


def is_long_past(text: Text, statement: Statement, year: int | None) -> bool:
    """Whether the sentence dates the statement in an earlier year: "in 2019 it had rejected the plan"."""
    if not statement.cue:
        return False
    whole = hull([*statement.source, *statement.cue])
    lead = [*_before(text, whole.start), *text.within(whole)]
    dated = any(
        token.form in PAST_TIMES
        or (token.form.isdigit() and len(token.form) == 4 and int(token.form) != year)
        for token in lead
    )
    return dated and _is_past(text, statement)


def _is_past(text: Text, statement: Statement) -> bool:
    """Whether the cue tells of the past, so that "after" only dates it."""
    cue = [token for span in statement.cue for token in text.within(span)]
    return any(token.form in PAST or token.form.endswith("ed") for token in cue)
