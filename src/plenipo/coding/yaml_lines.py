"""YAML read so that every value knows its line, and a hostile file can do no harm."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import yaml

from plenipo.errors import CodebookError

MAX_BYTES = 2_000_000
MAX_DEPTH = 12
MAX_EVENTS = 400_000
Path = tuple[str | int, ...]
_LOADER: type[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Lines:
    """Plain values (mappings, lists, strings, ``None``) and the line each stands on, counted from 1."""

    value: Any
    line_of: dict[Path, int] = field(default_factory=dict)

    def line(self, path: Path) -> int:
        """The line of the value at ``path``, or of the nearest thing around it."""
        while path and path not in self.line_of:
            path = path[:-1]
        return self.line_of.get(path, 1)


def read_yaml(text: str, where: str) -> Lines:
    """The values of a YAML text; scalars stay the words that were written, so ``no`` is not false.

    Raises :class:`~plenipo.errors.CodebookError` with file and line when it is no YAML, too large, too deep,
    uses anchors and aliases, or gives a key twice.
    """
    if len(text) > MAX_BYTES:
        raise CodebookError(
            f"The codebook is larger than {MAX_BYTES // 1_000_000} MB.", where=where, do="Split it."
        )
    try:
        _check(text, where)
        node = yaml.compose(text, Loader=_LOADER)
    except yaml.YAMLError as error:
        raise _broken(error, where) from error
    except RecursionError as error:
        raise CodebookError("The YAML is nested too deeply.", where=where, do="Flatten it.") from error
    lines = Lines(None)
    value = _plain(node, (), lines, where) if node is not None else None
    return Lines(value, lines.line_of)


def _check(text: str, where: str) -> None:
    """Refuse what a codebook never needs and an attacker might: aliases, deep nesting, endless events."""
    depth = 0
    for count, event in enumerate(yaml.parse(text, Loader=_LOADER)):
        line = event.start_mark.line + 1 if event.start_mark else 1
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise CodebookError(
                "Anchors and aliases (& and *) are not allowed in a codebook.",
                where=f"{where}, line {line}",
                do="Write the text out, in quotation marks if it starts with & or *.",
            )
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > MAX_DEPTH or count > MAX_EVENTS:
            raise CodebookError(
                "The YAML is nested too deeply or too long.", where=f"{where}, line {line}", do="Flatten it."
            )


def _broken(error: yaml.YAMLError, where: str) -> CodebookError:
    mark = getattr(error, "problem_mark", None)
    problem = getattr(error, "problem", None) or getattr(error, "reason", None) or "it cannot be read"
    line = f", line {mark.line + 1}" if mark else ""
    return CodebookError(
        f"This is not valid YAML: {problem}.",
        where=f"{where}{line}",
        do="Check the indentation and that texts with a colon or a hash are in quotation marks.",
    )


def _plain(node: yaml.Node, path: Path, lines: Lines, where: str) -> Any:
    lines.line_of.setdefault(path, node.start_mark.line + 1)
    if isinstance(node, yaml.MappingNode):
        return _mapping(node, path, lines, where)
    if isinstance(node, yaml.SequenceNode):
        return [_plain(item, (*path, index), lines, where) for index, item in enumerate(node.value)]
    return None if node.tag.endswith(":null") else str(node.value)


def _mapping(node: yaml.MappingNode, path: Path, lines: Lines, where: str) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key_node, value_node in node.value:
        line = key_node.start_mark.line + 1
        if not isinstance(key_node, yaml.ScalarNode):
            raise CodebookError(
                "A key must be a word.", where=f"{where}, line {line}", do="Check the indentation."
            )
        key = str(key_node.value)
        if key in found:
            raise CodebookError(
                f"“{key}” is given twice (first on line {lines.line((*path, key))}).",
                where=f"{where}, line {line}",
                do="Keep one of them, or give the other an id of its own.",
            )
        lines.line_of[(*path, key)] = line
        found[key] = _plain(value_node, (*path, key), lines, where)
    return found
