"""What the rules add to attributions that a tagger found, and where they know better."""

from __future__ import annotations

from collections.abc import Sequence

from plenipo.model import Document, DocumentKind, Span
from plenipo.reading.findings import Finding
from plenipo.reading.statements import sureness

_PARTING = frozenset(("before", "inverted", "according", "interposed"))
"""Rules that find the speaker inside or after the words."""
SURE_ENOUGH = 0.55
"""A rule right less often than this adds nothing of its own, unless its speaker leans."""


def besides(
    rules: Sequence[Finding], tagged: Sequence[Finding], document: Document
) -> tuple[list[Finding], list[Finding]]:
    """The tagged findings that stay, and those of the rules to put beside them.

    The rules add what a tagger does not look for (intentions told by the writer, supporters without words of
    their own) and what it missed, if they are sure enough or the speaker leans. In transcripts the turns are
    those of the rules, a statement for each sentence.
    """
    text = document.text
    parted(tagged, rules)
    turns: list[Finding] = []
    if document.kind is DocumentKind.TRANSCRIPT:
        turns = [finding for finding in rules if finding.rule == "label"]
        labels = _marked(text, [finding.cue_span for finding in turns])
        tagged = [finding for finding in tagged if not _touches(labels, finding.cue_span)]
    cues = _marked(text, [finding.cue_span for finding in tagged])
    contents = _marked(text, [span for finding in tagged for span in finding.content])
    return list(tagged), turns + [
        finding
        for finding in rules
        if not (turns and finding.rule == "label")
        and not _touches(cues, finding.cue_span)
        and (
            _touches(contents, finding.cue_span)
            or finding.sign
            or finding.rule == "objection"
            or sureness(finding) >= SURE_ENOUGH
        )
    ]


def parted(tagged: Sequence[Finding], rules: Sequence[Finding]) -> None:
    """Where the rules see a sentence parted by its speaker and the tagger only one side of it, take both."""
    by_cue: dict[int, Finding] = {}
    for rule in rules:
        if rule.rule in _PARTING and len(rule.content) > 1:
            by_cue.setdefault(rule.cue_span.start, rule)
    for finding in tagged:
        same = next((by_cue[at] for at in range(*finding.cue_span) if at in by_cue), None)
        if same is None or len(finding.content) > 1:
            continue
        if any(part.overlaps(span) for part in same.content for span in finding.content):
            finding.content = list(same.content)


def _marked(text: str, spans: Sequence[Span]) -> bytearray:
    """A byte for each character, 1 inside the spans."""
    marks = bytearray(len(text) + 1)
    for start, end in spans:
        marks[start:end] = b"\x01" * (end - start)
    return marks


def _touches(marks: bytearray, span: Span) -> bool:
    return marks.find(1, span.start, max(span.end, span.start + 1)) >= 0
