"""The closed vocabularies of the record, as they appear in files."""

from __future__ import annotations

from enum import StrEnum


class Stance(StrEnum):
    """Which way an actor leans towards an option (in a claim) or towards what is said (in a statement)."""

    SUPPORT = "support"
    OPPOSE = "oppose"
    NEUTRAL = "neutral"

    @property
    def sign(self) -> int:
        """+1 for support, -1 for oppose, 0 for neutral."""
        return {"support": 1, "oppose": -1, "neutral": 0}[self.value]

    def reversed(self) -> Stance:
        """The opposite stance; neutral stays neutral."""
        return {1: Stance.OPPOSE, -1: Stance.SUPPORT, 0: Stance.NEUTRAL}[self.sign]


class Mode(StrEnum):
    """How a statement's content is given: in quotation marks, in the writer's words, or both."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class ConditionKind(StrEnum):
    """The two conditions that are never merged.

    ``only_if``: accepts X only if Y, so X implies Y. ``if_then``: will do X if Y, so Y implies X.
    """

    ONLY_IF = "only_if"
    IF_THEN = "if_then"


class Verdict(StrEnum):
    """What a person decides about a proposed claim; to withdraw is to take back what was decided."""

    ACCEPT = "accept"
    REJECT = "reject"
    AMEND = "amend"
    WITHDRAW = "withdraw"


class DocumentKind(StrEnum):
    """What sort of source a document is."""

    NEWS = "news"
    COMMUNIQUE = "communique"
    SUMMARY = "summary"
    TRANSCRIPT = "transcript"


class ActorKind(StrEnum):
    """What sort of speaker an actor is."""

    STATE = "state"
    PERSON = "person"
    ORGANIZATION = "organization"
    GROUP = "group"
    ARMED_GROUP = "armed-group"
    ANONYMOUS = "anonymous"


class Scale(StrEnum):
    """Whether an issue's options lie on a line from 0 to 100 or are merely different."""

    ORDINAL = "ordinal"
    NOMINAL = "nominal"
