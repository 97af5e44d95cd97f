"""Plenipo: from what was said about a negotiation to the brief a delegation carries to the table.

The names here are the public interface; each is loaded from its room when it is first used.

>>> import plenipo
>>> plenipo.load_codebook("peace-negotiation").title
'Peace negotiation'
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from plenipo.version import __version__

if TYPE_CHECKING:
    from plenipo.bargaining import compromise as compromise
    from plenipo.brief import gather_material as gather_material
    from plenipo.brief import render as render
    from plenipo.coding import code as code
    from plenipo.coding import load_codebook as load_codebook
    from plenipo.errors import PlenipoError as PlenipoError
    from plenipo.gather import find_copies as find_copies
    from plenipo.model import Codebook as Codebook
    from plenipo.model import Document as Document
    from plenipo.model import Table as Table
    from plenipo.networks import conflict as conflict
    from plenipo.networks import congruence as congruence
    from plenipo.reading import read as read
    from plenipo.record import build_table as build_table
    from plenipo.record import positions as positions
    from plenipo.record import read_table as read_table
    from plenipo.record import shifts as shifts
    from plenipo.record import write_table as write_table
    from plenipo.store import Dossier as Dossier

_ROOMS = {
    "bargaining": ("compromise",),
    "brief": ("gather_material", "render"),
    "coding": ("code", "load_codebook"),
    "errors": ("PlenipoError",),
    "gather": ("find_copies",),
    "model": ("Codebook", "Document", "Table"),
    "networks": ("conflict", "congruence"),
    "reading": ("read",),
    "record": ("build_table", "positions", "read_table", "shifts", "write_table"),
    "store": ("Dossier",),
}
_ROOM_OF = {name: room for room, names in _ROOMS.items() for name in names}

__all__ = ["__version__", *sorted(_ROOM_OF)]


def __getattr__(name: str) -> object:
    """Load a public name from its room."""
    if name not in _ROOM_OF:
        raise AttributeError(f"module 'plenipo' has no attribute {name!r}")
    return getattr(import_module(f"plenipo.{_ROOM_OF[name]}"), name)
