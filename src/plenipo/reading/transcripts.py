"""Transcripts: “Mr. Lavrov: We reject this.” names the speaker of what follows."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from plenipo.model import DocumentKind, Span
from plenipo.reading.tags import word_list

_TITLE = (
    r"(?:Mr|Mrs|Ms|Mx|Dr|Sir|Dame|Lord|Lady|President|Minister|Ambassador|Prime\sMinister|Foreign\sMinister|Secretary|"
    r"Secretary-General|Chancellor|Chair|Chairman|Chairperson|Chairwoman|Co-Chair|Senator|Governor|General|The\sPresident|The\sChair)"
)
_LABEL = re.compile(
    r"(?:\*\*|__)?(?P<name>"
    + _TITLE
    + r"?\.?\s?(?:[A-Z][\w.’'-]*)(?:\s(?:of|the|and|for|de|van|von|al|bin|[A-Z][\w.’'-]*)){0,6}"
    r"(?:\s\([^()\n]{2,60}\))?)(?:\*\*|__)?:(?:\*\*|__)?(?=\s*\S)"
)
_SPEECH = re.compile(r"[\s*_\"“'‘]*[^\W\d]+[,;.!?]?\s+\S+\s+\S")
_TITLED = re.compile(_TITLE + r"\b\.?\s")
_NO_SPEAKER = word_list("no-speaker-labels")


def labels(text: str, paragraphs: Sequence[Span], kind: DocumentKind) -> dict[int, Span]:
    """The speaker's label of each paragraph that starts with one, by the index of the paragraph.

    In a text that is not known to be a transcript a label counts when it carries a title ("Mr. Lavrov:"), or
    when several paragraphs start with labels of which one comes back.
    """
    found = {}
    for i, span in enumerate(paragraphs):
        label = _LABEL.match(text, span.start, min(span.end, span.start + 140))
        if (
            label
            and label.group("name").lower() not in _NO_SPEAKER
            and _SPEECH.match(text, label.end(), span.end)
        ):
            found[i] = Span(*label.span("name"))
    if kind is DocumentKind.TRANSCRIPT:
        return found
    times = Counter(span.of(text) for span in found.values())
    dialogue = len(times) > 1 and len(found) > 2 and max(times.values(), default=0) > 1
    return {i: s for i, s in found.items() if dialogue or _TITLED.match(text, s.start, s.end)}


def after_label(text: str, paragraph: Span, label: Span) -> Span:
    """The paragraph without its label."""
    start = text.index(":", label.end) + 1
    while start < paragraph.end and (text[start].isspace() or text[start] in "*_"):
        start += 1
    return Span(start, paragraph.end)
