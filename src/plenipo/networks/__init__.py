"""Who sides with whom: support and oppose cells, and congruence, conflict and subtract networks of actors.

Pure functions over claims, as discourse network analysis defines them; every cell and edge opens to its
claims.
"""

from plenipo.networks.affiliation import Affiliation, affiliation
from plenipo.networks.cells import cells
from plenipo.networks.conflict import conflict
from plenipo.networks.congruence import congruence
from plenipo.networks.results import Cell, Edge, Network
from plenipo.networks.subtract import subtract

__all__ = [
    "Affiliation",
    "Cell",
    "Edge",
    "Network",
    "affiliation",
    "cells",
    "conflict",
    "congruence",
    "subtract",
]
