"""Scores of a tagger as it runs in plenipo, and its calibration."""

from __future__ import annotations

import importlib.util
import json
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import numpy as np

from plenipo.reading.canonical import canonical
from plenipo.reading.found import Found

MEASURES = (
    "source fragments",
    "cue fragments",
    "content fragments",
    "content exact",
    "content soft",
    "triple",
    "direct soft",
    "nondirect soft",
)
Tag = Callable[[str], list[Found]]


def load_scorer(tools: Path) -> Any:
    """The scorer that lies beside the checkout, or nothing."""
    if not (tools / "attribution_score.py").exists():
        return None
    spec = importlib.util.spec_from_file_location("attribution_score", tools / "attribution_score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def tagged(rows: Iterable[dict[str, Any]], tag: Tag) -> dict[str, list[Found]]:
    """What ``tag`` finds in each text, with offsets into the text as it was."""
    found = {}
    for row in rows:
        plain = canonical(row["text"])
        found[row["id"]] = [
            Found(
                tuple(map(plain.back, one.source)),
                tuple(map(plain.back, one.cue)),
                tuple(map(plain.back, one.content)),
                one.sign,
                one.confidence,
            )
            for one in tag(plain.text)
        ]
    return found


def outermost(found: list[Found]) -> list[Found]:
    """Those whose cue stands in the content of no other."""
    return [
        one
        for one in found
        if not any(o is not one and any(c.contains(one.cue[0]) for c in o.content) for o in found)
    ]


def as_row(one: Found) -> dict[str, list[list[int]]]:
    """An attribution in the form the scorer reads."""
    return {role: [list(span) for span in getattr(one, role)] for role in ("source", "cue", "content")}


def score(rows: list[dict[str, Any]], tag: Tag, tools: Path) -> dict[str, Any]:
    """The scorer's measures for ``rows``, and words read per second of processor."""
    words = sum(len(row["text"].split()) for row in rows)
    begun = time.process_time()
    found = tagged(rows, tag)
    seconds = time.process_time() - begun
    gold = {row["id"]: (row["text"], row["attributions"]) for row in rows}
    predicted = {name: [as_row(one) for one in outermost(each)] for name, each in found.items()}
    result: dict[str, Any] = load_scorer(tools).score(gold, predicted)
    return {m: round(100 * result[m]["F1"], 1) for m in MEASURES if m in result} | {
        "words/s": round(words / seconds)
    }


def right(rows: list[dict[str, Any]], found: dict[str, list[Found]]) -> list[bool]:
    """Whether each found attribution is right: content half right, source and cue overlap."""
    verdicts = []
    for row in rows:
        gold = [{r: _letters(a[r]) for r in ("source", "cue", "content")} for a in row["attributions"]]
        taken: set[int] = set()
        for one in found[row["id"]]:
            mine = {r: _letters(getattr(one, r)) for r in ("source", "cue", "content")}
            match = next((n for n, g in enumerate(gold) if n not in taken and _agree(mine, g)), None)
            verdicts.append(match is not None)
            if match is not None:
                taken.add(match)
    return verdicts


def _letters(spans: Iterable[Any]) -> set[int]:
    return {place for start, end in spans for place in range(start, end)}


def _agree(a: dict[str, set[int]], b: dict[str, set[int]]) -> bool:
    both = len(a["content"] & b["content"])
    if not both or 2 * both / (len(a["content"]) + len(b["content"])) < 0.5:
        return False
    source = bool(a["source"] & b["source"]) or not (a["source"] or b["source"])
    return source and bool(a["cue"] & b["cue"])


def logistic(seen: np.ndarray, verdicts: np.ndarray) -> tuple[np.ndarray, float]:
    """Weights and bias of a logistic regression, lightly held back, by Newton's method."""
    x = np.hstack([seen, np.ones((len(seen), 1))]).astype(np.float64)
    w = np.zeros(x.shape[1])
    keep = np.eye(x.shape[1]) * 1.0
    keep[-1, -1] = 0.0
    for _ in range(50):
        p = 1 / (1 + np.exp(-x @ w))
        gradient = x.T @ (p - verdicts) + keep @ w
        w -= np.linalg.solve((x * (p * (1 - p))[:, None]).T @ x + keep, gradient)
    return w[:-1].astype(np.float32), float(w[-1])


def isotonic(chances: np.ndarray, verdicts: np.ndarray, size: int = 40) -> tuple[np.ndarray, np.ndarray]:
    """Chances and the shares that were right, never falling: groups of ``size``, pooled where they fall."""
    order = np.argsort(chances, kind="stable")
    count = max(1, len(order) // size)
    groups = [(len(g), chances[g].mean(), verdicts[g].mean()) for g in np.array_split(order, count)]
    pooled: list[tuple[int, float, float]] = []
    for group in groups:
        pooled.append(group)
        while len(pooled) > 1 and pooled[-2][2] >= pooled[-1][2]:
            (n, a, p), (m, b, q) = pooled[-2:]
            pooled[-2:] = [(n + m, (n * a + m * b) / (n + m), (n * p + m * q) / (n + m))]
    given, right = (np.array([g[k] for g in pooled], dtype=np.float32) for k in (1, 2))
    return given, np.clip(right, 0.02, 0.98)


def reliability(chances: np.ndarray, verdicts: np.ndarray) -> list[tuple[float, float, int]]:
    """Of attributions in each tenth of confidence: mean confidence, share that is right, how many."""
    table = []
    for low in np.arange(0, 1, 0.1):
        here = (chances >= low) & (chances < low + 0.1 + 1e-9)
        if here.any():
            table.append((float(chances[here].mean()), float(verdicts[here].mean()), int(here.sum())))
    return table


def write(path: Path, value: object) -> None:
    """Write JSON that people can read."""
    path.write_text(json.dumps(value, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
