"""Reading: a document becomes statements, attributions of words to speakers, each with its exact place.

The embedded reader is learned (:mod:`plenipo.reading.learned`): a small network labels sources, cues and
contents, and rules over phrases and a lexicon add what it does not look for. The rules alone read too
(:class:`RuleReader`), and others plug in behind :class:`Reader`. :mod:`plenipo.reading.actors` tells who the
speakers are.
"""

from plenipo.reading.actors import Directory
from plenipo.reading.interface import Reader, read
from plenipo.reading.reader import RuleReader
from plenipo.reading.sentences import sentences

__all__ = ["Directory", "Reader", "RuleReader", "read", "sentences"]
