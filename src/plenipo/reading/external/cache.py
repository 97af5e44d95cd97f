"""Answers kept in a folder, so that nothing is asked twice and a run can be replayed without the server."""

from __future__ import annotations

import hashlib
import json
import os
from pathlib import Path

from pydantic import BaseModel, ValidationError


class Kept(BaseModel):
    """An answer as it is kept; what was asked is not, it is the document."""

    url: str
    model: str
    prompt: str
    asked: str
    """Hash of the text that was asked about."""
    answer: str


class Cache:
    """Answers by a hash of server, model, version of the instructions, and text; one file each.

    The answers quote the documents: whoever may not have those may not have the folder.
    """

    def __init__(self, folder: Path | None, url: str, model: str, version: str) -> None:
        """Keep answers of ``model`` at ``url`` in ``folder``; with ``None``, keep nothing.

        ``version`` is that of the words it is asked with.
        """
        self.folder, self._url, self._model, self._version = folder, url, model, version

    def key(self, shown: str) -> str:
        """The name an answer about ``shown`` is kept under."""
        said = json.dumps([self._url, self._model, self._version, shown], ensure_ascii=True)
        return hashlib.sha256(said.encode("ascii")).hexdigest()

    def get(self, shown: str) -> str | None:
        """The answer that is kept; ``None`` if there is none, or a damaged one."""
        if self.folder is None:
            return None
        try:
            kept = Kept.model_validate_json(self._file(shown).read_bytes())
        except (OSError, ValidationError):
            return None
        return kept.answer if kept.asked == _hash(shown) else None

    def put(self, shown: str, answer: str) -> None:
        """Keep an answer, in one step: a file is whole or not there."""
        if self.folder is None:
            return
        kept = Kept(url=self._url, model=self._model, prompt=self._version, asked=_hash(shown), answer=answer)
        file = self._file(shown)
        file.parent.mkdir(parents=True, exist_ok=True)
        unfinished = file.with_suffix(f".{os.getpid()}.unfinished")
        unfinished.write_bytes(json.dumps(kept.model_dump(), indent=1, ensure_ascii=True).encode("ascii"))
        unfinished.replace(file)

    def _file(self, shown: str) -> Path:
        key = self.key(shown)
        return Path(self.folder or ".") / key[:2] / f"{key}.json"


def _hash(shown: str) -> str:
    return hashlib.sha256(shown.encode("utf-8", "surrogatepass")).hexdigest()
