"""Annotated documents as the tagger learns them: words, labels of fragments, links between them."""

from __future__ import annotations

import json
import tarfile
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from plenipo.reading.canonical import canonical
from plenipo.reading.learned.pieces import Pieces
from plenipo.reading.learned.words import Words, words

from .scoring import load_scorer

ROLES = ("source", "cue", "content")
SIGNS = ("", "+", "-")
LABELS = ("O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content")
Fragment = tuple[int, int]
"""First and end word."""


@dataclass
class Example:
    """A document: words with their pieces, a label for each word, and for each attribution its fragments."""

    id: str
    words: Words
    pieces: list[tuple[int, ...]]
    labels: list[int] = field(default_factory=list)
    attributions: list[dict[str, list[Fragment]]] = field(default_factory=list)
    inner: list[int] = field(default_factory=list)
    """Labels of attributions inside contents; empty where nobody annotated them."""
    inside: list[dict[str, list[Fragment]]] = field(default_factory=list)
    """The attributions inside contents."""
    signs: list[tuple[int, int]] = field(default_factory=list)
    """First word of a cue and the column of its sign, where that was annotated."""


def polnear(shared: Path, split: str) -> list[dict[str, Any]]:
    """Rows of PolNeAR: id, text, attributions."""
    score = load_scorer(shared / "tools")
    if score is None:
        raise SystemExit(f"{shared}/tools/attribution_score.py is not there; name the folder with --shared")
    with tempfile.TemporaryDirectory() as folder:
        with tarfile.open(shared / "data" / "polnear.tar.gz") as archive:
            archive.extractall(folder, filter="data")
        gold = score.load_gold(str(Path(folder) / "polnear" / split / "attributions"))
    return [{"id": n, "text": t, "attributions": a} for n, (t, a) in sorted(gold.items())]


def gum(shared: Path, split: str) -> list[dict[str, Any]]:
    """Rows of GUM: id, text, attributions."""
    path = shared / "data" / "gum-attribution" / f"gumattr_{split}.jsonl"
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def example(row: dict[str, Any], pieces: Pieces, nested: bool = False) -> Example:
    """The row as an example: in words of the canonical text.

    With ``nested``, attributions inside contents are told apart, and cues have signs (our own corpus).
    """
    plain = canonical(row["text"])
    found = words(plain.text)
    original = [plain.back(_span(start, end)) for start, end in found.spans]
    by_character: dict[int, int] = {}
    for number, span in enumerate(original):
        if found.case[number] != 4:
            for place in range(span.start, span.end):
                by_character[place] = number
    result = Example(row["id"], found, [pieces.of(plain.text[s:e]) for s, e in found.spans])
    held = [is_inside(a, row["attributions"]) for a in row["attributions"]]
    for attribution, inside in zip(row["attributions"], held, strict=True):
        spans = {role: _fragments(attribution[role], by_character, result) for role in ROLES}
        if not spans["content"] or not spans["cue"]:
            continue
        (result.inside if inside and nested else result.attributions).append(spans)
        if nested:
            result.signs.append((spans["cue"][0][0], SIGNS.index(attribution["sign"])))
    result.labels = _labels(result.attributions, len(found))
    if nested:
        result.inner = _labels(result.inside, len(found))
    return result


def is_inside(inner: dict[str, Any], attributions: list[dict[str, Any]]) -> bool:
    """Whether the cue stands in the content of another."""
    if not inner["cue"]:
        return False
    start, end = inner["cue"][0]
    return any(a is not inner and any(s <= start and end <= e for s, e in a["content"]) for a in attributions)


def _labels(attributions: list[dict[str, list[Fragment]]], count: int) -> list[int]:
    """A label for each word; cues go before sources, these before contents."""
    labels = [0] * count
    for role in ("content", "source", "cue"):
        kind = 2 * ROLES.index(role) + 1
        for attribution in attributions:
            for first, end in attribution[role]:
                labels[first:end] = [kind] + [kind + 1] * (end - first - 1)
    for n, label in enumerate(labels):  # where one cut another in two, what is left begins anew
        if label and label % 2 == 0 and (n == 0 or labels[n - 1] not in (label, label - 1)):
            labels[n] = label - 1
    return labels


def _span(start: int, end: int) -> Any:
    from plenipo.model import Span

    return Span(start, end)


def _fragments(spans: list[list[int]], by_character: dict[int, int], example: Example) -> list[Fragment]:
    """Spans of characters as fragments of words, without marks at their ends (unless they are only marks)."""
    found = []
    for start, end in sorted(map(tuple, spans)):
        numbers = sorted({by_character[place] for place in range(start, end) if place in by_character})
        if numbers:
            found.append((numbers[0], numbers[-1] + 1))
        else:
            marks = [
                n
                for n, (s, e) in enumerate(example.words.spans)
                if example.words.case[n] == 4 and start <= s and e <= end
            ]
            if marks:
                found.append((marks[0], marks[-1] + 1))
    return found


def pieces_of(model: Path) -> Pieces:
    """The vocabulary in a model's folder."""
    return Pieces((model / "vocab.txt").read_text(encoding="utf-8").splitlines())
