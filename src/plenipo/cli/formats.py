r"""Rows as JSON lines, CSV and Parquet.

In CSV a row is flat: a list becomes one cell with `` | `` between its members (a ``|`` in the text itself is
written ``\|`` and a ``\`` ``\\``), a span ``start-end``, shares ``option=share``, and a list of objects one
column for each of its keys. A cell of text that a spreadsheet would take for a formula gets an apostrophe in
front; :func:`restored` takes it away again.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping, Sequence
from importlib import import_module
from typing import Any

from plenipo.errors import PlenipoError

Row = Mapping[str, Any]

NESTED = {
    "conditions": ("condition", ("kind", "start", "end", "text", "issue", "option")),
    "evidence": ("evidence", ("start", "end", "text")),
}
"""Columns that hold lists of objects: the prefix of their CSV columns, and their keys."""
SPANS = frozenset({"source", "cue", "content"})
SHARES = frozenset({"weights", "opposed"})
FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""First characters that make a spreadsheet run a cell."""


def jsonl(rows: Sequence[Row]) -> bytes:
    """One JSON object per line, UTF-8, keys in the order of the row."""
    return "".join(json.dumps(row, ensure_ascii=False, allow_nan=False) + "\n" for row in rows).encode(
        "utf-8", "surrogatepass"
    )


def csv_table(rows: Sequence[Row], columns: Sequence[str]) -> bytes:
    """A CSV file with a header, UTF-8, as RFC 4180 has it; ``columns`` are the keys of a row."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(flat_columns(columns))
    for row in rows:
        writer.writerow([_cell(value) for value in _flat(row, columns)])
    return text.getvalue().encode("utf-8", "surrogatepass")


def parquet(rows: Sequence[Row]) -> bytes:
    """A Parquet file with the rows' own nesting; needs the ``tables`` extra."""
    try:
        pyarrow, writer = import_module("pyarrow"), import_module("pyarrow.parquet")
    except ImportError as error:
        raise PlenipoError(
            "Parquet needs pyarrow, which is not installed.",
            do='Install it with: pip install "plenipo[tables]"',
        ) from error
    keyed = [{k: _pairs(v) if k in SHARES else v for k, v in row.items()} for row in rows]
    sink = io.BytesIO()
    writer.write_table(pyarrow.Table.from_pylist(keyed), sink)
    return sink.getvalue()


def flat_columns(columns: Sequence[str]) -> list[str]:
    """The CSV columns for the keys of a row.

    >>> flat_columns(["actor", "evidence"])
    ['actor', 'evidence_start', 'evidence_end', 'evidence_text']
    """
    flat: list[str] = []
    for column in columns:
        prefix, keys = NESTED.get(column, ("", ()))
        flat += [f"{prefix}_{key}" for key in keys] if keys else [column]
    return flat


def neutralised(text: str) -> str:
    """Text that no spreadsheet runs: an apostrophe in front of what looks like a formula.

    >>> neutralised("=1+1"), neutralised("- no deal")
    ("'=1+1", "'- no deal")
    """
    return f"'{text}" if text.lstrip("'").startswith(FORMULA) else text


def restored(text: str) -> str:
    """What :func:`neutralised` was given.

    >>> restored(neutralised("=1+1")), restored(neutralised("'tis")), restored(neutralised("'=1"))
    ('=1+1', "'tis", "'=1")
    """
    return text[1:] if text.startswith("'") and text.lstrip("'").startswith(FORMULA) else text


def _flat(row: Row, columns: Sequence[str]) -> list[object]:
    cells: list[object] = []
    for column in columns:
        value = row[column]
        if column in NESTED:
            cells += [_joined([item[key] for item in value]) for key in NESTED[column][1]]
        elif column in SPANS:
            cells.append(_joined([f"{start}-{end}" for start, end in value]))
        elif column in SHARES:
            cells.append(_joined([f"{option}={share:g}" for option, share in value.items()]))
        else:
            cells.append(_joined(value) if isinstance(value, list) else value)
    return cells


def _joined(values: Sequence[object]) -> str:
    texts = ("" if value is None else str(value) for value in values)
    return " | ".join(text.replace("\\", "\\\\").replace("|", "\\|") for text in texts)


def _pairs(shares: Mapping[str, float]) -> list[dict[str, object]]:
    return [{"option": option, "share": share} for option, share in shares.items()]


def _cell(value: object) -> object:
    if isinstance(value, bool):
        return str(value).lower()
    return neutralised(value) if isinstance(value, str) else value
