"""Who sides with whom: the actors' network as a drawing and as a table of pairs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from plenipo.brief.annex import Annex, Ref
from plenipo.brief.drawing import Draughtsman, Drawing
from plenipo.brief.material import Material
from plenipo.brief.names import Names
from plenipo.brief.text import anchors
from plenipo.brief.wording import count
from plenipo.networks.results import Edge, Network

MAX_PAIRS, MAX_POINTS = 150, 5
OPEN_PAIRS = 12
"""Pairs shown at once; the others unfold."""


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

    drawing: Drawing
    pairs: tuple[Pair, ...]
    more_pairs: tuple[Pair, ...]
    left_out: int
    undrawn: int
    """Ties that are in the table and too many to draw."""
    alone: tuple[str, ...]
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
    links = {(a, b): f"#{ids[a, b]}" for a, b in keys[:MAX_PAIRS]}
    voices = Counter(claim.party for claim in material.claims)
    drawing = Draughtsman(voices, links, names, annex).drawing(agreement, conflict, order)
    return Sides(
        drawing=drawing,
        pairs=pairs[:OPEN_PAIRS],
        more_pairs=pairs[OPEN_PAIRS:],
        left_out=max(0, len(keys) - MAX_PAIRS),
        undrawn=len(agreement) + len(conflict) - len(drawing.lines),
        alone=tuple(names.actor(a) for a in order if a not in tied),
        words=f"There are {count(len(agreement), 'tie')} of agreement and {count(len(conflict), 'tie')} of "
        f"conflict between {count(len(tied), 'actor')}.",
    )


def _edges(network: Network | None) -> dict[tuple[str, str], Edge]:
    return {(edge.a, edge.b): edge for edge in network.edges if edge.weight > 0} if network else {}


def _points(edges: dict[tuple[str, str], Edge], key: tuple[str, str]) -> int:
    return len(edges[key].shared) if key in edges else 0


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
