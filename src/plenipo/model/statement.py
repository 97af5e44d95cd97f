"""Statements: attributions found in documents."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from plenipo.model.actor import Speaker
from plenipo.model.spans import Span
from plenipo.model.words import Mode, Stance


@dataclass(frozen=True, slots=True)
class Statement:
    """Who said (believes, wants, refuses) what, where in a document."""

    document: str
    source: tuple[Span, ...]
    """Where the speaker is named; empty when the text leaves the speaker out."""
    cue: tuple[Span, ...]
    """The words that attribute: "insisted", "according to"."""
    content: tuple[Span, ...]
    """What was said, in reading order."""
    mode: Mode
    speakers: tuple[Speaker, ...]
    polarity: Stance
    """Towards the content: "rejected the plan" opposes it, "discussed the plan" is neutral."""
    confidence: float
    reader: str
    """Name and version of the reader, such as ``rules.v1``."""
    reported_by: str | None = None
    """Actor id (or name as written) of whoever reports this statement inside a statement of their own."""

    @property
    def id(self) -> str:
        """A hash of document, spans and speakers: the same statement has the same id in every run."""
        key = (self.document, self.source, self.cue, self.content, tuple(s.actor for s in self.speakers))
        return hashlib.sha256(repr(key).encode()).hexdigest()[:16]
