"""A file of coded claims read back: what ``plenipo export`` writes, and what people make in a spreadsheet."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from plenipo.cli.formats import NESTED, restored
from plenipo.errors import InputError

if TYPE_CHECKING:
    from plenipo.review.gold_row import Row

NEEDED = ("actor", "issue", "option", "stance")
ALSO = {"evidence": "evidence_text", "condition": "condition_text"}
"""Columns a person may name shorter."""
MEMBER = re.compile(r"\\([\\|])|( \| )|(.)", re.DOTALL)


def read_gold(path: Path) -> list[Row]:
    """The rows of a file of claims: JSON lines, a JSON list, or CSV with commas, semicolons or tabs.

    The content decides which. In CSV a row is flat, as :mod:`plenipo.cli.formats` writes it. Raises
    :class:`~plenipo.errors.InputError` with the line for what cannot be read, and names missing columns.
    """
    from plenipo.gather.text import decode
    from plenipo.review.gold_row import Row

    try:
        text = decode(path.read_bytes())
    except InputError as error:
        raise InputError(
            "This is no text file.", where=str(path), do="Give the claims as JSON lines, JSON or CSV."
        ) from error
    start = text.lstrip()[:1]
    rows = _json(text, path.name) if start == "[" else _lines(text, path.name) if start == "{" else None
    return [Row(where, values) for where, values in rows or _table(text, path.name)]


def _lines(text: str, name: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            where = f"{name}, line {number}"
            yield where, _object(_loaded(line, where), where)


def _json(text: str, name: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    for number, value in enumerate(_loaded(text, name), 1):
        where = f"{name}, claim {number}"
        yield where, _object(value, where)


def _loaded(text: str, where: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        said = error.msg if isinstance(error, json.JSONDecodeError) else "it is too deep or too large"
        raise InputError(
            f"This is no JSON ({said}).", where=where, do="Write one claim a line, or a list of them."
        ) from error


def _object(value: Any, where: str) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise InputError(
            "This is no claim.", where=where, do='Write it as {"document": ..., "actor": ..., ...}.'
        )
    return value


def _table(text: str, name: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    first = next((line for line in text.split("\n") if line.strip()), "")
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=max(",;\t", key=first.count))
    columns: list[str] = []
    try:
        for cells in lines:
            where = f"{name}, line {lines.line_num}"
            if not any(cell.strip() for cell in cells):
                continue
            if not columns:
                columns = _columns(cells, where)
            elif len(cells) > len(columns):
                raise InputError(
                    f"The line has {len(cells)} cells, the first line {len(columns)}.",
                    where=where,
                    do="Put text with commas in double quotes.",
                )
            else:
                yield where, _nested(dict(zip(columns, cells, strict=False)), where)
    except csv.Error as error:
        raise InputError(
            f"The table cannot be read: {error}.", where=f"{name}, line {lines.line_num}", do="Save it again."
        ) from error


def _columns(cells: Sequence[str], where: str) -> list[str]:
    names = [cell.strip().casefold().replace(" ", "_") for cell in cells]
    columns = [ALSO.get(name, name) for name in names]
    missing = [column for column in NEEDED if column not in columns]
    if not {"document", "origin"} & set(columns):
        missing.insert(0, "document (or origin)")
    if "evidence_text" not in columns and not {"evidence_start", "evidence_end"} <= set(columns):
        missing.append("evidence_text")
    if missing:
        raise InputError(
            f"The first line names no column {' and no column '.join(missing)}.",
            where=where,
            do="The columns are those of plenipo export DOSSIER claims --format csv.",
        )
    return columns


def _nested(row: Mapping[str, str], where: str) -> dict[str, Any]:
    """The row with its lists of objects again; an empty cell is a value nobody knows."""
    made: dict[str, Any] = {column: restored(cell) or None for column, cell in row.items()}
    for column, (prefix, keys) in NESTED.items():
        lists = {key: _members(made.pop(f"{prefix}_{key}", None) or "") for key in keys}
        given = {key: values for key, values in lists.items() if values}
        if len({len(values) for values in given.values()}) > 1:
            raise InputError(
                f"{', '.join(f'{prefix}_{key}' for key in given)} list different numbers of {column}.",
                where=where,
                do="Separate the members by space, bar, space; write a bar in a text as \\|.",
            )
        made[column] = [
            {key: value or None for key, value in zip(given, values, strict=True)}
            for values in zip(*given.values(), strict=True)
        ]
    return made


def _members(cell: str) -> list[str]:
    r"""The members of a list that stands in one cell; none in an empty one.

    >>> _members(r"a \| b | c"), _members("")
    (['a | b', 'c'], [])
    """
    members = [""]
    for escaped, bar, plain in MEMBER.findall(cell):
        if bar:
            members.append("")
        else:
            members[-1] += escaped or plain
    return members if cell else []
