"""British and American spelling: the form under which a word is looked up."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from plenipo.reading.tags import data_lines

_ISE = re.compile(r"\A(\w{2,}[^\Waeiou])is(e|es|ed|ing|ings|er|ers|able|ably|ation|ations|ational)\Z")
_YSE = re.compile(r"\A(\w*l)ys(e|es|ed|ing|er|ers)\Z")
_PREFIX = r"(?:un|dis|mis|re|over|out|non|anti|pro|inter|pre|de|bio|epi|kilo|centi|milli|tele|amphi|euro)?"
_ENDINGS = r"ed|ing|ings|er|ers|or|ors|ous|ously|ist|ists|able"


class _Spellings(NamedTuple):
    words: dict[str, str]
    stems: dict[str, str]
    stem: re.Pattern[str]
    doubling: re.Pattern[str]
    keep: frozenset[str]


@cache
def _spellings() -> _Spellings:
    """The tables of ``lexicon/spellings.txt``."""
    sections: dict[str, list[str]] = {}
    for line in data_lines("spellings.txt"):
        if line.startswith("["):
            section = sections[line.strip("[]")] = []
        else:
            section += line.split()
    words = dict(zip(sections["words"][::2], sections["words"][1::2], strict=True))
    stems = dict(zip(sections["stems"][::2], sections["stems"][1::2], strict=True))
    for single in sections["single"]:
        words |= {single + ending: f"{single}l{ending}" for ending in ("", "s", "ment", "ments")}
    return _Spellings(
        words,
        stems,
        re.compile(rf"\A({_PREFIX})({'|'.join(stems)})(\w*)\Z"),
        re.compile(rf"\A({_PREFIX}(?:{'|'.join(sections['doubling'])}))l({_ENDINGS})\Z"),
        frozenset(sections["keep"]),
    )


@lru_cache(maxsize=1 << 16)
def american(word: str) -> str:
    """The American spelling of a lower-case word form; of an American form, the form itself.

    For looking words up only: where both spellings are words of their own ("analyses", "cheque" and "check",
    "practise" and "practice"), they fall together. Texts and names are never respelled.

    >>> [american(word) for word in ("favoured", "criticising", "travellers", "self-defence", "promise")]
    ['favored', 'criticizing', 'travelers', 'self-defense', 'promise']
    """
    if "-" in word and not word.startswith("co-o"):
        return "-".join(map(american, word.split("-")))
    known = _spellings()
    if word in known.words:
        return known.words[word]
    word = known.stem.sub(lambda found: found[1] + known.stems[found[2]] + found[3], word)
    if "ll" in word:
        word = known.doubling.sub(r"\1\2", word)
    if "lys" in word:
        word = _YSE.sub(r"\1yz\2", word)
    return _ISE.sub(_with_z, word) if "is" in word else word


def _with_z(found: re.Match[str]) -> str:
    base = found[1] + "ise"
    kept = _spellings().keep
    keeps = (
        base in kept or base.endswith("wise") or re.sub(r"\A(?:un|re|im|mis|dis|non|over)", "", base) in kept
    )
    return found[0] if keeps else f"{found[1]}iz{found[2]}"


def respelled(words: str) -> str:
    """Each word of a lower-case phrase in American spelling.

    >>> respelled("minister of defence")
    'minister of defense'
    """
    return " ".join(map(american, words.split()))
