"""How alike sayings are: by a sentence encoder, by the rare words they share, by standing together."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from plenipo.coding.drafting.sayings import Saying
from plenipo.coding.learned.weights import load
from plenipo.coding.wordings import content_words

Floats = NDArray[np.float32]
INSIDE = re.compile(r"(?<=[\w,] )[^\W\d_][\w'’-]*")
"""A word inside a sentence: there a capital says that it is a name."""
WORDS, PARAGRAPH = 0.5, 0.15
"""What sharing all rare words, or a paragraph, is worth, where the same meaning is worth 1."""
NUMBERS = frozenset(
    [
        *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
        *("fifteen", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety", "hundred"),
        *("thousand", "million", "billion", "half", "third", "quarter", "first", "second"),
        *("annual", "monthly", "weekly", "daily"),
    ]
)
OTHER_NUMBER = 0.5
"""By how much less alike two sayings are as options that name different numbers."""


def vectors(sayings: Sequence[Saying]) -> Floats:
    """The encoder's vector of each saying, of length one; sayings x dimensions."""
    weights = load()
    return np.stack([weights.likened(weights.shower.gist(s.document.text, s.unit)) for s in sayings])


def phrase_vectors(phrases: Sequence[str]) -> Floats:
    """The encoder's vector of each phrase by itself, comparable with those of sayings."""
    weights = load()
    return np.stack([weights.likened(weights.shower.alone(phrase)) for phrase in phrases])


def likeness(sayings: Sequence[Saying], meaning: Floats) -> Floats:
    """How much each two sayings are about the same; symmetric, sayings x sayings."""
    alike = meaning @ meaning.T + WORDS * _shared_words(sayings)
    alike += PARAGRAPH * _same((s.document.id, s.paragraph) for s in sayings)
    return np.asarray(alike, dtype=np.float32)


def other_numbers(sayings: Sequence[Saying]) -> Floats:
    """What to take off the likeness of two sayings that name different numbers."""
    named = [_numbers(s.text) for s in sayings]
    rows = [[bool(a and b and a.isdisjoint(b)) for b in named] for a in named]
    return np.asarray(rows, dtype=np.float32) * np.float32(OTHER_NUMBER)


def names(texts: Iterable[str]) -> frozenset[str]:
    """The words that inside sentences have a capital more often than not, as they are compared."""
    capital: Counter[str] = Counter()
    for text in texts:
        for match in INSIDE.finditer(text):
            capital[match[0].casefold()] += 1 if match[0][0].isupper() else -1
    return frozenset(key for word, more in capital.items() if more > 0 for _, key in content_words(word))


def _same(keys: Iterable[object]) -> NDArray[np.bool_]:
    places: dict[object, int] = {}
    numbered = np.array([places.setdefault(key, len(places)) for key in keys])
    return np.asarray(numbered[:, None] == numbered[None, :])


def _shared_words(sayings: Sequence[Saying]) -> Floats:
    """The cosine of words weighted by how rare they are; names do not count, nor do words met once."""
    ignored = names({s.document.id: s.document.text for s in sayings}.values())
    said = [
        {k for form, k in content_words(s.sentence) if k not in ignored and not form[:1].isdigit()}
        for s in sayings
    ]
    met = Counter(key for keys in said for key in keys)
    place = {key: n for n, key in enumerate(sorted(met))}
    rows = np.zeros((len(sayings), len(place)), dtype=np.float32)
    for row, keys in zip(rows, said, strict=True):
        weights = {key: math.log(len(sayings) / met[key]) for key in sorted(keys)}
        length = math.sqrt(sum((w if met[key] > 1 else w / 2) ** 2 for key, w in weights.items()))
        for key, weight in weights.items():
            row[place[key]] = weight / length if met[key] > 1 and length else 0
    return np.asarray(rows @ rows.T, dtype=np.float32)


def _numbers(text: str) -> frozenset[str]:
    return frozenset(
        w for w in re.findall(r"\d[\d.,]*\d|\d|[a-z]+", text.lower()) if w in NUMBERS or w[0].isdigit()
    )
