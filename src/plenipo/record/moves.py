"""Who moved: a party's dated utterances on an issue, cut into stretches with one position each."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from math import log, prod

import numpy as np

from plenipo.model import Interval, Stance
from plenipo.record.evidence import Utterance
from plenipo.record.scale import Array, Lattice, place

GAIN = 1.5
"""How many times likelier the claims must be under two positions than under one, for two days on which a
party spoke; for m days it is this times the square root of m - 1, because there are more places for a cut."""
POINTS = 20.0
"""A move without a change of leading option needs at least so many points on the scale."""
FOREIGN = 0.25
"""A change of leading option is clear when each option has at most this share on the other's side of it."""
ASSURED = 0.5
"""The claims on each side of a move must together be more likely right than not."""
SURE = 0.995


@dataclass(frozen=True, slots=True)
class Stretch:
    """A time over which a party held one position on an issue."""

    utterances: tuple[Utterance, ...]
    lead: tuple[str, Stance] | None
    """What the party is best known for: the option with most support (less opposition), or where no support
    is more likely right than not and an opposition is, the option with most opposition."""

    @property
    def start(self) -> dt.date:
        """Day of the first utterance."""
        return min(u.day for u in self.utterances if u.day)

    def place(self, lattice: Lattice) -> tuple[float, Interval] | None:
        """Scale value and interval on an ordinal issue."""
        support, oppose = chances(self.utterances, lattice.options)
        return place(lattice, support[None], oppose[None])[0]

    def showing(self, side: tuple[str, Stance] | None) -> tuple[Utterance, ...]:
        """The utterances that show a stance towards an option."""
        return tuple(u for u in self.utterances if u.side == side)

    def net(self, option: str) -> float:
        """Support minus opposition for an option, each utterance counting with its reliability."""
        return sum(u.stance.sign * u.reliability for u in self.utterances if u.option == option)

    def against(self, option: str) -> float:
        """Opposition to an option, each utterance counting with its reliability."""
        return sum(u.reliability for u in self.utterances if u.side == (option, Stance.OPPOSE))

    def share(self, option: str) -> float:
        """Share of all support that goes to an option, 0 to 1."""
        support = [u for u in self.utterances if u.stance is Stance.SUPPORT]
        total = sum(u.reliability for u in support)
        return sum(u.reliability for u in support if u.option == option) / total if total else 0.0

    def assures(self, side: tuple[str, Stance]) -> bool:
        """Whether the stance is shown plainly at least once and is more likely right than not."""
        shown = self.showing(side)
        plain = any(u.strength >= 2 for u in shown)
        return plain and 1 - prod(1 - u.reliability for u in shown) >= ASSURED

    def takes(self, side: tuple[str, Stance]) -> bool:
        """Whether the party here clearly takes the stance towards the option, on balance."""
        option, stance = side
        return self.net(option) * stance.sign > 0 and self.assures(side)

    def turns(self, side: tuple[str, Stance]) -> bool:
        """Whether the party here clearly takes the opposite stance towards the option."""
        return self.takes((side[0], side[1].reversed()))


def chances(utterances: Sequence[Utterance], options: Sequence[str]) -> tuple[Array, Array]:
    """For each option, the chance that at least one claim for it is right, and one against it.

    >>> support, oppose = chances([], ["a", "b"])
    >>> support.tolist(), oppose.tolist()
    ([0.0, 0.0], [0.0, 0.0])
    """
    wrong = np.ones((2, len(options)))
    index = {option: k for k, option in enumerate(options)}
    for u in utterances:
        if u.stance is not Stance.NEUTRAL:
            wrong[0 if u.stance is Stance.SUPPORT else 1, index[u.option]] *= 1 - min(SURE, u.reliability)
    return 1 - wrong[0], 1 - wrong[1]


def stretches(utterances: Sequence[Utterance], lattice: Lattice) -> tuple[Stretch, ...]:
    """Cut the dated, non-neutral utterances where the party clearly moved; one stretch when it never did.

    1. The cut that makes the evidence likeliest is found over all cuts (optimal partitioning,
       [Jackson2005]_); each further stretch has its price (:data:`GAIN`, growing with the number of days as
       in [Schwarz1978]_).
    2. A stretch of one document between two that agree is a slip, not a move there and back.
    3. Neighbours between which the party did not clearly move (:func:`moved`) are joined again.
    """
    dated = sorted(
        (u for u in utterances if u.day and u.stance is not Stance.NEUTRAL),
        key=lambda u: u.day or dt.date.min,
    )
    if not dated:
        return ()
    if len({u.side for u in dated}) == 1 or dated[0].day == dated[-1].day:
        return (_stretch(dated, lattice),)
    parts = [_stretch(part, lattice) for part in _cut(dated, lattice)]
    parts = _without_slips(parts, lattice)
    return tuple(_joined(parts, lattice))


