"""The words that attribute: what they mean, how firmly, and what may follow them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from plenipo.reading.tags import data_lines

_SIGNS = {"+": 1, "-": -1}


class Cue(NamedTuple):
    """One entry of the cue lexicon."""

    lemma: str
    kind: str
    """Class of meaning: say, believe, want, intend, agree, refuse, ..."""
    strength: int
    """1 tentative, 2 plain, 3 categorical."""
    frames: dict[str, int]
    """What may follow (see ``lexicon/cue_verbs.tsv``) and the speaker's leaning towards it: +1, -1 or 0."""
    particles: tuple[str, ...] = ()
    """The words after the first that belong to it: ("out",) of "rule out"."""


COLON = Cue(":", "say", 2, {"q": 0})
"""The colon behind a speaker's name."""


class Cues(NamedTuple):
    """The cue lexicon: by lemma, entries with more particles first."""

    verbs: dict[str, tuple[Cue, ...]]
    nouns: dict[str, Cue]
    adjectives: dict[str, tuple[Cue, ...]]


def _entries(name: str) -> list[Cue]:
    entries = []
    for line in data_lines(name):
        lemma, kind, strength, frames = line.split("\t")
        signs = {frame.rstrip("+-"): _SIGNS.get(frame[-1], 0) for frame in frames.split()}
        entries.append(Cue(lemma, kind, int(strength), signs, tuple(lemma.split()[1:])))
    return entries


def _grouped(entries: list[Cue]) -> dict[str, tuple[Cue, ...]]:
    grouped: dict[str, list[Cue]] = {}
    for cue in entries:
        grouped.setdefault(cue.lemma.split()[0], []).append(cue)
    return {
        head: tuple(sorted(found, key=lambda cue: -len(cue.particles))) for head, found in grouped.items()
    }


@cache
def cues() -> Cues:
    """The cue lexicon, read once.

    >>> cues().verbs["rule"][0].lemma, cues().verbs["rule"][0].frames["n"]
    ('rule out', -1)
    """
    nouns = {cue.lemma: cue for cue in _entries("cue_nouns.tsv")}
    plurals = {}
    for lemma, cue in nouns.items():
        plural = (
            lemma[:-1] + "ies"
            if lemma.endswith("y")
            else lemma + ("es" if lemma.endswith(("ss", "sh")) else "s")
        )
        plurals[plural] = cue
    return Cues(
        _grouped(_entries("cue_verbs.tsv")),
        nouns | plurals | {"hopes": nouns["hope"]},
        _grouped(_entries("cue_adjectives.tsv")),
    )


def match_verb(lemma: str, words: Sequence[str], tags: Sequence[str], after: int) -> Cue | None:
    """The entry of a verb, with as many of the words from ``after`` on as belong to it.

    The "to" of an infinitive belongs to none: "agreed to delete" is "agree", not "agree to".
    """
    entries = cues().verbs.get(lemma, ())
    if entries and after < len(tags) and tags[after] == "T":
        entries = tuple(cue for cue in entries if not cue.particles)
    return _match(entries, words, after)


def match_adjective(words: Sequence[str], at: int) -> Cue | None:
    """The entry of the adjective (or "in favour of") at word ``at``."""
    return _match(cues().adjectives.get(words[at], ()), words, at + 1) if at < len(words) else None


def _match(entries: Sequence[Cue], words: Sequence[str], after: int) -> Cue | None:
    for cue in entries:
        if tuple(words[after : after + len(cue.particles)]) == cue.particles:
            return cue
    return None
