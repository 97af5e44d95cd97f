"""The coders there are: what each is, and what to do to use it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from importlib.metadata import entry_points

GROUP = "plenipo.coders"


@dataclass(frozen=True, slots=True)
class CoderCard:
    """What is known about a coder before it codes."""

    name: str
    what: str
    """What it is, in a few words."""
    sends: bool | None = False
    """Whether texts leave this machine; ``None`` where only its author knows."""
    do: str = ""
    """What to do to use it, where it is not simply there."""


def catalogue(registered: Iterable[str] = ()) -> tuple[CoderCard, ...]:
    """The coders that come with plenipo (``registered``), those that others register, and what plugs in.

    >>> [card.name for card in catalogue(["terms.v1"])][0]
    'terms.v1'
    """
    names = list(registered)
    cards = [CoderCard(name, _what(name)) for name in names]
    cards += [
        CoderCard(entry.name, f"from the package {entry.dist.name if entry.dist else entry.module}", None)
        for entry in entry_points(group=GROUP)
        if entry.name not in names
    ]
    return (*cards, _server())


def _what(name: str) -> str:
    if name.startswith("learned."):
        return "what is meant, by a small trained network with rules beside it; labels are enough; English"
    return (
        "the codebook's wordings, and rules; English" if name.startswith("terms.") else "comes with plenipo"
    )


def _server() -> CoderCard:
    return CoderCard(
        "server:MODEL@URL",
        "a language model behind an OpenAI-compatible server, yours or one you name",
        sends=True,
        do="Name model and server, as server:my-model@http://127.0.0.1:8080/v1.",
    )
