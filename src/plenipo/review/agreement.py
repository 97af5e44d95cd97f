"""Setting the claims of two coders of one document side by side."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from plenipo.model import Actor, Claim, Span

FIELDS = ("actor", "issue", "option", "stance")
"""What two claims can agree in, once their words overlap."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A coded claim and the gold claim it is set beside; their words overlap."""

    coded: Claim
    gold: Claim
    agreed: frozenset[str]
    """Those of :data:`FIELDS` in which the two say the same."""

    @property
    def right(self) -> bool:
        """Whether they agree in everything."""
        return len(self.agreed) == len(FIELDS)

    @property
    def same_matter(self) -> bool:
        """Whether they are about the same actor and option, whatever the stance."""
        return self.agreed >= {"actor", "issue", "option"}


@dataclass(frozen=True, slots=True)
class Alignment:
    """The claims of one document: which belong together, and which stand alone."""

    pairs: tuple[Pair, ...]
    """Each claim, coded or gold, is in one pair at most."""
    not_found: tuple[Claim, ...]
    """Gold claims without a partner."""
    not_in_gold: tuple[Claim, ...]
    """Coded claims without a partner."""
    repeats: tuple[Claim, ...]
    """Coded claims that say again what a gold claim with a partner says; they count for nobody."""


def align(coded: Sequence[Claim], gold: Sequence[Claim], actors: Mapping[str, Actor]) -> Alignment:
    """Pair the claims of one document, as many right ones as possible, the same in whatever order they come.

    A coded claim is right when actor, issue, option and stance are those of a gold claim and the evidence of
    the two overlaps. First as many right pairs are made as there can be; coded claims that repeat one are
    set aside. What remains and overlaps is paired by how much it agrees in: the same matter first, then the
    number of fields, then the length of the words shared. ``actors`` say who speaks for whom.
    """
    coded, gold = sorted(coded, key=_place), sorted(gold, key=_place)
    pairs = {
        (c, g): Pair(coded[c], gold[g], agreement(coded[c], gold[g], actors))
        for c in range(len(coded))
        for g in range(len(gold))
        if shared(coded[c], gold[g])
    }
    right = {place for place, pair in pairs.items() if pair.right}
    partners = _most(right)
    repeats = {c for c, _ in right} - set(partners)
    left = {(c, g): pair for (c, g), pair in pairs.items() if c not in repeats}
    partners |= _closest(left, partners)
    found = set(partners.values())
    return Alignment(
        tuple(pairs[place] for place in sorted(partners.items())),
        tuple(claim for g, claim in enumerate(gold) if g not in found),
        tuple(claim for c, claim in enumerate(coded) if c not in partners and c not in repeats),
        tuple(coded[c] for c in sorted(repeats)),
    )


def agreement(coded: Claim, gold: Claim, actors: Mapping[str, Actor]) -> frozenset[str]:
    """The fields in which two claims say the same; an option is the same only if its issue is."""
    same = {
        "actor": same_actor(coded, gold, actors),
        "issue": coded.issue == gold.issue,
        "option": (coded.issue, coded.option) == (gold.issue, gold.option),
        "stance": coded.stance is gold.stance,
    }
    return frozenset(field for field in FIELDS if same[field])


def same_actor(one: Claim, other: Claim, actors: Mapping[str, Actor]) -> bool:
    """Whether two claims are of the same party; where one says not for whom, whether they share a name.

    A minister's words count for the state she speaks for, so a claim of the minister for the state and one of
    the state are of the same actor.
    """
    parties = _speaks_for(one, actors), _speaks_for(other, actors)
    if all(parties):
        return parties[0] == parties[1]
    return bool({one.actor, parties[0]} & {other.actor, parties[1]} - {None})


def shared(one: Claim, other: Claim) -> int:
    """How many code points of evidence two claims of the same document have in common."""
    return sum(overlap(a.span, b.span) for a in one.evidence for b in other.evidence)


def overlap(one: Span, other: Span) -> int:
    """How many code points two spans have in common.

    >>> overlap(Span(0, 10), Span(7, 20)), overlap(Span(0, 10), Span(10, 20))
    (3, 0)
    """
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def _speaks_for(claim: Claim, actors: Mapping[str, Actor]) -> str | None:
    known = actors.get(claim.actor)
    return claim.on_behalf_of or (known.speaks_for if known else None)


def _place(claim: Claim) -> tuple[list[Span], str]:
    return [evidence.span for evidence in claim.evidence], claim.id


def _most(right: set[tuple[int, int]]) -> dict[int, int]:
    """As many disjoint pairs as possible: each coded claim in turn, moving earlier ones on where they can."""
    choices: dict[int, list[int]] = {}
    for c, g in sorted(right):
        choices.setdefault(c, []).append(g)
    taken: dict[int, int] = {}

    def settle(c: int, seen: set[int]) -> bool:
        for g in choices[c]:
            if g not in seen:
                seen.add(g)
                if g not in taken or settle(taken[g], seen):
                    taken[g] = c
                    return True
        return False

    for c in choices:
        settle(c, set())
    return {c: g for g, c in taken.items()}


def _closest(pairs: Mapping[tuple[int, int], Pair], before: Mapping[int, int]) -> dict[int, int]:
    """Disjoint pairs of claims without a partner so far, those that agree in most first."""
    chosen: dict[int, int] = {}
    coded, gold = set(before), set(before.values())
    for c, g in sorted(sorted(pairs), key=lambda place: _closeness(pairs[place]), reverse=True):
        if c not in coded and g not in gold:
            coded.add(c)
            gold.add(g)
            chosen[c] = g
    return chosen


def _closeness(pair: Pair) -> tuple[bool, int, int]:
    return pair.same_matter, len(pair.agreed), shared(pair.coded, pair.gold)
