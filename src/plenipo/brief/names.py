"""Names to show for ids, and the order in which actors and issues are shown."""

from __future__ import annotations

import re
from collections.abc import Mapping

import numpy as np

from plenipo.brief.material import Material
from plenipo.brief.text import bounded
from plenipo.model import Actor, Issue
from plenipo.networks.results import Network

NAME_LIMIT = 60
LABEL_LIMIT = 90
SHORT_LIMIT = 48


class Names:
    """Looks up what to call actors, issues and options; an unknown id is its own name."""

    def __init__(self, material: Material) -> None:
        """Index the names a brief's material knows; the codebook's win."""
        self._actors = _actor_names(material)
        self._kinds: Mapping[str, Actor] = {**material.actors, **material.codebook.actors}
        self._issues: dict[str, Issue] = {i.id: i for i in material.findings.table.issues}
        self._issues |= material.codebook.issues

    def actor(self, id: str) -> str:
        """The actor's name."""
        return bounded(self._actors.get(id) or id, NAME_LIMIT) or "Unnamed"

    def kind(self, id: str) -> str:
        """What sort of actor, in plain words; empty when unknown."""
        actor = self._kinds.get(id)
        return str(actor.kind).replace("-", " ") if actor else ""

    def issue(self, id: str) -> str:
        """The issue's name."""
        issue = self._issues.get(id)
        return bounded(issue.name if issue else id, LABEL_LIMIT)

    def question(self, id: str) -> str:
        """The question the issue asks."""
        issue = self._issues.get(id)
        return bounded(issue.question, 200) if issue else ""

    def option(self, issue: str, option: str) -> str:
        """The option's label."""
        known = self._issues.get(issue)
        found = known.options.get(option) if known else None
        return bounded((found.label if found else "") or option, LABEL_LIMIT)

    def short_option(self, issue: str, option: str) -> str:
        """The option's label in few words: without what stands in brackets, where that leaves no doubt."""
        known = self._issues.get(issue)
        short = {o: _without_brackets(self.option(issue, o)) for o in (known.options if known else (option,))}
        label = short.get(option, self.option(issue, option))
        unclear = sum(other == label for other in short.values()) > 1
        return bounded(self.option(issue, option) if unclear else label, SHORT_LIMIT)

    def issues(self) -> tuple[Issue, ...]:
        """All issues, in the codebook's order."""
        return tuple(self._issues.values())


def _without_brackets(label: str) -> str:
    return re.sub(r"\s*\([^()]*\)\s*$", "", label) or label


def _actor_names(material: Material) -> dict[str, str]:
    """Names by id: as written, over them actors met, then the table's, then the codebook's."""
    names = {s.actor: s.name for statement in material.statements for s in statement.speakers}
    names |= {c.actor: c.actor_name for c in material.claims if c.actor_name}
    names |= {id: actor.name for id, actor in material.actors.items()}
    names |= {party.id: party.name for party in material.findings.table.parties if party.name}
    return names | {id: actor.name for id, actor in material.codebook.actors.items()}


def side_by_side(actors: list[str], congruence: Network | None, conflict: Network | None) -> list[str]:
    """Actors ordered so that those who agree stand together and opponents far apart.

    The order is that of the leading eigenvector of agreement minus conflict, turned so that the first actor
    given stands in the first half; ties keep the order given.
    """
    if len(actors) < 3:
        return actors
    place = {actor: i for i, actor in enumerate(actors)}
    ties = np.zeros((len(actors), len(actors)))
    for network, sign in ((congruence, 1.0), (conflict, -1.0)):
        for edge in network.edges if network else ():
            if edge.a in place and edge.b in place:
                ties[place[edge.a], place[edge.b]] += sign * edge.weight
                ties[place[edge.b], place[edge.a]] += sign * edge.weight
    if not ties.any():
        return actors
    leading = np.round(np.linalg.eigh(ties)[1][:, -1], 6)
    first = next((v for v in leading if v), 1.0)
    return [actors[i] for i in np.argsort(-leading * np.sign(first), kind="stable")]
