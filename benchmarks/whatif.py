"""How long a what-if takes: one position changed, every analysis worked out again.

A random table (fixed seed) of 30 actors x 12 issues x 4 options with red lines and conditions. Measured, in
one process, medians over repetitions, once by the wall clock and once as processor time (the target):

1. a what-if on the Table: one position replaced, then compromise and packages;
2. a what-if on the record: one claim changed, then positions, red lines, conditions and the Table,
   congruence, conflict, compromise and packages.

    python benchmarks/whatif.py [--profile]
"""

from __future__ import annotations

import cProfile
import dataclasses
import pstats
import random
import sys
import time
from collections.abc import Callable
from statistics import median

from plenipo.bargaining import compromise
from plenipo.model import Claim, Codebook, Table
from plenipo.networks import conflict, congruence
from plenipo.packages import Packages, conflicts, feasible, packages
from plenipo.record import build_table
from plenipo.record.sample import make_claim, make_issue

ACTORS, ISSUES, OPTIONS, SAID = 30, 12, 4, 3
TARGET_SECONDS = 0.2
REPETITIONS = 15


def negotiation(seed: int, conditions: float, red_lines: float) -> tuple[list[Claim], Codebook]:
    """Claims of every actor on every issue; shares of them carry a condition or are red lines."""
    rng = random.Random(seed)
    names = [f"option-{k}" for k in range(OPTIONS)]
    values = {name: 100 * k / (OPTIONS - 1) for k, name in enumerate(names)}
    issues = {
        f"issue-{n:02}": make_issue(f"issue-{n:02}", *names, values=values if n % 2 else {})
        for n in range(ISSUES)
    }
    made = []
    for a in range(ACTORS):
        for issue in issues:
            home = rng.choice(names)
            for n in range(SAID):
                stance = rng.choices(["support", "oppose", "neutral"], [6, 3, 1])[0]
                option = home if stance == "support" and rng.random() < 0.8 else rng.choice(names)
                other = rng.choice([i for i in issues if i != issue]), rng.choice(names)
                tied = rng.random() < conditions
                made.append(
                    make_claim(
                        f"actor-{a:02}",
                        issue,
                        option,
                        stance,
                        day=f"2025-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}",
                        strength=rng.randint(1, 3),
                        confidence=rng.choice([0.6, 0.8, 1.0]),
                        document=f"document-{rng.randint(0, 200)}",
                        words=f"{a} said something about {option} of {issue} for the {n}th time",
                        only_if=other if tied and rng.random() < 0.5 else None,
                        if_then=other if tied else None,
                        red_line=stance == "oppose" and rng.random() < red_lines,
                    )
                )
    return made, Codebook("Benchmark", {}, issues)


def what_if_on_the_table(table: Table) -> Packages:
    """The first actor moves on the first ordinal issue."""
    first = next(p for p in table.positions if p.value is not None)
    moved = dataclasses.replace(first, value=100 - (first.value or 0), interval=None)
    changed = dataclasses.replace(table, positions=tuple(moved if p is first else p for p in table.positions))
    compromise(changed)
    return packages(changed)


def what_if_on_the_record(claims: list[Claim], codebook: Codebook) -> Packages:
    """One claim turns out to say the opposite."""
    changed = [dataclasses.replace(claims[0], stance=claims[0].stance.reversed()), *claims[1:]]
    table = build_table(changed, codebook)
    congruence(changed)
    conflict(changed)
    compromise(table)
    return packages(table)


def forget() -> None:
    """Drop remembered counts and clashes, as when the demands are new."""
    feasible._counts.cache_clear()
    conflicts.minimal_clashes.cache_clear()
    conflicts.minimal_relaxations.cache_clear()


def seconds(
    work: Callable[[], object], clock: Callable[[], float], before: Callable[[], None] = int
) -> float:
    """Median time of a repeated call by a clock."""
    work()
    times = []
    for _ in range(REPETITIONS):
        before()
        start = clock()
        work()
        times.append(clock() - start)
    return median(times)


def main() -> None:
    """Print one line for each kind of negotiation."""
    size = f"{ACTORS} actors x {ISSUES} issues x {OPTIONS} options, {SAID} claims each"
    print(f"{size}; target {TARGET_SECONDS} s")
    print("Seconds by the clock on the wall / of this process:")
    print(f"{'':20}{'demands':>8}{'feasible':>9}{'on the table':>15}{'on the record':>15}{'new demands':>15}")
    worst = 0.0
    for name, conditions, red_lines in (
        ("few demands", 0.01, 0.02),
        ("many conditions", 0.05, 0.01),
        ("many red lines", 0.02, 0.30),
        ("everything at once", 0.15, 0.30),
    ):
        claims, codebook = negotiation(7, conditions, red_lines)
        table = build_table(claims, codebook)
        found = packages(table)
        columns = []
        for work, before in (
            (lambda table=table: what_if_on_the_table(table), int),
            (lambda claims=claims, codebook=codebook: what_if_on_the_record(claims, codebook), int),
            (lambda table=table: packages(table), forget),
        ):
            wall, own = (seconds(work, clock, before) for clock in (time.perf_counter, time.process_time))
            columns.append(f"{wall:.3f} / {own:.3f}")
            worst = worst if before is forget else max(worst, own)
        count = f"{found.feasible:,}" if found.exact else f">={found.feasible:,}"
        on_table, on_record, cold = columns
        print(f"{name:20}{len(found.demands):8}{count:>9}{on_table:>15}{on_record:>15}{cold:>15}")
        if "--profile" in sys.argv:
            profile = cProfile.Profile()
            profile.runcall(what_if_on_the_record, claims, codebook)
            pstats.Stats(profile).sort_stats("cumulative").print_stats(22)
    print(
        "target met" if worst < TARGET_SECONDS else f"target missed: {worst:.3f} s", "(time of this process)"
    )


if __name__ == "__main__":
    main()
