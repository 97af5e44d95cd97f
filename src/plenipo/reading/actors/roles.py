"""Nouns that say what a speaker is: prime minister, spokesman, delegation, sources."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from plenipo.reading.actors.files import rows
from plenipo.reading.spelling import respelled


class RoleClass(StrEnum):
    """For whom the bearer of a role speaks."""

    OFFICE = "office"
    VOICE = "voice"
    OWN = "own"
    CHAIR = "chair"
    ORGAN = "organ"
    BODY = "body"
    CROWD = "crowd"
    HONOUR = "honour"


@dataclass(frozen=True, slots=True)
class Role:
    """A role noun as it may be met, in the singular or the plural."""

    name: str
    """In the singular, lower case, in American spelling."""
    kind: RoleClass
    gender: str = ""
    plural: bool = False


def plural_of(noun: str) -> str:
    """The regular plural of a role noun."""
    if noun.endswith("y") and noun[-2] not in "aeou":
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "ch", "sh", "x")) else "s")


@cache
def roles() -> dict[str, Role]:
    """All role nouns by their spelling, singular and plural."""
    found: dict[str, Role] = {}
    for name, kind, gender, plural in rows("roles.tsv", 4):
        role = Role(name, RoleClass(kind), gender)
        found.setdefault(name, role)
        if role.kind is not RoleClass.HONOUR or name == "general":
            found[plural or plural_of(name)] = Role(name, role.kind, gender, plural=True)
    return found


@cache
def body_nouns() -> frozenset[str]:
    """The single nouns that bodies are called by: council, commission, group."""
    kinds = (RoleClass.ORGAN, RoleClass.BODY, RoleClass.CROWD)
    return frozenset(name for name, role in roles().items() if role.kind in kinds and not role.plural)


SAME_OFFICE = {
    "premier": "prime minister",
    "taoiseach": "prime minister",
    "foreign secretary": "foreign minister",
    "secretary of state": "foreign minister",
    "top diplomat": "foreign minister",
    "chief diplomat": "foreign minister",
    "minister of foreign affairs": "foreign minister",
    "minister for foreign affairs": "foreign minister",
    "foreign affairs minister": "foreign minister",
    "external affairs minister": "foreign minister",
    "minister of external affairs": "foreign minister",
    "secretary general": "secretary-general",
    "chief": "secretary-general",
    "foreign policy chief": "high representative",
    "director general": "director-general",
    "presidente": "president",
    "primo ministro": "prime minister",
    "presidente del consiglio": "prime minister",
    "cancelliere": "chancellor",
    "ministro degli esteri": "foreign minister",
    "ministro delle finanze": "finance minister",
    "ministro della difesa": "defense minister",
}
"""Names of one office in different countries: who asks for the one finds the holder of the other."""


def office_key(title: str) -> str:
    """The name under which holders of an office are kept."""
    title = respelled(title.lower())
    return SAME_OFFICE.get(title, title)
