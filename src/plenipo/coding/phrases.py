"""Finding many phrases at once in a list of tokens."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Generic, TypeVar

from plenipo.coding.inflection import lemma
from plenipo.coding.tokens import Token

T = TypeVar("T")


class Phrases(Generic[T]):
    """A set of phrases with a meaning each; the longest phrase at a place wins, and none overlap.

    A phrase's words match by lemma; a word written ``=so`` matches only in that form.

    >>> from plenipo.coding.tokens import tokens
    >>> from plenipo.model import Span
    >>> table = Phrases([("rule out", "CON"), ("rule", "?")])
    >>> [(start, end, what) for start, end, what in table.find(tokens("He ruled out talks", Span(0, 18)))]
    [(1, 3, 'CON')]
    """

    def __init__(self, entries: Iterable[tuple[str, T]]) -> None:
        """Compile ``(phrase, meaning)`` pairs; a later entry replaces an earlier one of the same words."""
        self._by_first: dict[str, list[tuple[tuple[str, ...], T]]] = {}
        for phrase, meaning in entries:
            keys = tuple(word if word.startswith("=") else lemma(word) for word in phrase.split())
            self._by_first.setdefault(keys[0], []).append((keys, meaning))
        for found in self._by_first.values():
            found.sort(key=lambda entry: -len(entry[0]))

    def find(self, found: Sequence[Token]) -> Iterator[tuple[int, int, T]]:
        """Every phrase in the tokens as ``(start, end, meaning)``, left to right, half-open."""
        index = 0
        while index < len(found):
            match = self.at(found, index)
            if match:
                yield index, *match
                index = match[0]
            else:
                index += 1

    def at(self, found: Sequence[Token], index: int) -> tuple[int, T] | None:
        """The longest phrase that starts at ``index``: where it ends, and its meaning."""
        token = found[index]
        best: tuple[int, T] | None = None
        for key in (token.lemma, "=" + token.form):
            for keys, meaning in self._by_first.get(key, ()):
                if (best is None or index + len(keys) > best[0]) and _matches(keys, found, index):
                    best = index + len(keys), meaning
        return best


def _matches(keys: tuple[str, ...], found: Sequence[Token], index: int) -> bool:
    if index + len(keys) > len(found):
        return False
    return all(
        key == token.lemma or key == "=" + token.form
        for key, token in zip(keys, found[index : index + len(keys)], strict=True)
    )
