"""How wrong the compromise forecast is on decided issues, and how honest its 80 % interval is.

Data: Decision-making in the European Union, DEU III (Arregui and Perarnaud, doi:10.34810/data53), the part
given beside the checkout. Every figure is out of sample by proposal: the residuals behind an interval never
come from the proposal whose issues it is judged on.

    python benchmarks/compromise.py [FOLDER]            print the table
    python benchmarks/compromise.py [FOLDER] --write    also rewrite the constants in bargaining/residuals.py
"""

from __future__ import annotations

import csv
import sys
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from plenipo.bargaining import compromise
from plenipo.bargaining.interval import NODES, central, error_scale, predict
from plenipo.model import Issue, Option, Party, Position, Scale, Table

HERE = Path(__file__).resolve().parent
DATA = HERE.parent.parent / "shared" / "data" / "deu3"
RESIDUALS = HERE.parent / "src" / "plenipo" / "bargaining" / "residuals.py"


@dataclass(frozen=True)
class Decided:
    """One decided issue: what the compromise said and what came out."""

    issue: str
    proposal: str
    point: float
    scale: float
    interval: tuple[float, float]
    outcome: float
    two_positions: bool
    others: dict[str, float]


def number(text: str) -> float | None:
    """A figure of the data, or nothing where the cell is empty."""
    return float(text) if text not in ("", "NA", "nan") else None


def table(issue: str, rows: list[dict[str, str]]) -> Table:
    """The issue as a table of its own, without actors whose position, salience or capability is missing."""
    known = []
    for row in rows:
        position, salience, capability = (
            number(row[k]) for k in ("position", "salience", "capability_used_max1")
        )
        if position is not None and salience and capability:
            known.append((row["actor"], position, salience, capability))
    options = {
        f"{x:g}": Option(f"{x:g}", f"{x:g}", x) for x in sorted({position for _, position, _, _ in known})
    }
    return Table(
        title=issue,
        parties=tuple(Party(a, a, capability=c, capability_assumed=False) for a, _, _, c in known),
        issues=(Issue(issue, issue, options, Scale.ORDINAL),),
        positions=tuple(Position(a, issue, value=x, salience=s) for a, x, s, _ in known),
    )


def decided(folder: Path) -> list[Decided]:
    """All issues with an outcome and at least one weighty position."""
    positions = defaultdict(list)
    with (folder / "positions.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            positions[row["issue"]].append(row)
    found = []
    with (folder / "issues.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            outcome = number(row["outcome"])
            made = table(row["issue"], positions[row["issue"]])
            forecasts = compromise(made) if outcome is not None else ()
            if outcome is None or not forecasts:
                continue
            values = np.array([p.value for p in made.positions], dtype=float)
            weights = np.array([forecasts[0].weights[p.actor] for p in made.positions])
            order = np.argsort(values)
            median = values[order][np.searchsorted(np.cumsum(weights[order]), 0.5 - 1e-12)]
            others = {"plain mean": values.mean(), "weighted median": median, "always 50": 50.0}
            found.append(
                Decided(
                    row["issue"],
                    row["proposal"],
                    forecasts[0].point,
                    error_scale(values, weights),
                    (forecasts[0].interval.low, forecasts[0].interval.high),
                    outcome,
                    len(set(values)) == 2,
                    others,
                )
            )
    return found


def nodes(issues: list[Decided]) -> np.ndarray:
    """Evenly spaced quantiles of |outcome - point| / scale."""
    ratios = [abs(d.outcome - d.point) / d.scale for d in issues]
    return np.quantile(ratios, (np.arange(NODES) + 0.5) / NODES)


def judge(issues: list[Decided]) -> dict[str, float]:
    """Coverage, width and sharpness of the interval, leaving one proposal out at a time."""
    covered, widths, scores = [], [], []
    for proposal in sorted({d.proposal for d in issues}):
        learned = nodes([d for d in issues if d.proposal != proposal])
        for d in (d for d in issues if d.proposal == proposal):
            drawn = predict(d.point, d.scale, 0.0, learned)
            low, high = central(drawn)
            covered.append(low - 1e-9 <= d.outcome <= high + 1e-9)
            widths.append(high - low)
            spread = np.abs(drawn[:, None] - drawn[None, :]).mean()
            scores.append(np.abs(drawn - d.outcome).mean() - spread / 2)
    return {"coverage": np.mean(covered), "width": np.mean(widths), "CRPS": np.mean(scores)}


def main() -> None:
    """Print the table; with --write, put the measured constants into the package."""
    folders = [Path(a) for a in sys.argv[1:] if not a.startswith("-")]
    folder = folders[0] if folders else DATA
    if not folder.exists():
        sys.exit(f"skipped: no DEU III data at {folder}")
    issues = decided(folder)
    errors = np.array([abs(d.point - d.outcome) for d in issues])
    two = np.array([d.two_positions for d in issues])
    honest = judge(issues)
    as_shipped = np.mean([d.interval[0] <= d.outcome <= d.interval[1] for d in issues])
    print(
        f"decided issues                        {len(issues)} ({len({d.proposal for d in issues})} proposals)"
    )
    print(f"compromise: mean absolute error       {errors.mean():.2f}")
    print(f"            median                    {np.median(errors):.2f}")
    print(f"            one in five above         {np.quantile(errors, 0.8):.2f}")
    print(f"            within 10 / 20 points     {(errors <= 10).mean():.0%} / {(errors <= 20).mean():.0%}")
    print(f"            two-position issues       {errors[two].mean():.2f} on {two.sum()}")
    print(f"            all others                {errors[~two].mean():.2f} on {(~two).sum()}")
    for name in issues[0].others:
        print(f"{name:<37} {np.mean([abs(d.others[name] - d.outcome) for d in issues]):.2f}")
    print(f"80 % interval, leave a proposal out     {honest['coverage']:.1%} in, {honest['width']:.1f} wide")
    print(f"            CRPS                      {honest['CRPS']:.2f}")
    print(f"80 % interval as shipped, in sample   {as_shipped:.1%} in")
    if "--write" in sys.argv:
        write(issues, errors, two, honest["coverage"])


def write(issues: list[Decided], errors: np.ndarray, two: np.ndarray, coverage: float) -> None:
    """Rewrite the measured block of the residuals file."""
    text = RESIDUALS.read_text(encoding="utf-8")
    head = text[: text.index("# measured\n")]
    lines = [f"{q:.3f}" for q in nodes(issues)]
    rows = [", ".join(lines[k : k + 10]) for k in range(0, len(lines), 10)]
    body = "".join(f"    {row},\n" for row in rows)
    block = (
        "# measured\n"
        f"ISSUES = {len(issues)}\n"
        f"MEAN_ERROR = {errors.mean():.1f}\n"
        f"MEDIAN_ERROR = {np.median(errors):.1f}\n"
        f"ONE_IN_FIVE_ABOVE = {np.quantile(errors, 0.8):.1f}\n"
        f"TWO_POSITION_ISSUES = {int(two.sum())}\n"
        f"TWO_POSITION_ERROR = {errors[two].mean():.1f}\n"
        f"COVERAGE = {coverage:.3f}\n"
        f"# fmt: off\nQUANTILES = (\n{body})\n"
    )
    RESIDUALS.write_text(head + block, encoding="utf-8")
    print(f"wrote {RESIDUALS}")


if __name__ == "__main__":
    main()
