"""Add inputs to a dossier: gather them, tell near-copies from originals, and keep each text once."""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from plenipo.engine.processing import waiting_for
from plenipo.engine.progress import Progress, Silent
from plenipo.engine.reports import AddReport
from plenipo.model import Document, Skipped

if TYPE_CHECKING:
    from plenipo.gather import GatherOptions
    from plenipo.store import Dossier, Record


def add(
    dossier: Dossier,
    inputs: Sequence[str | Path],
    options: GatherOptions | None = None,
    progress: Progress | None = None,
) -> AddReport:
    """Gather inputs into a dossier; what is there already is not added again.

    Everything one call adds is kept in one transaction: which of two near-copies is the original depends on
    all of them, so half of it would be another record. A text found in another place is kept as a sighting;
    one that is there under other details (title, date) stays as it is, and the report says so. Only that a
    text is restricted is taken over: it cannot be taken back by adding the text again.
    """
    start, progress = time.perf_counter(), progress or Silent()
    with dossier.writing(on_wait=lambda holder: progress.note(waiting_for(holder))) as record:
        found = _gather(inputs, options, progress)
        known = {document.id: document for document in record.documents()}
        new = {d.id: d for d in reversed(found.documents) if d.id not in known}
        fresh = _settle(list(known.values()), [new[id_] for id_ in reversed(new)], progress)
        seen = len(record.sightings())
        _keep(record, fresh, found)
        sightings = len(record.sightings()) - seen
    return AddReport(
        added=tuple(document.id for document in fresh),
        copies=tuple(document.id for document in fresh if document.copy_of),
        known=len(found.documents) - len(fresh),
        sightings=sightings,
        skipped=tuple(found.skipped),
        notes=tuple(_unlike(known, found.documents)),
        seconds=time.perf_counter() - start,
    )


@dataclass(frozen=True, slots=True)
class Found:
    """What gathering gave."""

    documents: list[Document] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)

    def take(self, items: Iterable[Document | Skipped]) -> None:
        """Take in what was found at one place."""
        for item in items:
            if isinstance(item, Skipped):
                self.skipped.append(item)
            else:
                self.documents.append(item)


def _gather(inputs: Sequence[str | Path], options: GatherOptions | None, progress: Progress) -> Found:
    from plenipo.gather import GatherOptions, find_inputs, gather_place

    found, places = Found(), find_inputs(inputs)
    progress.begin("Gathering", len(places))
    try:
        for place in places:
            if isinstance(place, Skipped):
                found.skipped.append(place)
            else:
                found.take(gather_place(place, options or GatherOptions()))
            progress.advance(place.origin)
    finally:
        progress.end()
    return found


def _settle(known: Sequence[Document], new: Sequence[Document], progress: Progress) -> list[Document]:
    """The new documents, with near-copies marked."""
    if not new:
        return []
    from plenipo.gather import find_copies

    progress.begin("Looking for copies")
    try:
        return settle_copies(known, new, find_copies([*known, *new]))
    finally:
        progress.end()


def settle_copies(
    known: Sequence[Document], new: Sequence[Document], copies: Mapping[str, str]
) -> list[Document]:
    """The new documents, each near-copy marked with its original; what the record holds stays as it is.

    ``copies`` gives the original of each near-copy among all of them. A document that was kept as an
    original, and may have been read and judged, remains one: then the copies found now are copies of it,
    even if earlier.
    """
    kept = {document.id for document in known if document.copy_of is None}
    pairs = [*copies.items(), *((d.id, d.copy_of) for d in known if d.copy_of is not None)]
    original: dict[str, str] = {}
    for family in _families(sorted((*known, *new), key=_precedence), pairs):
        heads = [member for member in family if member in kept] or [m for m in family if m not in copies]
        original |= dict.fromkeys(family, heads[0])
    return [
        document if original[document.id] == document.id else replace(document, copy_of=original[document.id])
        for document in new
    ]


def _precedence(document: Document) -> tuple[object, ...]:
    return (document.date is None, document.date, document.origin, document.id)


def _families(documents: Sequence[Document], pairs: Iterable[tuple[str, str]]) -> Iterable[list[str]]:
    """Ids of documents that ``pairs`` join, directly or through others, each family in the given order."""
    family = {document.id: [document.id] for document in documents}
    for one, other in pairs:
        if family[one] is not family[other]:
            family[one].extend(family[other])
            for member in family[other]:
                family[member] = family[one]
    place = {document.id: at for at, document in enumerate(documents)}
    return [
        sorted(members, key=place.__getitem__) for members in {id(f): f for f in family.values()}.values()
    ]


def _keep(record: Record, fresh: Iterable[Document], found: Found) -> None:
    with record.transaction():
        for document in fresh:
            record.add_document(document)
        for document in found.documents:
            record.add_document(document)  # those that are there: a new origin becomes a sighting
        for skipped in found.skipped:
            record.add_skipped(skipped)


DETAILS = ("title", "publisher", "date", "language", "kind")


def _unlike(known: Mapping[str, Document], documents: Iterable[Document]) -> list[str]:
    """A sentence for texts found again, in the same place, with other details than the record has."""
    changed: dict[str, str] = {}
    for document in documents:
        old = known.get(document.id)
        if old is not None and old.origin == document.origin:
            unlike = [name for name in DETAILS if getattr(old, name) != getattr(document, name)]
            if unlike:
                changed[document.origin] = ", ".join(unlike)
    if not changed:
        return []
    first, what = next(iter(changed.items()))
    others = f" and {len(changed) - 1} more" if len(changed) > 1 else ""
    return [
        f"The record keeps what it says of {first}{others}: found again with another {what}. "
        "To change that, add the documents to a new dossier."
    ]
