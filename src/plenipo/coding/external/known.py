"""Whom and what a model may name: the codebook's actors, issues and options, and a statement's speakers."""

from __future__ import annotations

from collections.abc import Iterable

from plenipo.coding.external.refusals import Refusal
from plenipo.coding.made import party_of
from plenipo.model import Actor, Codebook, Speaker, Statement


class Names:
    """Ids by themselves and by the names that only one of them has, whatever the case.

    >>> names = Names([("italy", ["Italy", "Rome"]), ("as-roma", ["Rome"])])
    >>> names.find(" ITALY "), names.find("Rome")
    ('italy', None)
    """

    def __init__(self, entries: Iterable[tuple[str, Iterable[str]]]) -> None:
        found: dict[str, set[str]] = {}
        self._ids = {}
        for entry, names in entries:
            self._ids[entry] = entry
            for name in (entry, *names):
                found.setdefault(_plain(name), set()).add(entry)
        self._names = {name: ids.pop() for name, ids in found.items() if len(ids) == 1}

    def find(self, said: str) -> str | None:
        """The id that is meant, if it is clear."""
        return self._ids.get(said) or self._names.get(_plain(said))


class Known:
    """What a codebook knows, by what a model may call it."""

    def __init__(self, codebook: Codebook) -> None:
        self.codebook = codebook
        self._actors = Names((actor.id, [actor.name, *actor.aliases]) for actor in codebook.actors.values())
        self._issues = Names((issue.id, [issue.name]) for issue in codebook.issues.values())
        self._options = {
            issue.id: Names((option.id, [option.label]) for option in issue.options.values())
            for issue in codebook.issues.values()
        }

    def option(self, issue: str, option: str) -> tuple[str, str] | None:
        """The ids of an issue and of one of its options."""
        issue_id = self._issues.find(issue)
        option_id = self._options[issue_id].find(option) if issue_id else None
        return (issue_id, option_id) if issue_id and option_id else None

    def speaker(self, said: str, statement: Statement) -> Speaker | Refusal:
        """Who is meant: one of the statement's speakers, or, where those are unknown, one of the codebook.

        A speaker is meant by the party spoken for as well. That somebody else of the codebook speaks there
        is the reader's to say, not the model's, which an article may have told so.
        """
        meant = Names((who.actor, self._names_of(who)) for who in statement.speakers).find(said)
        for speaker in statement.speakers:
            if speaker.actor == meant:
                return speaker
        actor = self._actors.find(said)
        if actor is None:
            return Refusal.ACTOR
        if statement.speakers and all(self._is_known(who) for who in statement.speakers):
            return Refusal.SPEAKER
        return _speaking(self.codebook.actors[actor])

    def _names_of(self, speaker: Speaker) -> list[str]:
        names = [speaker.name]
        for id_ in (speaker.actor, party_of(self.codebook, speaker)):
            actor = self.codebook.actors.get(id_ or "")
            names += [actor.name, *actor.aliases] if actor else []
            names += [id_] if id_ else []
        return names

    def _is_known(self, speaker: Speaker) -> bool:
        """Whether a speaker is of the codebook or of the gazetteer, not a mere name as written."""
        return speaker.actor in self.codebook.actors or speaker.actor != speaker.name


def _speaking(actor: Actor) -> Speaker:
    return Speaker(actor.id, actor.name, actor.kind, actor.speaks_for)


def _plain(name: str) -> str:
    return " ".join(name.casefold().split())
