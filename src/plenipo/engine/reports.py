"""What a job did: documents added, documents read, what was left out and why, and how long it took."""

from __future__ import annotations

from dataclasses import dataclass, field

from plenipo.model import Skipped


@dataclass(frozen=True, slots=True)
class AddReport:
    """What one ``add`` put into the record."""

    added: tuple[str, ...] = ()
    """Ids of documents the record did not have, near-copies included, in the order they were found."""
    copies: tuple[str, ...] = ()
    """Ids of those among ``added`` that are near-copies of another document and are not counted again."""
    known: int = 0
    """Inputs whose text the record already had."""
    sightings: int = 0
    """Other places where a text that is in the record was found, kept for the first time."""
    skipped: tuple[Skipped, ...] = ()
    """Inputs that could not become a document, with the reason."""
    notes: tuple[str, ...] = ()
    """Sentences for the user, such as a date that was not taken over for a text already in the record."""
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class ReadReport:
    """What one ``process`` read and coded."""

    read: tuple[str, ...] = ()
    """Ids of the documents read and coded now."""
    up_to_date: int = 0
    """Documents that had been read with exactly this reader, coder and codebook."""
    copies: int = 0
    """Near-copies in the record, which are not read."""
    statements: int = 0
    claims: int = 0
    skipped: tuple[Skipped, ...] = ()
    """Documents that could not be read now, with the reason."""
    refused: dict[str, int] = field(default_factory=dict)
    """What a reader or coder proposed and did not stand in the documents, by reason."""
    stopped: str = ""
    """Why the run ended before all was read, such as a budget that is spent; what it did is kept."""
    workers: int = 0
    """Processes that read; 0 when there was nothing to do."""
    characters: int = 0
    """Characters of text read now."""
    seconds: float = 0.0
    """Wall-clock time of the whole job."""
    stages: dict[str, float] = field(default_factory=dict)
    """Seconds by stage: ``reading`` and ``coding`` summed over the workers, ``storing`` in this process."""
