"""Words that point back to an option named before: "Ossiria opposed this", "they could accept that idea"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from plenipo.coding.clauses import Clause
from plenipo.coding.context import Context
from plenipo.coding.lexicon import word_list
from plenipo.coding.mentions import Mention
from plenipo.coding.operators import operators
from plenipo.coding.tokens import Token

POINTERS = word_list("anaphors")
PROPOSALS = word_list("proposals")
ATTITUDES = frozenset({"PRO", "CON", "FOR", "VERSUS"})
BY_POINTING = 0.75
"""How much of a match stays when an option is only pointed to."""


def pointed_to(found: Sequence[Token], clause: Clause, context: Context, *, governed: bool) -> Mention | None:
    """The option that the object of the clause's attitude points back to; ``None`` if it does not point.

    ``governed`` says that the attitude is the cue before the clause, so that the object opens it.
    """
    starts = {op.end for op in operators(found[clause.start : clause.end]) if op.kind in ATTITUDES}
    starts = {clause.start + start for start in starts} | ({clause.start} if governed else set())
    for start in sorted(starts):
        length = _pointer(found, start, clause.end)
        meant = context.last if length else _again(found, start, clause.end, context)
        if meant is not None:
            places = tuple(range(start, start + (length or 2)))
            return replace(meant, places=places, quality=meant.quality * BY_POINTING)
    return None


def _pointer(found: Sequence[Token], start: int, end: int) -> int:
    """How many words from ``start`` point back: "this", "the idea", "such a step"; 0 if they do not."""
    words = [token.form for token in found[start : min(start + 3, end)] if not token.mark]
    if not words:
        return 0
    closed = start + 1 >= end or found[start + 1].mark or found[start + 1].form in AFTER_POINTER
    if words[0] in POINTERS and closed:
        return 1
    if words[0] in DETERMINERS and len(words) > 1 and words[1] in PROPOSALS:
        return (
            2
            if start + 2 >= end or found[start + 2].form not in {"of", "to", "for", "that", "on", "by"}
            else 0
        )
    if words[0] == "such" and len(words) > 2 and words[1] in {"a", "an"} and words[2] in PROPOSALS:
        return 3
    return 0


def _again(found: Sequence[Token], start: int, end: int, context: Context) -> Mention | None:
    """The option part of whose name stands again: "the mission" after "a mission of observers"."""
    if start + 1 >= end or found[start].form not in DETERMINERS or found[start + 1].mark:
        return None
    meant = context.latest(found[start + 1].key)
    return meant if meant is not None and len(meant.wording.keys) > 1 else None


DETERMINERS = frozenset({"the", "this", "that", "such"})
AFTER_POINTER = frozenset(
    {
        "if",
        "but",
        "and",
        "only",
        "as",
        "because",
        "too",
        "once",
        "when",
        "unless",
        "provided",
        "for",
        "outright",
    }
)
