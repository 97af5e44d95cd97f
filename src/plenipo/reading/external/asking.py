"""One model behind a server, asked about parts of documents: every answer kept, failures counted."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypedDict

from plenipo.reading.external.address import address
from plenipo.reading.external.budget import Budget
from plenipo.reading.external.cache import Cache
from plenipo.reading.external.client import Client, ServerError
from plenipo.reading.external.task import Task

PATIENCE = 3
"""After so many documents in a row that the server failed, it is not asked any more."""


class Settings(TypedDict, total=False):
    """How a server is asked; see :class:`Server`."""

    timeout: float
    retries: int
    cache: str | Path | None
    offline: bool
    allow_http: bool
    sleep: Callable[[float], None]
    budget: Budget | None


class Server:
    """Asks a model on a server the user named, nowhere else, for one task.

    With a ``cache`` folder every answer is kept, nothing is asked twice, and ``offline`` answers from there
    alone. What is asked is within the ``budget``, if there is one. The key is taken from the environment.
    """

    def __init__(
        self,
        task: Task,
        url: str,
        model: str,
        *,
        timeout: float = 120.0,
        retries: int = 3,
        cache: str | Path | None = None,
        offline: bool = False,
        allow_http: bool = False,
        sleep: Callable[[float], None] = time.sleep,
        budget: Budget | None = None,
    ) -> None:
        """Ask ``model`` at ``url``; nothing is sent yet. ``timeout`` is in seconds and for one answer."""
        place = address(url, allow_http=allow_http, variables=task.variables)
        self.url = place.url
        self.task = task
        self.offline = offline
        self.cache = Cache(Path(cache) if cache is not None else None, place.url, model, task.version)
        self.client = Client(place, model, task.variables.key(), timeout, retries, task, sleep, budget)
        self._failed = 0

    @contextmanager
    def document(self) -> Iterator[None]:
        """Ask what there is to ask about one document; raises after too many that the server failed."""
        if self._failed >= PATIENCE:
            raise ServerError(
                f"The server failed {PATIENCE} documents in a row and is not asked any more.",
                where=self.url,
                do="Read again with --again later.",
            )
        try:
            yield
        except ServerError:
            self._failed += not self.offline
            raise
        self._failed = 0

    def answer(self, shown: str, messages: list[dict[str, str]], usable: Callable[[str], bool]) -> str:
        """What the model says to ``messages``, kept under what is ``shown`` in them."""
        kept = self.cache.get(shown)
        if kept is not None:
            if not usable(kept):  # it was kept by hand
                raise ServerError(f"The answer kept for a part of it is no list of {self.task.items}.")
            return kept
        if self.offline:
            raise ServerError(
                "No answer is kept for a part of it, and offline nothing is asked.",
                where=str(self.cache.folder or "no folder of answers"),
                do="Read it once with the server.",
            )
        answer = self.client.ask(messages, usable)
        self.cache.put(shown, answer)
        return answer
