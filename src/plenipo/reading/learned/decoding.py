"""From labels and link vectors to attributions."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from plenipo.reading.learned.links import LINK_SIZE, distances

Floats = NDArray[np.float32]
Fragment = tuple[int, int]
"""First and end word."""
SOURCE, CUE, CONTENT = 1, 3, 5
"""Labels that begin a fragment; the label after each continues it."""
NEIGHBOURS = 6
"""Cues on either side of a content, and sources of a cue, that are looked at."""
LINK_TYPES = 6


@dataclass(frozen=True, slots=True)
class LinkBias:
    """What a link gains by distance (row 0 content to cue, row 1 cue to source), and what having none gains."""

    near: Floats
    none: Floats


@dataclass(slots=True)
class Linked:
    """An attribution in words, with the chances that its parts are right."""

    cue: Fragment
    source: list[Fragment] = field(default_factory=list)
    content: list[Fragment] = field(default_factory=list)
    cue_link: list[float] = field(default_factory=list)
    source_link: float = 0.0


def fragments(labels: NDArray[np.int64], kind: int) -> list[Fragment]:
    """The fragments of a kind (``SOURCE``, ``CUE`` or ``CONTENT``) in a row of labels."""
    begins = np.flatnonzero(labels == kind)
    goes_on = np.append(labels == kind + 1, False)
    found = []
    for begin in begins.tolist():
        end = begin + 1
        while goes_on[end]:
            end += 1
        found.append((begin, end))
    return found


def link(labels: NDArray[np.int64], vectors: Floats, bias: LinkBias) -> list[Linked]:
    """The attributions among the fragments; ``vectors`` has six link vectors for each word."""
    cues, sources = fragments(labels, CUE), fragments(labels, SOURCE)
    if not cues:
        return []
    found = [Linked(cue) for cue in cues]
    cue_starts = np.array([cue[0] for cue in cues])
    for content in fragments(labels, CONTENT):
        lo, hi = _around(cue_starts, content)
        asking = vectors[content[0], 1] + vectors[content[1] - 1, 2]
        asked = vectors[cue_starts[lo:hi], 0]
        chances = _chances(asking, asked, bias, 0, content, cues[lo:hi])
        best = int(chances[:-1].argmax())
        found[lo + best].content.append(content)
        found[lo + best].cue_link.append(float(chances[best] / (1 - chances[-1] + 1e-6)))
    found = [one for one in found if one.content]
    if sources:
        _link_sources(found, sources, vectors, bias)
    return found


def _link_sources(found: list[Linked], sources: list[Fragment], vectors: Floats, bias: LinkBias) -> None:
    """Give each attribution its source, if it has any."""
    starts = np.array([source[0] for source in sources])
    for one in found:
        lo, hi = _around(starts, one.cue)
        near = sources[lo:hi]
        asked = vectors[starts[lo:hi], 4] + vectors[[end - 1 for _, end in near], 5]
        chances = _chances(vectors[one.cue[0], 3], asked, bias, 1, one.cue, near)
        best = int(chances.argmax())
        one.source_link = float(chances[best])
        if best < len(near):
            one.source = [near[best]]


def _around(starts: NDArray[np.int64], fragment: Fragment) -> tuple[int, int]:
    at = int(np.searchsorted(starts, fragment[0]))
    return max(0, at - NEIGHBOURS), at + NEIGHBOURS


def _chances(
    asking: Floats, asked: Floats, bias: LinkBias, kind: int, fragment: Fragment, others: list[Fragment]
) -> Floats:
    """The chances of each of the others, and last of none."""
    buckets = distances([fragment], others)[0]
    scores = np.append(asked @ asking / LINK_SIZE**0.5 + bias.near[kind][buckets], bias.none[kind])
    scores = np.exp(scores - scores.max())
    return scores / scores.sum()
