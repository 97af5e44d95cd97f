"""Noun phrases that can mention an actor, before anybody knows who is meant."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

from plenipo.reading.actors.atoms import Atom
from plenipo.reading.actors.roles import Role, RoleClass


class Form(Enum):
    """On what a phrase is built."""

    ACTOR = "the name of a state, organisation or group"
    PEOPLE = "the name of a people"
    PERSON = "a person's name, with or without a title"
    DESCRIBED = "a role noun without a name"
    PRONOUN = "a pronoun"


@dataclass(slots=True)
class Phrase:
    """A noun phrase by its words, and what stands in it."""

    form: Form
    first: int
    last: int
    head: tuple[int, int]
    roles: tuple[Role, ...] = ()
    role_words: tuple[int, int] | None = None
    """The title as written, from the affiliation to the last role noun."""
    affiliations: tuple[Atom, ...] = ()
    """States, organisations, persons in front of the role noun."""
    complement: Phrase | None = None
    """What follows "of", "for", "to": "the president of France"."""
    preposition: str = ""
    home: Atom | None = None
    """The capital in "In Tokyo, the government"."""
    name: Atom | None = None
    bracket: Atom | None = None
    """The state in brackets after a name: "Dan Reifsnyder (US)"."""
    acronym: int | None = None
    """The short name in brackets after a name: "Climate Technology Initiative (CTI)"."""
    named: list[Phrase] = field(default_factory=list)
    """The members of "parties such as A and B"."""
    owner: int | None = None
    """The word "his", "her", "its" or "their" it opens with."""
    determiner: str = ""
    modifiers: tuple[str, ...] = ()
    former: bool = False
    plural: bool = False
    possessive: bool = False
    spoken: bool = False
    """Whether what stands beside a name says it is somebody's: a verb of speech, a title, a state."""
    speaks: bool = False
    """Whether a verb of speech stands beside it."""
    place: bool = False
    """Whether it is only where something is or what something is called after."""
    subject: bool = False
    """Whether it can be the subject of its clause: no preposition stands before it."""

    @property
    def role(self) -> Role:
        """The role noun the phrase ends on; only of phrases that have one."""
        return self.roles[-1]

    def is_role(self, *kinds: RoleClass) -> bool:
        """Whether the last role noun is of one of these classes."""
        return bool(self.roles) and self.roles[-1].kind in kinds
