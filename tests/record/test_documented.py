"""The docstrings' examples run, every source they name is in the bibliography, every method has its page."""

import doctest
import importlib
import pkgutil
import re
from pathlib import Path

import pytest

import plenipo

ROOT = Path(__file__).parents[2]
ROOMS = ("record", "networks", "bargaining", "packages")
MODULES = [
    f"plenipo.{room}.{module.name}"
    for room in ROOMS
    for module in pkgutil.iter_modules([str(Path(plenipo.__file__).parent / room)])
]
PAGES = set(
    [
        "positions",
        "shifts",
        "salience",
        "red-lines-and-conditions",
        "table",
        "cells",
        "congruence",
        "conflict",
        "subtract",
        "compromise",
        "packages",
        "clashes-and-openings",
        "sources",
    ]
)


@pytest.mark.parametrize("module", MODULES)
def test_examples_in_docstrings_run(module):
    failures, _ = doctest.testmod(importlib.import_module(module))
    assert failures == 0


def cited():
    for room in ROOMS:
        for path in sorted((ROOT / "src" / "plenipo" / room).glob("*.py")):
            for key in re.findall(r"\[(\w+)\]_", path.read_text(encoding="utf-8")):
                yield path.name, key


def test_every_source_named_is_in_the_bibliography_and_on_the_page():
    entries = set(
        re.findall(r"^@\w+\{(\w+),", (ROOT / "docs" / "references.bib").read_text(encoding="utf-8"), re.M)
    )
    page = (ROOT / "docs" / "methods" / "sources.md").read_text(encoding="utf-8")
    assert {key for _, key in cited()} <= entries
    assert all(re.search(rf"^{key}$", page, re.M) for key in entries)


def test_every_method_has_its_page():
    assert {path.stem for path in (ROOT / "docs" / "methods").glob("*.md")} >= PAGES


def test_figures_on_the_compromise_page_are_the_measured_ones():
    from plenipo.bargaining import residuals

    page = (ROOT / "docs" / "methods" / "compromise.md").read_text(encoding="utf-8")
    for figure in (
        f"{residuals.ISSUES} decided",
        f"{residuals.MEAN_ERROR:.1f} points",
        f"| {residuals.MEDIAN_ERROR:.1f} |",
        f"| {residuals.ONE_IN_FIVE_ABOVE:.1f} |",
        f"the {residuals.TWO_POSITION_ISSUES} issues",
        f"| {residuals.TWO_POSITION_ERROR:.1f} (",
        f"| {residuals.COVERAGE:.1%}".replace("%", " %"),
    ):
        assert figure in page
