"""What a reader of the document remembers: the persons met, and who was spoken of last."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

from plenipo.model import ActorKind, Speaker
from plenipo.reading.actors.mention import Mention, MentionKind
from plenipo.reading.actors.roles import Role, body_nouns
from plenipo.reading.spelling import american

MOST_RECALLED = 80
"""How many mentions back anything may look, so that reading stays linear in the length of the text."""
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
    own: bool = False
    """Whether the person speaks for nobody else: a former minister, a senator."""
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

    text: str = ""
    speaker: Callable[[str], Speaker] = lambda actor: Speaker(actor, actor)
    """Makes a speaker of an actor's id."""
    called: Callable[[str], tuple[Speaker, ...]] = lambda noun: ()
    """The codebook actor that "the" with a noun means."""
    rivals: tuple[Speaker, ...] = ()
    """The two sides of a codebook that has two."""
    bodies: dict[str, tuple[Speaker, ...]] = field(default_factory=dict)
    """Bodies by the nouns in their names, as named last."""
    people: dict[str, Person] = field(default_factory=dict)
    """By actor id or name as written."""
    surnames: dict[str, list[str]] = field(default_factory=dict)
    """Actors by the folded parts of their names that may stand alone."""
    recalls: list[Recall] = field(default_factory=list)
    bearers: dict[str, dict[str, None]] = field(default_factory=dict)
    """Persons by the last word of their roles, the last met last."""
    sentence: int = 0
    delegates: bool = False
    """Whether states speak through delegates: "NORWAY said ... She added", as in summaries of meetings."""

    def meet(self, mention: Mention, *, subject: bool) -> None:
        """Remember a mention."""
        if not mention.speakers:
            return
        for part in mention.parts:
            self.meet(part, subject=False)
        recall = Recall(mention, self.sentence, subject)
        self.recalls.append(recall)
        self._name_bodies(mention)
        person = self.person_of(recall)
        for role in person.roles if person else ():
            bearers = self.bearers.setdefault(role.split()[-1], {})
            bearers.pop(recall.mention.speakers[0].actor, None)
            bearers[recall.mention.speakers[0].actor] = None

    def _name_bodies(self, mention: Mention) -> None:
        """Remember by which nouns a body can be called later: "the Council" after "the Council of Europe"."""
        speaker = mention.speakers[0]
        if len(mention.speakers) > 1 or speaker.kind in (ActorKind.PERSON, ActorKind.STATE):
            return
        if mention.kind in (MentionKind.NAME, MentionKind.ORGAN):
            for word in map(american, mention.span.of(self.text).lower().split()):
                if word in body_nouns():
                    self.bodies[word] = mention.speakers

    def clause_subject(self) -> Recall | None:
        """The subject of this sentence met last, which an object pronoun cannot mean."""
        return next((recall for recall in self.near(0) if recall.subject), None)

    def bodies_of(self, recall: Recall) -> Speaker | None:
        """The one body a mention is of, or the person mentioned speaks for."""
        if len(recall.mention.speakers) != 1:
            return None
        speaker = recall.mention.speakers[0]
        if is_body(speaker):
            return speaker
        party = self.speaker(speaker.on_behalf_of) if speaker.on_behalf_of else None
        return party if party is not None and is_body(party) else None

    def near(self, reach: int) -> Iterator[Recall]:
        """The mentions of this sentence and of ``reach`` sentences before, the last first."""
        for recall in islice(reversed(self.recalls), MOST_RECALLED):
            if recall.sentence < self.sentence - reach:
                return
            yield recall

    def last(
        self, fit: Callable[[Recall], int], *, reach: int = REACH_SENTENCES, late: bool = False
    ) -> Recall | None:
        """The mention to come back to, of the nearest sentence that has one that fits (more than 0).

        The better fit comes before the worse; among equals a subject comes before the rest, and the first
        subject of a sentence before a later one (with ``late``, the other way round).
        """
        best: Recall | None = None
        rank = (0, False)
        for recall in self.near(reach):
            if best and recall.sentence < best.sentence:
                break
            fitness = fit(recall)
            fits_as_well = recall.subject and not late and (fitness, True) == rank
            if fitness and ((fitness, recall.subject) > rank or fits_as_well):
                best, rank = recall, (fitness, recall.subject)
        return best

    def person_of(self, recall: Recall) -> Person | None:
        """The person mentioned, if it is exactly one."""
        speakers = recall.mention.speakers
        return self.people.get(speakers[0].actor) if len(speakers) == 1 else None

    def one_with_role(self, role: Role, parties: Sequence[str] = (), title: str = "") -> Person | None:
        """The last person met who bears this role: for one of these parties, under this title, if given."""
        for actor in islice(reversed(self.bearers.get(role.name.split()[-1], {})), MOST_RECALLED):
            person = self.people[actor]
            if not any(_names_same(role.name, other) for other in person.roles):
                continue
            if parties and person.speaker.on_behalf_of not in parties:
                continue
            if not title or title.casefold() in person.titles:
                return person
        return None


def _names_same(short: str, long: str) -> bool:
    """Whether "minister" can come back to a "foreign minister"."""
    return long == short or long.endswith(" " + short)


def is_state(speaker: Speaker) -> bool:
    """Whether the speaker is a state itself."""
    return speaker.kind is ActorKind.STATE and not speaker.role


def is_body(speaker: Speaker) -> bool:
    """Whether "it" can stand for the speaker."""
    return speaker.kind in (ActorKind.STATE, ActorKind.ORGANIZATION, ActorKind.GROUP, ActorKind.ARMED_GROUP)
