"""Red lines and conditions: what a party has tied its hands to, in its own words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import prod

from plenipo.model import Claim, Codebook, Condition, ConditionKind, RedLine, Stance, TableCondition
from plenipo.record.evidence import Utterance, confidence_of, reliability_of
from plenipo.record.standing import Standings, read_standings


def red_lines(
    claims: Iterable[Claim], codebook: Codebook, as_of: dt.date | None = None
) -> tuple[RedLine, ...]:
    """The options each party rules out, or insists on, whatever else is offered, as of a day.

    A red line stands until the party clearly moved off it. One that was drawn with a condition ("never,
    unless ...") is not absolute: it is among the :func:`conditions` instead. ``text`` is the surest wording,
    the newest of equals.

    >>> from plenipo.record.sample import sample
    >>> [(r.actor, r.option, r.insists) for r in red_lines(*sample())]
    [('poland', 'troops', False)]
    """
    return red_lines_of(read_standings(claims, codebook, as_of))


def red_lines_of(standings: Standings) -> tuple[RedLine, ...]:
    """The red lines among what stands (see :func:`red_lines`)."""
    drawn: dict[tuple[str, str, str, bool], list[_Said]] = {}
    for u, said in _said(u for s in standings.values() for u in s.in_force):
        if said.claim.red_line and not said.claim.conditions and u.stance is not Stance.NEUTRAL:
            drawn.setdefault((u.issue, u.party, u.option, u.stance is Stance.SUPPORT), []).append(said)
    return tuple(
        RedLine(party, issue, option, insists, _ids(group), _words(_surest(group).claim), _certainty(group))
        for (issue, party, option, insists), group in sorted(drawn.items())
    )


def conditions(
    claims: Iterable[Claim], codebook: Codebook, as_of: dt.date | None = None
) -> tuple[TableCondition, ...]:
    """What each party ties to what, as of a day; in words alone where the condition is not coded.

    What a party accepts only if it gets something else binds it until it clearly turns on the option; what it
    will do if it gets something stands until it moves to another option.
    ``only_if``: the party accepts the option only if the other one (also: rejects it unless). ``if_then``:
    with the other one it will do the option or, with ``refuses``, will not. A condition on another option of
    the same issue cannot be a rule over packages, which hold one option for each issue, and is kept in words.

    >>> from plenipo.record.sample import sample
    >>> [(c.actor, c.option, c.kind.value, c.if_option) for c in conditions(*sample())]
    [('poland', 'un-mission', 'only_if', 'full')]
    """
    return conditions_of(read_standings(claims, codebook, as_of), codebook)


def conditions_of(standings: Standings, codebook: Codebook) -> tuple[TableCondition, ...]:
    """The conditions among what stands (see :func:`conditions`)."""
    tied: dict[tuple[object, ...], tuple[TableCondition, list[_Said]]] = {}
    for u, said, condition in _conditional(standings):
        found = _table_condition(u, condition, codebook)
        words = "" if found.if_option else " ".join(found.text.casefold().split())
        key = (u.issue, u.party, u.option, found.kind, found.refuses, found.if_issue, found.if_option, words)
        tied.setdefault(key, (found, []))[1].append(_Said(said.id, said.claim, condition))
    made = [_with_claims(found, group) for found, group in tied.values()]
    return tuple(
        sorted(
            made,
            key=lambda c: (c.issue, c.actor, c.option, c.kind, c.if_issue or "", c.if_option or "", c.text),
        )
    )


@dataclass(frozen=True, slots=True)
class _Said:
    id: str
    claim: Claim
    condition: Condition | None = None


def _said(utterances: Iterable[Utterance]) -> Iterator[tuple[Utterance, _Said]]:
    for u in utterances:
        for key, claim in u.claims:
            yield u, _Said(key, claim)


def _conditional(standings: Standings) -> Iterator[tuple[Utterance, _Said, Condition]]:
    for standing in standings.values():
        for kind, utterances in (
            (ConditionKind.ONLY_IF, standing.tied),
            (ConditionKind.IF_THEN, standing.in_force),
        ):
            for u, said in _said(utterances):
                for condition in said.claim.conditions:
                    if condition.kind is kind:
                        yield u, said, condition


def _table_condition(u: Utterance, condition: Condition, codebook: Codebook) -> TableCondition:
    issue = codebook.issues.get(condition.issue or "")
    coded = issue is not None and condition.option in issue.options and issue.id != u.issue
    return TableCondition(
        actor=u.party,
        kind=condition.kind,
        issue=u.issue,
        option=u.option,
        if_issue=condition.issue if coded else None,
        if_option=condition.option if coded else None,
        text=condition.text,
        refuses=condition.kind is ConditionKind.IF_THEN and u.stance is Stance.OPPOSE,
    )


def _with_claims(condition: TableCondition, group: list[_Said]) -> TableCondition:
    best = _surest(group)
    return TableCondition(
        actor=condition.actor,
        kind=condition.kind,
        issue=condition.issue,
        option=condition.option,
        if_issue=condition.if_issue,
        if_option=condition.if_option,
        claims=_ids(group),
        text=best.condition.text if best.condition else condition.text,
        refuses=condition.refuses,
        certainty=_certainty(group),
    )


def _surest(group: list[_Said]) -> _Said:
    return max(group, key=lambda s: (reliability_of(s.claim), s.claim.date or dt.date.min, s.id))


def _certainty(group: list[_Said]) -> float:
    """Chance that at least one claim is right; those of one document stand and fall together."""
    surest: dict[str, float] = {}
    for said in group:
        surest[said.claim.document] = max(confidence_of(said.claim), surest.get(said.claim.document, 0.0))
    return round(1 - prod(1 - confidence for confidence in surest.values()), 6)


def _ids(group: list[_Said]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(said.id for said in group))


def _words(claim: Claim) -> str:
    return " ... ".join(part.text for part in claim.evidence)
