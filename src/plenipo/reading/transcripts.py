"""Transcripts: “Mr. Lavrov: We reject this.” names the speaker of what follows."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from plenipo.model import DocumentKind, Span
from plenipo.reading.tags import word_list

_TITLE = (
    r"(?:Mr|Mrs|Ms|Mx|Dr|Sir|Dame|Lord|Lady|President|Minister|Ambassador|Prime\sMinister|Foreign\sMinister|Secretary|"
    r"Secretary-General|Chancellor|Chair|Chairman|Chairperson|Chairwoman|Co-Chair|Senator|Governor|General|The\sPresident|The\sChair)"
)
_PARTICLE = r"(?:de|da|do|dos|das|del|della|di|du|van|von|der|den|ter|ten|al|el|bin|ibn|la|le|zu)"
_NAME = (
    rf"(?:{_PARTICLE}\s){{0,2}}[A-Z][\w.’'-]*"
    rf"(?:\s(?:of|the|and|for|to|{_PARTICLE}|[A-Z][\w.’'-]*)){{0,8}}"
)
_LABEL = re.compile(
    rf"(?:\*\*|__)?(?P<name>{_TITLE}?\.?\s?{_NAME})(?:,\s(?P<role>{_NAME}))?(?:\s\((?P<party>[^()\n]{{2,60}})\))?"
    r"(?:\*\*|__)?:(?:\*\*|__)?(?=\s*\S)"
)
_SPEECH = re.compile(r"[\s*_\"“'‘]*[^\W\d]+[,;.!?]?\s+\S+\s+\S")
_TITLED = re.compile(_TITLE + r"\b\.?\s")
_ASKING, _ANSWERING = word_list("asking-labels"), word_list("answering-labels")
_NO_SPEAKER = word_list("no-speaker-labels") | word_list("headers")


_TOLD = re.compile(
    r"(?:Asked (?:later|afterwards?)\b|[^.!?:“”\"]{0,80}\b(?:said|told (?:reporters|journalists)|added|asked"
    r"|declined|explained|recalled)\b[^.!?:“”\"]{0,40}\b(?:later|afterwards?|reporters|journalists)\b)"
)
_TOLD_WITHIN = 160
_FIRST_PERSON = re.compile(r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur|me|us)\b")


class Label(NamedTuple):
    """Who speaks from here on; ``speaker`` is None for “Question:” and the like."""

    speaker: Span | None
    role: Span | None
    """“Special Envoy” behind the name, or “(Germany)”: whom the name speaks for."""
    colon: int
    start: int
    """Where the words start."""


def labels(text: str, paragraphs: Sequence[Span], kind: DocumentKind) -> dict[int, Label]:
    """The label of each paragraph that starts with one, by the index of the paragraph.

    In a text that is not known to be a transcript a label counts when it carries a title ("Mr. Lavrov:"), or
    when several paragraphs start with labels of which one comes back.
    """
    transcript = kind is DocumentKind.TRANSCRIPT
    found: dict[int, Label] = {}
    names: dict[int, Span] = {}
    asked = False
    for i, span in enumerate(paragraphs):
        match = _LABEL.match(text, span.start, min(span.end, span.start + 160))
        if match and (transcript or _SPEECH.match(text, match.end(), min(span.end, match.end() + 160))):
            found[i] = _label(text, match, span)
            asked = asked or match.group("name").lower() in _ASKING
            if match.group("name").lower() in _ANSWERING:
                names[i] = Span(*match.span("name"))
    if asked:  # else “A:” is a heading
        found |= {i: found[i]._replace(speaker=names[i]) for i in names}
    if transcript:
        return found
    times = Counter(label.speaker.of(text) for label in found.values() if label.speaker)
    dialogue = len(times) > 1 and sum(times.values()) > 2 and max(times.values()) > 1
    return {
        i: label
        for i, label in found.items()
        if label.speaker and (dialogue or _TITLED.match(text, label.speaker.start, label.speaker.end))
    }


def _label(text: str, match: re.Match[str], paragraph: Span) -> Label:
    colon = text.index(":", match.end("role") if match.group("role") else match.end("name"))
    start = colon + 1
    while start < paragraph.end and (text[start].isspace() or text[start] in "*_"):
        start += 1
    name = " ".join(match.group("name").lower().split())
    speaker = None if name in _NO_SPEAKER else Span(*match.span("name"))
    behalf = next((Span(*match.span(group)) for group in ("role", "party") if match.group(group)), None)
    return Label(speaker, behalf, colon, start)


def is_told(text: str, paragraph: Span) -> bool:
    """Whether a paragraph without a label is the reporter's: “An aide told reporters afterwards that ...”."""
    first = text[paragraph.start : min(paragraph.end, paragraph.start + _TOLD_WITHIN)]
    return _TOLD.match(first) is not None and not _FIRST_PERSON.search(text, paragraph.start, paragraph.end)
