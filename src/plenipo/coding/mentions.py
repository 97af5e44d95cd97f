"""Where a stretch of text names an option or an issue of the codebook."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from plenipo.coding.inflection import stem
from plenipo.coding.lexicon import word_list
from plenipo.coding.tokens import Token
from plenipo.coding.wordings import STOP, Wording, Wordings

PER_GAP, PER_COMMA, PER_LINK, PER_PREPOSITION = 0.08, 0.12, 0.12, 0.02
REVERSED, BY_CLASS, LOOSE_PARTICIPLE, DESCRIBES, ACROSS = 0.02, 0.04, 0.15, 0.5, 0.3
FINITE_FORMS = word_list("finite")
ENOUGH = 0.6
"""A match below this quality is too scattered to be one wording."""
AUXILIARIES = word_list("auxiliaries")
LINKS = frozenset({"and", "or"})
PREPOSITIONS = frozenset(["in", "on", "at", "by", "for", "with", "from", "as"])
ELSEWHERE = word_list("elsewhere")
"""Nouns that turn a single word before them into something else: a "ceasefire line" is no ceasefire."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A wording found at the tokens ``places`` (in the order of the text)."""

    wording: Wording
    places: tuple[int, ...]
    quality: float
    """1 for the words side by side, less with words between, other word forms, or another order."""
    beside: frozenset[int] = frozenset()
    """Places of the clause where the issue is named besides."""

    @property
    def issue(self) -> str:
        """The issue named."""
        return self.wording.issue

    @property
    def option(self) -> str | None:
        """The option named, if one is."""
        return self.wording.option

    @property
    def start(self) -> int:
        """Index of the first token."""
        return self.places[0]

    @property
    def end(self) -> int:
        """One past the index of the last token."""
        return self.places[-1] + 1

    @property
    def weight(self) -> float:
        """How much the mention says: more words, more telling ones, closer together."""
        return self.quality * (self.wording.mass + (0.5 if self.option else 0.0))


def positions(found: Sequence[Token], start: int, end: int) -> dict[str, list[int]]:
    """Where each concept stands in ``found[start:end]``."""
    where: dict[str, list[int]] = {}
    for index in range(start, end):
        if not found[index].mark:
            where.setdefault(found[index].key, []).append(index)
    return where


def mentions(
    found: Sequence[Token], start: int, end: int, wordings: Wordings, barriers: frozenset[int] = frozenset()
) -> list[Mention]:
    """The options and issues named in ``found[start:end]``, rivals resolved (see :func:`strongest`).

    ``barriers`` are places a wording does not reach across, such as the verb between "Europe" and "a seat".
    """
    where = positions(found, start, end)
    candidates = [
        mention
        for key in where
        for one in wordings.by_anchor.get(key, ())
        if all(other in where for other in one.keys)
        for mention in _matches(one, found, where, barriers)
    ]
    return strongest(candidates, found)


def _matches(
    one: Wording, found: Sequence[Token], where: Mapping[str, list[int]], barriers: frozenset[int]
) -> Iterator[Mention]:
    """The places where all words of a wording stand close together, one for each place of its first word."""
    for first in where[one.keys[0]]:
        places = _around(one, where, first)
        if places and not (len(places) == 1 and _describes(found, places[0])):
            quality = _quality(one, found, places)
            if barriers and not barriers.isdisjoint(set(range(min(places), max(places))) - set(places)):
                quality -= ACROSS
            if quality >= ENOUGH:
                yield Mention(one, tuple(sorted(places)), quality)


def _describes(found: Sequence[Token], place: int) -> bool:
    """Whether a word only describes the noun after it ("ceasefire line")."""
    return place + 1 < len(found) and found[place + 1].form in ELSEWHERE


def _around(one: Wording, where: Mapping[str, list[int]], first: int) -> list[int]:
    """For each word of the wording the place nearest to the words before it; empty if one has none left."""
    places = [first]
    for key in one.keys[1:]:
        free = [p for p in where[key] if p not in places and (not one.ordered or p > places[-1])]
        if not free:
            return []
        places.append(min(free, key=lambda p: (abs(p - places[-1]), p)))
    return places


