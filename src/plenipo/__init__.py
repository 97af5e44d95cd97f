"""Plenipo: from what was said about a negotiation to the brief a delegation carries to the table."""

from plenipo.version import __version__

__all__ = ["__version__"]
