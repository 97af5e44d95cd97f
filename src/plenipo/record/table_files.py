"""Tables from and to plain files, so that every analysis works without any text."""

from __future__ import annotations

from pathlib import Path

from plenipo.errors import InputError
from plenipo.model import Table
from plenipo.record.table_check import check_table
from plenipo.record.table_csv import format_csv, parse_csv
from plenipo.record.table_json import format_json, parse_json

BINARY = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF", b"SQLite format 3")


def read_table(path: str | Path) -> Table:
    """Read a table from a CSV file (positions only) or a JSON file (the whole table).

    The content decides which of the two it is. CSV may come out of any spreadsheet: see
    :func:`plenipo.record.table_csv.parse_csv` for the columns; UTF-8 with or without a byte order mark,
    UTF-16 with one, and Windows-1252 are read. Raises :class:`~plenipo.errors.InputError` with line and
    column, or the part of the JSON, and what to do.
    """
    path = Path(path)
    text = _text(path)
    if text.lstrip()[:1] in ("{", "["):
        return check_table(parse_json(text, path.name), path.name)
    return check_table(parse_csv(text, path.stem, path.name), path.name)


def write_table(table: Table, path: str | Path) -> None:
    """Write a table to a ``.csv`` or ``.json`` file, by the file's name.

    JSON holds everything and is read back as the same table. CSV holds the positions with salience,
    capability, leading option and interval; red lines, conditions and parties without any position are not in
    it.
    """
    path = Path(path)
    formats = {".csv": format_csv, ".json": format_json}
    if path.suffix.lower() not in formats:
        raise InputError(
            f"A table cannot be written as “{path.suffix or path.name}”.",
            where=str(path),
            do="Name the file .json (everything) or .csv (positions).",
        )
    try:
        path.write_text(formats[path.suffix.lower()](table), encoding="utf-8", newline="")
    except OSError as error:
        raise InputError(f"The table cannot be written: {error.strerror}.", where=str(path)) from None


def _text(path: Path) -> str:
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        raise InputError("There is no such file.", where=str(path), do="Check the name.") from None
    except OSError as error:
        raise InputError(f"The table cannot be read: {error.strerror}.", where=str(path)) from None
    if content.startswith(BINARY):
        raise InputError(
            "This is no text file.",
            where=path.name,
            do="Save the sheet as CSV (semicolons and commas both do).",
        )
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _decoded(content, "utf-16", path)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return _decoded(content, "cp1252", path)


def _decoded(content: bytes, encoding: str, path: Path) -> str:
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError:
        text = "\0"
    if "\0" in text:
        raise InputError("This is no text file.", where=path.name, do="Save the table as CSV in UTF-8.")
    return text
