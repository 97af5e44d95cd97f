"""Who sides with whom: the actors' network as a drawing and as a table of pairs.

The drawing is our own SVG, not Vega's: its places come from :mod:`plenipo.brief.layout`, every line is a link
to the evidence of that pair, and agreement and conflict between the same two actors run side by side.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from plenipo.brief.annex import Annex, Ref
from plenipo.brief.layout import spread_out, stress_layout, wanted_distances
from plenipo.brief.material import Material
from plenipo.brief.names import Names
from plenipo.brief.text import anchors
from plenipo.brief.wording import count
from plenipo.networks.results import Edge, Network

WIDTH, HEIGHT = 640, 420
MAX_NODES, MAX_LINES, MAX_PAIRS, MAX_POINTS = 30, 60, 150, 5
OPEN_PAIRS = 12
"""Pairs shown at once; the others unfold."""
GAP = 3.0
"""How far apart two lines between the same actors run, in drawing units."""


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
class Point:
    """An option two actors meet on."""

    option: str
    issue: str
    ref: Ref


@dataclass(frozen=True, slots=True)
class Pair:
    """Two actors and what they agree and disagree on."""

    anchor: str
    a: str
    b: str
    agree: tuple[Point, ...]
    more_agree: int
    oppose: tuple[Point, ...]
    more_oppose: int
    congruence: str
    conflict: str


@dataclass(frozen=True, slots=True)
class Sides:
    """The drawing and its table."""

    nodes: tuple[Node, ...]
    lines: tuple[DrawnLine, ...]
    pairs: tuple[Pair, ...]
    more_pairs: tuple[Pair, ...]
    left_out: int
    undrawn: int
    """Ties that are in the table and too many to draw."""
    alone: tuple[str, ...]
    height: int
    words: str


def sides(material: Material, order: Sequence[str], names: Names, annex: Annex) -> Sides:
    """The network of a brief."""
    agreement = _edges(material.findings.congruence)
    conflict = _edges(material.findings.conflict)
    keys = sorted({*agreement, *conflict}, key=lambda k: (-_points(agreement, k) - _points(conflict, k), k))
    ids = anchors("pair", keys[:MAX_PAIRS])
    tied = {actor for key in keys for actor in key}
    cells = {(c.actor, c.issue, c.option): c.claims for c in material.findings.cells}
    pairs = tuple(_pair(key, ids[key], agreement.get(key), conflict.get(key), cells, names, annex)
                  for key in keys[:MAX_PAIRS])  # fmt: skip
    drawn = _drawn_actors(material, order, tied)
    nodes, places = _nodes(drawn, agreement, conflict, material, names)
    lines = _lines(agreement, conflict, places, ids, names, annex)
    return Sides(
        nodes=nodes,
        lines=lines,
        pairs=pairs[:OPEN_PAIRS],
        more_pairs=pairs[OPEN_PAIRS:],
        left_out=max(0, len(keys) - MAX_PAIRS),
        undrawn=len(agreement) + len(conflict) - len(lines),
        alone=tuple(names.actor(a) for a in order if a not in tied),
        height=drawing_height(len(nodes)),
        words=f"{count(len(nodes), 'actor')}; {count(len(agreement), 'tie')} of agreement, "
        f"{count(len(conflict), 'tie')} of conflict.",
    )


def drawing_height(nodes: int) -> int:
    """The drawing's height: taller from a dozen actors on, so that names have room."""
    return HEIGHT + max(0, nodes - 12) * 18


def _edges(network: Network | None) -> dict[tuple[str, str], Edge]:
    return {(edge.a, edge.b): edge for edge in network.edges if edge.weight > 0} if network else {}


def _points(edges: dict[tuple[str, str], Edge], key: tuple[str, str]) -> int:
    return len(edges[key].shared) if key in edges else 0


def _drawn_actors(material: Material, order: Sequence[str], tied: set[str]) -> list[str]:
    """The actors that spoke most among those with ties, in the brief's order."""
    voices = Counter(c.party for c in material.claims)
    loudest = sorted(tied, key=lambda a: (-voices[a], a))[:MAX_NODES]
    places = {actor: i for i, actor in enumerate(order)}
    return sorted(loudest, key=lambda a: (places.get(a, len(places)), a))


