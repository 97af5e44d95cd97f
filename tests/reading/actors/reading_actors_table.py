"""How phrases are written down in these tests: in the sentence, in square brackets, and whom each means."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from plenipo.model import ActorKind, Codebook, Span, Speaker
from plenipo.reading.actors import Directory, Mention, mentions

MARK = re.compile(r"\[([^\[\]]*)\]")
GAZETTEER = Directory.for_codebook(None)


def sentences(text: str) -> list[Span]:
    """One sentence per line: the tests are not about finding where sentences end."""
    return [Span(m.start(), m.end()) for m in re.finditer(r"[^\n]+", text)]


def unmarked(marked: str) -> tuple[str, list[Span]]:
    """The text without its square brackets, and where they were."""
    text, spans, end = "", [], 0
    for match in MARK.finditer(marked):
        text += marked[end : match.start()]
        spans.append(Span(len(text), len(text) + len(match.group(1))))
        text += match.group(1)
        end = match.end()
    return text + marked[end:], spans


def read(text: str, on: date | None = None, directory: Directory = GAZETTEER) -> list[Mention]:
    return mentions(text, sentences(text), directory, on)


def shown(speaker: Speaker) -> str:
    """A speaker as the tests write it: ``actor``, ``actor>party``, ``?name``, ``?name>party``."""
    mark = "?" if speaker.kind is ActorKind.ANONYMOUS else ""
    return mark + speaker.actor + (f">{speaker.on_behalf_of}" if speaker.on_behalf_of else "")


def who(mention: Mention) -> str:
    return "; ".join(shown(speaker) for speaker in mention.speakers)


def check(
    marked: str, wanted: Sequence[str], on: date | None = None, directory: Directory = GAZETTEER
) -> None:
    """The mentions found are the bracketed ones, and stand for whom they should."""
    text, spans = unmarked(marked)
    found = read(text, on, directory)
    assert [m.span.of(text) for m in found] == [span.of(text) for span in spans]
    assert [m.span for m in found] == spans
    assert [who(m) for m in found] == list(wanted)


def codebook(*actors: object) -> Directory:
    from plenipo.model import Actor

    return Directory.for_codebook(
        Codebook("Test", {actor.id: actor for actor in actors if isinstance(actor, Actor)})
    )
