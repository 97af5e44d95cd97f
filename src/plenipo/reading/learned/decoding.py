"""From labels and link vectors to attributions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from plenipo.reading.learned.geometry import AT_ONCE, Geometry, Worth
from plenipo.reading.learned.links import LINK_SIZE, buckets
from plenipo.reading.learned.words import Words

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
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


def fragments(labels: Ints, kind: int) -> list[Fragment]:
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


def link(labels: Ints, vectors: Floats, bias: LinkBias, worth: Worth, text: Words) -> list[Linked]:
    """The attributions among the fragments; ``vectors`` has six link vectors for each word of ``text``.

    Every attribution has one cue and some content: so each cue first takes the content that fits it best,
    the surest first, and what is left over goes to the cue it fits best, if that stands in its paragraph
    or the quotation was left open at the end of the one before.
    """
    cues, sources, contents = (fragments(labels, kind) for kind in (CUE, SOURCE, CONTENT))
    if not cues or not contents:
        return []
    found = [Linked(cue) for cue in cues]
    geometry = Geometry(text, cues, contents)
    asked, table = around(cues, contents)
    whose, cue = np.nonzero(table)
    cue += asked[whose]
    features = geometry.features(whose, cue)
    ends = np.array(contents)
    asking = vectors[ends[:, 0], 1] + vectors[ends[:, 1] - 1, 2]
    near = bias.near[0][features[:, 0]]
    scores = _fit(asking, whose, vectors[np.array(cues)[:, 0], 0], cue) + near
    chances = _softmax(VECTORS_COUNT * scores + worth.of(features), table)
    best = chances.argmax(1)
    pairs = [
        (-float(chance), int(number), int(one))
        for number, one, chance in zip(whose, cue, chances[table], strict=True)
        if chance > LEAST
    ]
    taken: set[int] = set()
    for chance, number, one in sorted(pairs):
        if number not in taken and not found[one].content:
            taken.add(number)
            _give(found[one], contents[number], -chance)
    for number, content in enumerate(contents):
        one = int(asked[number] + best[number])
        if number not in taken and geometry.may_go_on(content, found[one].cue):
            _give(found[one], content, float(chances[number, best[number]]))
    found = [one for one in found if one.content]
    if sources:
        _link_sources(found, sources, vectors, bias, np.array(text.paragraph))
    return found


def _give(one: Linked, content: Fragment, chance: float) -> None:
    one.content.append(content)
    one.content.sort()
    one.cue_link.append(chance)


def _link_sources(
    found: list[Linked], sources: list[Fragment], vectors: Floats, bias: LinkBias, paragraph: Ints
) -> None:
    """Give each attribution its source, if it has any."""
    cues, near = np.array([one.cue for one in found]), np.array(sources)
    asked, table = around(sources, [one.cue for one in found])
    whose, source = np.nonzero(table)
    source += asked[whose]
    offered = vectors[near[:, 0], 4] + vectors[near[:, 1] - 1, 5]
    distance = buckets(cues[whose], near[source], paragraph)
    scores = _fit(vectors[cues[:, 0], 3], whose, offered, source) + bias.near[1][distance]
    none = np.full((len(found), 1), True)
    order = np.concatenate((whose, np.arange(len(found)))).argsort(kind="stable")
    every = np.concatenate((scores, np.full(len(found), bias.none[1])))[order]
    chances = _softmax(every, np.concatenate((table, none), 1))
    for number, one in enumerate(found):
        best = int(chances[number].argmax())
        one.source_link = float(chances[number, best])
        if best < table.shape[1]:
            one.source = [sources[asked[number] + best]]


def around(others: Sequence[Fragment], fragments: Sequence[Fragment]) -> tuple[Ints, NDArray[np.bool_]]:
    """The neighbours of each fragment among others: the number of the first, and which of those after it.

    The table has a row for each fragment and a column for each of its 2 x ``NEIGHBOURS`` places.
    """
    at = np.array([first for first, _ in others]).searchsorted([first for first, _ in fragments])
    begin, end = np.maximum(0, at - NEIGHBOURS), np.minimum(len(others), at + NEIGHBOURS)
    return begin, np.arange(2 * NEIGHBOURS) < (end - begin)[:, None]


def _fit(asking: Floats, whose: Ints, asked: Floats, which: Ints) -> Floats:
    """How well the vectors of pairs fit: the numbers of who asks and of who is asked."""
    fit = np.empty(len(whose), np.float32)
    for at in range(0, len(whose), AT_ONCE):
        some = slice(at, at + AT_ONCE)
        fit[some] = np.einsum("nd,nd->n", asking[whose[some]], asked[which[some]])
    return fit / np.float32(LINK_SIZE**0.5)


def _softmax(scores: Floats, table: NDArray[np.bool_]) -> Floats:
    """The scores as chances, where the table has them, each row summing to 1; 0 elsewhere."""
    chances: Floats = np.full(table.shape, -np.inf, np.float32)
    chances[table] = scores
    np.exp(chances - chances.max(1, keepdims=True), out=chances)
    chances /= chances.sum(1, keepdims=True)
    return chances
