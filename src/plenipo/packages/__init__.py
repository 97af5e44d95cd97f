"""What can be agreed, who blocks it, why not, and the cheapest way to yes.

A package is one option for each issue. From a Table's red lines and coded conditions: which packages nobody's
demands exclude, who excludes the rest, and where none is left the minimal clashes and the minimal
relaxations.
"""

from plenipo.packages.explain import explain
from plenipo.packages.feasible import packages
from plenipo.packages.results import Clash, Demand, Opening, Packages

__all__ = ["Clash", "Demand", "Opening", "Packages", "explain", "packages"]
