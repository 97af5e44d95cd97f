"""Readers and coders by name: the ones that come with plenipo, and those that other packages register."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from importlib.metadata import entry_points
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from plenipo.errors import PlenipoError

if TYPE_CHECKING:
    from plenipo.model import Codebook

OURS = {
    "plenipo.readers": {
        "learned.full.v1": "plenipo.reading.learned.reader:full",
        "learned.open.v1": "plenipo.reading.learned.reader:open_",
        "rules.v1": "plenipo.reading:RuleReader",
    },
    "plenipo.coders": {
        "learned.v1": "plenipo.coding.learned:LearnedCoder",
        "terms.v1": "plenipo.coding:TermCoder",
    },
}
CONFIGURED = {"plenipo.readers": ("server:", "spacy:"), "plenipo.coders": ("server:",)}
"""How the names of readers and coders start that say how to make them (see their rooms' ``external``)."""
EXTERNAL = {"plenipo.readers": "plenipo.reading.external", "plenipo.coders": "plenipo.coding.external"}
SHAPES = {"server:": "server:MODEL@URL", "spacy:": "spacy:PIPELINE"}
DEFAULT_READER = "learned.full.v1"
DEFAULT_CODER = "terms.v1"
LABELS_CODER = "learned.v1"
"""The usual coder for codebooks whose options have no terms and no examples."""


def usual_coder(codebook: Codebook) -> str:
    """The coder that is used where none is named: by wordings if the codebook has any, else by meaning."""
    options = [option for issue in codebook.issues.values() for option in issue.options.values()]
    worded = any(option.terms or option.examples for option in options)
    return DEFAULT_CODER if worded or not options else LABELS_CODER


@dataclass(frozen=True, slots=True)
class Ready:
    """What "makes" a reader or coder that somebody has made already."""

    made: object

    @property
    def one_process(self) -> bool:
        """Whether it is to be used in one process alone."""
        return bool(getattr(self.made, "one_process", False))

    def __call__(self, _: object) -> object:
        """The ready one."""
        return self.made


def find(group: str, method: object, home: Path | None = None) -> tuple[str, Callable[..., Any]]:
    """The name of a reader or coder and what makes it, from its registered name, its maker, or itself.

    A reader is made from a Directory, a coder from a Codebook. Other packages register theirs under the entry
    points ``plenipo.readers`` and ``plenipo.coders``. Both can also be ``server:MODEL@URL``, and a reader
    ``spacy:PIPELINE``; ``home`` is the dossier that keeps a server's answers.
    """
    if not isinstance(method, str):
        made = not isinstance(method, type) and (hasattr(method, "read") or hasattr(method, "code"))
        named = [getattr(method, attribute, None) for attribute in ("name", "__name__")]
        name = next((found for found in named if isinstance(found, str)), type(method).__name__)
        return name, Ready(method) if made else cast("Callable[..., Any]", method)
    if method in OURS[group]:
        module, _, name = OURS[group][method].partition(":")
        return method, getattr(import_module(module), name)
    if method.startswith(CONFIGURED[group]):
        room = import_module(EXTERNAL[group])
        return cast("tuple[str, Callable[..., Any]]", room.configured(method, home))
    for entry in entry_points(group=group):
        if entry.name == method:
            return method, entry.load()
    known = sorted({*OURS[group], *entry_points(group=group).names})
    kind = group.removeprefix("plenipo.").removesuffix("s")
    shapes = [SHAPES[start] for start in CONFIGURED[group]]
    raise PlenipoError(f'There is no {kind} "{method}".', do=f"Choose one of: {', '.join(known + shapes)}.")
