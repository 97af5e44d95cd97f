"""The whole Table as JSON, red lines, conditions and all; what is written is read back exactly."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from plenipo.errors import InputError
from plenipo.model import Table

FORMAT = "plenipo-table"
VERSION = 1


def format_json(table: Table) -> str:
    """The table as JSON text.

    >>> from plenipo.record import build_table
    >>> from plenipo.record.sample import sample
    >>> table = build_table(*sample())
    >>> parse_json(format_json(table), "sample.json") == table
    True
    """
    from pydantic import TypeAdapter

    fields = TypeAdapter(Table).dump_python(table, mode="json")
    whole = {"format": FORMAT, "version": VERSION, **fields}
    return json.dumps(whole, ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def parse_json(text: str, where: str) -> Table:
    """Read a table from JSON text.

    Raises :class:`~plenipo.errors.InputError` saying which part is wrong: text that is no JSON, a newer
    format, a field that is missing, unknown or of the wrong kind. Whether the parts fit together is for the
    caller to check.
    """
    from pydantic import TypeAdapter, ValidationError

    given = _loaded(text, where)
    adapter = TypeAdapter(Table)
    try:
        table = adapter.validate_python(given, strict=False)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        raise InputError(f"{first['msg']}.", where=f"{where}, {place}", do="Correct this part.") from None
    unknown = next(_unknown(given, adapter.dump_python(table, mode="json"), ""), None)
    if unknown:
        raise InputError(f"A table has no “{unknown}”.", where=where, do="Correct the name, or take it out.")
    return table


def _loaded(text: str, where: str) -> dict[str, Any]:
    try:
        given = json.loads(text, parse_constant=_refused)
    except RecursionError:
        raise InputError("The JSON is nested too deeply for a table.", where=where) from None
    except ValueError as error:
        raise InputError(f"This is no JSON: {error}.", where=where, do="Correct it at that place.") from None
    if not isinstance(given, dict):
        raise InputError("The JSON holds no table.", where=where, do="A table is an object { ... }.")
    if given.pop("format", FORMAT) != FORMAT:
        raise InputError(
            "The JSON is not a table of plenipo's.", where=where, do=f'Its format is "{FORMAT}".'
        )
    version = given.pop("version", VERSION)
    if version != VERSION:
        raise InputError(
            f"The table has format version {version}; this plenipo reads version {VERSION}.",
            where=where,
            do="Update plenipo.",
        )
    return given


def _refused(constant: str) -> float:
    raise ValueError(f"{constant} is no number for a table")


def _unknown(given: object, read: object, path: str) -> Iterator[str]:
    """Names that were given and not understood, as paths into the JSON."""
    if isinstance(given, Mapping) and isinstance(read, Mapping):
        for key, value in given.items():
            here = f"{path}.{key}" if path else str(key)
            if key not in read:
                yield here
            else:
                yield from _unknown(value, read[key], here)
    elif isinstance(given, list) and isinstance(read, list):
        for number, (one, other) in enumerate(zip(given, read, strict=False)):
            yield from _unknown(one, other, f"{path}[{number}]")
