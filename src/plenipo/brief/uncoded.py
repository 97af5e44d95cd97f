"""Uncoded statements: what could not be placed on any issue, by speaker; nothing is dropped silently."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from plenipo.brief.annex import fair_share
from plenipo.brief.evidence import Source
from plenipo.brief.material import Material
from plenipo.brief.names import Names
from plenipo.brief.text import bounded, direction, language_tag
from plenipo.model import Document, Span, Statement

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


def without_claims(material: Material, statements: Mapping[str, Statement]) -> list[Statement]:
    """The statements (by id) from which no claim was made, in documents that are shown."""
    coded = {c.statement for c in (*material.claims, *material.proposed)}
    documents = {d.id for d in material.documents}
    return [s for id, s in statements.items() if id not in coded and s.document in documents]


def uncoded(
    material: Material, statements: Sequence[Statement], names: Names, sources: Mapping[str, Source]
) -> Uncoded:
    """``statements`` by speaker, those who said most first, each speaker's in the order of the sources."""
    documents = {d.id: d for d in material.documents}
    by_speaker: dict[str, list[Statement]] = defaultdict(list)
    for statement in statements:
        by_speaker[statement.speakers[0].party if statement.speakers else ""].append(statement)
    ranked = sorted(by_speaker, key=lambda s: (not s, -len(by_speaker[s]), names.actor(s), s))
    single = [s for s in ranked if s and len(by_speaker[s]) == 1]
    pooled = single if len(single) >= POOLED else []
    shown = [s for s in ranked if s not in set(pooled)][:SPEAKERS]
    heaps = [(names.actor(s) if s else UNNAMED, by_speaker[s]) for s in shown]
    heaps += [(OTHERS, [by_speaker[s][0] for s in pooled])] if pooled else []
    share = fair_share([len(heap) for _, heap in heaps], BUDGET)
    groups = tuple(_group(name, heap, share, names, documents, sources) for name, heap in heaps)
    shown_items = sum(len(group.items) for group in groups)
    return Uncoded(groups, len(statements), len(material.statements), len(statements) - shown_items)


def _group(
    name: str,
    statements: list[Statement],
    share: int,
    names: Names,
    documents: Mapping[str, Document],
    sources: Mapping[str, Source],
) -> BySpeaker:
    def place(statement: Statement) -> tuple[int, int, int]:
        source = sources.get(statement.document)
        spans = sorted((*statement.content, *statement.source, *statement.cue)) or [Span(0, 0)]
        return (source.number if source else 0, *spans[0])

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
