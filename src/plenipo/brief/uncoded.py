"""Uncoded statements: what could not be placed on any issue, by speaker; nothing is dropped silently."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from plenipo.brief.annex import fair_share
from plenipo.brief.evidence import Source
from plenipo.brief.glance import uncoded_ids
from plenipo.brief.material import Material
from plenipo.brief.names import Names
from plenipo.brief.text import bounded, direction, language_tag
from plenipo.model import Document, Statement

BUDGET, SPEAKERS, WORDS_LIMIT = 2000, 300, 280
UNNAMED, OTHERS = "No speaker named", "Others, with one statement each"
POOLED = 4
"""From so many speakers with one statement each on, these stand together."""


@dataclass(frozen=True, slots=True)
class Said:
    """A statement's words and where they stand."""

    words: str
    language: str
    direction: str
    role: str
    source: Source | None


@dataclass(frozen=True, slots=True)
class BySpeaker:
    """One speaker's uncoded statements."""

    speaker: str
    items: tuple[Said, ...]
    total: int

    @property
    def left_out(self) -> int:
        """How many are in the record only."""
        return self.total - len(self.items)


@dataclass(frozen=True, slots=True)
class Uncoded:
    """All of them."""

    speakers: tuple[BySpeaker, ...]
    total: int
    all_statements: int
    left_out: int


def uncoded(material: Material, names: Names, sources: Mapping[str, Source]) -> Uncoded:
    """The statements without a claim, those who said most first, in the order of the sources."""
    ids = uncoded_ids(material)
    documents = {d.id: d for d in material.documents}
    by_speaker: dict[str, list[Statement]] = defaultdict(list)
    for statement in material.statements:
        if statement.id in ids and statement.document in documents:
            by_speaker[statement.speakers[0].party if statement.speakers else ""].append(statement)
    ranked = sorted(by_speaker, key=lambda s: (not s, -len(by_speaker[s]), names.actor(s), s))
    single = [s for s in ranked if s and len(by_speaker[s]) == 1]
    pooled = single if len(single) >= POOLED else []
    shown = [s for s in ranked if s not in set(pooled)][:SPEAKERS]
    heaps = [(names.actor(s) if s else UNNAMED, by_speaker[s]) for s in shown]
    heaps += [(OTHERS, [by_speaker[s][0] for s in pooled])] if pooled else []
    share = fair_share([len(heap) for _, heap in heaps], BUDGET)
    groups = tuple(_group(name, heap, share, names, documents, sources) for name, heap in heaps)
    total = sum(map(len, by_speaker.values()))
    return Uncoded(groups, total, len(material.statements), total - sum(len(g.items) for g in groups))


def _group(
    name: str,
    statements: list[Statement],
    share: int,
    names: Names,
    documents: Mapping[str, Document],
    sources: Mapping[str, Source],
) -> BySpeaker:
    def place(statement: Statement) -> tuple[int, int, str]:
        source = sources.get(statement.document)
        at = min((span.start for span in statement.content), default=0)
        return (source.number if source else 0, at, statement.id)

    chosen = sorted(statements, key=place)[:share]
    said = tuple(_said(s, name, names, documents[s.document], sources) for s in chosen)
    return BySpeaker(name, said, len(statements))


def _said(
    statement: Statement, heading: str, names: Names, document: Document, sources: Mapping[str, Source]
) -> Said:
    words = " … ".join(bounded(span.of(document.text), WORDS_LIMIT) for span in statement.content)
    who = statement.speakers[0] if statement.speakers else None
    role = who.name if who and who.party != who.actor else ""
    if heading == OTHERS and who:
        role = f"{role}, {names.actor(who.party)}" if role else names.actor(who.party)
    return Said(
        bounded(words, WORDS_LIMIT),
        language_tag(document.language),
        direction(words, document.language),
        bounded(role, 120),
        sources.get(document.id),
    )