def _stretch(utterances: Sequence[Utterance], lattice: Lattice) -> Stretch:
    whole = Stretch(tuple(utterances), None)
    best = max(lattice.options, key=whole.net)
    worst = max(lattice.options, key=whole.against)
    wanted = (best, Stance.SUPPORT) if whole.net(best) > 0 else None
    rejected = (worst, Stance.OPPOSE) if whole.against(worst) > 0 else None
    surer = rejected is not None and whole.assures(rejected)
    if wanted is not None and (whole.assures(wanted) or not surer):
        return Stretch(whole.utterances, wanted)
    return Stretch(whole.utterances, rejected)


def _cut(dated: Sequence[Utterance], lattice: Lattice) -> list[list[Utterance]]:
    """The likeliest cut into stretches of whole days; options count as different however near on a scale."""
    days = sorted({u.day for u in dated if u.day})
    row = {day: k for k, day in enumerate(days)}
    option = {name: k for k, name in enumerate(lattice.options)}
    wrong = np.zeros((len(days) + 1, 2, len(lattice.options)))
    for u in dated:
        side = 0 if u.stance is Stance.SUPPORT else 1
        wrong[row[u.day or days[0]] + 1, side, option[u.option]] += log(1 - min(SURE, u.reliability))
    wrong = wrong.cumsum(axis=0)
    price = log(GAIN) + log(max(1, len(days) - 1)) / 2
    best = [0.0]
    came_from = [0]
    reach = _reach(wrong)
    for stop in range(1, len(days) + 1):
        scores = [best[first] + reach[first, stop] - price for first in range(stop)]
        came_from.append(int(np.argmax(scores)))
        best.append(scores[came_from[-1]])
    bounds = [len(days)]
    while bounds[-1] > 0:
        bounds.append(came_from[bounds[-1]])
    pairs = list(zip(bounds[::-1], bounds[-2::-1], strict=False))
    return [[u for u in dated if first <= row[u.day or days[0]] < stop] for first, stop in pairs]


def _reach(wrong: Array) -> Array:
    """For each pair of days, the log likelihood of what was said from the one until before the other.

    One unknown option is the party's; each claim is right with its chance and says nothing otherwise.
    ``wrong`` holds the sums so far of the log chances that all claims for and against each option are wrong,
    shape (days + 1, 2, options); the result has shape (days + 1, days + 1), its upper triangle counts.
    """
    size = wrong.shape[2]
    reach = np.empty((len(wrong), len(wrong)))
    for first in range(len(wrong)):
        none_right = np.minimum(wrong - wrong[first], 0)
        for_it, against_it = none_right[:, 0], none_right[:, 1]
        here = np.log(size - (size - 1) * np.exp(for_it)) - for_it + against_it
        reach[first] = for_it.sum(axis=1) + np.logaddexp.reduce(here, axis=1) - log(size)
    return reach


def _without_slips(parts: list[Stretch], lattice: Lattice) -> list[Stretch]:
    k = 1
    while k + 1 < len(parts):
        before, between, after = parts[k - 1 : k + 2]
        documents = {claim.document for u in between.utterances for _, claim in u.claims}
        if before.lead == after.lead and len(documents) == 1:
            whole = before.utterances + between.utterances + after.utterances
            parts[k - 1 : k + 2] = [_stretch(whole, lattice)]
        else:
            k += 1
    return parts


def _joined(parts: list[Stretch], lattice: Lattice) -> list[Stretch]:
    k = 0
    while k + 1 < len(parts):
        if moved(parts[k], parts[k + 1], lattice):
            k += 1
        else:
            parts[k : k + 2] = [_stretch(parts[k].utterances + parts[k + 1].utterances, lattice)]
            k = max(0, k - 1)
    return parts


def moved(before: Stretch, after: Stretch, lattice: Lattice) -> bool:
    """Whether the party clearly stands elsewhere after than before.

    What is shown on each side has to be assured: by a plain or categorical claim, and by claims that together
    are more likely right than not. Then the party moved if it came to oppose an option it supported or to
    support one it opposed, if another option took the lead (each having at most a quarter of the support on
    the other's side), or if the scale value changed by 20 points and each value lies outside the other's
    interval.
    """
    if any(before.takes(side) and after.turns(side) for side in {u.side for u in before.utterances}):
        return True
    if before.lead is None or after.lead is None:
        return False
    if not (before.assures(before.lead) and after.assures(after.lead)):
        return False
    (old, old_stance), (new, new_stance) = before.lead, after.lead
    if old != new and old_stance is new_stance is Stance.SUPPORT:
        return after.share(old) <= FOREIGN and before.share(new) <= FOREIGN
    then, now = before.place(lattice), after.place(lattice)
    if then is None or now is None:
        return False
    (value, interval), (value_now, interval_now) = then, now
    return (
        abs(value_now - value) >= POINTS
        and not interval.low <= value_now <= interval.high
        and not interval_now.low <= value <= interval_now.high
    )
