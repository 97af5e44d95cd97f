"""Words with their offsets, spelt so that names can be compared."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from plenipo.model import Span
from plenipo.reading.spelling import american

_TOKEN = re.compile(
    r"""(?:ex|then|now)-(?=\w)                  # "ex-President": the prefix is a word of its own
      | \w+[$€£]                                # "US$"
      | (?:[^\W\d_]\.){2,}(?:-\w+)*             # "U.S.", "U.S.-led"
      | ['’]s(?!\w)                             # the genitive
      | \w+(?:[-‐‑]\w+|['’](?!s(?!\w))\w+)*     # "Secretary-General", "Sana'a"
      | \S""",
    re.VERBOSE | re.IGNORECASE,
)
_ITALIAN = frozenset(
    ("il", "la", "che", "di", "ha", "del", "della", "un", "una", "per", "non", "è", "i", "le", "e")
)
_SURE = 3
"""So many of these words without a "the" make a text Italian."""
_LONG = 40
"""Letters of what is no English word."""
_ARTICLE = re.compile(r"(?:[ae]l-|(?:[dl]|(?:d|n|s)?(?:e|a|u)?ll)['’])[^\W\d_a-z]")
"""What stands before the capital of "al-Sisi", "d'Auvergne"."""
_LETTERS = str.maketrans(
    {"’": "'", "‘": "'", "‐": "-", "‑": "-", "ł": "l", "ø": "o", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe"}
)


def fold(word: str) -> str:
    """A word as names are compared: lower case, without accents, without the dots of an abbreviation.

    >>> fold("Élysée"), fold("U.S."), fold("Türkiye")
    ('elysee', 'us', 'turkiye')
    """
    lower = word.lower()
    if not lower.isascii():
        parts = unicodedata.normalize("NFKD", lower.translate(_LETTERS))
        lower = "".join(letter for letter in parts if not unicodedata.combining(letter))
    if len(lower) > 1 and "." in lower:
        lower = lower.replace(".", "")
    return lower


class Word:
    """One spelling, and what can be seen of it without its neighbours.

    ``name`` is how it is compared with names, ``norm`` how it is looked up: the same in American spelling.
    """

    __slots__ = ("capital", "lower", "name", "norm", "text", "upper")

    def __init__(self, text: str) -> None:
        self.text = text
        self.name = fold(text)
        self.norm = american(self.name) if len(text) < _LONG else self.name
        self.capital = text[0].isupper() or (text[0] in "aedlns" and _ARTICLE.match(text) is not None)
        self.upper = len(text) > 1 and text.isupper()
        self.lower = not self.capital and text[0].islower()


@dataclass(frozen=True, slots=True)
class Tokens:
    """The words of a text in order, with where each starts and ends."""

    text: str
    words: list[Word]
    starts: list[int]
    ends: list[int]
    italian: bool = False
    """Whether the words are Italian, where a small word after a name is no noun it describes."""

    def span(self, first: int, last: int) -> Span:
        """The stretch of text from word ``first`` up to, not including, word ``last``."""
        return Span(self.starts[first], self.ends[last - 1])

    def written(self, first: int, last: int) -> str:
        """The same stretch as words, line breaks and double spaces made single spaces."""
        return " ".join(self.text[self.starts[first] : self.ends[last - 1]].split())

    def sentences(self, spans: Sequence[Span]) -> list[tuple[int, int]]:
        """Word ranges of the sentence spans; overlapping or empty ones are cut or left out."""
        ranges, floor = [], 0
        for start, end in sorted(spans):
            first = max(floor, bisect_left(self.starts, start))
            last = bisect_left(self.starts, end)
            while last > first and self.ends[last - 1] > end:
                last -= 1
            if last > first:
                ranges.append((first, last))
                floor = last
        return ranges


def tokenise(text: str) -> Tokens:
    """Cut a text into words and punctuation marks; linear in its length."""
    seen: dict[str, Word] = {}
    words: list[Word] = []
    starts: list[int] = []
    ends: list[int] = []
    for match in _TOKEN.finditer(text):
        written = match.group()
        word = seen.get(written)
        if word is None:
            word = seen[written] = Word(written)
        words.append(word)
        starts.append(match.start())
        ends.append(match.end())
    return Tokens(text, words, starts, ends, "the" not in seen and len(_ITALIAN & seen.keys()) >= _SURE)
