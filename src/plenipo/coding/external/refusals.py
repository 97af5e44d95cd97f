"""Why a claim that a model proposes does not count."""

from __future__ import annotations

from enum import StrEnum


class Refusal(StrEnum):
    """The reasons; the words are shown to the user."""

    MALFORMED = "not of the form asked for"
    MANY = "more than so many statements can make"
    STATEMENT = "of a statement that was not asked about"
    ACTOR = "of an actor nobody knows"
    SPEAKER = "of an actor who does not speak there"
    OPTION = "on an issue or option that is not in the codebook"
    EVIDENCE = "with evidence that is not in the document"
    ELSEWHERE = "with evidence from outside the statement"
    CONDITION = "with a condition that is not in the document"
    LONG = "too long"
    CUT = "cut off in the middle of an answer"
    CONTRADICTED = "contradicted by another of the same answer"
