"""How sure the coder may be: two logistic regressions, fitted on the negotiations it is developed on."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import claims as our_claims
import numpy as np
from reader.parts import claims_part_of

from plenipo.coding import load_codebook
from plenipo.coding.learned.scoring import FOUND_BY, Answer, Scorer
from plenipo.coding.learned.units import units
from plenipo.coding.learned.weights import Weights
from plenipo.coding.tokens import Text
from plenipo.reading import Directory
from plenipo.reading.learned import LearnedReader

from .data import NONE, UNSURE, Item, as_gathered, mark, options_of, parties
from .plain import bare

KEPT = 0.96
"""Share of the units with a stance that can be found which are looked at."""
PENALTY = 3e-3
"""What large weights cost."""


def observed(roots: list[Path], weights: Weights) -> list[tuple[Answer, int, str]]:
    """Every answer with the right one, for the negotiations of the part to develop on, labels only."""
    found = []
    for root in roots:
        for path in sorted(root.glob("*/claims.yaml")):
            if claims_part_of(path.parent.name) == "develop":
                found += _observed(path.parent, weights)
    return found


def _observed(folder: Path, weights: Weights) -> list[tuple[Answer, int, str]]:
    codebook = bare(load_codebook(folder / "codebook.yaml"))
    options = options_of(codebook)
    reader, scorer = LearnedReader(Directory.for_codebook(codebook)), Scorer(codebook, weights)
    found = []
    for wanted in our_claims.coded(folder)[0]:
        listed = units(wanted.text, reader.read(as_gathered(wanted)))
        known = [parties(codebook, unit) for unit in listed]
        text = Text(wanted.text)
        items = [Item([], [], np.zeros(0), options, {}, wanted.id) for _ in listed]
        for rows, unsure in ((wanted.claims, False), (wanted.optional, True)):
            for row in rows:
                mark(row, unsure, codebook, listed, known, items)
        for unit, item in zip(listed, items, strict=True):
            for answer in scorer.answers(text, unit):
                place = options.names.index(f"{answer.issue}={answer.option}")
                found.append((answer, item.answers.get(place, NONE), folder.name))
    return found


def logistic(rows: np.ndarray, right: np.ndarray, penalty: float = PENALTY) -> tuple[np.ndarray, float]:
    """Weights and bias by Newton's method."""
    scale = rows.std(0) + 1e-6
    x = np.hstack([rows / scale, np.ones((len(rows), 1))])
    w = np.zeros(x.shape[1])
    keep = np.full(x.shape[1], penalty * len(rows))
    keep[-1] = 0
    for _ in range(40):
        p = 1 / (1 + np.exp(-x @ w))
        slope = x.T @ (p - right) + keep * w
        bend = (x * (p * (1 - p))[:, None]).T @ x + np.diag(keep + 1e-9)
        step = np.linalg.solve(bend, slope)
        w -= step
        if np.abs(step).max() < 1e-7:
            break
    return (w[:-1] / scale).astype(np.float32), float(w[-1])


def calibrated(found: list[tuple[Answer, int, str]], log: Any) -> dict[str, Any]:
    """The regressions, and from when on a stance is taken: where F1 is best, leaving one negotiation out."""
    known = [row for row in found if row[1] != UNSURE]
    seen = np.array([a.seen for a, _, _ in known])
    taken = np.array([float(gold != NONE) for _, gold, _ in known])
    where = np.array([folder for _, _, folder in known])
    chances = np.zeros(len(known))
    for folder in sorted(set(where)):
        w, b = logistic(seen[where != folder], taken[where != folder])
        chances[where == folder] = 1 / (1 + np.exp(-(seen[where == folder] @ w + b)))
    best, enough = 0.0, 0.5
    for edge in np.arange(0.1, 0.8, 0.02):
        given = chances >= edge
        f1 = 2 * float((given * taken).sum()) / max(1.0, float(given.sum() + taken.sum()))
        if f1 > best:
            best, enough = f1, float(edge)
    signed = [row for row in known if row[1] in (1, 2)]
    turned = np.array([a.turned_by for a, _, _ in signed])
    supports = np.array([float(gold == 1) for _, gold, _ in signed])
    from_where = np.array([folder for _, _, folder in signed])
    right = 0.0
    for folder in sorted(set(from_where)):
        w, b = logistic(turned[from_where != folder], supports[from_where != folder])
        right += (((turned[from_where == folder] @ w + b) > 0) == supports[from_where == folder]).sum()
    signs = right / len(signed)
    log(f"stance taken: F1 {best:.3f} from {enough:.2f} on, of options looked at; sign right {signs:.3f}")
    find, find_bias = logistic(seen, taken)
    turn, turn_bias = logistic(turned, supports)
    glance, glance_bias, worth = glanced(found, find, find_bias, enough)
    log(f"looked at further: {worth[1]:.3f} of units, for {KEPT:.2f} of the stances found")
    return {
        "find": find, "find_bias": find_bias, "turn": turn, "turn_bias": turn_bias,
        "glance": glance, "glance_bias": glance_bias, "worth": worth[0], "enough": enough,
    }  # fmt: skip


def glanced(
    found: list[tuple[Answer, int, str]], find: np.ndarray, bias: float, enough: float
) -> tuple[np.ndarray, float, tuple[float, float]]:
    """Which units are worth a closer look: the regression, from where on, and the share that is.

    A unit is worth it if a closer look finds a stance that is there.
    """
    least = np.log(enough / (1 - enough))
    firsts: list[tuple[float, ...]] = []
    taken: list[bool] = []
    for answer, gold, _ in found:
        if answer.seen[FOUND_BY.index("first")]:
            firsts.append(answer.seen[1:-1])
            taken.append(False)
        taken[-1] |= gold not in (NONE, UNSURE) and float(np.dot(answer.seen, find) + bias) >= least
    rows, right = np.array(firsts), np.array(taken)
    w, b = logistic(rows, right.astype(float))
    chances = 1 / (1 + np.exp(-(rows @ w + b)))
    edge = float(np.quantile(chances[right], 1 - KEPT))
    return w, b, (edge, float((chances >= edge).mean()))
