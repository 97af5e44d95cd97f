"""Contents that only point back: “while Austria welcomed it”, “Malaysia supported the proposal”."""

from __future__ import annotations

from collections.abc import Iterable

from plenipo.reading.attribution import combine
from plenipo.reading.findings import Finding
from plenipo.reading.tags import word_list

_POINTERS = frozenset(("it", "this", "that", "them", "these", "those"))
_FARTHEST = 400
_PROPOSALS = word_list("proposals")


def resolve_contents(text: str, findings: Iterable[Finding], summary: bool) -> None:
    """Put what a pronoun points back to before it, as the first part of the content.

    The antecedent is the content of the statement before, in the same paragraph. In meeting summaries "the
    proposal" and its like point back too, to what was proposed last.
    """
    last: Finding | None = None
    for finding in sorted(findings, key=lambda f: f.cue_span):
        if last is not None and last.paragraph != finding.paragraph:
            last = None
        if finding.rule == "objection":
            if summary and last is not None and last.source != finding.source:
                finding.content = list(last.content)
                finding.sign = combine(finding.sign, last.sign) if last.sign else finding.sign
        elif len(finding.content) == 1 and _points_back(finding.content[0].of(text), summary):
            if last is not None and 0 <= finding.content[0].start - last.content[-1].end <= _FARTHEST:
                finding.content[:0] = last.content
                finding.rule = "anaphora"
        elif finding.content and finding.rule not in ("follower", "modal"):
            last = finding


def _points_back(words: str, summary: bool) -> bool:
    lower = words.lower()
    if lower in _POINTERS:
        return True
    article, _, noun = lower.partition(" ")
    return summary and article in ("the", "this", "that") and noun in _PROPOSALS
