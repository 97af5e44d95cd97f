"""The cells of a spreadsheet saved as text: separators, column names and numbers as people write them."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from math import isfinite

from plenipo.errors import InputError

COLUMNS = (
    "issue",
    "actor",
    "position",
    "salience",
    "capability",
    "option",
    "interval_low",
    "interval_high",
)
ALIASES = {
    "issue": ("issue", "issues", "topic", "question", "dimension"),
    "actor": ("actor", "actors", "party", "country", "state", "stakeholder", "player", "member"),
    "position": ("position", "pos", "value", "idealpoint", "ideal", "location"),
    "salience": ("salience", "sal", "importance", "priority"),
    "capability": ("capability", "cap", "power", "influence", "weight", "resources", "clout"),
    "option": ("option", "alternative"),
    "interval_low": ("intervallow", "low", "lower", "lowerbound"),
    "interval_high": ("intervalhigh", "high", "upper", "upperbound"),
}
MISSING = {"", "na", "n/a", "nan", "-", "."}
FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What makes a spreadsheet take a cell for a formula; such names are written with an apostrophe in front."""


@dataclass(frozen=True, slots=True)
class Cells:
    """One line of the file, asked by column name."""

    cells: Sequence[str]
    columns: Mapping[str, int]
    width: int
    delimiter: str
    where: str
    line: int

    def text(self, column: str) -> str:
        """What the cell says; empty where there is none."""
        place = self.columns.get(column, len(self.cells))
        return _plain(self.cells[place].strip()) if place < len(self.cells) else ""

    def number(self, column: str, most: float | None = 100) -> float | None:
        """The number in the cell, from 0 to ``most``; ``None`` where it is missing."""
        text = self.text(column)
        if text.casefold() in MISSING:
            return None
        number = _number(text, self.delimiter)
        if number is None or not isfinite(number) or number < 0 or (most is not None and number > most):
            allowed = f"from 0 to {most:g}" if most is not None else "from 0 up"
            raise self.error(
                column, f"“{text}” is no number {allowed}.", "Correct the cell, or leave it empty."
            )
        return number

    def error(self, column: str, what: str, do: str) -> InputError:
        """An error at this cell."""
        return InputError(what, where=f"{self.where}, line {self.line}, column {column}", do=do)


def read_cells(text: str, where: str) -> Iterator[Cells]:
    """The lines of a CSV text below its header, blank ones left out.

    Commas, semicolons or tabs separate the cells, whichever the first line has most of. Raises
    :class:`~plenipo.errors.InputError` for a header without the columns needed and for lines too long.
    """
    lines = text.splitlines()
    first = next((line for line in lines if line.strip()), "")
    delimiter = max(",;\t", key=first.count)
    reader = csv.reader(io.StringIO(text), delimiter=delimiter)
    columns: dict[str, int] = {}
    width = 0
    try:
        for cells in reader:
            if not any(cell.strip() for cell in cells):
                continue
            if not columns:
                columns, width = _columns(cells, where), len(cells)
            else:
                yield _fitting(Cells(cells, columns, width, delimiter, where, reader.line_num))
    except csv.Error as error:
        raise InputError(
            f"The table cannot be read: {error}.",
            where=f"{where}, line {reader.line_num}",
            do="Save it as CSV again.",
        ) from None


def _fitting(cells: Cells) -> Cells:
    if any(cell.strip() for cell in cells.cells[cells.width :]):
        raise InputError(
            f"The line has {len(cells.cells)} cells, the first line {cells.width}.",
            where=f"{cells.where}, line {cells.line}",
            do="Put numbers with a decimal comma in quotes, or separate the cells by semicolons.",
        )
    return cells


def _columns(header: Sequence[str], where: str) -> dict[str, int]:
    names = [re.sub(r"[^a-z]", "", re.sub(r"\(.*?\)", "", cell.casefold())) for cell in header]
    found: dict[str, int] = {}
    for column, aliases in ALIASES.items():
        places = [k for k, name in enumerate(names) if name in aliases]
        if len(places) > 1:
            both = " and ".join(f"“{header[k].strip()}”" for k in places)
            raise InputError(f"Both {both} say {column}.", where=where, do="Keep one of the columns.")
        if places:
            found[column] = places[0]
    known = [alias for aliases in ALIASES.values() for alias in aliases if len(alias) > 4]
    for k, name in enumerate(names):
        close = get_close_matches(name, known, n=1, cutoff=0.8)
        if k not in found.values() and close:
            raise InputError(
                f"The column “{header[k].strip()}” is not known.",
                where=where,
                do=f"If “{close[0]}” is meant, write that; else give it a name that is less alike.",
            )
    missing = [column for column in ("issue", "actor") if column not in found]
    if not missing and not {"position", "option"} & found.keys():
        missing = ["position"]
    if missing:
        raise InputError(
            f"The first line names no column “{missing[0]}”.",
            where=where,
            do="Name the columns in the first line: issue, actor, position, salience, capability.",
        )
    return found


def _number(text: str, delimiter: str) -> float | None:
    """A number with decimal point or comma; of two kinds of separators the last one is the decimal one."""
    text = re.sub(r"[\s\u00a0\u202f']", "", text).removesuffix("%")
    if "," in text and "." in text:
        thousands = "," if text.rindex(",") < text.rindex(".") else "."
        text = text.replace(thousands, "")
    elif delimiter == "," and re.fullmatch(r"\d{1,3}(,\d{3})+", text):
        text = text.replace(",", "")
    try:
        return float(text.replace(",", "."))
    except ValueError:
        return None


def safe_text(text: str) -> str:
    """The text as a cell that no spreadsheet takes for a formula.

    >>> safe_text("=1+1"), safe_text("Italy")
    ("'=1+1", 'Italy')
    """
    return f"'{text}" if text.startswith((*FORMULA, "'")) else text


def _plain(text: str) -> str:
    return text[1:] if text[:1] == "'" and text[1:].startswith((*FORMULA, "'")) else text
