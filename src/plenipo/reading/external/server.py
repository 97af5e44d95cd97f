"""A reader behind an OpenAI-compatible server, such as one that runs a model on the user's own machine."""

from __future__ import annotations

import os
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from plenipo.errors import PlenipoError
from plenipo.model import Document, Statement
from plenipo.reading.actors import Directory
from plenipo.reading.assemble import assemble
from plenipo.reading.canonical import on_canonical
from plenipo.reading.external.address import address
from plenipo.reading.external.answers import understood
from plenipo.reading.external.cache import Cache
from plenipo.reading.external.client import Client, ServerError
from plenipo.reading.external.instructions import VERSION, messages, numbered
from plenipo.reading.external.parts import Part, parts
from plenipo.reading.external.proposals import place
from plenipo.reading.found import Found

KEY = "PLENIPO_READER_KEY"
"""The environment variable that holds the server's key, if it wants one."""
PATIENCE = 3
"""After so many documents in a row that the server failed, it is not asked any more."""


class ServerReader:
    """Asks a model for the attributions of a document, and keeps those that quote it word for word.

    The article is sent to the server the user named, to nowhere else, in parts cut where paragraphs end. What
    the model proposes is refused when it does not stand in the document (see :mod:`.proposals`), and counted
    in ``refused``. With a ``cache`` folder every answer is kept, nothing is asked twice, and ``offline``
    answers from there alone. A document the server failed raises :class:`ServerError`: it is not read, and
    not half read.
    """

    def __init__(
        self,
        directory: Directory,
        url: str,
        model: str,
        *,
        timeout: float = 120.0,
        retries: int = 3,
        cache: str | Path | None = None,
        offline: bool = False,
        allow_http: bool = False,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        """Read with ``model`` at ``url``; nothing is sent yet.

        ``timeout`` is in seconds and for one answer. The key is taken from ``PLENIPO_READER_KEY``.
        """
        self.directory = directory
        place = address(url, allow_http=allow_http)
        self.name = server_name(place.url, model)
        self.offline = offline
        self.refused: Counter[str] = Counter()
        """What was refused in the document read last, by reason."""
        self._cache = Cache(Path(cache) if cache is not None else None, place.url, model)
        self._client = Client(place, model, os.environ.get(KEY, ""), timeout, retries, sleep)
        self._failed = 0

    def read(self, document: Document) -> tuple[Statement, ...]:
        """The statements of ``document``, in reading order."""
        self.refused = Counter()
        if self._failed >= PATIENCE:
            raise ServerError(
                f"The server failed {PATIENCE} documents in a row and is not asked any more.",
                where=self._client.address.url,
                do="Read again with --again later.",
            )
        return on_canonical(document, self._read)

    def _read(self, document: Document) -> tuple[Statement, ...]:
        try:
            found = [one for part in parts(document.text) for one in self._found(document.text, part)]
        except ServerError:
            self._failed += not self.offline
            raise
        self._failed = 0
        return assemble(document, found, self.directory, self.name)

    def _found(self, text: str, part: Part) -> list[Found]:
        """The attributions of one part of a text."""
        shown = numbered(text, part.sentences, part.first)
        read = understood(self._answer(shown), len(shown))
        if read is None:  # an answer kept by hand
            raise ServerError("The answer kept for a part of it is no list of attributions.")
        proposals, refused = read
        placed = place(text, part.span, part.sentences, proposals, part.first)
        self.refused += refused + placed.refused
        return placed.found

    def _answer(self, shown: str) -> str:
        """What the model says about a part, from the cache if it said so before."""
        kept = self._cache.get(shown)
        if kept is not None:
            return kept
        if self.offline:
            raise ServerError(
                "No answer is kept for a part of it, and offline nothing is asked.",
                where=str(self._cache.folder or "no folder of answers"),
                do="Read it once with the server.",
            )
        answer = self._client.ask(messages(shown), lambda said: understood(said, len(shown)) is not None)
        self._cache.put(shown, answer)
        return answer


def server_name(url: str, model: str) -> str:
    """The name of such a reader; changes with the instructions, so that documents are read again.

    >>> server_name("http://127.0.0.1:8080/v1", "small-model")
    'server:small-model@http://127.0.0.1:8080/v1.v1'
    """
    if not model.strip():
        raise PlenipoError("A server needs the name of a model.", do="Write server:MODEL@URL.")
    return f"server:{model}@{url}.v{VERSION}"
