"""What follows a name between brackets or commas: whose somebody is, and what."""

from __future__ import annotations

from collections.abc import Callable

from plenipo.reading.actors.lookahead import ENTITIES, Lookahead
from plenipo.reading.actors.phrases import Phrase
from plenipo.reading.actors.roles import RoleClass

_REACH_WORDS = 8


def take_bracket(phrase: Phrase, ahead: Lookahead) -> None:
    """A bracket after a name: "(Netherlands)" says whose the person is, "(CTI)" how it is called later."""
    context, at = ahead.context, phrase.last
    if context.norm(at) != "(" or at + 2 >= context.last:
        return
    index = ahead.index_at(at + 1)
    atom = None if index is None else ahead.atoms[index]
    closing = next((word for word in range(at + 2, at + _REACH_WORDS) if context.norm(word) == ")"), at - 1)
    if atom and atom.sense in ENTITIES and context.norm(atom.last) in (")", ",") and closing > at:
        phrase.bracket, phrase.last, phrase.spoken = atom, closing + 1, True
    elif ahead.words[at + 1].capital:
        if closing == at + 2 and ahead.words[at + 1].upper:
            phrase.acronym = at + 1
        phrase.last = closing + 1


def take_aside(phrase: Phrase, ahead: Lookahead, title: Callable[[int, int], Phrase | None]) -> None:
    """Between commas after a name: an age, a title, or a description."""
    context = ahead.context
    if context.norm(phrase.last) != ",":
        return
    if context.norm(phrase.last + 1).isdigit() and context.norm(phrase.last + 2) == ",":
        phrase.last += 2
    if not phrase.roles:
        _take_title(phrase, ahead, title)
    if not phrase.roles:
        _take_description(phrase, ahead)
        _take_body(phrase, ahead)


def _take_body(phrase: Phrase, ahead: Lookahead) -> None:
    """A body or state: "Hironori Hamanaka, Compliance Committee, reported"."""
    context, atom = ahead.context, ahead.body_at(phrase.last + 1)
    if phrase.head[1] - phrase.head[0] < 2 or context.norm(phrase.last) != "," or atom is None:
        return
    if context.norm(atom.last) == "," and context.is_verb(atom.last + 1):
        phrase.affiliations, phrase.last, phrase.spoken = phrase.affiliations or (atom,), atom.last, True


def _take_title(phrase: Phrase, ahead: Lookahead, title: Callable[[int, int], Phrase | None]) -> None:
    """A title: "Anna Kowalska, Poland's ambassador to the UN,"."""
    start = phrase.last + 1
    index = ahead.index_from(start)
    if index >= len(ahead.atoms) or ahead.atoms[index].first > start + _REACH_WORDS - 1:
        return
    aside = title(index, start)
    if aside is None or aside.first != start or not _describes_one(aside):
        return
    end = ahead.context.aside_end(aside.last)
    if end is None:
        return
    phrase.last, phrase.roles, phrase.role_words = end, aside.roles, aside.role_words
    phrase.affiliations, phrase.complement = aside.affiliations or phrase.affiliations, aside.complement
    phrase.preposition, phrase.former, phrase.spoken = aside.preposition, aside.former, True


def _describes_one(aside: Phrase) -> bool:
    """Whether a title can be in apposition to a name."""
    if aside.name is not None or aside.plural:
        return False
    return aside.role.name == "member" or not aside.is_role(RoleClass.CROWD, RoleClass.ORGAN)


def _take_description(phrase: Phrase, ahead: Lookahead) -> None:
    """Anything else: "Jan Kowal, a farmer from Masuria,"."""
    context, at = ahead.context, phrase.last + 1
    if context.norm(at) not in ("a", "an", "the") or at + 1 >= context.last or not ahead.words[at + 1].lower:
        return
    end = context.aside_end(at, open_end=False)
    if end is not None:
        phrase.last, phrase.spoken = end, True
