"""Words that negotiators use for the same thing (``lexicon/thesaurus.txt``), so that a codebook need not list
every wording. A match by class counts a little less than a match by word.
"""

from __future__ import annotations

from functools import lru_cache

from plenipo.coding.inflection import stem
from plenipo.coding.lexicon import lines


def _classes() -> dict[str, str]:
    """From each stem to the stem of the first word of its class."""
    found: dict[str, str] = {}
    for line in lines("thesaurus.txt"):
        words = line.split()
        for word in words:
            found.setdefault(stem(word), stem(words[0]))
    return found


HEAD_OF = _classes()
BY_FORM = {"monitors": stem("observer"), "forces": stem("troops"), "arms": stem("weapon")}
"""Forms that mean something else than their base: monitors are people, to monitor is what anything may do."""


@lru_cache(maxsize=65536)
def concept(word: str) -> str:
    """The stem that stands for the word and everything said for the same thing.

    >>> concept("deploying") == concept("sent")
    True
    """
    base = BY_FORM.get(word) or stem(word)
    return HEAD_OF.get(base, base)
