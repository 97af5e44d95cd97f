"""A linear-chain CRF in numpy: the best labels of many paragraphs at once, and how sure each is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
Stretch = tuple[int, int]
AT_ONCE = 256
"""Sequences that are worked on side by side."""


@dataclass(frozen=True, slots=True)
class Chain:
    """Log weights of a step from one label (row) to the next (column), of the first and of the last label."""

    steps: Floats
    first: Floats
    last: Floats

    def best(self, emissions: Floats, sequences: Sequence[Stretch]) -> Ints:
        """The likeliest labels (Viterbi); each sequence is words from a first to an end.

        ``emissions`` has a row of log weights for each word; words outside all sequences get label 0.
        """
        labels = np.zeros(len(emissions), dtype=np.int64)
        for side in _side_by_side(sequences):
            labels[side.words[side.on]] = self._best(emissions[side.words], side)[side.on]
        return labels

    def marginals(self, emissions: Floats, sequences: Sequence[Stretch]) -> Floats:
        """The chance of each label of each word, given all of its sequence: rows sum to 1."""
        chances = np.zeros_like(emissions)
        for side in _side_by_side(sequences):
            chances[side.words[side.on]] = self._marginals(emissions[side.words], side)[side.on]
        return chances

    def _best(self, seen: Floats, side: _Side) -> Ints:
        reached = [self.first + seen[0]]
        for t, on in enumerate(side.counts[1:], 1):
            reached.append((reached[-1][:on, :, None] + self.steps).max(1) + seen[t, :on])
        into = np.ascontiguousarray(self.steps.T)
        chosen = np.zeros(side.words.shape, dtype=np.int64)
        at = (_last_of(reached, side) + self.last).argmax(1)
        for t in range(len(reached) - 1, -1, -1):
            on = side.counts[t]
            more = side.counts[t + 1] if t + 1 < len(reached) else 0
            if more:
                at[:more] = (reached[t][:more] + into[at[:more]]).argmax(1)
            chosen[t, :on] = at[:on]
        return chosen

    def _marginals(self, given: Floats, side: _Side) -> Floats:
        seen = np.exp(given - given.max(2, keepdims=True))
        step, back = np.exp(self.steps), np.ascontiguousarray(np.exp(self.steps).T)
        forward = np.ones_like(seen)
        forward[0] = _shares(np.exp(self.first) * seen[0])
        for t, on in enumerate(side.counts[1:], 1):
            forward[t, :on] = _shares((forward[t - 1, :on] @ step) * seen[t, :on])
        backward = np.broadcast_to(np.exp(self.last), seen.shape).copy()
        for t in range(len(seen) - 2, -1, -1):
            on = side.counts[t + 1]
            backward[t, :on] = _shares((backward[t + 1, :on] * seen[t + 1, :on]) @ back)
        return _shares(forward * backward)


@dataclass(frozen=True, slots=True)
class _Side:
    """Sequences side by side, the longest first: word t of sequence i, where there is one."""

    words: Ints
    on: NDArray[np.bool_]
    counts: list[int]
    """How many sequences have a word t."""


def _side_by_side(sequences: Sequence[Stretch]) -> Iterator[_Side]:
    """All sequences that have a word, the longest first, so many at a time that a long one costs little."""
    starts, ends = np.array(sequences, dtype=np.int64).reshape(-1, 2).T
    lengths = ends - starts
    order = np.argsort(-lengths, kind="stable")
    order = order[lengths[order] > 0]
    for at in range(0, len(order), AT_ONCE):
        some = order[at : at + AT_ONCE]
        steps = np.arange(lengths[some[0]])[:, None]
        on = steps < lengths[some]
        yield _Side(np.where(on, starts[some] + steps, 0), on, on.sum(1).tolist())


def _shares(weights: Floats) -> Floats:
    weights /= weights.sum(-1, keepdims=True)
    return weights


def _last_of(reached: list[Floats], side: _Side) -> Floats:
    """The scores of each sequence at its last word."""
    counts = [*side.counts, 0]
    parts = [reached[t][counts[t + 1] :] for t in range(len(reached) - 1, -1, -1)]
    return np.concatenate(parts)
