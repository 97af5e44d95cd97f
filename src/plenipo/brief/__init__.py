"""The brief: one self-contained HTML file made from a record and what was worked out from it.

:func:`gather_material` reads a dossier as of a date and works out every analysis; :func:`render` turns the
material into a page that loads nothing, prints on A4, reads on a phone, and opens every figure to its words.
:func:`for_public` leaves restricted documents out, and with them all that rests on them.
"""

from plenipo.brief.material import Findings, Material, for_public, gather_material, work_out
from plenipo.brief.page import render

__all__ = ["Findings", "Material", "for_public", "gather_material", "render", "work_out"]
