"""Mentions: where a text names somebody who can stand somewhere on an issue."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from plenipo.model import Span, Speaker


class MentionKind(StrEnum):
    """In what form an actor is mentioned."""

    NAME = "name"
    TITLE = "title"
    GROUP = "group"
    PRONOUN = "pronoun"
    ANONYMOUS = "anonymous"
    ORGAN = "organ"


@dataclass(frozen=True, slots=True)
class Mention:
    """An actor mentioned in a text, as a full noun phrase, and who it is."""

    span: Span
    """The noun phrase with determiner, title and a directly following apposition."""
    head: Span
    """The name in it, or the noun the phrase is built on."""
    kind: MentionKind
    speakers: tuple[Speaker, ...]
    """Empty when nobody can be found for a pronoun or a phrase such as "the two sides"."""
    possessive: bool = False
    """Whether it owns what follows: "Italy" in "Italy's stance", "his"."""
    parts: tuple[Mention, ...] = ()
    """The single mentions of a coordination such as "Japan, Norway and the EU"."""
    plural: bool = False
