"""Coders that are configured by what they are called: ``server:MODEL@URL``."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from plenipo.reading.external.budget import CHARACTERS, REQUESTS

if TYPE_CHECKING:
    from plenipo.coding.external.server import ServerCoder
    from plenipo.model import Codebook
    from plenipo.reading.external.asking import Settings


@dataclass(frozen=True, slots=True)
class Maker:
    """Makes a coder from a codebook, with a budget of its own; can be pickled."""

    url: str
    model: str
    settings: Settings
    most_requests: int
    most_characters: int
    one_process: bool = True
    """Whether it is to be made once in a run, since it spends a budget."""

    def __call__(self, codebook: Codebook) -> ServerCoder:
        """The coder."""
        from plenipo.coding.external.instructions import CODER
        from plenipo.coding.external.server import ServerCoder
        from plenipo.reading.external.budget import Budget

        settings: Settings = {
            **self.settings,
            "budget": Budget(CODER, self.most_requests, self.most_characters),
        }
        return ServerCoder(codebook, self.url, self.model, **settings)


def configured(name: str, home: Path | None = None) -> tuple[str, Maker]:
    """The full name of a configured coder and what makes it from a Codebook.

    ``home`` is the dossier whose folder ``answers`` keeps what a server says. The environment says the rest:
    ``PLENIPO_CODER_KEY``, ``PLENIPO_CODER_TIMEOUT`` in seconds, ``PLENIPO_CODER_OFFLINE=1`` to answer from
    what is kept alone, ``PLENIPO_CODER_ALLOW_HTTP=1``, and the most a run may spend,
    ``PLENIPO_CODER_REQUESTS`` and ``PLENIPO_CODER_CHARACTERS``. Raises
    :class:`~plenipo.errors.PlenipoError` if it cannot be made.

    >>> configured("server:small@http://127.0.0.1:8080/v1")[0]
    'server.small.v1'
    """
    from plenipo.coding.external.instructions import CODER
    from plenipo.coding.external.server import coder_name
    from plenipo.reading.external.choosing import named

    model, url, settings = named(name.removeprefix("server:"), home, CODER)
    requests = CODER.most("REQUESTS", REQUESTS, "requests")
    characters = CODER.most("CHARACTERS", CHARACTERS, "characters")
    return coder_name(model), Maker(url, model, settings, requests, characters)
