"""The single-writer lock of a dossier: one job at a time adds or reads, the next one waits."""

from __future__ import annotations

import datetime as dt
import json
import os
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from plenipo.errors import DossierError

LOCK, HOLDER = ".lock", ".lock-holder.json"
_POLL_SECONDS = 0.1


@dataclass(frozen=True, slots=True)
class Holder:
    """Who writes in a dossier just now."""

    pid: int
    host: str
    since: str
    """UTC, to the second."""

    def __str__(self) -> str:
        """In words, for a message."""
        if not self.pid:
            return "another program"
        return f"process {self.pid} on {self.host}, since {self.since}"


class WriterLock:
    """A lock on a folder that the operating system lets go of when its holder dies, however it dies."""

    def __init__(self, folder: Path) -> None:
        """Name the lock; nothing is taken yet."""
        self.folder = folder
        self._lock = FileLock(folder / LOCK)

    @contextmanager
    def held(self, wait_seconds: float, on_wait: Callable[[Holder], None] | None = None) -> Iterator[bool]:
        """Hold the lock; whoever holds it may take it again, and is given ``False`` then.

        Waits ``wait_seconds`` for another holder, tells ``on_wait`` once whom it waits for, and then raises
        :class:`DossierError` naming the holder.
        """
        outermost = not self._lock.is_locked
        self._acquire(wait_seconds, on_wait)
        try:
            if outermost:
                self._sign()
            yield outermost
        finally:
            if outermost:
                with suppress(OSError):  # a signature nobody holds the lock for is not looked at
                    (self.folder / HOLDER).unlink()
            self._lock.release()

    def _acquire(self, wait_seconds: float, on_wait: Callable[[Holder], None] | None) -> None:
        try:
            try:
                self._lock.acquire(timeout=0)
            except Timeout:
                if on_wait is not None:
                    on_wait(self.holder())
                self._lock.acquire(timeout=wait_seconds, poll_interval=_POLL_SECONDS)
        except Timeout:
            raise DossierError(
                f"Another job is writing in this dossier ({self.holder()}).",
                where=str(self.folder),
                do="Wait until it has finished, or stop it, and try again.",
            ) from None
        except OSError as error:
            raise DossierError(
                f"The dossier cannot be written to ({error.strerror or error}).",
                where=str(self.folder),
                do="Check that you may write in the folder.",
            ) from error

    def holder(self) -> Holder:
        """Who holds the lock, as far as its holder had the time to say."""
        try:
            return Holder(**json.loads((self.folder / HOLDER).read_text(encoding="utf-8")))
        except (OSError, ValueError, TypeError):
            return Holder(0, "", "")

    def _sign(self) -> None:
        now = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
        text = json.dumps(asdict(Holder(os.getpid(), socket.gethostname(), now)))
        draft = self.folder / f"{HOLDER}.{os.getpid()}"
        draft.write_text(text, encoding="utf-8")
        draft.replace(self.folder / HOLDER)