def _quality(one: Wording, found: Sequence[Token], places: Sequence[int]) -> float:
    """1 less what lies between the words, what is said in other words, and a turned order."""
    taken, low, high = set(places), min(places), max(places)
    cost = sum(_cost(found[i]) for i in range(low, high + 1) if i not in taken)
    if high - low > 2 and high in taken and _is_predicate(found, low, high):
        cost /= 2
    cost += BY_CLASS * sum(stem(found[p].form) not in one.stems for p in taken)
    if list(places) != sorted(places):
        cost += REVERSED
        cost += _looseness(found, low, high)
    return one.worth - cost


def _cost(token: Token) -> float:
    """What a word or mark between two words of a wording takes away."""
    if token.mark:
        return PER_COMMA
    if token.form in LINKS:
        return PER_LINK
    if token.form in PREPOSITIONS:
        return PER_PREPOSITION
    return 0.0 if token.form in STOP or token.lemma in AUXILIARIES else PER_GAP


def _is_predicate(found: Sequence[Token], low: int, high: int) -> bool:
    """Whether the last word is what is said of the first: "sanctions (...) should be lifted"."""
    return any(
        found[i].lemma in {"be", "get"} or found[i].form in {"will", "would", "must"}
        for i in range(max(low + 1, high - 3), high)
    )


def _looseness(found: Sequence[Token], low: int, high: int) -> float:
    """What it costs that the last word may only describe the first.

    In "sanctions imposed in May should go" the verb comes later, so they are not "impose sanctions"; in
    "wants sanctions imposed" it may well be.
    """
    if not found[high].form.endswith(("ed", "en", "sent", "held")):
        return 0.0
    if any(found[i].lemma in AUXILIARIES for i in range(low + 1, high)):
        return 0.0
    later = found[high + 1 : high + 9]
    return DESCRIBES if any(t.form in FINITE_FORMS for t in later) else LOOSE_PARTICIPLE


def strongest(candidates: Iterable[Mention], found: Sequence[Token]) -> list[Mention]:
    """Of mentions that share words the one that says most, in the order of the text.

    A mention within another goes ("foreign troops" in "no foreign troops"), whatever their issues. Of two
    that share only some words the weaker goes if they are of one issue or the weaker is the more scattered,
    unless they are listed side by side ("sanctions should be eased, not lifted").
    Two options of one issue named by the very same words cancel each other: the words do not tell.
    """
    ranked = sorted(candidates, key=lambda m: (-m.weight, m.start, m.end))
    kept: list[Mention] = []
    for one in ranked:
        if not any(_beaten(one, other, found) for other in kept):
            kept.append(one)
    return sorted(_told_apart(kept), key=lambda m: (m.start, m.end))


def _beaten(weaker: Mention, stronger: Mention, found: Sequence[Token]) -> bool:
    shared = set(weaker.places) & set(stronger.places)
    if not shared or _tied(weaker, stronger):
        return False
    if shared == set(weaker.places):
        return weaker.issue == stronger.issue or len(stronger.places) > len(shared)
    if _listed(set(weaker.places) - shared, set(stronger.places) - shared, found):
        return False
    return weaker.issue == stronger.issue or weaker.quality < stronger.quality - 0.02


def _listed(one: set[int], other: set[int], found: Sequence[Token]) -> bool:
    """Whether the words two mentions do not share stand on two sides of an "or", "not" or the like."""
    if not one or not other:
        return False
    first, second = sorted((one, other), key=min)
    between = found[max(first) + 1 : min(second)]
    return any(t.form in {"or", "and", "but", "not", "nor", "than", "instead"} for t in between)


def _tied(one: Mention, other: Mention) -> bool:
    """Two options of one issue that the same words name equally well."""
    same_words = one.places == other.places and one.issue == other.issue
    return same_words and one.option != other.option and abs(one.weight - other.weight) < 1e-9


def _told_apart(kept: Sequence[Mention]) -> list[Mention]:
    return [one for one in kept if not any(_tied(one, other) for other in kept)]
