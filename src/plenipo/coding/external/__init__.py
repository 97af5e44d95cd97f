"""Coders plenipo does not bring along: a language model behind an OpenAI-compatible server.

It only proposes. What it proposes must quote the document word for word, inside the statement it codes, and
name an actor, an issue and an option that are known; anything else is refused and counted. The asking itself
(address, client, answers that are kept, budget) is the readers' (:mod:`plenipo.reading.external`).
"""

from plenipo.coding.external.choosing import configured
from plenipo.coding.external.server import ServerCoder

__all__ = ["ServerCoder", "configured"]
