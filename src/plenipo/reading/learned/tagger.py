"""The learned tagger: a canonical text in, attributions out."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from plenipo.model import Span
from plenipo.reading.found import Found
from plenipo.reading.learned.chain import Chain
from plenipo.reading.learned.decoding import CONTENT, Fragment, Linked, link
from plenipo.reading.learned.links import LINK_SIZE
from plenipo.reading.learned.network import run
from plenipo.reading.learned.weights import Weights
from plenipo.reading.learned.words import MARK, Words, words

LABELS = 7
SIGNS = (0, 1, -1)
"""The leaning that each of the three sign columns stands for."""
OUTER, INNER, SIGN, LINKS = slice(0, 7), slice(7, 14), slice(14, 17), slice(17, None)
"""Columns of the network's rows."""
FEATURES = 7
"""What calibration sees of an attribution: see ``seen``."""

Floats = NDArray[np.float32]


class Tagger:
    """Finds attributions in canonical text by learned weights."""

    def __init__(self, weights: Weights) -> None:
        """Tag with ``weights``."""
        self.weights = weights

    def tag(self, text: str) -> list[Found]:
        """The attributions of ``text``, in reading order of their cues; those inside contents too."""
        found = words(text)
        if not len(found):
            return []
        rows, sequences = run(found, self.weights)
        outer = self._level(rows, sequences, found, self.weights.outer, OUTER)
        inside = np.zeros(len(found) + 1, dtype=bool)
        for one, _ in outer:
            for first, end in one.content:
                inside[first:end] = True
        within = [(start, end) for start, end in sequences if inside[start:end].any()]
        inner = [
            (one, features)
            for one, features in self._level(rows, within, found, self.weights.inner, INNER)
            if inside[one.cue[0]]
        ]
        both = sorted(outer + inner, key=lambda pair: pair[0].cue)
        if not both:
            return []
        chances = self.weights.calibration.chance(np.stack([features for _, features in both]))
        return [
            self._found(one, found, rows, float(chance))
            for (one, _), chance in zip(both, chances, strict=True)
        ]

    def _level(
        self,
        rows: Floats,
        sequences: list[tuple[int, int]],
        found: Words,
        chain: Chain,
        columns: slice,
    ) -> list[tuple[Linked, Floats]]:
        """The attributions that some of the columns label, with what calibration sees of each."""
        emissions = np.ascontiguousarray(rows[:, columns])
        labels = chain.best(emissions, sequences)
        if not (labels == CONTENT).any():
            return []
        linked = link(
            labels,
            rows[:, LINKS].reshape(len(rows), -1, LINK_SIZE),
            self.weights.bias,
            self.weights.worth,
            found,
        )
        labelled = [(start, end) for start, end in sequences if labels[start:end].any()]
        chances = chain.marginals(emissions, labelled)
        return [(one, seen(one, chances)) for one in linked]

    def _found(self, one: Linked, found: Words, rows: Floats, chance: float) -> Found:
        spans = found.spans

        def span(fragment: Fragment) -> Span:
            return Span(spans[fragment[0]][0], spans[fragment[1] - 1][1])

        return Found(
            source=tuple(span(f) for f in one.source),
            cue=(span(one.cue),),
            content=tuple(span(f) for f in joined(one.content, found)),
            hint=SIGNS[int(rows[one.cue[0], SIGN].argmax())],
            confidence=chance,
        )


def seen(one: Linked, chances: Floats) -> Floats:
    """What calibration sees: how sure are borders and inside of the content, the cue, and the links."""

    def log(chance: float) -> float:
        return float(np.log(max(chance, 1e-4)))

    begins = [chances[first, CONTENT] for first, _ in one.content]
    inside = [chances[first:end, CONTENT : CONTENT + 2].sum(1).mean() for first, end in one.content]
    ends = [1 - chances[end, CONTENT + 1] if end < len(chances) else 1.0 for _, end in one.content]
    cue = chances[one.cue[0] : one.cue[1], 3:5].sum(1).mean()
    return np.array(
        [
            log(min(begins)),
            log(min(inside)),
            log(min(ends)),
            log(cue),
            log(min(one.cue_link)),
            log(one.source_link),
            0.0 if one.source else 1.0,
        ],
        dtype=np.float32,
    )


def joined(fragments: list[Fragment], found: Words) -> Iterator[Fragment]:
    """Fragments with nothing but marks between them as one."""
    start, end = fragments[0]
    for first, last in fragments[1:]:
        if all(found.case[n] == MARK for n in range(end, first)):
            end = last
        else:
            yield start, end
            start, end = first, last
    yield start, end
