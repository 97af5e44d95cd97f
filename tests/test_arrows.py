"""The rooms may only look down: a test holds the arrows of the design."""

import ast
from pathlib import Path

import pytest

import plenipo

ROOT = Path(plenipo.__file__).parent
ABOVE_NOTHING = {"errors", "version"}
ANALYSES = {"networks", "bargaining", "packages"}
MAY_USE = {
    "errors": set(),
    "version": set(),
    "model": set(),
    "store": {"model"},
    "gather": {"model", "store"},
    "reading": {"model", "store", "gather"},
    "coding": {"model", "store", "gather", "reading"},
    "review": {"model", "store", "gather", "reading", "coding"},
    "record": {"model", "store", "gather", "reading", "coding", "review"},
    "networks": {"model"},
    "bargaining": {"model"},
    "packages": {"model"},
    "engine": {"model", "store", "gather", "reading", "coding"},
    "examples": {"model"},
}
EVERYTHING = set(MAY_USE)
MAY_USE["brief"] = EVERYTHING
MAY_USE["cli"] = EVERYTHING | {"brief"}
MAY_USE["__init__"] = EVERYTHING | {"brief"}
MAY_USE["__main__"] = {"cli"}


def imports(path: Path) -> set[str]:
    """Rooms a file imports, at any depth of the code."""
    rooms = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("plenipo"):
            parts = node.module.split(".")
            rooms |= {parts[1]} if len(parts) > 1 else {alias.name for alias in node.names}
        elif isinstance(node, ast.Import):
            rooms |= {n.name.split(".")[1] for n in node.names if n.name.startswith("plenipo.")}
    return rooms


@pytest.mark.parametrize("path", sorted(ROOT.rglob("*.py")), ids=lambda p: str(p.relative_to(ROOT)))
def test_arrows_point_down(path: Path) -> None:
    room = path.relative_to(ROOT).parts[0].removesuffix(".py")
    allowed = MAY_USE[room] | ABOVE_NOTHING | {room, "__version__"}
    assert imports(path) <= allowed, f"{path} may use {sorted(allowed)}"


def test_the_analyses_do_not_know_each_other() -> None:
    for room in ANALYSES:
        assert not MAY_USE[room] & ANALYSES
