"""What a reader of the document remembers: the persons met, and who was spoken of last."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from plenipo.model import ActorKind, Speaker
from plenipo.reading.actors.mention import Mention
from plenipo.reading.actors.roles import Role

REACH_SENTENCES = 6
"""How far back a pronoun may look."""


@dataclass(slots=True)
class Person:
    """A person met in the document."""

    speaker: Speaker
    gender: str = ""
    roles: set[str] = field(default_factory=set)
    titles: set[str] = field(default_factory=set)
    """The titles as written, without regard to case."""
    mentions: int = 0

    @property
    def party(self) -> str | None:
        """Whom the person speaks for, or the person."""
        return self.speaker.on_behalf_of or self.speaker.actor


@dataclass(frozen=True, slots=True)
class Recall:
    """A mention met, where, and whether as a subject."""

    mention: Mention
    sentence: int
    subject: bool


@dataclass(slots=True)
class Memory:
    """The persons of the document by their names, and the mentions so far."""

    people: dict[str, Person] = field(default_factory=dict)
    """By actor id or name as written."""
    surnames: dict[str, list[str]] = field(default_factory=dict)
    """Actors by the folded parts of their names that may stand alone."""
    recalls: list[Recall] = field(default_factory=list)
    sentence: int = 0
    delegates: bool = False
    """Whether states speak through delegates: "NORWAY said ... She added", as in summaries of meetings."""

    def meet(self, mention: Mention, *, subject: bool) -> None:
        """Remember a mention."""
        if mention.speakers:
            self.recalls.append(Recall(mention, self.sentence, subject))

    def last(self, fits: Callable[[Recall], bool], *, reach: int = REACH_SENTENCES) -> Recall | None:
        """The mention to come back to: of the nearest sentence that has one, the subject if it fits."""
        best: Recall | None = None
        for recall in reversed(self.recalls):
            if recall.sentence < self.sentence - reach or (best and recall.sentence < best.sentence):
                break
            if (best is None or recall.subject) and fits(recall):
                best = recall
        return best

    def person_of(self, recall: Recall) -> Person | None:
        """The person mentioned, if it is exactly one."""
        speakers = recall.mention.speakers
        return self.people.get(speakers[0].actor) if len(speakers) == 1 else None

    def one_with_role(self, role: Role, parties: Sequence[str] = (), title: str = "") -> Person | None:
        """The last person met who bears this role: for one of these parties, under this title, if given."""
        for recall in reversed(self.recalls):
            person = self.person_of(recall)
            if person is None or not any(_names_same(role.name, other) for other in person.roles):
                continue
            if parties and person.speaker.on_behalf_of not in parties:
                continue
            if not title or title.casefold() in person.titles:
                return person
        return None


def _names_same(short: str, long: str) -> bool:
    """Whether "minister" can come back to a "foreign minister"."""
    return long == short or long.endswith(" " + short)


def is_body(speaker: Speaker) -> bool:
    """Whether "it" can stand for the speaker."""
    return speaker.kind in (ActorKind.STATE, ActorKind.ORGANIZATION, ActorKind.GROUP, ActorKind.ARMED_GROUP)
