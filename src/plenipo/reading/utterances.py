"""A speech of several sentences is several statements: each sentence can stand for something else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from plenipo.model import Span
from plenipo.reading.findings import Finding
from plenipo.reading.quotes import Quote, within
from plenipo.reading.sentences import split

_SPOKEN = frozenset(("before", "inverted", "verb-q", "participle-q", "infinitive-q", "block"))
_POINTS_BACK = re.compile(r"[\"'“‘]?(?:That|This|Never|Not)\b")
_SHORT = 9
"""Words of a sentence that only comments on the one before it, at the most."""
_OPEN_ENDS = (",", ";", ":", "—", "–", "-")


def utterances(text: str, finding: Finding, quotes: list[Quote]) -> Iterator[Finding]:
    """The finding, or one for each sentence of its quotations, all with its source and cue.

    A sentence parted by its speaker (“We stay,” he said, “until June.”) stays whole, and a short one that
    points back (“That is our red line.”) stays with the one it points to.
    """
    if finding.rule not in _SPOKEN or not any(within(quotes, span) for span in finding.content):
        yield finding
        return
    for content in _sentences(text, finding.content, quotes):
        yield replace(finding, content=content)


def _sentences(text: str, content: list[Span], quotes: list[Quote]) -> Iterator[list[Span]]:
    """The spans of a content, those of one sentence together."""
    whole: list[Span] = []
    for part in [part for span in content for part in _parts(text, span, quotes)]:
        if whole and not _goes_on(text, whole[-1], part):
            yield whole
            whole = []
        whole.append(part)
    yield whole


def _parts(text: str, span: Span, quotes: list[Quote]) -> list[Span]:
    """The sentences of a span, if it is a quotation; the marks stay with the first and the last."""
    if not any(
        quote.span.start <= span.start and span.end <= quote.span.end for quote in within(quotes, span)
    ):
        return [span]
    return list(split(text, span)) or [span]


def _goes_on(text: str, span: Span, following: Span) -> bool:
    """Whether two spans belong together: “We stay,” he said, “until June.”; “No troops. Never.”"""
    following_words = following.of(text)
    if _POINTS_BACK.match(following_words) and len(following_words.split()) <= _SHORT:
        return True
    last = span.of(text).rstrip("\"'”’» ")
    between = text[span.end : following.start].rstrip()
    return last.endswith(_OPEN_ENDS) and not between.endswith((".", "!", "?", ":"))
