"""Found attributions: what any reader that is not made of rules hands over, offsets into the document."""

from __future__ import annotations

from dataclasses import dataclass

from plenipo.model import Span


@dataclass(frozen=True, slots=True)
class Found:
    """An attribution as a tagger, pipeline or server finds it; :func:`assemble` makes statements of it."""

    source: tuple[Span, ...]
    """Where the speaker is named; empty when the text leaves the speaker out."""
    cue: tuple[Span, ...]
    """The words that attribute; empty when there are none."""
    content: tuple[Span, ...]
    """What is said, believed, wanted or refused."""
    sign: int | None = None
    """Leaning towards the content: +1, -1 or 0; ``None``: decide from the words of the cue."""
    confidence: float = 1.0
    """0 to 1."""
    hint: int | None = None
    """Leaning to take where the words of the cue are not in the lexicon."""
