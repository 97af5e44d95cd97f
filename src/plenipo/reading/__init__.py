"""Reading: a document becomes statements, attributions of words to speakers, each with its exact place.

The embedded reader works by rules: sentences and quotations with exact offsets, word classes, phrases, and a
lexicon of words that attribute, with what each may be followed by and which way its speaker leans. A learned
reader can take its place behind :class:`Reader`. :mod:`plenipo.reading.actors` tells who the speakers are.
"""

from plenipo.reading.actors import Directory
from plenipo.reading.interface import Reader, read
from plenipo.reading.reader import RuleReader
from plenipo.reading.sentences import sentences

__all__ = ["Directory", "Reader", "RuleReader", "read", "sentences"]
