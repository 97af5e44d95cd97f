"""The negotiating Table, from claims: the one input of every analysis."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping

from plenipo.model import Actor, ActorKind, Claim, Codebook, Party, Table, TableCondition
from plenipo.record.commitments import conditions_of, red_lines_of
from plenipo.record.evidence import known_by
from plenipo.record.positions import positions_of
from plenipo.record.standing import Standings, read_standings

NOBODY_ELSE: Mapping[str, Actor] = {}


def build_table(
    claims: Iterable[Claim],
    codebook: Codebook,
    actors: Mapping[str, Actor] = NOBODY_ELSE,
    as_of: dt.date | None = None,
    title: str = "",
) -> Table:
    """The table as of a day: exactly what the claims made up to that day amount to.

    On it are the issues of the codebook that anybody spoke to or made a condition, in the order of the
    codebook, and every party that spoke, most involved first. ``actors`` names parties that the codebook does
    not have. Capabilities come from the codebook; a party without one counts 1 and is marked as assumed.
    Anonymous sources are shown with their positions but weigh nothing (capability 0) and draw no red lines:
    nobody can hold an unnamed official to them.

    >>> from plenipo.record.sample import sample
    >>> table = build_table(*sample())
    >>> [p.name for p in table.parties], [i.id for i in table.issues], table.title
    (['Italy', 'Poland'], ['forces', 'ceasefire'], 'Sample')
    """
    made = known_by(claims, as_of)
    standings = read_standings(made, codebook)
    parties = _parties(made, standings, codebook, actors)
    unnamed = {party.id for party in parties if party.kind is ActorKind.ANONYMOUS}
    tied = tuple(c for c in conditions_of(standings, codebook) if c.actor not in unnamed)
    on_table = _issues(standings, tied)
    return Table(
        title=title or codebook.title,
        parties=parties,
        issues=tuple(issue for key, issue in codebook.issues.items() if key in on_table),
        positions=positions_of(standings, codebook),
        red_lines=tuple(line for line in red_lines_of(standings) if line.actor not in unnamed),
        conditions=tied,
        as_of=as_of,
    )


def _issues(standings: Standings, conditions: Iterable[TableCondition]) -> set[str]:
    return {issue for _, issue in standings} | {c.if_issue for c in conditions if c.if_issue}


def _parties(
    claims: Iterable[Claim], standings: Standings, codebook: Codebook, actors: Mapping[str, Actor]
) -> tuple[Party, ...]:
    involvement: dict[str, int] = {}
    for (party, _), standing in standings.items():
        involvement[party] = involvement.get(party, 0) + len(standing.utterances)
    names = {claim.actor: claim.actor_name for claim in claims if claim.actor_name}
    ordered = sorted(involvement, key=lambda party: (-involvement[party], party))
    return tuple(_party(party, codebook.actors.get(party) or actors.get(party), names) for party in ordered)


def _party(party: str, actor: Actor | None, names: Mapping[str, str]) -> Party:
    if actor is None:
        return Party(party, names.get(party, party), Actor(party, party).kind)
    if actor.kind is ActorKind.ANONYMOUS and actor.capability is None:
        return Party(party, actor.name, actor.kind, capability=0.0)
    if actor.capability is None:
        return Party(party, actor.name, actor.kind)
    return Party(party, actor.name, actor.kind, actor.capability, capability_assumed=False)
