"""A reader behind an OpenAI-compatible server, such as one that runs a model on the user's own machine."""

from __future__ import annotations

from collections import Counter
from typing import Unpack

from plenipo.errors import PlenipoError
from plenipo.model import Document, Statement
from plenipo.reading.actors import Directory
from plenipo.reading.assemble import assemble
from plenipo.reading.canonical import on_canonical
from plenipo.reading.external.answers import understood
from plenipo.reading.external.asking import Server, Settings
from plenipo.reading.external.instructions import TASK, VERSION, messages, numbered
from plenipo.reading.external.parts import Part, parts
from plenipo.reading.external.proposals import place
from plenipo.reading.found import Found


class ServerReader:
    """Asks a model for the attributions of a document, and keeps those that quote it word for word.

    The article is sent to the server the user named, to nowhere else, in parts cut where paragraphs end. What
    the model proposes is refused when it does not stand in the document (see :mod:`.proposals`), and counted
    in ``refused``. With a ``cache`` folder every answer is kept, nothing is asked twice, and ``offline``
    answers from there alone. A document the server failed raises :class:`~.client.ServerError`: it
    is not read, and not half read.
    """

    def __init__(self, directory: Directory, url: str, model: str, **settings: Unpack[Settings]) -> None:
        """Read with ``model`` at ``url``; nothing is sent yet. The key is in ``PLENIPO_READER_KEY``."""
        self.directory = directory
        self._server = Server(TASK, url, model, **settings)
        self.name = server_name(self._server.url, model)
        self.refused: Counter[str] = Counter()
        """What was refused in the document read last, by reason."""

    def read(self, document: Document) -> tuple[Statement, ...]:
        """The statements of ``document``, in reading order."""
        self.refused = Counter()
        with self._server.document():
            return on_canonical(document, self._read)

    def _read(self, document: Document) -> tuple[Statement, ...]:
        found = [one for part in parts(document.text) for one in self._found(document.text, part)]
        return assemble(document, found, self.directory, self.name)

    def _found(self, text: str, part: Part) -> list[Found]:
        """The attributions of one part of a text."""
        shown = numbered(text, part.sentences, part.first)
        answer = self._server.answer(
            shown, messages(shown), lambda said: understood(said, len(shown)) is not None
        )
        proposals, refused = understood(answer, len(shown)) or ([], Counter())
        placed = place(text, part.span, part.sentences, proposals, part.first)
        self.refused += refused + placed.refused
        return placed.found


def server_name(url: str, model: str) -> str:
    """The name of such a reader; changes with the instructions, so that documents are read again.

    >>> server_name("http://127.0.0.1:8080/v1", "small-model")
    'server:small-model@http://127.0.0.1:8080/v1.v1'
    """
    if not model.strip():
        raise PlenipoError("A server needs the name of a model.", do="Write server:MODEL@URL.")
    return f"server:{model}@{url}.v{VERSION}"
