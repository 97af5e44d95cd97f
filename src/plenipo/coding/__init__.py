"""Coding: statement x codebook -> claims.

A codebook is a YAML file of actors, issues and options (:func:`load_codebook`, :func:`dump_codebook`,
:func:`shipped_codebooks`). :func:`code` turns the statements of a document into claims: who supports or
opposes which option, how firmly, on what conditions, in which exact words. The coder that does it is anything
that fits the protocol :class:`Coder`; the built-in :class:`TermCoder` works by the codebook's wordings and by
rules. :func:`check_codebook` tests a codebook against its own example sentences.
"""

from plenipo.coding.codebook_file import dump_codebook, load_codebook, parse_codebook, shipped_codebooks
from plenipo.coding.interface import Coder, code
from plenipo.coding.self_test import check_codebook
from plenipo.coding.terms import TermCoder

__all__ = [
    "Coder",
    "TermCoder",
    "check_codebook",
    "code",
    "dump_codebook",
    "load_codebook",
    "parse_codebook",
    "shipped_codebooks",
]
