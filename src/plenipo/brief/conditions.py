"""Conditions and red lines, in the actors' words, the two kinds of condition kept apart."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from plenipo.brief.annex import Annex, Ref
from plenipo.brief.names import Names
from plenipo.brief.text import bounded, direction
from plenipo.brief.wording import linked
from plenipo.model import ConditionKind, RedLine, Table, TableCondition

WORDS_LIMIT = 360


@dataclass(frozen=True, slots=True)
class Words:
    """An actor's words with the language they are in."""

    text: str
    language: str
    direction: str


@dataclass(frozen=True, slots=True)
class Qualifier:
    """A red line or condition as it is shown."""

    option: str
    issue: str
    insists: bool
    refuses: bool
    words: Words
    link: str
    """The word that leads into a condition: ``only if``, ``only``, ``if`` or nothing."""
    coded: str
    """The condition as option (issue), when the codebook has it."""
    ref: Ref


@dataclass(frozen=True, slots=True)
class OfActor:
    """An actor's qualifiers of one kind."""

    actor: str
    items: tuple[Qualifier, ...]


@dataclass(frozen=True, slots=True)
class Qualifiers:
    """Red lines, ``only if`` conditions and ``if`` conditions, each by actor."""

    red_lines: tuple[OfActor, ...]
    only_if: tuple[OfActor, ...]
    if_then: tuple[OfActor, ...]

    def __bool__(self) -> bool:
        """Whether there is any."""
        return bool(self.red_lines or self.only_if or self.if_then)


def words(text: str, ref: Ref, annex: Annex) -> Words:
    """The words with the language of the first claim behind them."""
    quotes = annex.quotes(ref.claims[:1])
    language = quotes[0].language if quotes else "und"
    return Words(bounded(text, WORDS_LIMIT), language, direction(text, language))


def _red_line(line: RedLine, names: Names, annex: Annex) -> Qualifier:
    ref = annex.ref(line.claims, f"{names.actor(line.actor)}: red line on {names.issue(line.issue)}")
    return Qualifier(
        names.option(line.issue, line.option),
        names.issue(line.issue),
        line.insists,
        False,
        words(line.text, ref, annex),
        "",
        "",
        ref,
    )


def _condition(condition: TableCondition, names: Names, annex: Annex) -> Qualifier:
    ref = annex.ref(
        condition.claims, f"{names.actor(condition.actor)}: condition on {names.issue(condition.issue)}"
    )
    coded = ""
    if condition.if_issue and condition.if_option:
        option, issue = names.option(condition.if_issue, condition.if_option), names.issue(condition.if_issue)
        coded = f"{option} ({issue})"
    return Qualifier(
        names.option(condition.issue, condition.option),
        names.issue(condition.issue),
        False,
        condition.refuses,
        words(condition.text, ref, annex),
        linked(condition.kind, condition.text),
        coded,
        ref,
    )


def _grouped(
    pairs: Iterable[tuple[str, Qualifier]], order: Sequence[str], names: Names
) -> tuple[OfActor, ...]:
    place = {actor: i for i, actor in enumerate(order)}
    ranked = sorted(pairs, key=lambda pair: (place.get(pair[0], len(place)), pair[0]))
    return tuple(
        OfActor(names.actor(actor), tuple(dict.fromkeys(item for _, item in items)))
        for actor, items in groupby(ranked, key=lambda pair: pair[0])
    )


def qualifiers(table: Table, order: Sequence[str], names: Names, annex: Annex) -> Qualifiers:
    """All red lines and conditions of a table, by actor in the brief's order."""

    def of_kind(kind: ConditionKind) -> tuple[OfActor, ...]:
        found = ((c.actor, _condition(c, names, annex)) for c in table.conditions if c.kind is kind)
        return _grouped(found, order, names)

    return Qualifiers(
        _grouped(((line.actor, _red_line(line, names, annex)) for line in table.red_lines), order, names),
        of_kind(ConditionKind.ONLY_IF),
        of_kind(ConditionKind.IF_THEN),
    )
