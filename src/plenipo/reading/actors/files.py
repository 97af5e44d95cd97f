"""The tables of facts beside this file."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def rows(name: str, columns: int) -> tuple[tuple[str, ...], ...]:
    """The rows of a table in ``data/``, each padded to ``columns``; lines starting with # are comments."""
    text = (files("plenipo.reading.actors") / "data" / name).read_text(encoding="utf-8")
    return tuple(
        tuple((line.split("\t") + [""] * columns)[:columns])
        for line in text.splitlines()
        if line and not line.startswith("#")
    )


def items(cell: str) -> list[str]:
    """The parts of a cell that holds several values."""
    return [part for part in cell.split("|") if part]


@cache
def sections(name: str) -> dict[str, frozenset[str]]:
    """The word lists of a text in ``data/``, by the name in square brackets above each."""
    found: dict[str, set[str]] = {}
    for line in (files("plenipo.reading.actors") / "data" / name).read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            words = found[line.strip("[]")] = set()
        elif line and not line.startswith("#"):
            words.update(line.split())
    return {section: frozenset(words) for section, words in found.items()}
