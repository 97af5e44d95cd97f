"""Readers plenipo does not bring along: an OpenAI-compatible server, a spaCy pipeline.

Both only propose. Whatever they propose must stand word for word in the document, or it is refused and
counted, and both go through :func:`plenipo.reading.assemble.assemble` like every other reader.
"""

from plenipo.reading.external.choosing import configured
from plenipo.reading.external.server import ServerReader
from plenipo.reading.external.spacy import SpacyReader

__all__ = ["ServerReader", "SpacyReader", "configured"]
