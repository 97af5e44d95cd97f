"""English word forms brought to one stem, so that "troop deployments" meets "deploying troops".

Two steps, both small tables and rules. :func:`lemma` strips inflection only (plural, -s, -ed, -ing, irregular
verbs), which keeps "agree" and "agreement" apart for the stance rules. :func:`stem` goes on to the verb
behind a noun or adverb ("withdrawal" to "withdraw"), for finding wordings. Stems need not be words; they only
have to be the same for the forms of one word. No stemmer on the shelf does both: Porter's joins
"organisation" with "organ" and leaves "recognition" and "recognise" apart.
"""

from __future__ import annotations

import re
from functools import lru_cache

from plenipo.coding.lexicon import tagged, word_list


def _families(kind: str) -> dict[str, str]:
    """From each form in ``forms.txt`` to the word it belongs to."""
    return {
        form: base for line in tagged("forms.txt", kind) for base, *forms in [line.split()] for form in forms
    }


IRREGULAR = _families("form")
BASE_OF = _families("kin")
WHOLE_WORDS = frozenset(word for line in tagged("forms.txt", "whole") for word in line.split())
VOWEL = re.compile(r"[aeiouy]")
DOUBLED = re.compile(r"([bdfgmnprt])\1$")


def _strip_s(word: str) -> str:
    """The singular or base of a form in -s."""
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "zzes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3:
        return word[:-1]
    return word


SILENT_E = word_list("silent-e")
"""Short words that would be mistaken for another if their longer kin lost its e ("note" is not "not")."""


def _strip_ending(word: str) -> str:
    """The base of a form in -ed or -ing, without a doubled last letter."""
    if word.endswith("ied") and len(word) > 4:
        return word[:-3] + "y"
    for ending in ("ed", "ing"):
        base = word[: -len(ending)]
        if word.endswith(ending) and len(base) > 2 and VOWEL.search(base):
            if base in SILENT_E:
                return base + "e"
            return DOUBLED.sub(r"\1", base) if not base.endswith(("ee", "ss")) else base
    return word


@lru_cache(maxsize=65536)
def lemma(word: str) -> str:
    """The word without its inflection, and without a final silent e ("forces" and "force" give "forc").

    ``word`` is in lower case.

    >>> [lemma(w) for w in ("withdrew", "deploying", "parties", "agreement")]
    ['withdraw', 'deploy', 'party', 'agreement']
    """
    if word in IRREGULAR:
        return _final(IRREGULAR[word])
    if word in WHOLE_WORDS or len(word) < 4 or not word.isascii():
        return _final(word)
    return _final(_strip_ending(_strip_s(word)))


def _final(word: str) -> str:
    """One spelling for -ise and -ize, -our and -or, and no silent e."""
    if word.endswith(("ize", "iz")) and len(word) > 5:
        word = word.rstrip("e")[:-1] + "s"
    if word.endswith("our") and len(word) > 5:
        word = word[:-3] + "or"
    if word.endswith("ll") and len(word) > 5:
        word = word[:-1]
    while word.endswith("e") and len(word) > 3 and word[:-1] not in SILENT_E:
        word = word[:-1]
    return word


SUFFIXES = (
    ("isation", "is"),
    ("ization", "is"),
    ("ation", ""),
    ("ator", ""),
    ("at", ""),
    ("ment", ""),
    ("ion", ""),
)
"""Endings of nouns and what is left of them; "at" is "-ate" without its silent e."""


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """The stem of the word's family: noun, verb and adverb alike.

    >>> len({stem(w) for w in ("deploy", "deployed", "deployment", "deployments")})
    1
    >>> len({stem(w) for w in ("negotiate", "negotiations", "negotiator")})
    1
    """
    singular, base = _strip_s(word), lemma(word)
    for form in (word, singular, base):
        if form in BASE_OF:
            return _final(BASE_OF[form])
    if not WHOLE_WORDS.isdisjoint((base, word, singular)):
        return base
    if base.endswith("ly") and len(base) > 5:
        return stem(base[:-2])
    for suffix, rest in SUFFIXES:
        kept = base[: -len(suffix)] + rest
        if base.endswith(suffix) and len(kept) > 3 and VOWEL.search(kept[:-1]):
            return _final(DOUBLED.sub(r"\1", kept))
    return base
