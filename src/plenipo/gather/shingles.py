"""The words of a text as overlapping runs of five, hashed: what two copies of a story share."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

RUN = 5
"""Words in a shingle."""
WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]|\w+")
HOUSEKEEPING = re.compile(
    r"(?i)©|\b(?:all rights reserved|subscri(?:be|ption)|newsletter|published by|is a publication of"
    r"|for (?:more|further) information|(?:reporting|writing|editing|compiled) by|follow us|read more|sign up"
    r"|terms of (?:use|service)|cookies?|may not be (?:republished|reproduced|redistributed)"
    r"|(?:photo|image) credits?|the opinions expressed|funding for)\b"
)


@dataclass(frozen=True, slots=True)
class Shingles:
    """A text's shingles in reading order and as a sorted set (uint64, shapes (n,) and (m,), m <= n)."""

    ordered: NDArray[np.uint64]
    unique: NDArray[np.uint64]

    def __len__(self) -> int:
        return len(self.unique)


def shingles(text: str) -> Shingles:
    """The shingles of a text, without the paragraphs that only speak of its publication.

    The hash is the same in every run and on every machine. A text of fewer than five words is one shingle.
    """
    import numpy as np

    found = WORD.findall(_story(text).casefold()) or [text]
    words = np.array([_word(word) for word in found], dtype=np.uint64)
    count = max(len(words) - RUN + 1, 1)
    ordered = np.zeros(count, dtype=np.uint64)
    for offset in range(min(RUN, len(words))):
        ordered = ordered * np.uint64(0x9E3779B97F4A7C15) + words[offset : offset + count]
    ordered ^= ordered >> np.uint64(29)
    ordered *= np.uint64(0xBF58476D1CE4E5B9)
    ordered ^= ordered >> np.uint64(32)
    return Shingles(ordered, np.unique(ordered))


def _story(text: str) -> str:
    """The text without short paragraphs of housekeeping, unless nothing else is in it."""
    parts = text.split("\n\n")
    story = [part for part in parts if len(part) > 700 or not HOUSEKEEPING.search(part)]
    return "\n\n".join(story) if story else text


@lru_cache(maxsize=200_000)
def _word(word: str) -> int:
    return int.from_bytes(
        hashlib.blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little"
    )
