"""What stands around a phrase: determiners and modifiers before it, and whether it is anybody."""

from __future__ import annotations

from plenipo.reading.actors.lookahead import AFFILIATION, Lookahead
from plenipo.reading.actors.phrases import Form, Phrase
from plenipo.reading.actors.roles import RoleClass
from plenipo.reading.actors.words import (
    ALSO_VERBS,
    DETERMINERS,
    FORMER,
    INDEFINITE,
    OPENERS,
    OWNERS,
    SOURCE_WORDS,
    SPEECH,
    VERBISH,
)

_CLASSES_OF_BODIES = (RoleClass.CROWD, RoleClass.BODY, RoleClass.ORGAN)
_UNKNOWN_MODIFIERS = 3
_ABSTRACT = ("administration", "movement", "mission")
"""Nouns that with "of" say what is done, and not who does it."""
_BEFORE = FORMER | {"chief", "deputy", "lead", "vice"}
_RANK = frozenset(("as", "become", "becomes", "became", "becoming"))
"""Words after which a title is a rank: "elected as chair"."""


def extend(phrase: Phrase, ahead: Lookahead, floor: int) -> Phrase:
    """Take in determiner and modifiers before the phrase, not further back than word ``floor``."""
    if phrase.roles or phrase.form is Form.PEOPLE:
        _modify(phrase, ahead, floor)
    _determine(phrase, ahead, floor)
    return phrase


def _modify(phrase: Phrase, ahead: Lookahead, floor: int) -> None:
    context, at = ahead.context, phrase.first
    while at - 1 >= floor and (ahead.is_modifier(at - 1) or context.norm(at - 1) in _BEFORE):
        at -= 1
    if at - 1 >= floor and context.norm(at - 1) in ("ex-", "then-"):
        at -= 1
    if phrase.form is Form.DESCRIBED and not phrase.affiliations:
        at = _unknown_modifiers(ahead, at, floor)
    phrase.modifiers = tuple(context.norm(word) for word in range(at, phrase.first))
    inside = (context.norm(word) for word in range(phrase.first, phrase.head[0]))
    phrase.former = any(word in FORMER or word == "ex-" for word in (*phrase.modifiers, *inside))
    if phrase.role_words:
        phrase.role_words = (at, phrase.role_words[1])
    phrase.first = at


def _unknown_modifiers(ahead: Lookahead, at: int, floor: int) -> int:
    """Over a few unknown words back to a determiner or the sentence's start: "the debate moderators"."""
    context = ahead.context
    for step in range(1, _UNKNOWN_MODIFIERS + 1):
        word = at - step
        if word <= floor:
            opens = word == context.first and step == 1 and ahead.words[word].text.isalpha()
            return word if opens and context.norm(word) not in OPENERS and word >= floor else at
        norm = context.norm(word)
        if not norm.isalpha() or norm in VERBISH or norm in SPEECH or not ahead.words[word].lower:
            return at
        if context.norm(word - 1) in DETERMINERS:
            return word
    return at


def _determine(phrase: Phrase, ahead: Lookahead, floor: int) -> None:
    at = phrase.first - 1
    if at < floor:
        return
    norm = ahead.context.norm(at)
    if norm in OWNERS:
        phrase.owner, phrase.first = at, at
    elif _determines(norm, phrase):
        phrase.determiner, phrase.first = norm, at
        if norm not in ("the", "a", "an") and at - 1 >= floor and ahead.context.norm(at - 1) == "the":
            phrase.determiner, phrase.first = "the", at - 1


def _determines(norm: str, phrase: Phrase) -> bool:
    if norm in ("this", "that"):  # "said that parties agreed"
        return phrase.form is Form.DESCRIBED and not phrase.plural
    return norm == "the" or (norm in DETERMINERS and phrase.form in (Form.DESCRIBED, Form.PEOPLE))


def stands(phrase: Phrase, ahead: Lookahead) -> bool:
    """Whether a phrase built on a role noun mentions somebody, rather than a rank, a thing or a verb."""
    context = ahead.context
    if phrase.is_role(RoleClass.HONOUR) or context.norm(phrase.first - 1) in _RANK:
        return False
    if phrase.determiner == "no" or (
        phrase.role.name in _ABSTRACT and "of" in (phrase.preposition, context.norm(phrase.last))
    ):
        return False  # "no delegation", "the administration of the crossings"
    if not phrase.plural:
        return _one_stands(phrase, ahead)
    noun = context.norm(phrase.head[0])
    if noun == "capitals" and phrase.determiner not in ("both", "two", "the"):
        return False
    if noun in ("people", "men", "women"):
        return _acts(phrase, ahead)
    if phrase.determiner or phrase.owner is not None:
        return True
    if noun in ALSO_VERBS and context.norm(phrase.last) in DETERMINERS:
        return False  # "who chairs the group"
    return bool(phrase.affiliations or phrase.complement) or not phrase.is_role(
        RoleClass.BODY, RoleClass.ORGAN
    )


def _one_stands(phrase: Phrase, ahead: Lookahead) -> bool:
    """One needs an article, an owner, or a state or body it belongs to."""
    if phrase.role.name == "capital":
        return False
    attribute = phrase.complement is None and not phrase.possessive
    if attribute and ahead.context.is_attribute(phrase.first, phrase.last):
        return False
    whose = phrase.complement is not None or any(a.sense in AFFILIATION for a in phrase.affiliations)
    if phrase.determiner in INDEFINITE and not whose:
        return not phrase.is_role(*_CLASSES_OF_BODIES) and _acts(phrase, ahead)
    if phrase.determiner or phrase.owner is not None:
        return True
    if phrase.complement is not None and not phrase.affiliations:
        return ahead.words[phrase.head[0]].capital  # "as president of France" is a rank
    return whose


def _acts(phrase: Phrase, ahead: Lookahead) -> bool:
    """Whether what follows makes a source of it: "a minister said", "people familiar with the talks"."""
    return (
        ahead.context.is_spoken(phrase.first, phrase.last) or ahead.context.norm(phrase.last) in SOURCE_WORDS
    )
