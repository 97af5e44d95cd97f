"""What each party is on record for: claims gathered into utterances, each counted once."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from plenipo.model import Claim, Codebook, Stance

FIRMNESS = {1: 0.4, 2: 0.9, 3: 0.98}
"""How far a correctly read claim of each strength binds its party: tentative, plain, categorical."""

CONDITIONAL = 2 / 3
"""What an acceptance (or refusal) counts that comes with a condition."""

REPRINT_DAYS = 7
REPRINT_WORDS = 5
"""The same words (at least so many) printed elsewhere within so many days are one utterance."""


@dataclass(frozen=True, slots=True)
class Utterance:
    """What one document says on a day of a party's stance towards one option.

    All claims of the document to that effect make one utterance, and so do reprints of the same words,
    because they are not independent evidence.
    """

    party: str
    issue: str
    option: str
    stance: Stance
    day: dt.date | None
    reliability: float
    """Chance (0 to 1) that the party holds this, by the best claim (see :func:`reliability_of`)."""
    strength: int
    """Of the firmest claim: 1 tentative, 2 plain, 3 categorical or a red line."""
    claims: tuple[tuple[str, Claim], ...]
    """Claims with their ids, in the order of the record."""

    @property
    def ids(self) -> tuple[str, ...]:
        """Ids of the claims behind the utterance."""
        return tuple(key for key, _ in self.claims)

    @property
    def side(self) -> tuple[str, Stance]:
        """The option and the stance towards it."""
        return self.option, self.stance


Evidence = Mapping[tuple[str, str], tuple[Utterance, ...]]
"""The utterances of each (party, issue), oldest first, undated ones before all dated ones."""


def party_of(claim: Claim, codebook: Codebook) -> str:
    """The party whose position a claim counts for.

    That is the party it was said on behalf of; a person for whom the codebook names a party (``speaks_for``)
    counts for that party; whoever speaks for nobody else is a party.
    """
    party = claim.party
    seen: set[str] = set()
    while party not in seen and party in codebook.actors and codebook.actors[party].speaks_for:
        seen.add(party)
        party = codebook.actors[party].speaks_for or party
    return party


def strength_of(claim: Claim) -> int:
    """1 tentative, 2 plain, 3 categorical; a red line is categorical whatever the coder wrote."""
    return 3 if claim.red_line else min(3, max(1, claim.strength))


def confidence_of(claim: Claim) -> float:
    """The coder's confidence as a chance, 0 to 1, whatever the coder wrote.

    >>> from plenipo.record.sample import make_claim
    >>> [confidence_of(make_claim("italy", "troops", "none", confidence=c)) for c in (0.5, 7, float("nan"))]
    [0.5, 1.0, 0.0]
    """
    return min(1.0, max(0.0, claim.confidence))


def reliability_of(claim: Claim) -> float:
    """Chance that the party stands as the claim says: the coder's confidence times the firmness of the words.

    A claim that comes with a condition counts two thirds: it says where the party would stand, not where it
    stands.

    >>> from plenipo.record.sample import make_claim
    >>> reliability_of(make_claim("italy", "troops", "none", strength=2, confidence=0.5))
    0.45
    """
    tied = CONDITIONAL if claim.conditions else 1.0
    return tied * FIRMNESS[strength_of(claim)] * confidence_of(claim)


def known_by(claims: Iterable[Claim], as_of: dt.date | None) -> list[Claim]:
    """The claims made up to and including a day; all of them, undated ones too, when no day is given.

    An undated claim cannot be shown to have been made by any day, so it never counts as of one.
    """
    if as_of is None:
        return list(claims)
    return [claim for claim in claims if claim.date is not None and claim.date <= as_of]


def gather_evidence(claims: Iterable[Claim], codebook: Codebook, as_of: dt.date | None = None) -> Evidence:
    """The utterances of each party on each issue of the codebook, as of a day.

    Claims about an issue or option that the codebook does not have are left out. The order of ``claims`` does
    not matter.
    """
    groups: dict[tuple[str, str, str, Stance, str, dt.date | None], dict[str, Claim]] = {}
    for claim in known_by(claims, as_of):
        issue = codebook.issues.get(claim.issue)
        if issue is None or claim.option not in issue.options:
            continue
        party = party_of(claim, codebook)
        key = (party, claim.issue, claim.option, claim.stance, claim.document, claim.date)
        groups.setdefault(key, {})[claim.id] = claim
    sides: dict[tuple[str, str, str, Stance], list[Utterance]] = {}
    for (party, issue_id, option, stance, _, day), members in groups.items():
        ordered = sorted(members.items(), key=lambda item: (tuple(e.span for e in item[1].evidence), item[0]))
        sides.setdefault((party, issue_id, option, stance), []).append(
            _utterance(party, issue_id, option, stance, day, ordered)
        )
    evidence: dict[tuple[str, str], list[Utterance]] = {}
    for (party, issue_id, _, _), utterances in sides.items():
        evidence.setdefault((party, issue_id), []).extend(_without_reprints(utterances))
    return {key: tuple(sorted(evidence[key], key=_age)) for key in sorted(evidence)}


def _utterance(
    party: str, issue: str, option: str, stance: Stance, day: dt.date | None, claims: list[tuple[str, Claim]]
) -> Utterance:
    return Utterance(
        party=party,
        issue=issue,
        option=option,
        stance=stance,
        day=day,
        reliability=max(reliability_of(claim) for _, claim in claims),
        strength=max(strength_of(claim) for _, claim in claims),
        claims=tuple(claims),
    )


def _age(utterance: Utterance) -> tuple[dt.date, str, str, str, tuple[str, ...]]:
    first = utterance.claims[0][1]
    return utterance.day or dt.date.min, first.document, utterance.option, utterance.stance, utterance.ids


def _words(utterance: Utterance) -> tuple[str, ...]:
    text = " ".join(part.text for _, claim in utterance.claims for part in claim.evidence)
    return tuple(re.findall(r"\w+", text.casefold()))


def _without_reprints(utterances: list[Utterance]) -> list[Utterance]:
    """Merge utterances of one side that print the same words within a few days of the first."""
    if len(utterances) == 1:
        return utterances
    kept: list[Utterance] = []
    first_with: dict[tuple[str, ...], int] = {}
    for utterance in sorted(utterances, key=_age):
        words = _words(utterance)
        at = first_with.get(words)
        if len(words) >= REPRINT_WORDS and at is not None and _close(kept[at].day, utterance.day):
            original = kept[at]
            day = original.day or utterance.day
            claims = [*original.claims, *utterance.claims]
            kept[at] = _utterance(original.party, original.issue, *original.side, day, claims)
        else:
            first_with[words] = len(kept)
            kept.append(utterance)
    return kept


def _close(first: dt.date | None, second: dt.date | None) -> bool:
    return first is None or second is None or (second - first).days <= REPRINT_DAYS
