"""The readers there are: what each is made from, how large it is, and what to do to use it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from importlib.metadata import entry_points
from importlib.resources import files
from importlib.resources.abc import Traversable
from importlib.util import find_spec
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

GROUP = "plenipo.readers"


class Material(BaseModel):
    """A body of texts a learned reader was made from."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    data: str
    licence: str = ""
    documents: int | None = None
    words: int | None = None


class Weights(BaseModel):
    """The description that lies beside the weights of a learned reader."""

    model_config = ConfigDict(extra="ignore")

    name: str
    made_from: tuple[Material, ...] = ()
    date: str = ""
    licence: str = ""
    size_bytes: int | None = Field(default=None, ge=0)
    scores: dict[str, Any] = {}


@dataclass(frozen=True, slots=True)
class ReaderCard:
    """What is known about a reader before it reads."""

    name: str
    what: str
    """What it is, in a few words."""
    made_from: tuple[Material, ...] = ()
    date: str = ""
    licence: str = ""
    size_bytes: int | None = None
    """Of its weights; ``None`` where there are none or nobody says."""
    available: bool = True
    do: str = ""
    """What to do to use it, where it is not simply there."""
    scores: dict[str, Any] = field(default_factory=dict)


def catalogue(registered: Iterable[str] = (), weights: Traversable | None = None) -> tuple[ReaderCard, ...]:
    """The readers that come with plenipo, those that others register, and those a user can plug in.

    ``registered`` are the names of the readers that can be made here; ``weights`` is where the descriptions
    of learned readers lie.

    >>> [card.name for card in catalogue(["rules.v1"])][0]
    'rules.v1'
    """
    names = list(registered)
    described = {
        one.name: one for one in _weights(weights or files("plenipo.reading") / "learned" / "weights")
    }
    cards = [_ours(name, described.get(name)) for name in names]
    cards += [_missing(one) for name, one in described.items() if name not in names]
    cards += [
        ReaderCard(entry.name, f"from the package {entry.dist.name if entry.dist else entry.module}")
        for entry in entry_points(group=GROUP)
        if entry.name not in names
    ]
    return (*cards, _server(), _spacy())


def _ours(name: str, described: Weights | None) -> ReaderCard:
    if described is not None:
        return _card(described, available=True)
    rules = name.startswith("rules.")
    what = "rules and word lists written by hand; English" if rules else "comes with plenipo"
    return ReaderCard(name, what, licence="Apache-2.0" if rules else "")


def _missing(described: Weights) -> ReaderCard:
    return _card(described, available=False)


def _card(described: Weights, *, available: bool) -> ReaderCard:
    return ReaderCard(
        described.name,
        "learned from marked-up texts",
        described.made_from,
        described.date,
        described.licence,
        described.size_bytes,
        available,
        "" if available else "This plenipo cannot run it: install the version it belongs to.",
        described.scores,
    )


def _weights(folder: Traversable) -> Iterator[Weights]:
    """The descriptions in a folder, by name; one that cannot be read describes nothing."""
    if not folder.is_dir():
        return
    for file in sorted(folder.iterdir(), key=lambda item: item.name):
        if file.name.endswith(".json"):
            try:
                yield Weights.model_validate(json.loads(file.read_text(encoding="utf-8")))
            except (OSError, ValueError, ValidationError):
                continue


def _server() -> ReaderCard:
    return ReaderCard(
        "server:MODEL@URL",
        "a model behind an OpenAI-compatible server, yours or one you name; texts are sent there",
        available=True,
        do="Name model and server, as server:my-model@http://127.0.0.1:8080/v1.",
    )


def _spacy() -> ReaderCard:
    here = find_spec("spacy") is not None
    return ReaderCard(
        "spacy:PIPELINE",
        "a spaCy pipeline you have; what it was trained on, it says itself",
        available=here,
        do="Name a pipeline, or its folder." if here else 'Install spaCy: pip install "plenipo[spacy]".',
    )
