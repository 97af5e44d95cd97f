"""Ids made of labels."""

from __future__ import annotations

import re
import unicodedata

LONGEST = 40
LOOSE = re.compile(r"-(?:a|an|the|of|for|on|in|to|with|and|or|by)(?=-|\Z)")


class Ids:
    """Gives each label an id of its own."""

    def __init__(self) -> None:
        """None given yet."""
        self._given: set[str] = set()

    def of(self, label: str) -> str:
        """A short id of plain letters, digits and hyphens; the second of the same words gets a number.

        >>> ids = Ids()
        >>> ids.of("The cap on Production"), ids.of("Cap: production!"), ids.of("???")
        ('cap-production', 'cap-production-2', 'unnamed')
        """
        plain = unicodedata.normalize("NFKD", label).encode("ascii", "ignore").decode().lower()
        words = "-" + "-".join(re.findall(r"[a-z0-9]+", plain))
        short = (LOOSE.sub("", words).strip("-") or words.strip("-"))[: LONGEST + 1]
        name = short if len(short) <= LONGEST else short[:LONGEST].rpartition("-")[0] or short[:LONGEST]
        name, number = name or "unnamed", 1
        while (given := name if number == 1 else f"{name}-{number}") in self._given:
            number += 1
        self._given.add(given)
        return given
