"""From labels and link vectors to attributions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from plenipo.reading.learned.geometry import Geometry, Worth
from plenipo.reading.learned.links import LINK_SIZE, distances
from plenipo.reading.learned.words import Words

Floats = NDArray[np.float32]
Fragment = tuple[int, int]
"""First and end word."""
SOURCE, CUE, CONTENT = 1, 3, 5
"""Labels that begin a fragment; the label after each continues it."""
NEIGHBOURS = 6
"""Cues on either side of a content, and sources of a cue, that are looked at."""
VECTORS_COUNT = 0.5
"""What link vectors count beside the lie of content and cue."""
LEAST = 0.01
"""A cue without content is not given one that is less likely than this to be its own."""


@dataclass(frozen=True, slots=True)
class LinkBias:
    """What a link gains by distance (row 0 content to cue, row 1 cue to source), and what none gains."""

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


def link(
    labels: NDArray[np.int64], vectors: Floats, bias: LinkBias, worth: Worth, text: Words
) -> list[Linked]:
    """The attributions among the fragments; ``vectors`` has six link vectors for each word of ``text``.

    Every attribution has one cue and some content: so each cue first takes the content that fits it best,
    the surest first, and what is left over goes to the cue it fits best, if that stands in its paragraph
    or the quotation was left open at the end of the one before.
    """
    cues, sources, contents = (fragments(labels, kind) for kind in (CUE, SOURCE, CONTENT))
    if not cues or not contents:
        return []
    found = [Linked(cue) for cue in cues]
    starts = np.array([cue[0] for cue in cues])
    geometry = Geometry(text, cues, contents)
    pairs: list[tuple[float, int, int]] = []
    best: list[tuple[float, int]] = []
    for number, content in enumerate(contents):
        lo, hi = around(starts, content)
        asking = vectors[content[0], 1] + vectors[content[1] - 1, 2]
        buckets = distances([content], cues[lo:hi], text.paragraph)
        scores = _scores(asking, vectors[starts[lo:hi], 0], bias, 0, buckets)[:-1]
        chances = _softmax(VECTORS_COUNT * scores + worth.of(geometry.features(number, lo, hi)))
        best.append((float(chances.max()), lo + int(chances.argmax())))
        pairs += [(float(c), number, lo + n) for n, c in enumerate(chances) if c > LEAST]
    taken: set[int] = set()
    for chance, number, cue in sorted(pairs, key=lambda pair: (-pair[0], pair[1:])):
        if number not in taken and not found[cue].content:
            taken.add(number)
            _give(found[cue], contents[number], chance)
    for number, content in enumerate(contents):
        if number not in taken and geometry.may_go_on(content, found[best[number][1]].cue):
            _give(found[best[number][1]], content, best[number][0])
    found = [one for one in found if one.content]
    if sources:
        _link_sources(found, sources, vectors, bias, text.paragraph)
    return found


def _give(one: Linked, content: Fragment, chance: float) -> None:
    one.content.append(content)
    one.content.sort()
    one.cue_link.append(chance)


def _link_sources(
    found: list[Linked],
    sources: list[Fragment],
    vectors: Floats,
    bias: LinkBias,
    paragraph: Sequence[int],
) -> None:
    """Give each attribution its source, if it has any."""
    starts = np.array([source[0] for source in sources])
    for one in found:
        lo, hi = around(starts, one.cue)
        near = sources[lo:hi]
        asked = vectors[starts[lo:hi], 4] + vectors[[end - 1 for _, end in near], 5]
        buckets = distances([one.cue], near, paragraph)
        chances = _softmax(_scores(vectors[one.cue[0], 3], asked, bias, 1, buckets))
        best = int(chances.argmax())
        one.source_link = float(chances[best])
        if best < len(near):
            one.source = [near[best]]


def around(starts: NDArray[np.int64], fragment: Fragment) -> tuple[int, int]:
    """The first and end of the neighbours of a fragment, among fragments that start at ``starts``."""
    at = int(np.searchsorted(starts, fragment[0]))
    return max(0, at - NEIGHBOURS), min(len(starts), at + NEIGHBOURS)


def _scores(asking: Floats, asked: Floats, bias: LinkBias, kind: int, buckets: NDArray[np.int64]) -> Floats:
    """How well each of the asked fits, and last how well none does."""
    return np.append(asked @ asking / LINK_SIZE**0.5 + bias.near[kind][buckets[0]], bias.none[kind])


def _softmax(scores: Floats) -> Floats:
    chances: Floats = np.exp(scores - scores.max())
    chances /= chances.sum()
    return chances
