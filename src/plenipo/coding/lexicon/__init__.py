"""The word lists the coder reads English with, as text files people can edit."""

from __future__ import annotations

from functools import cache
from importlib import resources


@cache
def lines(name: str) -> list[str]:
    """The lines of a list, without comments and blank lines."""
    text = (resources.files(__name__) / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line.strip() and not line.startswith("#")]


def tagged(name: str, tag: str) -> list[str]:
    """What stands after ``tag:`` on the lines that start with it."""
    return [line.split(":", 1)[1] for line in lines(name) if line.startswith(f"{tag}:")]


def phrase_lines(name: str) -> list[tuple[str, list[str]]]:
    """The lines of a list of phrases, as (what stands before the colon, the phrases after it)."""
    split = (line.split(":", 1) for line in lines(name))
    return [(head.strip(), [phrase.strip() for phrase in rest.split("|")]) for head, rest in split]


@cache
def word_list(name: str) -> frozenset[str]:
    """The words of a named list in ``words.txt``; raises ``KeyError`` if there is none."""
    found = frozenset(word for line in tagged("words.txt", name) for word in line.split())
    if not found:
        raise KeyError(name)
    return found
