"""What a word may be by itself: the word list, capitals and endings."""

from __future__ import annotations

import re
from collections.abc import Sequence

from plenipo.reading.tags import lexicon, word_list

_PUNCTUATION = dict(zip(",;:.!?…([{)]}—–-%$€£/“", ",;:....((()))---NMMMCQ", strict=True))
_ADJECTIVE = re.compile(
    r"(?:\w{2}(?:ous|ive|ful|less|able|ible|ical|ish)|\w{3}(?:ary|ial|ual|nal|ian|ese|[^n]ic)"
    r"|-(?:led|backed|based|wide|style|like|old|term|level|held|run|brokered|sponsored))\Z"
)
_TIME_NOUNS = word_list("time-nouns")
_TIME_LEADS = word_list("time-starts")


def lexical_classes(words: Sequence[str], lower: Sequence[str], headline: bool) -> list[str]:
    """Tags by lexicon, capitals and endings; ambiguous classes stay."""
    known = lexicon().classes.get
    tags: list[str] = []
    first = True
    for word, low in zip(words, lower, strict=True):
        kind = known(low) or _PUNCTUATION.get(word[0])
        if word[0].isupper() and not headline:
            kind = _capital(word, low, kind, first)
        elif kind is None:
            kind = _unknown(low)
        if low in _TIME_NOUNS and tags:
            before = lower[len(tags) - 1]
            if before in _TIME_LEADS or (tags[-1] == "Y" and before.endswith("day")):
                kind, tags[-1] = "Y", "Y" if tags[-1] == "Y" else "R"
        tags.append(kind)
        first = kind in ".:-(Q"
    if tags[:1] == ["J"] and words[0][0].isupper() and tags[1:2] in ([","], ["e"], ["z"]):
        tags[0] = "P"  # "Small, who attended": a name at the start
    _join_adjectives(lower, tags)
    return tags


def _join_adjectives(lower: Sequence[str], tags: list[str]) -> None:
    """“French and British leaders”: two capitalised adjectives joined by a conjunction stay adjectives."""
    known = lexicon().classes.get
    for i in range(1, len(tags) - 2):
        if tags[i] == "C" and known(lower[i - 1]) == "J" and known(lower[i + 1]) == "J":
            tags[i - 1] = tags[i + 1] = "J"


def _unknown(word: str) -> str:
    if word[0].isdigit():
        return "M"
    if word.endswith("ly") and len(word) > 4:
        return "R"
    if not word[0].isalpha():
        return "X"
    if word.endswith("ing") and len(word) > 5:
        return "g"
    if word.endswith("ed") and len(word) > 4:
        return "e"
    return "J" if _ADJECTIVE.search(word) or "-" in word else "N"


def _capital(word: str, lower: str, kind: str | None, first: bool) -> str:
    """The class of a capitalised word: a name, unless a sentence starts here or it is a function word."""
    if lower.endswith(("-based", "-led", "-backed", "-brokered")):
        return "J"
    if kind is None:
        return "R" if first and lower.endswith("ly") and len(lower) > 4 else "P"
    if kind in "DSHIKTCWYQG":
        return kind
    if len(word) > 1 and word.isupper():
        return "P"
    return kind if first else "P"
