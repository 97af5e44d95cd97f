"""A stretch of a document as words that know where they stand."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from plenipo.coding.inflection import lemma
from plenipo.coding.lexicon import word_list
from plenipo.coding.thesaurus import concept
from plenipo.model import Span

WORD = re.compile(r"(?:[A-Z]\.){2,}|[^\W_]+(?:['’ʼ][^\W_]+)*|[^\w\s]|_", re.UNICODE)
JOINED = {
    "won't": ("will", "not"),
    "can't": ("can", "not"),
    "cannot": ("can", "not"),
    "shan't": ("shall", "not"),
}
SHORTENED = {"ll": "will", "d": "would", "re": "are", "ve": "have", "m": "am"}
IS_AFTER = word_list("is-after")
COUNTRIES = {"US": "usa", "USA": "usa", "UK": "uk"}
SPELLINGS = {"un": "un", "u.n": "un", "u.s": "usa", "u.k": "uk", "e.u": "eu", "programme": "program"}
PAIRS = {("cease", "fire"): "ceasefire", ("cease", "fires"): "ceasefires", ("united", "nations"): "un"}


class Token(NamedTuple):
    """A word or mark: where it stands, how it reads, and what it counts as."""

    start: int
    end: int
    form: str
    """Lower case, without accents, contractions written out."""
    lemma: str
    key: str
    """The concept it stands for (see :mod:`plenipo.coding.thesaurus`)."""
    capital: bool = False
    mark: bool = False
    owner: bool = False
    """Whether it had an 's ("Russia's")."""


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Lower case without accents.

    >>> fold("Émile’s")
    "emile's"
    """
    flat = text.replace("’", "'").replace("ʼ", "'").casefold()
    if flat.isascii():
        return flat
    return "".join(c for c in unicodedata.normalize("NFKD", flat) if not unicodedata.combining(c)) or flat


@lru_cache(maxsize=65536)
def _read(written: str) -> tuple[tuple[str, ...], bool]:
    """The word forms a written token stands for, and whether it is a possessive."""
    if written in COUNTRIES:
        return (COUNTRIES[written],), False
    form = fold(written).rstrip(".")
    if form in JOINED:
        return JOINED[form], False
    if form.endswith("n't") and len(form) > 3:
        return (form[:-3], "not"), False
    head, _, tail = form.rpartition("'")
    if not head:
        return (SPELLINGS.get(form, form),), False
    if tail in SHORTENED:
        return (head, SHORTENED[tail]), False
    if tail == "s":
        return ((head, "is"), False) if head in IS_AFTER else ((SPELLINGS.get(head, head),), True)
    return (form.replace("'", ""),), False


PARTS_OF_DOCUMENTS = frozenset({"Annex", "Annexes", "ANNEX"})
"""Words that name a part of a paper ("Annex I Parties") and not what their verb does to a country."""


class _Word(NamedTuple):
    """What a written word gives, wherever it stands."""

    form: str
    lemma: str
    key: str
    capital: bool
    owner: bool


@lru_cache(maxsize=65536)
def _words(written: str) -> tuple[_Word, ...]:
    forms, owner = _read(written)
    capital = written[0].isupper()
    if written in PARTS_OF_DOCUMENTS:
        return (_Word(forms[0], "annexe", "annexe", capital, owner),)
    return tuple(_Word(form, lemma(form), concept(form), capital, owner) for form in forms)


def _token(start: int, end: int, form: str, *, capital: bool = False, owner: bool = False) -> Token:
    return Token(start, end, form, lemma(form), concept(form), capital, False, owner)


def tokens(text: str, span: Span) -> list[Token]:
    """The words and marks of ``text`` in the span, with offsets into ``text``.

    >>> [t.form for t in tokens("We won't cede Émile’s land.", Span(0, 27))]
    ['we', 'will', 'not', 'cede', 'emile', 'land', '.']
    """
    found: list[Token] = []
    for match in WORD.finditer(text, *span):
        written, start, end = match.group(), match.start(), match.end()
        if not written[0].isalnum():
            found.append(Token(start, end, written, written, written, False, True, False))
            continue
        for word in _words(written):
            pair = PAIRS.get((found[-1].form, word.form)) if found else None
            if pair:
                found[-1] = _token(found[-1].start, end, pair, capital=word.capital, owner=word.owner)
            else:
                found.append(
                    Token(start, end, word.form, word.lemma, word.key, word.capital, False, word.owner)
                )
    return _join_ceasefire(found)


class Text:
    """A document's words, read block by block as they are asked for, each block once."""

    BLOCK = 8192

    def __init__(self, text: str) -> None:
        """Of the whole ``text``; nothing is read yet."""
        self.text = text
        self._blocks: dict[int, tuple[list[Token], list[int]]] = {}

    def within(self, span: Span) -> list[Token]:
        """The tokens that lie wholly in the span.

        >>> [t.form for t in Text("One two three").within(Span(4, 13))]
        ['two', 'three']
        """
        first, last = self._number(span.start), self._number(max(span.start, span.end - 1))
        found: list[Token] = []
        for number in range(first, last + 1):
            listed, starts = self._block(number)
            low, high = bisect_left(starts, span.start), bisect_left(starts, span.end)
            found += listed[low:high]
        while found and found[-1].end > span.end:
            found.pop()
        return found

    def _number(self, place: int) -> int:
        number = place // self.BLOCK
        return number - 1 if number and place < self._start(number) else number

    def _start(self, number: int) -> int:
        """Where a block starts: after the first blank at or after its share of the text."""
        if number == 0:
            return 0
        place = number * self.BLOCK
        end = min(place + self.BLOCK // 2, len(self.text))
        while place < end and not self.text[place].isspace():
            place += 1
        return min(place, len(self.text))

    def _block(self, number: int) -> tuple[list[Token], list[int]]:
        if number not in self._blocks:
            listed = tokens(self.text, Span(self._start(number), self._start(number + 1)))
            self._blocks[number] = listed, [token.start for token in listed]
        return self._blocks[number]


def _join_ceasefire(found: list[Token]) -> list[Token]:
    """Read "cease-fire" as one word, and drop other hyphens between words: "UN-led" reads "UN led"."""
    kept: list[Token] = []
    for index, token in enumerate(found):
        between = token.form == "-" and 0 < index < len(found) - 1
        if between and found[index - 1].end == token.start and token.end == found[index + 1].start:
            continue
        if kept and token.form in {"fire", "fires"} and kept[-1].form == "cease":
            kept[-1] = _token(kept[-1].start, token.end, "ceasefire", capital=kept[-1].capital)
            continue
        kept.append(token)
    return kept


def covered(found: Iterable[Token]) -> Span:
    """The span from the first token to the last; raises ``ValueError`` if there are none."""
    listed = list(found)
    return Span(min(t.start for t in listed), max(t.end for t in listed))
