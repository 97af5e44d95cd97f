"""Names to print for actors: the codebook's, else what documents call them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from plenipo.model import Actor, Claim, Codebook

if TYPE_CHECKING:
    from plenipo.store import Dossier


class Names:
    """Display names by actor id; an id nobody knows is its own name."""

    def __init__(
        self, codebook: Codebook, met: Mapping[str, Actor] = {}, claims: Iterable[Claim] = ()
    ) -> None:
        self._names = {claim.actor: claim.actor_name for claim in claims if claim.actor_name}
        self._names |= {id_: actor.name for id_, actor in met.items()}
        self._names |= {id_: actor.name for id_, actor in codebook.actors.items()}

    def __getitem__(self, actor: str) -> str:
        return self._names.get(actor, actor)

    def matches(self, wanted: str, *actors: str | None) -> bool:
        """Whether one of the actors is the one a user names, by id or name, in any case."""
        wanted = wanted.casefold()
        return any(wanted in {a.casefold(), self[a].casefold()} for a in actors if a)


def names_of(dossier: Dossier, codebook: Codebook) -> Names:
    """The names of everybody a dossier knows."""
    return Names(codebook, dossier.record.actors(), dossier.record.proposed_claims())
