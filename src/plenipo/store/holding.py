"""Which claims hold: what machines propose, corrected by what people decided. Pure functions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from plenipo.model import Claim, Verdict, hull


@dataclass(frozen=True, slots=True)
class Ruling:
    """The judgement of a claim that holds, with the claim as it stood when it was judged."""

    claim: str
    verdict: Verdict
    judged: Claim
    amended: Claim | None = None
    proposed_beside: frozenset[str] = field(default=frozenset())
    """Ids of what the same run proposed: those were there to be judged for themselves."""

    @property
    def outcome(self) -> Claim | None:
        """The claim that holds because of the judgement; ``None`` when it was rejected."""
        return {Verdict.ACCEPT: self.judged, Verdict.AMEND: self.amended}.get(self.verdict)


def holding(proposed: Mapping[str, Claim], rulings: Mapping[str, Ruling]) -> list[Claim]:
    """The claims that hold, in the record's order; both arguments by claim id.

    1. Judged claims hold as they were judged: accepted as the person saw it, amended as the person wrote it,
       rejected not at all, whatever is proposed now.
    2. Proposals nobody judged hold, as proposals.
    3. Except those that only say again, in a newer reader's or coder's way, what was judged before (see
       :func:`says_again`): the judgement stands for them too.
    """
    found = {r.outcome.id: r.outcome for _, r in sorted(rulings.items()) if r.outcome is not None}
    gone: dict[str, list[Ruling]] = defaultdict(list)
    for ruling in rulings.values():
        if ruling.claim not in proposed:
            gone[ruling.judged.document].append(ruling)
    for id_, claim in proposed.items():
        if id_ not in rulings and not any(says_again(id_, claim, r) for r in gone[claim.document]):
            found.setdefault(id_, claim)
    return in_order(found)


def says_again(id_: str, claim: Claim, ruling: Ruling) -> bool:
    """Whether a new proposal repeats a judged claim that is no longer proposed word for word.

    It does when the same actor, issue and option are read from overlapping words, and it was not proposed
    beside the judged claim already. A claim that was accepted or amended stands for proposals of any
    stance, since the person has said how these words are to be read; a rejected one only for proposals of
    the same stance.
    """
    if id_ in ruling.proposed_beside:
        return False
    versions = [version for version in (ruling.judged, ruling.outcome) if version is not None]
    return any(
        _same_cell(claim, version)
        and _overlap(claim, version)
        and (ruling.verdict is not Verdict.REJECT or claim.stance is version.stance)
        for version in versions
    )


def _same_cell(one: Claim, other: Claim) -> bool:
    return (one.actor, one.issue, one.option) == (other.actor, other.issue, other.option)


def _overlap(one: Claim, other: Claim) -> bool:
    return any(a.span.overlaps(b.span) for a in one.evidence for b in other.evidence)


def in_order(claims: Mapping[str, Claim] | Iterable[Claim]) -> list[Claim]:
    """Claims by date (undated last), origin, document, place in the text, and then by what they say."""
    by_id = claims if isinstance(claims, Mapping) else {claim.id: claim for claim in claims}

    def key(item: tuple[str, Claim]) -> tuple[object, ...]:
        id_, claim = item
        place = hull(e.span for e in claim.evidence) if claim.evidence else (0, 0)
        day = claim.date.isoformat() if claim.date else "~"
        what = (claim.actor, claim.issue, claim.option, claim.stance.value, id_)
        return (day, claim.origin, claim.document, *place, *what)

    return [claim for _, claim in sorted(by_id.items(), key=key)]
