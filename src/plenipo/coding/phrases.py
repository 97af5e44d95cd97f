"""Finding many phrases at once in a list of tokens."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Generic, TypeVar

from plenipo.coding.inflection import lemma
from plenipo.coding.tokens import Token

T = TypeVar("T")


class _Node(Generic[T]):
    """The phrases that go on alike: by lemma, by exact form, and what ends here means."""

    __slots__ = ("forms", "lemmas", "meaning")

    def __init__(self) -> None:
        self.lemmas: dict[str, _Node[T]] = {}
        self.forms: dict[str, _Node[T]] = {}
        self.meaning: T | None = None


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
        """Compile ``(phrase, meaning)`` pairs; of two entries of the same words the first holds."""
        self._root: _Node[T] = _Node()
        for phrase, meaning in entries:
            node = self._root
            for word in phrase.split():
                if word.startswith("="):
                    node = node.forms.setdefault(word[1:], _Node())
                else:
                    node = node.lemmas.setdefault(lemma(word), _Node())
            if node.meaning is None:
                node.meaning = meaning

    def find(self, found: Sequence[Token]) -> Iterator[tuple[int, int, T]]:
        """Every phrase in the tokens as ``(start, end, meaning)``, left to right, half-open."""
        index, lemmas, forms = 0, self._root.lemmas, self._root.forms
        while index < len(found):
            token = found[index]
            if token.lemma in lemmas or token.form in forms:
                match = _longest(self._root, found, index, None)
                if match is not None:
                    yield index, *match
                    index = match[0]
                    continue
            index += 1


def _longest(
    node: _Node[T], found: Sequence[Token], index: int, best: tuple[int, T] | None
) -> tuple[int, T] | None:
    """The longest phrase that goes on from ``node`` at token ``index``: where it ends, and its meaning."""
    if node.meaning is not None and (best is None or index > best[0]):
        best = index, node.meaning
    if index < len(found):
        for following in (node.forms.get(found[index].form), node.lemmas.get(found[index].lemma)):
            if following is not None:
                best = _longest(following, found, index + 1, best)
    return best
