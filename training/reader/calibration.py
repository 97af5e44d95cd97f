"""The confidence of attributions: fitted on texts that a tagger did not learn from."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import numpy as np

from plenipo.reading.learned import weights as shipped
from plenipo.reading.learned.tagger import Tagger as RuntimeTagger

from . import scoring as score


def calibrate(
    runtime: Any, flat_rows: list[dict[str, Any]], nested_rows: list[dict[str, Any]]
) -> tuple[dict[str, Any], list[Any]]:
    """Fit confidence on attributions found in texts the tagger did not learn from; also its reliability."""
    seen, verdicts = observed(runtime, flat_rows, nested_rows)
    weights, bias = score.logistic(seen, verdicts)
    chances = 1 / (1 + np.exp(-(seen @ weights + bias)))
    given, right = score.isotonic(chances, verdicts)
    table = score.reliability(np.interp(chances, given, right), verdicts)
    fitted = {"calibration": weights, "calibration_bias": bias}
    fitted |= {"calibration_given": given, "calibration_right": right}
    return fitted, [[round(a, 2), round(b, 2), n] for a, b, n in table]


def observed(
    runtime: Any, flat_rows: list[dict[str, Any]], nested_rows: list[dict[str, Any]]
) -> tuple[np.ndarray, np.ndarray]:
    """What calibration sees of each attribution found, and whether it is right."""
    caught: list[np.ndarray] = []
    catcher = SimpleNamespace(chance=lambda x: (caught.append(x), np.zeros(len(x)))[1])
    tagger = RuntimeTagger(
        shipped.Weights(**{k: getattr(runtime, k) for k in runtime.__slots__} | {"calibration": catcher})
    )
    seen, verdicts = [], []
    for rows, nested in ((flat_rows, False), (nested_rows, True)):
        for row in rows:
            caught.clear()
            found = score.tagged([row], tagger.tag)
            if not found[row["id"]]:
                continue
            outer = {id(one) for one in score.outermost(found[row["id"]])}
            keep = [nested or id(one) in outer for one in found[row["id"]]]
            right = score.right([row], found)
            seen.append(caught[0][keep])
            verdicts += [v for v, k in zip(right, keep, strict=True) if k]
    return np.concatenate(seen), np.array(verdicts, dtype=float)