def _nodes(
    actors: Sequence[str],
    agreement: dict[tuple[str, str], Edge],
    conflict: dict[tuple[str, str], Edge],
    material: Material,
    names: Names,
) -> tuple[tuple[Node, ...], dict[str, tuple[int, int]]]:
    """Circles with their names, placed; areas follow the number of claims."""
    voices = Counter(c.party for c in material.claims)
    most = max((voices[a] for a in actors), default=1) or 1
    labels = [names.actor(a) for a in actors]
    drawn = set(actors)
    near, far = (
        {key: e.weight for key, e in edges.items() if drawn.issuperset(key)}
        for edges in (agreement, conflict)
    )
    height = drawing_height(len(actors))
    points = stress_layout(wanted_distances(actors, near, far))
    sizes = np.array([[max(36.0, 8.0 * min(len(label), 24) + 10), 46.0] for label in labels]).reshape(-1, 2)
    placed = spread_out(points, sizes, WIDTH, height)
    places = {a: (round(float(x)), round(float(y)) - 6) for a, (x, y) in zip(actors, placed, strict=True)}
    nodes = (
        Node(label, *places[a], round(5 + 7 * (voices[a] / most) ** 0.5, 1))
        for a, label in zip(actors, labels, strict=True)
    )
    return tuple(nodes), places


def _lines(
    agreement: dict[tuple[str, str], Edge],
    conflict: dict[tuple[str, str], Edge],
    places: dict[str, tuple[int, int]],
    ids: dict[tuple[str, ...], str],
    names: Names,
    annex: Annex,
) -> tuple[DrawnLine, ...]:
    """The strongest ties between drawn actors, thin ones first so that strong ones lie on top."""
    ties = [("agree", edge) for edge in agreement.values()] + [("oppose", edge) for edge in conflict.values()]
    ties = [tie for tie in ties if tie[1].a in places and tie[1].b in places]
    heaviest = {
        kind: max((e.weight for k, e in ties if k == kind), default=1.0) for kind in ("agree", "oppose")
    }
    ties.sort(key=lambda t: (-t[1].weight / heaviest[t[0]], t[0], t[1].a, t[1].b))
    lines = []
    for kind, edge in reversed(ties[:MAX_LINES]):
        both = (edge.a, edge.b) in agreement and (edge.a, edge.b) in conflict
        ends = _beside(places[edge.a], places[edge.b], (GAP if kind == "agree" else -GAP) if both else 0.0)
        verb = "agree" if kind == "agree" else "oppose each other"
        words = (
            f"{names.actor(edge.a)} and {names.actor(edge.b)} {verb} on {count(len(edge.shared), 'point')}"
        )
        width = round(0.8 + 3.2 * edge.weight / heaviest[kind], 1)
        ref = annex.ref(edge.claims, words)
        href = f"#{ids[edge.a, edge.b]}" if (edge.a, edge.b) in ids else ref.href or "#sides"
        lines.append(DrawnLine(kind, *ends, width, words, href, ref))
    return tuple(lines)


def _beside(a: tuple[int, int], b: tuple[int, int], gap: float) -> tuple[float, float, float, float]:
    """The ends of a line from a to b, moved ``gap`` to its left."""
    length = float(np.hypot(b[0] - a[0], b[1] - a[1])) or 1.0
    dx, dy = -(b[1] - a[1]) / length * gap, (b[0] - a[0]) / length * gap
    return tuple(round(v, 1) for v in (a[0] + dx, a[1] + dy, b[0] + dx, b[1] + dy))  # type: ignore[return-value]


def _pair(
    key: tuple[str, str],
    anchor: str,
    agreement: Edge | None,
    conflict: Edge | None,
    cells: dict[tuple[str, str, str], tuple[str, ...]],
    names: Names,
    annex: Annex,
) -> Pair:
    a, b = names.actor(key[0]), names.actor(key[1])

    def points(edge: Edge | None) -> tuple[Point, ...]:
        return tuple(
            Point(
                names.option(issue, option),
                names.issue(issue),
                annex.ref(
                    [id for actor in key for id in cells.get((actor, issue, option), ())],
                    f"{a} and {b} on {names.option(issue, option)}",
                ),
            )
            for issue, option in (edge.shared[:MAX_POINTS] if edge else ())
        )

    return Pair(
        anchor,
        a,
        b,
        points(agreement),
        max(0, len(agreement.shared) - MAX_POINTS) if agreement else 0,
        points(conflict),
        max(0, len(conflict.shared) - MAX_POINTS) if conflict else 0,
        f"{agreement.weight:.2f}" if agreement else "",
        f"{conflict.weight:.2f}" if conflict else "",
    )
