"""Attributions in one sentence: who, by which words, holds what."""

from __future__ import annotations

from dataclasses import dataclass, field

from plenipo.reading.chunks import Chunks
from plenipo.reading.complements import Complement
from plenipo.reading.cues import Cue
from plenipo.reading.sources import Source
from plenipo.reading.subjects import Subjects

MOST_FOUND = 120
"""Attributions in one sentence, at the most, lest a text take ages."""
Words = tuple[int, int]
"""First and end word of a stretch."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """A statement as far as its sentence shows it; stretches are words of the unit."""

    rule: str
    """How it was found, such as ``verb-c``; decides the confidence."""
    cue: Cue
    source: Source | None
    cue_words: tuple[Words, ...]
    content: tuple[Words, ...]
    sign: int
    """Leaning towards the content: +1, -1 or 0."""


@dataclass(slots=True)
class Sentence:
    """A sentence being read: its phrases, whose verbs they are, and what was found so far."""

    c: Chunks
    subjects: Subjects
    found: list[Attribution] = field(default_factory=list)
    taken: set[int] = field(default_factory=set)
    """Verb groups that belong to the cue of another."""

    def phrase_at(self, word: int) -> int:
        """The first phrase that starts at or after a word."""
        first = self.c.first
        low, high = 0, len(first)
        while low < high:
            middle = (low + high) // 2
            if first[middle] < word:
                low = middle + 1
            else:
                high = middle
        return low

    def denied(self, source: Source) -> bool:
        """Whether the subject itself negates: “neither side accepts”, “no party supported”."""
        return self.c.unit.words[source.first] in ("neither", "no", "none", "nobody")

    def stretch(self, lo: int, hi: int) -> Words:
        """The words of phrases ``lo`` to ``hi``."""
        return self.c.first[lo], self.c.end[hi - 1]

    def add(
        self,
        rule: str,
        cue: Cue,
        source: Source | None,
        cue_words: Words,
        content: tuple[Words, ...],
        sign: int,
    ) -> None:
        """Note an attribution, unless there are more than anybody writes in a sentence."""
        if len(self.found) < MOST_FOUND:
            self.found.append(Attribution(rule, cue, source, (cue_words,), content, sign))

    def add_complement(
        self, rule: str, cue: Cue, source: Source | None, first: int, content: Complement, sign: int
    ) -> None:
        """Note an attribution whose content follows the cue that starts at phrase ``first``."""
        words = (self.stretch(content.lo, content.hi),)
        self.add(f"{rule}-{content.frame}", cue, source, (self.c.first[first], content.cue_end), words, sign)


def negate(sign: int, cue: Cue, frame: str) -> int:
    """The leaning when the cue is negated: no support is opposition, no opposition is nothing."""
    if sign:
        return -1 if sign > 0 else 0
    return -1 if cue.kind in ("believe", "expect") and frame in "cCs" else 0


def combine(outer: int, inner: int) -> int:
    """The leaning of “refused to support” (-1), “agreed to reject” (-1), “stopped short of endorsing” (0)."""
    if outer > 0:
        return inner
    return -1 if outer < 0 and inner > 0 else 0
