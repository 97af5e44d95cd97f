"""The reader's word list: lexical class and lemma of a word form.

One character a class, so that phrases can be found with regular expressions over a sentence's tags:

====  ===========================  ====  ===========================  ====  ===========================
``N``  noun                         ``V``  finite verb (says, said)     ``I``  preposition
``P``  name                         ``v``  base form (to say)           ``T``  *to* before a verb
``J``  adjective                    ``g``  -ing form of a verb          ``C``  and, or, but
``D``  determiner, quantifier       ``n``  past participle              ``K``  *that* before a clause
``S``  possessive (his)             ``m``  modal (will, would)          ``B``  if, whether, while, because
``G``  's                           ``A``  form of *be*                 ``W``  who, which, what
``H``  subject pronoun              ``h``  form of *have*               ``E``  existential *there*
``O``  object pronoun               ``d``  form of *do*                 ``Y``  weekday, today
``M``  number                       ``x``  not                          ``Q``  a whole quotation
``R``  adverb
====  ===========================  ====  ===========================  ====  ===========================

Punctuation stands for itself; ``.`` is any end of a sentence, ``-`` any dash, ``(`` and ``)`` any bracket.
Lexical classes that the context must settle: ``b`` base form or noun, ``w`` base form that is no noun, ``s``
third person or plural, ``z`` third person that is no noun, ``e`` past or participle, ``p`` past that is no
participle, ``i`` noun in -ing that may be a verb.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import NamedTuple

_CONTRACTED = {
    "d": "don doesn didn",
    "m": "won wouldn couldn shouldn mustn mightn",
    "A": "isn aren wasn weren ain",
    "h": "hasn haven hadn",
    "x": "'t ’t",
    "G": "' ’",
    "Y": "monday tuesday wednesday thursday friday saturday sunday today yesterday tonight tomorrow",
}


class Lexicon(NamedTuple):
    """Lexical class and verb lemma by lower-case word form."""

    classes: dict[str, str]
    lemmas: dict[str, str]


def data_lines(name: str) -> list[str]:
    """The lines of a data file of the reader, without comments and blank lines."""
    lines = (files("plenipo.reading.lexicon") / name).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line.strip() and not line.startswith("# ")]


@cache
def word_list(name: str) -> frozenset[str]:
    """One of the small word lists of the reader, by its name."""
    words: set[str] = set()
    for line in data_lines("word_lists.tsv"):
        key, listed = line.split("\t")
        if key == name:
            words |= {word.replace("_", " ") for word in listed.split()}
    return frozenset(words)


def inflect(base: str, doubles: bool = False) -> tuple[str, str, str]:
    """Third person, past and -ing form of a regular verb.

    >>> inflect("deny"), inflect("rebut", doubles=True)
    (('denies', 'denied', 'denying'), ('rebuts', 'rebutted', 'rebutting'))
    """
    if base.endswith("y") and base[-2] not in "aeiou":
        return base[:-1] + "ies", base[:-1] + "ied", base + "ing"
    third = base + "es" if base.endswith(("s", "x", "z", "ch", "sh", "o")) else base + "s"
    if base.endswith("ie"):
        return third, base + "d", base[:-2] + "ying"
    if base.endswith("e"):
        return third, base + "d", base + "ing" if base.endswith(("ee", "ye", "oe")) else base[:-1] + "ing"
    stem = base + base[-1] if doubles else base
    return third, stem + "ed", stem + "ing"


def _verb_forms(entry: str) -> dict[str, tuple[str, str]]:
    """Form -> (class, lemma) of one entry of ``verbs.txt``."""
    base, *irregular = entry.replace("*", "").replace("+", "").replace("&", "").split(":")
    third, past, ing = inflect(base, "&" in entry)
    forms = {"has" if base == "have" else third: ("s" if "*" in entry else "z", base), ing: ("g", base)}
    past, participle = (irregular[0], irregular[-1]) if irregular else (past, past)
    forms[participle] = ("n", base)
    forms[past] = ("e" if past == participle else "p", base)
    forms[base] = (
        "b" if "*" in entry or "+" in entry else "w",
        base,
    )  # last: "put" and "cut" are their own past
    return forms


def _class(known: str | None, listed: str) -> str:
    """What a word listed as ``listed`` is, if it is also ``known`` as a form of a verb."""
    if known is None or listed not in "JN":
        return listed
    return "i" if listed == "N" and known == "g" else known


@cache
def lexicon() -> Lexicon:
    """The word list of the reader, read once."""
    classes: dict[str, str] = {}
    lemmas: dict[str, str] = {}
    for line in data_lines("verbs.txt"):
        for entry in line.split():
            for form, (kind, lemma) in _verb_forms(entry).items():
                if lemmas.get(form) != form:  # "found" the past of find, not the base of founding
                    classes[form], lemmas[form] = kind, lemma
    for line in data_lines("words.tsv"):
        tag, words = line.split("\t")
        for word in words.split():
            classes[word] = "J" if tag == "J!" else _class(classes.get(word), tag)
    for tag, words in _CONTRACTED.items():
        classes |= dict.fromkeys(words.split(), tag)
    classes |= {"’" + word[1:]: tag for word, tag in classes.items() if word[0] == "'"}
    return Lexicon(classes, lemmas)
