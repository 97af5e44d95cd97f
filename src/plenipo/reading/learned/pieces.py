"""Word pieces: words cut into the vocabulary of an uncased BERT (longest match first)."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from plenipo.reading.spelling import american

UNKNOWN = "[UNK]"
LONGEST_WORD = 48
"""Letters of a longer word are not looked at: it counts as unknown."""


class Pieces:
    """Cuts words into numbers of pieces.

    >>> pieces = Pieces(["[PAD]", "[UNK]", "said", "un", "##said", "'", "s"])
    >>> pieces.of("Unsaid"), pieces.of("said's"), pieces.of("xyz")
    ((3, 4), (2, 5, 6), (1,))
    """

    def __init__(self, vocabulary: Iterable[str]) -> None:
        """Cut by the pieces of ``vocabulary``, in the order of their numbers."""
        self._numbers = {piece: number for number, piece in enumerate(vocabulary)}
        self._unknown = self._numbers[UNKNOWN]
        self.start, self.end = (self._numbers.get(mark, 0) for mark in ("[CLS]", "[SEP]"))
        self.of = lru_cache(maxsize=100_000)(self._cut)

    def _cut(self, word: str) -> tuple[int, ...]:
        """The pieces of a word in American spelling, without case and accents; apostrophes stand alone."""
        if len(word) > LONGEST_WORD:
            return (self._unknown,)
        plain = american(word.lower())
        if not plain.isascii():
            marks = unicodedata.normalize("NFD", plain)
            plain = "".join(c for c in marks if unicodedata.category(c) != "Mn")
        found: list[int] = []
        for part in plain.replace("'", " ' ").replace("_", " _ ").split():
            found += self._longest(part)
        return tuple(found) or (self._unknown,)

    def _longest(self, part: str) -> list[int]:
        found: list[int] = []
        start = 0
        while start < len(part):
            for end in range(len(part), start, -1):
                piece = part[start:end] if not start else "##" + part[start:end]
                if piece in self._numbers:
                    found.append(self._numbers[piece])
                    start = end
                    break
            else:
                return [self._unknown]
        return found
