"""The evidence annex: every claim once, by actor and issue, numbered; and references into it."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from plenipo.brief.evidence import Quote, date_of
from plenipo.brief.text import anchors
from plenipo.brief.wording import ranges
from plenipo.model import Claim, Document

BUDGET = 2500
"""Most claims printed in full in one brief; the rest are counted and stay in the record."""


@dataclass(frozen=True, slots=True)
class Group:
    """What one actor said on one issue."""

    actor: str
    issue: str
    anchor: str
    quotes: tuple[Quote, ...]
    total: int

    @property
    def left_out(self) -> int:
        """How many of the claims are in the record only."""
        return self.total - len(self.quotes)

    @property
    def numbers(self) -> str:
        """The evidence numbers, such as "12–15"."""
        return ranges([quote.number for quote in self.quotes])


@dataclass(frozen=True, slots=True)
class Ref:
    """A reference to evidence: where it leads without scripts, and which claims it opens with them."""

    href: str
    claims: tuple[str, ...]
    numbers: tuple[int, ...]
    total: int
    title: str = ""

    @property
    def set(self) -> str:
        """The evidence numbers for the page's script: ``12-15 31``."""
        return ranges(self.numbers).replace(", ", " ").replace("–", "-")


def by_cell(claims: Iterable[Claim]) -> dict[tuple[str, str], list[Claim]]:
    """Claims by party and issue."""
    cells: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        cells[claim.party, claim.issue].append(claim)
    return dict(cells)


def fair_share(counts: Sequence[int], budget: int) -> int:
    """The largest k, at least 1, so that at most ``budget`` things are kept when each heap keeps at most k.

    >>> fair_share([10, 2, 9], 12), fair_share([3, 3], 100)
    (5, 3)
    """
    share, left = 0, budget
    heaps = sorted(counts)
    for i, heap in enumerate(heaps):
        level = min(heap, share + left // (len(heaps) - i))
        left -= (level - share) * (len(heaps) - i)
        share = level
        if level < heap:
            break
    return max(1, share)


class Annex:
    """The claims shown, in the order in which the brief names actors and issues."""

    def __init__(
        self,
        claims: Sequence[Claim],
        actors: Sequence[str],
        issues: Sequence[str],
        documents: Mapping[str, Document],
        make: Callable[[Claim, int], Quote],
        needed: frozenset[str] = frozenset(),
        budget: int = BUDGET,
    ) -> None:
        """Choose and number the claims; those ``needed`` elsewhere in the brief are always kept."""
        cells = by_cell(claims)
        share = fair_share([len(cell) for cell in cells.values()], budget)
        keys = sorted(cells, key=lambda key: (_place(actors, key[0]), _place(issues, key[1]), key))
        names = anchors("cell", keys)
        self.groups: dict[tuple[str, str], Group] = {}
        """By actor and issue, in the order of the evidence numbers."""
        self._quotes: dict[str, Quote] = {}
        for key in keys:
            chosen = _most_telling(cells[key], share, needed, documents)
            quotes = tuple(make(claim, len(self._quotes) + i) for i, claim in enumerate(chosen, start=1))
            self._quotes |= {quote.id: quote for quote in quotes}
            self.groups[key] = Group(*key, names[key], quotes, len({claim.id for claim in cells[key]}))

    def __len__(self) -> int:
        """How many claims are shown."""
        return len(self._quotes)

    @property
    def left_out(self) -> int:
        """How many claims are in the record only."""
        return sum(group.left_out for group in self.groups.values())

    def quotes(self, claims: Iterable[str]) -> list[Quote]:
        """The quotes of the claims that are shown, in the order given."""
        return [self._quotes[id] for id in claims if id in self._quotes]

    def ref(self, claims: Sequence[str], title: str = "") -> Ref:
        """A reference to some claims."""
        quotes = sorted(self.quotes(dict.fromkeys(claims)), key=lambda q: q.number)
        href = f"#{quotes[0].anchor}" if quotes else ""
        homes = {(q.claim.party, q.claim.issue) for q in quotes}
        if len(homes) == 1:
            group = self.groups[homes.pop()]
            href = f"#{group.anchor}" if len(quotes) == len(group.quotes) else href
        total = len(set(claims))
        return Ref(href, tuple(q.id for q in quotes), tuple(q.number for q in quotes), total, title)

    def cell(self, actor: str, issue: str) -> Group | None:
        """What the actor said on the issue."""
        return self.groups.get((actor, issue))


def _place(order: Sequence[str], name: str) -> int:
    return order.index(name) if name in order else len(order)


def _most_telling(
    claims: Sequence[Claim], share: int, needed: frozenset[str], documents: Mapping[str, Document]
) -> list[Claim]:
    """At most ``share`` claims (and all needed ones): firm and recent first; shown newest first."""

    def said(claim: Claim) -> dt.date:
        return date_of(claim, documents.get(claim.document)) or dt.date.min

    once = {c.id: c for c in claims}.values()
    telling = sorted(
        once, key=lambda c: (c.id not in needed, -c.red_line, -c.strength, -said(c).toordinal(), c.id)
    )
    kept = [c for i, c in enumerate(telling) if i < share or c.id in needed]
    return sorted(kept, key=lambda c: (-said(c).toordinal(), -c.strength, c.id))
