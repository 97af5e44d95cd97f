"""Speakers' names as written: without titles, and which of them are one actor's."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

TITLE = re.compile(
    r"\A(?:(?:the|mr|mrs|ms|mx|dr|prof|sir|dame|lord|lady|president|minister|ambassador|delegate|chancellor|chair|"
    r"senator|governor|general|secretary|commissioner)\b\.?\s+)+(?=\S)",
    re.IGNORECASE,
)
OWNER = re.compile(r"\A(.{2,60}?)['’]s\s+(?=\S)")
BODY = re.compile(
    r"\b(?:agency|alliance|assembly|association|authority|bank|board|bureau|cent(?:er|re)|chamber|coalition|commission|"
    r"committee|company|confederation|congress|council|federation|foundation|front|fund|group|institute|league|"
    r"movement|network|office|organi[sz]ation|parliament|party|secretariat|society|syndicate|trust|union|women|"
    r"workers|farmers|growers|employers)\b",
    re.IGNORECASE,
)
BARE = re.compile(
    r"\A(?:chair|ministers?|president|court|government|parliament|delegat\w+|part(?:y|ies)|q|question)\Z",
    re.I,
)


def owner_and_name(written: str) -> tuple[str, str]:
    """Whose a speaker is, where the name says so, and the name without titles.

    >>> owner_and_name("Baloma's Kofi Brantuo"), owner_and_name("MS. DIARRASSI")
    (('Baloma', 'Kofi Brantuo'), ('', 'DIARRASSI'))
    """
    name = " ".join(written.split())
    owner = ""
    if (owned := OWNER.match(name)) and name[owned.end()].isupper():
        owner, name = TITLE.sub("", owned[1]), name[owned.end() :]
    return owner, TITLE.sub("", name).strip(" .,;:") or name


def is_named(name: str, *, anonymous: bool) -> bool:
    """Whether a speaker has a name, for a codebook to list: words with capitals, and not an office."""
    words = [
        word
        for word in re.findall(r"[^\W\d_]{2,}", name)
        if word not in ("of", "the", "and", "for", "de", "la")
    ]
    capitals = bool(words) and all(word[0].isupper() for word in words)
    return capitals and not BARE.match(name) and len(name) <= 80 and (len(words) > 1 or not anonymous)


def as_shown(spellings: Mapping[str, int]) -> str:
    """The spelling to show: the fullest, then not in capitals, then the most frequent.

    >>> as_shown({"GHADIRA": 9, "Ghadira": 2})
    'Ghadira'
    """
    best = min(spellings, key=lambda s: (-len(s.split()), s.isupper() and len(s) > 4, -spellings[s], s))
    return best.title() if best.isupper() and len(best) > 4 else best


def same_actor(names: Iterable[str]) -> dict[str, str]:
    """For each name in lower case the fullest one it is short for, where only one can be meant.

    A last word is short for a name ("Okonta"), and the first for a body's ("Carolan Union").

    >>> same_actor(["beatriz okonta", "okonta", "carolan", "carolan union"])["okonta"]
    'beatriz okonta'
    """
    known = sorted(set(names))
    meant = {}
    for name in known:
        longer = [
            other
            for other in known
            if other.endswith(f" {name}") or (other.startswith(f"{name} ") and BODY.search(other))
        ]
        fullest = max(longer, key=len, default=name)
        meant[name] = fullest if all(o == fullest or fullest.endswith(o) for o in longer) else name
    return meant
