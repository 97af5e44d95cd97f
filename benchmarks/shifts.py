"""How often the record sees a move that was none, and how often it finds one that was.

Simulated parties (fixed seeds): one claim every ten days, a share of them random, the others for the position
held or against the far end; tentative, plain and categorical, with a coder's confidence between 0.5 and 0.9.
Half of the parties move from one end of the scale to another option in the middle of the series.

    python benchmarks/shifts.py
"""

from __future__ import annotations

import datetime as dt
import random

from plenipo.model import Claim, Codebook
from plenipo.record import shifts
from plenipo.record.sample import make_claim, make_issue

OPTIONS = "abcd"
ISSUE = make_issue("issue", *OPTIONS, values={o: 33 * k for k, o in enumerate(OPTIONS)})
CODEBOOK = Codebook("Simulation", {}, {"issue": ISSUE})
SERIES = 200


def series(seed: int, length: int, noise: float, moves: bool) -> list[Claim]:
    """What one party says, oldest first."""
    rng = random.Random(seed)
    made = []
    for n in range(length):
        home = "c" if moves and n >= length // 2 else "a"
        option, stance = (home, "support") if rng.random() < 0.7 else ("d", "oppose")
        if rng.random() < noise:
            option, stance = rng.choice(OPTIONS), rng.choice(["support", "support", "oppose"])
        day = dt.date(2020, 1, 1) + dt.timedelta(days=10 * n)
        made.append(
            make_claim(
                "party",
                "issue",
                option,
                stance,
                day=day.isoformat(),
                strength=rng.choice([1, 2, 2, 2, 3]),
                confidence=rng.uniform(0.5, 0.9),
            )
        )
    return made


def main() -> None:
    """Print one line for each share of noise and each length."""
    print("noise  claims  false shifts per unmoved party  moves found  found and nothing else")
    for noise in (0.1, 0.2, 0.3):
        for length in (3, 6, 12, 30, 60):
            false = sum(len(shifts(series(k, length, noise, False), CODEBOOK)) for k in range(SERIES))
            found = [
                [(s.before, s.after) for s in shifts(series(k, length, noise, True), CODEBOOK)]
                for k in range(SERIES)
            ]
            hits = sum(("a", "c") in moves for moves in found) / SERIES
            exact = sum(moves == [("a", "c")] for moves in found) / SERIES
            print(f"{noise:5.1f}{length:8}{false / SERIES:32.2f}{hits:13.0%}{exact:24.0%}")


if __name__ == "__main__":
    main()
