"""Spellings and what they can stand for, in a trie over words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

from plenipo.reading.actors.roles import Role
from plenipo.reading.actors.tokens import Word


class Sense(IntEnum):
    """How a spelling stands for somebody, the surest way first."""

    ACTOR = 0
    """The name of a state, organisation or group."""
    SEAT = 1
    """A building or office that stands for a government: the Kremlin."""
    PERSON = 2
    """A person's full name."""
    TOWN = 3
    """A capital: a government or a place."""
    SURNAME = 4
    """A name by which a well-known person is called without introduction."""
    ADJECTIVE = 5
    """Italian."""
    PEOPLE = 6
    """Italians."""
    REGION = 7
    """European, Arab: whose leaders are no one state's."""
    ROLE = 8
    PRONOUN = 9
    NAME = 10
    """Capitalised words nobody is known by."""
    THING = 11
    """A name of something that does not speak: Paris Agreement, New York."""


@dataclass(frozen=True, slots=True)
class Surface:
    """One reading of a spelling."""

    sense: Sense
    target: str = ""
    """Id of the actor."""
    role: Role | None = None
    upper: bool = False
    """Only in capitals: US, WHO."""
    anycase: bool = False
    """Also without a capital."""


class Node:
    """A place in the trie."""

    __slots__ = ("next", "surfaces")

    def __init__(self) -> None:
        self.next: dict[str, Node] = {}
        self.surfaces: tuple[Surface, ...] = ()


class Trie:
    """Spellings by their words; finds the longest one that starts at a word."""

    def __init__(self) -> None:
        self.root = Node()

    def add(self, words: Sequence[str], surface: Surface) -> None:
        """Enter a spelling, given as folded words."""
        node = self.root
        for word in words:
            node = node.next.setdefault(word, Node())
        if words and surface not in node.surfaces:
            node.surfaces = (*node.surfaces, surface)

    def get(self, words: Sequence[str]) -> tuple[Surface, ...]:
        """The readings of exactly this spelling."""
        node: Node | None = self.root
        for word in words:
            node = node.next.get(word) if node else None
        return node.surfaces if node else ()

    def longest(self, words: Sequence[Word], first: int, last: int) -> tuple[int, tuple[Surface, ...]]:
        """Where the longest spelling from ``first`` on ends, and its readings; ``(first, ())`` if none."""
        end, found = first, tuple[Surface, ...]()
        node = self.root
        for at in range(first, last):
            word = words[at]
            below = node.next.get(word.norm)
            if below is None:
                if word.text == "." and at - first and len(words[at - 1].text) <= 4:
                    continue  # "Lt. Gen."
                break
            node = below
            if node.surfaces:
                fitting = tuple(s for s in node.surfaces if _fits(s, words, first, at + 1))
                if fitting:
                    end, found = at + 1, fitting
        return end, found


def _fits(surface: Surface, words: Sequence[Word], first: int, last: int) -> bool:
    if surface.anycase:
        return True
    if surface.upper:
        return words[first].upper
    return any(words[at].capital for at in range(first, min(last, first + 2)))
