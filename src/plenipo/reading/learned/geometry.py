"""How a content lies to a cue: order, distance, what stands between, marks; and what that is worth."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from plenipo.reading.learned.links import BUCKETS, buckets
from plenipo.reading.learned.words import CLOSING, MARK, OPENING, OUTSIDE, Words

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
Fragment = tuple[int, int]
SIZES = (BUCKETS, 8, 8, 8, 12, 48, 24, 4, 16, 20)
"""How many values each of the features of a pair has."""
_OFFSETS = np.cumsum((0, *SIZES[:-1]))
_GAPS = np.array((0, 2, 8))
AT_ONCE = 4096
"""Pairs that are worked on at once."""


@dataclass(frozen=True, slots=True)
class Worth:
    """A network of one hidden layer: a row for each value of each feature, summed, rectified and weighed."""

    rows: Floats
    bias: Floats
    out: Floats

    def of(self, features: Ints) -> Floats:
        """The worth of pairs; ``features`` has a row for each, a column for each feature."""
        worth = np.empty(len(features), np.float32)
        for at in range(0, len(features), AT_ONCE):
            some = slice(at, at + AT_ONCE)
            worth[some] = np.maximum(self.rows[features[some]].sum(1) + self.bias, 0) @ self.out
        return worth


class Geometry:
    """What can be seen of the cues and contents of one text without their words."""

    def __init__(self, found: Words, cues: Sequence[Fragment], contents: Sequence[Fragment]) -> None:
        """``cues`` and ``contents`` in order of their places."""
        self._words = found
        self._cues, self._contents = (
            np.array(each, dtype=np.int64).reshape(-1, 2) for each in (cues, contents)
        )
        self._paragraph, self._quote, place = (
            np.array(each, dtype=np.int64) for each in (found.paragraph, found.quote, found.place)
        )
        self._sentence = (place > 0).cumsum()
        self._opens = place == 2
        self._opens[1:] |= place[:-1] == 2
        self._open = self._left_open()
        self._beside = self._neighbours()
        self._following = np.array([self._after_cue(end) for _, end in cues], dtype=np.int64)
        self._ending = np.array([self._after_content(end) for _, end in contents], dtype=np.int64)
        self._mark = np.array([found.case[first] == MARK for first, _ in cues], dtype=np.int64)

    def features(self, contents: Ints, cues: Ints) -> Ints:
        """The features of pairs, as rows of ``Worth``: the numbers of their contents and of their cues."""
        content, cue = self._contents[contents], self._cues[cues]
        paragraph, quote = self._paragraph, self._quote
        after = (cue[:, 0] >= content[:, 0]).astype(np.int64)
        turned = after[:, None] > 0
        left, right = np.where(turned, content, cue), np.where(turned, cue, content)
        apart = np.minimum(2, np.abs(paragraph[cue[:, 0]] - paragraph[content[:, 0]]))
        sentences = np.minimum(3, self._sentence[right[:, 0]] - self._sentence[left[:, 1] - 1])
        between = [
            np.clip(starts.searchsorted(right[:, 0]) - starts.searchsorted(left[:, 1]), 0, 3)
            for starts in (self._cues[:, 0], self._contents[:, 0])
        ]
        quoted = 2 * (quote[content[:, 0]] != OUTSIDE) + (quote[cue[:, 0]] != OUTSIDE)
        before, behind, gap_before, gap_behind = self._beside[:, cues]
        role = np.where(before == contents, 1, np.where(behind == contents, 2, 0))
        opened = self._open[paragraph[content[:, 0]]]
        close = right[:, 0] - left[:, 1] <= 12
        columns = (
            buckets(content, cue, paragraph),
            4 * after + np.maximum(0, sentences),
            4 * after + between[0],
            4 * after + between[1],
            3 * quoted + apart,
            16 * role + 4 * gap_before + gap_behind,
            12 * self._opens[content[:, 0]] + 6 * opened + 2 * apart + after,
            2 * self._mark[cues] + after,
            8 * after + 4 * close + self._ending[contents],
            10 * after + 5 * (between[0] == 0) + self._following[cues],
        )
        rows: Ints = np.stack(columns, 1) + _OFFSETS
        return rows

    def may_go_on(self, content: Fragment, cue: Fragment) -> bool:
        """Whether a cue that has its content may have this one too."""
        here, there = self._paragraph[content[0]], self._paragraph[cue[0]]
        return bool(here == there or (here > there and self._open[here]))

    def _neighbours(self) -> Ints:
        """The contents before and behind each cue, -1 for none, and how far they are, in steps."""
        count = len(self._contents)
        behind = self._contents[:, 0].searchsorted(self._cues[:, 1])
        before = behind - 1
        gap_before = _GAPS.searchsorted(self._cues[:, 0] - self._contents[before, 1])
        gap_behind = _GAPS.searchsorted(self._contents[behind % count, 0] - self._cues[:, 1])
        return np.stack(
            (
                before,
                np.where(behind < count, behind, -1),
                np.where(before < 0, 3, gap_before),
                np.where(behind < count, gap_behind, 3),
            )
        )

    def _left_open(self) -> Ints:
        """For each paragraph, whether the one before it ended inside a quotation."""
        paragraph = self._paragraph
        result = np.zeros((int(paragraph[-1]) if len(paragraph) else 0) + 2, dtype=np.int64)
        last = np.append(paragraph[1:] != paragraph[:-1], True)[: len(paragraph)]
        left = last & ~np.isin(self._quote, (OUTSIDE, CLOSING))
        result[paragraph[left] + 1] = 1
        return result

    def _after_content(self, end: int) -> int:
        """How a content ends: with a comma, a full stop, another mark, or in the middle."""
        mark = self._text(end)
        return 1 if mark == "," else 2 if mark == "." else 3 if mark in ("?", "!", '"') else 0

    def _after_cue(self, end: int) -> int:
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
