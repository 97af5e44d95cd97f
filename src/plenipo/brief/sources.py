"""Sources: the documents read, the copies that did not count again, and what was skipped and why."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from dataclasses import dataclass

from plenipo.brief.evidence import Source
from plenipo.brief.material import Material
from plenipo.brief.text import bounded, citation, direction, language_tag
from plenipo.brief.wording import KINDS, short_day
from plenipo.model import Document

ROWS = 2000
SKIPPED = 500
_BASES = {
    "text": "date found in the text",
    "filename": "date from the file name",
    "option": "date given by hand",
}


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A document in the list of sources."""

    source: Source
    href: str
    origin: str
    kind: str
    language: str
    direction: str
    date_note: str
    statements: int
    claims: int
    also: tuple[tuple[str, str], ...]
    """Where else the same story was found: words and address, empty when it has none."""


@dataclass(frozen=True, slots=True)
class Sources:
    """The whole list."""

    rows: tuple[SourceRow, ...]
    left_out: int
    copies: int
    restricted: int
    skipped: tuple[tuple[str, str], ...]
    more_skipped: int


def originals(material: Material) -> list[Document]:
    """The documents that count, oldest first, undated ones last."""
    ids = {document.id for document in material.documents}
    kept = [d for d in material.documents if d.copy_of is None or d.copy_of not in ids]
    return sorted(kept, key=lambda d: (d.date or dt.date.max, d.publisher, d.title, d.origin, d.id))


def cited(material: Material) -> dict[str, Source]:
    """How each document is cited, by its id; copies are cited as their original."""
    found = {d.id: _source(d, i) for i, d in enumerate(originals(material), start=1)}
    copies = {d.id: found[d.copy_of] for d in material.documents if d.copy_of in found}
    return {**copies, **found}


def _source(document: Document, number: int) -> Source:
    title = bounded(document.title, 160) or bounded(document.origin, 120) or "Untitled"
    publisher, day = bounded(document.publisher, 80), short_day(document.date)
    return Source(number, f"d-{document.id}", title, publisher, day, document.restricted)


def sources(material: Material, cited_as: dict[str, Source]) -> Sources:
    """The list of sources with what was found in each."""
    kept = originals(material)
    ids = {document.id for document in kept}
    copies: dict[str, list[Document]] = defaultdict(list)
    for document in material.documents:
        if document.copy_of and document.id not in ids:
            copies[document.copy_of].append(document)
    statements = Counter(s.document for s in material.statements)
    claims = Counter(c.document for c in material.claims)
    rows = tuple(
        _row(
            d, cited_as[d.id], statements[d.id], claims[d.id], copies[d.id], material.sightings.get(d.id, ())
        )
        for d in kept[:ROWS]
    )
    return Sources(
        rows=rows,
        left_out=max(0, len(kept) - ROWS),
        copies=len(material.documents) - len(kept),
        restricted=sum(document.restricted for document in material.documents),
        skipped=tuple((bounded(s.origin, 200), bounded(s.reason, 300)) for s in material.skipped[:SKIPPED]),
        more_skipped=max(0, len(material.skipped) - SKIPPED),
    )


def _row(
    document: Document,
    source: Source,
    statements: int,
    claims: int,
    copies: list[Document],
    sightings: tuple[str, ...],
) -> SourceRow:
    near = [(_also(copy), citation(copy.origin)) for copy in sorted(copies, key=lambda d: (d.origin, d.id))]
    same = [(f"same text at {bounded(origin, 120)}", citation(origin)) for origin in sorted(sightings)]
    return SourceRow(
        source=source,
        href=citation(document.origin),
        origin=bounded(document.origin, 160),
        kind=KINDS.get(document.kind, str(document.kind)),
        language=language_tag(document.language),
        direction=direction(source.title, document.language),
        date_note=_BASES.get(document.date_basis, ""),
        statements=statements,
        claims=claims,
        also=tuple(near + same),
    )


def _also(copy: Document) -> str:
    """A copy in words: its publisher, or where it was found, and its date."""
    return f"{bounded(copy.publisher, 80) or bounded(copy.origin, 120)}, {short_day(copy.date)}"
