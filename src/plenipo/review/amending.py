"""Amending a claim: what may be changed, and that the codebook has what it is changed to."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from difflib import get_close_matches
from typing import Any

from plenipo.errors import RecordError
from plenipo.model import Actor, Claim, Codebook, Stance

YES, NO = {"true", "yes", "1"}, {"false", "no", "0"}


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What a claim may name: the codebook's issues and options, and the actors anybody knows."""

    codebook: Codebook
    met: Mapping[str, Actor]
    """Actors the record met that the codebook does not name."""
    resolve: Callable[[str], Actor | None] = lambda name: None
    """Finds further actors by id or name, such as those of the gazetteer."""

    def actor(self, text: str) -> str:
        """The id of the actor with this id, name or alias; raises :class:`RecordError` naming the nearest."""
        named: dict[str, str] = {}
        for actor in (*self.codebook.actors.values(), *self.met.values()):
            for name in (actor.id, actor.name, *actor.aliases):
                named.setdefault(name.casefold(), actor.id)
        if text.casefold() in named:
            return named[text.casefold()]
        further = self.resolve(text)
        if further is None:
            raise unknown("actor", text, {*self.codebook.actors, *self.met})
        return further.id

    def speaks_for(self, actor: str) -> str | None:
        """The party the actor speaks for, as far as anybody knows."""
        known = self.codebook.actors.get(actor) or self.met.get(actor) or self.resolve(actor)
        return known.speaks_for if known else None

    def issue(self, text: str) -> str:
        """An issue of the codebook."""
        return one_of("issue", text, self.codebook.issues)

    def option(self, issue: str, text: str) -> str:
        """An option of an issue of the codebook."""
        return one_of(f"option of {issue}", text, self.codebook.issues[self.issue(issue)].options)


def amend(claim: Claim, changes: Mapping[str, str], words: Vocabulary, *, coder: str, reason: str) -> Claim:
    """The claim as a person says it should read: the same evidence, the person as its coder.

    ``changes`` may set actor, on_behalf_of (empty for nobody), issue, option, stance, strength (1 to 3) and
    red_line (yes or no). Another actor speaks for whom that actor speaks, unless on_behalf_of says
    otherwise. Raises :class:`RecordError` for anything the codebook or the record does not have.
    """
    values: dict[str, Any] = {}
    for key, text in changes.items():
        field = one_of("field of a claim", key, FIELDS)
        values[field] = FIELDS[field](words, text.strip())
    if "actor" in values and values["actor"] != claim.actor:
        values["actor_name"] = ""
        values.setdefault("on_behalf_of", words.speaks_for(values["actor"]))
    if {"issue", "option"} & set(values):
        issue = values.get("issue", claim.issue)
        values["option"] = words.option(issue, str(values.get("option", claim.option)))
    if replace(claim, **values) == claim:
        raise RecordError(
            f"The amendment changes nothing in claim {claim.id}.", do="Set another value, or accept it."
        )
    return replace(claim, **values, coder=coder, reason=reason, confidence=1.0)


def one_of(kind: str, text: str, known: Iterable[str]) -> str:
    """``text`` if it is known; raises :class:`RecordError` naming the nearest otherwise."""
    known = list(known)
    if text not in known:
        raise unknown(kind, text, known)
    return text


def unknown(kind: str, text: str, known: Iterable[str]) -> RecordError:
    """The error for a word that is not known, naming the nearest that is."""
    names = sorted(known)
    near = get_close_matches(text.casefold(), names, n=1, cutoff=0.6)
    if near:
        return RecordError(f'There is no {kind} "{text}".', do=f'Did you mean "{near[0]}"?')
    listed = ", ".join(names[:12]) + (", ..." if len(names) > 12 else "")
    return RecordError(f'There is no {kind} "{text}".', do=f"Choose one of: {listed}." if names else "")


def _strength(_: Vocabulary, text: str) -> int:
    return int(one_of("strength", text, ("1", "2", "3")))


def _red_line(_: Vocabulary, text: str) -> bool:
    if text.lower() not in YES | NO:
        raise RecordError(f'"{text}" is neither yes nor no.', do="Write red_line=yes or red_line=no.")
    return text.lower() in YES


FIELDS: Mapping[str, Callable[[Vocabulary, str], Any]] = {
    "actor": lambda words, text: words.actor(text),
    "on_behalf_of": lambda words, text: words.actor(text) if text else None,
    "issue": lambda words, text: words.issue(text),
    "option": lambda words, text: text,  # looked up once the issue is known
    "stance": lambda words, text: Stance(one_of("stance", text, [stance.value for stance in Stance])),
    "strength": _strength,
    "red_line": _red_line,
}
