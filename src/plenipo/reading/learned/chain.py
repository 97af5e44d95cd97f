"""A linear-chain CRF in numpy: the best labels of many paragraphs at once, and how sure each is."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Chain:
    """Log weights of a step from one label (row) to the next (column), of the first and of the last label."""

    steps: Floats
    first: Floats
    last: Floats

    def best(self, emissions: Floats, starts: list[int], ends: list[int]) -> Ints:
        """The likeliest labels (Viterbi); sequences are words ``starts[i]`` to ``ends[i]``, side by side.

        ``emissions`` has a row of log weights for each word; words outside all sequences get label 0.
        """
        order, lengths, first = _by_length(starts, ends)
        labels = np.zeros(len(emissions), dtype=np.int64)
        if not len(order):
            return labels
        scores = self.first + emissions[first]
        back: list[Ints] = []
        for t in range(1, int(lengths[0])):
            on = int(np.searchsorted(-lengths, -t, side="left"))  # sequences longer than t
            ways = scores[:on, :, None] + self.steps
            came = ways.argmax(1)
            back.append(came)
            scores[:on] = np.take_along_axis(ways, came[:, None, :], 1)[:, 0] + emissions[first[:on] + t]
        at = (scores + self.last).argmax(1)
        labels[first + lengths - 1] = at
        for t in range(int(lengths[0]) - 1, 0, -1):
            came = back[t - 1]
            on = len(came)
            at[:on] = came[np.arange(on), at[:on]]
            labels[first[:on] + t - 1] = at[:on]
        return labels

    def marginals(self, emissions: Floats, starts: list[int], ends: list[int]) -> Floats:
        """The chance of each label of each word, given all of its sequence: rows sum to 1."""
        order, lengths, first = _by_length(starts, ends)
        chances = np.zeros_like(emissions)
        if not len(order):
            return chances
        step = np.exp(self.steps)
        seen = np.exp(emissions - emissions.max(1, keepdims=True))
        forward = np.exp(self.first) * seen[first]
        forward /= forward.sum(1, keepdims=True)
        chances[first] = forward
        longest = int(lengths[0])
        counts = [int(np.searchsorted(-lengths, -t, side="left")) for t in range(longest + 1)]
        for t in range(1, longest):
            on = counts[t]
            forward = (forward[:on] @ step) * seen[first[:on] + t]
            forward /= forward.sum(1, keepdims=True)
            chances[first[:on] + t] = forward
        backward = np.tile(np.exp(self.last), (len(order), 1)).astype(np.float32)
        for t in range(longest - 1, -1, -1):
            on = counts[t]
            rows = first[:on] + t
            if t + 1 < longest:
                more = counts[t + 1]
                ahead = (backward[:more] * seen[first[:more] + t + 1]) @ step.T
                backward[:more] = ahead / ahead.sum(1, keepdims=True)
            both = chances[rows] * backward[:on]
            chances[rows] = both / both.sum(1, keepdims=True)
        return chances


def _by_length(starts: list[int], ends: list[int]) -> tuple[Ints, Ints, Ints]:
    """The order of the sequences, longest first, their lengths and their first words."""
    lengths = np.array(ends, dtype=np.int64) - np.array(starts, dtype=np.int64)
    order = np.argsort(-lengths, kind="stable")
    order = order[lengths[order] > 0]
    return order, lengths[order], np.array(starts, dtype=np.int64)[order]
