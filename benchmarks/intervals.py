"""Whether the 80 % interval of a position holds the position four times out of five.

Simulated parties (fixed seeds) stand anywhere on a scale of four options and support the nearest one, or
oppose another; each claim is right with the chance its confidence and firmness give it, else about any
option. The second block shows what happens when a coder is too sure of itself by 0.15.

    python benchmarks/intervals.py
"""

from __future__ import annotations

import datetime as dt
import random

from plenipo.model import Claim, Codebook
from plenipo.record import positions
from plenipo.record.evidence import FIRMNESS
from plenipo.record.sample import make_claim, make_issue

VALUES = {"a": 0, "b": 33, "c": 67, "d": 100}
CODEBOOK = Codebook("Simulation", {}, {"issue": make_issue("issue", *VALUES, values=VALUES)})
PARTIES = 600


def said(rng: random.Random, nearest: str, day: int, too_sure: float) -> Claim:
    """One claim about a party that stands nearest to an option."""
    confidence, strength = rng.choice([0.5, 0.7, 0.9]), rng.choice([1, 2, 2, 3])
    right = rng.random() < (confidence - too_sure) * FIRMNESS[strength]
    option, stance = (nearest if right else rng.choice(list(VALUES))), "support"
    if rng.random() < 0.3:
        stance = "oppose"
        option = rng.choice([o for o in VALUES if o != nearest] if right else list(VALUES))
    date = (dt.date(2025, 1, 1) + dt.timedelta(days=day)).isoformat()
    return make_claim("party", "issue", option, stance, day=date, strength=strength, confidence=confidence)


def main() -> None:
    """Print coverage, width and error by number of claims."""
    print("coder        claims  80 % interval holds it  width  mean error of the value")
    for name, too_sure in (("calibrated", 0.0), ("too sure", 0.15)):
        for count in (1, 2, 3, 5, 10, 20):
            held = width = error = 0.0
            for seed in range(PARTIES):
                rng = random.Random(seed)
                stands = rng.uniform(0, 100)
                nearest = min(VALUES, key=lambda o: abs(VALUES[o] - stands))
                [found] = positions([said(rng, nearest, day, too_sure) for day in range(count)], CODEBOOK)
                held += found.interval.low <= stands <= found.interval.high
                width += found.interval.high - found.interval.low
                error += abs(found.value - stands)
            row = held / PARTIES, width / PARTIES, error / PARTIES
            print(f"{name:12}{count:7}{row[0]:24.1%}{row[1]:7.1f}{row[2]:25.1f}")


if __name__ == "__main__":
    main()
