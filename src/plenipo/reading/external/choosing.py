"""Readers that are configured by what they are called: ``server:MODEL@URL`` and ``spacy:PIPELINE``."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from plenipo.errors import PlenipoError
from plenipo.reading.external.task import READER, Variables

if TYPE_CHECKING:
    from plenipo.reading.actors import Directory
    from plenipo.reading.external.asking import Settings
    from plenipo.reading.interface import Reader

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


def named(rest: str, home: Path | None, variables: Variables) -> tuple[str, str, Settings]:
    """Model, address and settings of a server from ``MODEL@URL``, the dossier and the environment."""
    from plenipo.reading.external.address import address

    model, _, url = rest.partition("@http")  # a model's name may hold an @, and so may an address
    model, url = (model, f"http{url}") if url else rest.rpartition("@")[::2]
    if not model.strip() or not url:
        raise PlenipoError(
            f'"server:{rest}" does not say which model on which server.',
            do="Write server:MODEL@URL, such as server:my-model@http://127.0.0.1:8080/v1.",
        )
    allow_http = variables.is_set("ALLOW_HTTP")
    place = address(url, allow_http=allow_http, variables=variables)
    return (
        model,
        place.url,
        {
            "timeout": variables.seconds(),
            "cache": home / FOLDER if home else None,
            "offline": variables.is_set("OFFLINE"),
            "allow_http": allow_http,
        },
    )


def _server(rest: str, home: Path | None) -> tuple[str, Callable[[Directory], Reader]]:
    from plenipo.reading.external.server import ServerReader, server_name

    model, url, settings = named(rest, home, READER)
    return server_name(url, model), partial(ServerReader, url=url, model=model, **settings)


def _spacy(pipeline: str) -> tuple[str, Callable[[Directory], Reader]]:
    from plenipo.reading.external.spacy import SpacyReader, spacy_name

    if not pipeline:
        raise PlenipoError('"spacy:" does not say which pipeline.', do="Write spacy:PIPELINE.")
    return spacy_name(pipeline), partial(SpacyReader, pipeline=pipeline)
