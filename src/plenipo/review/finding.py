"""Finding the claim a person means by the first characters of its id."""

from __future__ import annotations

from dataclasses import dataclass

from plenipo.errors import RecordError
from plenipo.model import Claim
from plenipo.store import Record, Ruling

SHOWN = 5
"""How many ids an error lists."""


@dataclass(frozen=True, slots=True)
class Found:
    """A claim as a person sees it now, and the id its judgements are kept under."""

    root: str
    """Id of the claim that was proposed or added."""
    claim: Claim
    """How it reads now: as amended, as it was judged, or as proposed."""
    ruling: Ruling | None


def find(record: Record, prefix: str) -> Found:
    """The one claim whose id, or whose id as amended, begins with ``prefix``.

    Raises :class:`RecordError` when there is none and when there are several.
    """
    with record.snapshot():
        proposed = {claim.id: claim for claim in record.proposed_claims()}
        rulings = record.rulings()
        judged = {judgement.claim for judgement in record.judgements()}
    roots = {id_: id_ for id_ in (*proposed, *judged)}
    roots |= {r.amended.id: r.claim for r in rulings.values() if r.amended is not None}
    root = _only({roots[id_] for id_ in roots if id_.startswith(prefix)} if prefix else set(), prefix)
    ruling = rulings.get(root)
    return Found(root, _text(record, root, ruling, proposed), ruling)


def _only(roots: set[str], prefix: str) -> str:
    if len(roots) == 1:
        return roots.pop()
    if not roots:
        raise RecordError(f'No claim has an id that begins with "{prefix}".', do="plenipo show lists them.")
    listed = ", ".join(sorted(roots)[:SHOWN]) + (", ..." if len(roots) > SHOWN else "")
    raise RecordError(
        f'{len(roots)} claims have ids that begin with "{prefix}": {listed}.', do="Give more characters."
    )


def _text(record: Record, root: str, ruling: Ruling | None, proposed: dict[str, Claim]) -> Claim:
    if ruling is not None:
        return ruling.outcome or ruling.judged
    return proposed[root] if root in proposed else record.claim(root)
