"""Readers that are configured by what they are called: ``server:MODEL@URL`` and ``spacy:PIPELINE``."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from plenipo.errors import PlenipoError

if TYPE_CHECKING:
    from plenipo.reading.actors import Directory
    from plenipo.reading.interface import Reader

ALLOW_HTTP = "PLENIPO_READER_ALLOW_HTTP"
OFFLINE = "PLENIPO_READER_OFFLINE"
TIMEOUT = "PLENIPO_READER_TIMEOUT"
FOLDER = "answers"
"""Folder in a dossier where a server's answers are kept."""


def configured(name: str, home: Path | None = None) -> tuple[str, Callable[[Directory], Reader]]:
    """The full name of a configured reader and what makes it from a Directory; it can be pickled.

    ``home`` is the dossier whose folder ``answers`` keeps what a server says. The environment says the rest:
    ``PLENIPO_READER_KEY``, ``PLENIPO_READER_TIMEOUT`` in seconds, ``PLENIPO_READER_OFFLINE=1`` to answer from
    what is kept alone, ``PLENIPO_READER_ALLOW_HTTP=1``. Raises :class:`PlenipoError` if it cannot be made.

    >>> configured("server:small@http://127.0.0.1:8080/v1")[0]
    'server:small@http://127.0.0.1:8080/v1.v1'
    """
    kind, _, rest = name.partition(":")
    return _server(rest, home) if kind == "server" else _spacy(rest)


def _server(rest: str, home: Path | None) -> tuple[str, Callable[[Directory], Reader]]:
    from plenipo.reading.external.address import address
    from plenipo.reading.external.server import ServerReader, server_name

    model, _, url = rest.rpartition("@")
    if not model or not url:
        raise PlenipoError(
            f'"server:{rest}" does not say which model on which server.',
            do="Write server:MODEL@URL, such as server:my-model@http://127.0.0.1:8080/v1.",
        )
    allow_http = _is_set(ALLOW_HTTP)
    place = address(url, allow_http=allow_http)
    make = partial(
        ServerReader,
        url=place.url,
        model=model,
        timeout=_seconds(),
        cache=home / FOLDER if home else None,
        offline=_is_set(OFFLINE),
        allow_http=allow_http,
    )
    return server_name(place.url, model), make


def _spacy(pipeline: str) -> tuple[str, Callable[[Directory], Reader]]:
    from plenipo.reading.external.spacy import SpacyReader, spacy_name

    if not pipeline:
        raise PlenipoError('"spacy:" does not say which pipeline.', do="Write spacy:PIPELINE.")
    return spacy_name(pipeline), partial(SpacyReader, pipeline=pipeline)


def _is_set(variable: str) -> bool:
    return os.environ.get(variable, "").strip().lower() in ("1", "true", "yes", "on")


def _seconds() -> float:
    said = os.environ.get(TIMEOUT, "").strip() or "120"
    try:
        seconds = float(said)
    except ValueError:
        seconds = 0.0
    if not 0 < seconds <= 3600:
        raise PlenipoError(
            f"{TIMEOUT} is {said!r}, not a number of seconds.",
            do="Set it to one from 1 to 3600, or unset it.",
        )
    return seconds
