"""How a content lies to a cue: order, distance, what stands between, marks; and what that is worth."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from plenipo.reading.learned.links import BUCKETS, distances
from plenipo.reading.learned.words import CLOSING, MARK, OPENING, OUTSIDE, Words

Floats = NDArray[np.float32]
Fragment = tuple[int, int]
SIZES = (BUCKETS, 8, 8, 8, 12, 48, 24, 4, 16, 20)
"""How many values each of the features of a pair has."""
_OFFSETS = np.cumsum((0, *SIZES[:-1]))
_GAPS = (0, 2, 8)


@dataclass(frozen=True, slots=True)
class Worth:
    """A network of one hidden layer: a row for each value of each feature, summed, rectified and weighed."""

    rows: Floats
    bias: Floats
    out: Floats

    def of(self, features: NDArray[np.int64]) -> Floats:
        """The worth of pairs; ``features`` has a row for each, a column for each feature."""
        worth: Floats = np.maximum(self.rows[features].sum(1) + self.bias, 0) @ self.out
        return worth


class Geometry:
    """What can be seen of the cues and contents of one text without their words."""

    def __init__(self, found: Words, cues: Sequence[Fragment], contents: Sequence[Fragment]) -> None:
        """``cues`` and ``contents`` in order of their places."""
        self._words = found
        self._cues, self._contents = list(cues), list(contents)
        self._cue_starts = [first for first, _ in cues]
        self._content_starts = [first for first, _ in contents]
        count, self._sentence = 0, []
        for place in found.place:
            count += place > 0
            self._sentence.append(count)
        self._open = self._left_open()
        self._beside = [self._neighbours(cue) for cue in self._cues]

    def features(self, content: int, lo: int, hi: int) -> NDArray[np.int64]:
        """The features of a content with each of the cues ``lo`` to ``hi``, as rows of ``Worth``."""
        fragment = self._contents[content]
        near = distances([fragment], self._cues[lo:hi], self._words.paragraph)[0]
        table = [
            [int(near[n]), *self._pair(content, fragment, lo + n, cue)]
            for n, cue in enumerate(self._cues[lo:hi])
        ]
        rows: NDArray[np.int64] = np.array(table, dtype=np.int64) + _OFFSETS
        return rows

    def may_go_on(self, content: Fragment, cue: Fragment) -> bool:
        """Whether a cue that has its content may have this one too."""
        here, there = self._words.paragraph[content[0]], self._words.paragraph[cue[0]]
        return here == there or (here > there and bool(self._open[here]))

    def _pair(self, content: int, fragment: Fragment, number: int, cue: Fragment) -> list[int]:
        words = self._words
        after = int(cue[0] >= fragment[0])
        left, right = (fragment, cue) if after else (cue, fragment)
        apart = min(2, abs(words.paragraph[cue[0]] - words.paragraph[fragment[0]]))
        sentences = min(3, self._sentence[right[0]] - self._sentence[left[1] - 1])
        cues = min(3, self._between(self._cue_starts, left[1], right[0]))
        contents = min(3, self._between(self._content_starts, left[1], right[0]))
        quoted = 2 * (words.quote[fragment[0]] != OUTSIDE) + (words.quote[cue[0]] != OUTSIDE)
        before, behind, gap_before, gap_behind = self._beside[number]
        role = 1 if before == content else 2 if behind == content else 0
        starts = self._starts_paragraph(fragment[0])
        opened = self._open[words.paragraph[fragment[0]]]
        mark = int(words.case[cue[0]] == MARK)
        close = int(right[0] - left[1] <= 12)
        return [
            4 * after + max(0, sentences),
            4 * after + cues,
            4 * after + contents,
            3 * quoted + apart,
            16 * role + 4 * gap_before + gap_behind,
            12 * starts + 6 * opened + 2 * apart + after,
            2 * mark + after,
            8 * after + 4 * close + self._ending(fragment[1]),
            10 * after + 5 * (cues == 0) + self._following(cue[1]),
        ]

    def _between(self, starts: list[int], lo: int, hi: int) -> int:
        return max(0, bisect_left(starts, hi) - bisect_left(starts, lo))

    def _neighbours(self, cue: Fragment) -> tuple[int, int, int, int]:
        """The contents before and behind a cue, and how far they are, in steps."""
        behind = bisect_left(self._content_starts, cue[1])
        before = behind - 1
        gap_before = self._step(cue[0] - self._contents[before][1]) if before >= 0 else 3
        gap_behind = self._step(self._contents[behind][0] - cue[1]) if behind < len(self._contents) else 3
        return before, behind if behind < len(self._contents) else -1, gap_before, gap_behind

    def _step(self, gap: int) -> int:
        return sum(gap > edge for edge in _GAPS)

    def _starts_paragraph(self, word: int) -> int:
        place = self._words.place
        return int(place[word] == 2 or (word > 0 and place[word - 1] == 2))

    def _left_open(self) -> list[int]:
        """For each paragraph, whether the one before it ended inside a quotation."""
        paragraph, quote = self._words.paragraph, self._words.quote
        result = [0] * ((paragraph[-1] if paragraph else 0) + 2)
        for n, number in enumerate(paragraph):
            last = n + 1 == len(paragraph) or paragraph[n + 1] != number
            if last and quote[n] not in (OUTSIDE, CLOSING):
                result[number + 1] = 1
        return result

    def _ending(self, end: int) -> int:
        """How a content ends: with a comma, a full stop, another mark, or in the middle."""
        mark = self._text(end)
        return 1 if mark == "," else 2 if mark == "." else 3 if mark in ("?", "!", '"') else 0

    def _following(self, end: int) -> int:
        """What follows a cue: a comma, a colon, a full stop, a quotation, or words."""
        mark = self._text(end)
        if end < len(self._words) and self._words.quote[end] == OPENING:
            return 4
        return {",": 1, ":": 2, ".": 3}.get(mark, 0)

    def _text(self, word: int) -> str:
        if word >= len(self._words):
            return ""
        start, end = self._words.spans[word]
        return self._words.text[start:end]
