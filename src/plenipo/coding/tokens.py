"""A stretch of a document as words that know where they stand."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from plenipo.coding.inflection import lemma
from plenipo.coding.thesaurus import concept
from plenipo.model import Span

WORD = re.compile(r"(?:[A-Z]\.){2,}|[^\W_]+(?:['’ʼ][^\W_]+)*|[^\w\s]|_", re.UNICODE)
JOINED = {"won't": ("will", "not"), "can't": ("can", "not"), "cannot": ("can", "not"), "shan't": ("shall", "not")}
SHORTENED = {"ll": "will", "d": "would", "re": "are", "ve": "have", "m": "am"}
IS_AFTER = frozenset("it that he she there what who here this let".split())
COUNTRIES = {"US": "usa", "USA": "usa", "UK": "uk"}
SPELLINGS = {"un": "un", "u.n": "un", "u.s": "usa", "u.k": "uk", "e.u": "eu", "programme": "program"}
PAIRS = {("cease", "fire"): "ceasefire", ("cease", "fires"): "ceasefires", ("united", "nations"): "un"}


@dataclass(frozen=True, slots=True)
class Token:
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


def _token(start: int, end: int, form: str, *, capital: bool = False, owner: bool = False) -> Token:
    return Token(start, end, form, lemma(form), concept(form), capital=capital, owner=owner)


def tokens(text: str, span: Span) -> list[Token]:
    """The words and marks of ``text`` in the span, with offsets into ``text``.

    >>> [t.form for t in tokens("We won't cede Émile’s land.", Span(0, 27))]
    ['we', 'will', 'not', 'cede', 'emile', 'land', '.']
    """
    found: list[Token] = []
    for match in WORD.finditer(text, *span):
        written, (start, end) = match.group(), match.span()
        if not written[0].isalnum():
            found.append(Token(start, end, written, written, written, mark=True))
            continue
        forms, owner = _read(written)
        pair = PAIRS.get((found[-1].form, forms[0])) if found and len(forms) == 1 else None
        if pair:
            found[-1] = _token(found[-1].start, end, pair, capital=written[0].isupper(), owner=owner)
        else:
            capital = written[0].isupper()
            found += (_token(start, end, form, capital=capital, owner=owner) for form in forms)
    return _join_ceasefire(found)


def _join_ceasefire(found: list[Token]) -> list[Token]:
    """"cease-fire" as one word; hyphens between other words dropped, so "UN-led" reads "UN led"."""
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


def words(text: str) -> list[str]:
    """The concepts a text names, in order, without marks."""
    return [token.key for token in tokens(text, Span(0, len(text))) if not token.mark]


def covered(found: Iterable[Token]) -> Span:
    """The span from the first token to the last; raises ``ValueError`` if there are none."""
    listed = list(found)
    return Span(min(t.start for t in listed), max(t.end for t in listed))
