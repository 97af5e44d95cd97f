"""What other lists of actors know and the built-in gazetteer does not; run it after editing its tables.

    python training/gazetteer.py [../shared/data/actors/Phoenix.Countries.actors.txt]

The tables in ``src/plenipo/reading/actors/data`` are written by hand. This compares them with the English
names of territories in Unicode CLDR (through babel; Unicode licence) and, where the file is at hand, with the
dated leaders in the Phoenix actor dictionary (Copyright (c) 2014 Open Event Data Alliance, MIT licence). It
prints what is missing and the terms that begin on other days, and writes nothing.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from babel import Locale

from plenipo.model import Actor, ActorKind
from plenipo.reading.actors import Directory
from plenipo.reading.actors.gazetteer import gazetteer, spelling

PHOENIX = Path(__file__).parents[2] / "shared/data/actors/Phoenix.Countries.actors.txt"
TERM = re.compile(r"\[([A-Z]{3})GOV [<>]?(\d{6,8})(?:-\d+)?\]")
DAYS = 40


def territories_missing() -> Iterator[str]:
    """CLDR names of territories that nobody in the gazetteer has."""
    directory = Directory.for_codebook(None)
    for code, name in sorted(Locale("en").territories.items()):
        plain = re.sub(r" \(.*\)| SAR China", "", name)
        if len(code) == 2 and code.isalpha() and directory.resolve(plain) is None:
            yield f"{code} {name}"


def day_of(text: str) -> date | None:
    """A day as Phoenix writes it: ``yymmdd`` or ``yyyymmdd``; ``None`` for one that is no day."""
    if len(text) == 6:
        text = ("19" if text > "30" else "20") + text
    try:
        return date(int(text[:4]), max(1, int(text[4:6])), max(1, int(text[6:8])))
    except ValueError:
        return None


def terms(path: Path) -> Iterator[tuple[list[str], date]]:
    """The names of a person and the first day of a term in government, for each term in the dictionary."""
    names: list[str] = []
    for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
        entry = line.split("#")[0].rstrip()
        name = re.split(r"[\t\[]", entry.lstrip("+"))[0].strip("_ ").replace("_", " ")
        if entry.startswith("+"):
            names.append(name)
        elif entry and entry[0] not in "\t [":
            names = [name]
        found = TERM.search(entry)
        start = day_of(found.group(2)) if found else None
        if start:
            yield names, start


def terms_missing(path: Path) -> Iterator[str]:
    """Terms of people in the gazetteer that begin on no day near the beginning of an office it has."""
    people = {
        spelling(name): actor
        for actor in gazetteer().actors.values()
        if actor.kind is ActorKind.PERSON
        for name in (actor.name, *actor.aliases)
    }
    for names, start in terms(path):
        known = [people[spelling(name)] for name in names if spelling(name) in people]
        if known and not any(near(known[0], start)):
            yield f"{known[0].name}: in government from {start}"


def near(actor: Actor, day: date) -> Iterator[bool]:
    """For each office of a person, whether it begins near a day."""
    return (abs((office.start - day).days) <= DAYS for office in actor.offices if office.start)


def main() -> None:
    """Print both lists."""
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else PHOENIX
    print("Territories of CLDR nobody is called by:", *territories_missing(), sep="\n  ")
    if path.exists():
        print(
            "Terms in Phoenix that begin with no office here:", *sorted(set(terms_missing(path))), sep="\n  "
        )


if __name__ == "__main__":
    main()
