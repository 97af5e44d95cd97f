"""The actors' network as a drawing.

Our own SVG, not Vega's: places come from :mod:`plenipo.brief.layout`, every line is a link to the evidence of
that pair, and agreement and conflict between the same two actors run side by side.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from plenipo.brief.annex import Annex, Ref
from plenipo.brief.layout import spread_out, stress_layout, wanted_distances
from plenipo.brief.names import Names
from plenipo.brief.text import bounded
from plenipo.brief.wording import count
from plenipo.networks.results import Edge

WIDTH, HEIGHT = 640, 420
MAX_NODES, MAX_LINES, LABEL = 30, 60, 26
GAP = 3.0
"""How far apart two lines between the same actors run, in drawing units."""

Edges = Mapping[tuple[str, str], Edge]
Tie = tuple[str, Edge]
"""``agree`` or ``oppose``, and the edge."""


@dataclass(frozen=True, slots=True)
class Node:
    """An actor in the drawing."""

    name: str
    x: int
    y: int
    radius: float


@dataclass(frozen=True, slots=True)
class DrawnLine:
    """A tie in the drawing."""

    kind: str
    x1: float
    y1: float
    x2: float
    y2: float
    width: float
    words: str
    href: str
    ref: Ref


@dataclass(frozen=True, slots=True)
class Drawing:
    """Circles and lines in a frame of ``WIDTH`` by ``height``."""

    nodes: tuple[Node, ...]
    lines: tuple[DrawnLine, ...]
    height: int


def strongest(agreement: Edges, conflict: Edges, actors: Sequence[str]) -> list[Tie]:
    """The strongest ties among ``actors``, each kind measured by its own heaviest, strongest first."""
    among = frozenset(actors)
    ties = [("agree", e) for key, e in agreement.items() if among.issuperset(key)]
    ties += [("oppose", e) for key, e in conflict.items() if among.issuperset(key)]
    heaviest = _heaviest(ties)
    ties.sort(key=lambda tie: (-tie[1].weight / heaviest[tie[0]], tie[0], tie[1].a, tie[1].b))
    return ties[:MAX_LINES]


def _heaviest(ties: Sequence[Tie]) -> dict[str, float]:
    return {k: max((e.weight for kind, e in ties if kind == k), default=1.0) for k in ("agree", "oppose")}


class Draughtsman:
    """Draws the network of the actors who said most."""

    def __init__(
        self, voices: Mapping[str, int], links: Mapping[tuple[str, str], str], names: Names, annex: Annex
    ):
        """``voices``: claims of each actor; ``links``: where the table speaks of a pair."""
        self._voices, self._links, self._names, self._annex = voices, links, names, annex

    def drawing(self, agreement: Edges, conflict: Edges, order: Sequence[str]) -> Drawing:
        """The strongest ties among those who said most, and the actors they tie; ``order`` is the brief's."""
        tied = {actor for key in (*agreement, *conflict) for actor in key}
        loudest = sorted(tied, key=lambda a: (-self._voices.get(a, 0), a))[:MAX_NODES]
        ties = strongest(agreement, conflict, loudest)
        met = {actor for _, edge in ties for actor in (edge.a, edge.b)}
        actors = [a for a in order if a in met] + sorted(met - set(order))
        height = HEIGHT + max(0, len(actors) - 12) * 18
        places = self._places(actors, agreement, conflict, height)
        return Drawing(self._nodes(places), self._lines(ties, places), height)

    def _label(self, actor: str) -> str:
        return bounded(self._names.actor(actor), LABEL)

    def _places(
        self, actors: Sequence[str], agreement: Edges, conflict: Edges, height: int
    ) -> dict[str, tuple[int, int]]:
        """Where each actor stands, names not on one another."""
        drawn = frozenset(actors)
        near, far = (
            {key: edge.weight for key, edge in edges.items() if drawn.issuperset(key)}
            for edges in (agreement, conflict)
        )
        sizes = [[max(36.0, 8.0 * len(self._label(actor)) + 10), 46.0] for actor in actors]
        points = stress_layout(wanted_distances(actors, near, far))
        placed = spread_out(points, np.array(sizes).reshape(-1, 2), WIDTH, height)
        return {a: (round(float(x)), round(float(y)) - 6) for a, (x, y) in zip(actors, placed, strict=True)}

    def _nodes(self, places: Mapping[str, tuple[int, int]]) -> tuple[Node, ...]:
        """Circles whose areas follow the number of claims."""
        most = max((self._voices.get(a, 0) for a in places), default=1) or 1
        return tuple(
            Node(self._label(a), x, y, round(5 + 7 * (self._voices.get(a, 0) / most) ** 0.5, 1))
            for a, (x, y) in places.items()
        )

    def _lines(self, ties: Sequence[Tie], places: Mapping[str, tuple[int, int]]) -> tuple[DrawnLine, ...]:
        """The ties, weak ones first so that strong ones lie on top."""
        heaviest = _heaviest(ties)
        pairs = [(edge.a, edge.b) for _, edge in ties]
        lines = []
        for kind, edge in reversed(ties):
            aside = GAP if pairs.count((edge.a, edge.b)) > 1 else 0.0
            ends = beside(places[edge.a], places[edge.b], aside if kind == "agree" else -aside)
            words = self._words(kind, edge)
            ref = self._annex.ref(edge.claims, words)
            link = self._links.get((edge.a, edge.b)) or ref.href or "#sides"
            lines.append(
                DrawnLine(kind, *ends, round(0.8 + 3.2 * edge.weight / heaviest[kind], 1), words, link, ref)
            )
        return tuple(lines)

    def _words(self, kind: str, edge: Edge) -> str:
        verb = "agree" if kind == "agree" else "oppose each other"
        a, b = self._names.actor(edge.a), self._names.actor(edge.b)
        return f"{a} and {b} {verb} on {count(len(edge.shared), 'point')}"


def beside(a: tuple[int, int], b: tuple[int, int], gap: float) -> tuple[float, float, float, float]:
    """The ends of a line from a to b, moved ``gap`` to its side.

    >>> beside((0, 0), (10, 0), 3.0)
    (0.0, 3.0, 10.0, 3.0)
    """
    length = float(np.hypot(b[0] - a[0], b[1] - a[1])) or 1.0
    dx, dy = -(b[1] - a[1]) / length * gap + 0.0, (b[0] - a[0]) / length * gap
    return round(a[0] + dx, 1), round(a[1] + dy, 1), round(b[0] + dx, 1), round(b[1] + dy, 1)
