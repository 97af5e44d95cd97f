"""Who a verb's subject is: the noun phrase before it, across asides, or shared with another verb."""

from __future__ import annotations

import re
from typing import NamedTuple

from plenipo.reading.chunks import Chunks
from plenipo.reading.tags import word_list

_LISTED_ASIDE = re.compile(r",C?n?IN(?:IN|,N)*,?CN(?:IN)*(?=,)")
_SAYING = re.compile(r"N(?:IN)*R*F(?:[YR]|I[NY])*")
_REFLEXIVES = word_list("reflexives")
_OBJECT_BEFORE = frozenset("FTgI")
_BEFORE_SUBJECT = frozenset("^CBKQ;:-.RYW")
_ASIDE_STARTS = frozenset("WgnIBTRJY")
_INVERTED_PREPOSITIONS = frozenset(("of", "for", "from", "at"))


class Source(NamedTuple):
    """A speaker as the sentence names it."""

    first: int
    """First word."""
    end: int
    """Word after the last."""
    heads: tuple[tuple[int, int], ...]
    """First and end word of each coordinated base noun phrase that speaks, in reading order."""
    pronoun: tuple[int, int] | None = None
    """The words "who" or "which" that stand for it at the verb."""
    asides: tuple[tuple[int, int], ...] = ()
    """First and end phrase of what stands between commas after it: "for the G-77", "supported by Brazil"."""
    behalf: tuple[int, int] | None = None
    """First and end word of the party it speaks for."""


def chain_left(c: Chunks, j: int) -> Source:
    """The whole noun phrase that ends with phrase ``j``: its modifiers and coordinated partners."""
    codes = c.codes
    last = j
    if j and c.word(j) in _REFLEXIVES and codes[j - 1] == "N":
        j -= 1  # "the president himself"
    lo, heads = j, [j]
    while lo > 0:
        before, further = codes[lo - 1], codes[lo - 2] if lo > 1 else "^"
        if before == "I" and further in "NY" and c.word(lo - 1) not in ("after", "before"):
            lo -= 2  # "ministers from Latvia and Estonia": the list belongs to the preposition
            heads = [lo, *(h for h in heads[1:] if c.unit.tags[c.first[h]] in "DSH")]
        elif before == "I" and further == "J" and lo > 2 and codes[lo - 3] == "N":
            lo -= 3  # "people familiar with the talks"
            heads[0] = lo
        elif (
            before == "C"
            and further == "N"
            and _joins(c, lo - 2)
            and c.word(lo - 1) in ("and", "or", "nor", "&")
        ):
            lo -= 2
            if _within_a_modifier(c, lo, heads[0]):
                heads[0] = lo
            else:
                heads.insert(0, lo)
        elif before == "," and further == "N" and len(heads) > 1 and _joins(c, lo - 2):
            lo -= 2
            heads.insert(0, lo)
        elif before in "ngT" and further == "N" and not _is_object(c, lo - 2):
            lo -= 2
            heads[0] = lo
        elif before == "F" and further == "W" and lo > 2 and codes[lo - 3] == "N":
            lo -= 3
            heads[0] = lo
        else:
            break
    return Source(c.first[lo], c.end[last], tuple((c.first[h], c.end[h]) for h in heads))


def _within_a_modifier(c: Chunks, j: int, after: int) -> bool:
    """“the group on institutions and mechanisms”: what is joined to ``j`` belongs to its preposition."""
    return j > 0 and c.codes[j - 1] == "I" and c.unit.tags[c.first[after]] not in "DSH"


def _joins(c: Chunks, j: int) -> bool:
    """Whether the noun phrase at ``j`` can be a coordinated subject, not the object of a verb before."""
    while j > 1 and c.codes[j - 2 : j] == "NI":
        j -= 2
    return not _is_object(c, j)


def _is_object(c: Chunks, j: int) -> bool:
    """Whether a verb or a preposition directly before governs the noun phrase at ``j``."""
    if j == 0 or c.codes[j - 1] not in _OBJECT_BEFORE:
        return False
    return not (
        c.codes[j - 1] == "F" and c.verbs[j - 1].lemma in ("say", "think", "believe", "hope", "know", "add")
    )


def before_verb(c: Chunks, k: int) -> Source | None:
    """The subject that stands before the verb group at phrase ``k``, if one does."""
    codes = c.codes
    j = k - 1
    while j >= 0 and codes[j] in "RY":
        j -= 2 if codes[j] == "Y" and j and codes[j - 1] == "I" else 1
    if j >= 0 and codes[j] == ")":
        j = _opening_bracket(c, j)
        while j >= 0 and codes[j] in ",":
            j -= 1
    if j < 0:
        return None
    if codes[j] == "N":
        return chain_left(c, j)
    if codes[j] == "F" and j and codes[j - 1] == "N" and c.verbs[j].tense == "past" and j not in c.cues:
        return chain_left(c, j - 1)  # "figures released on Sunday show"
    if codes[j] == "W":
        return _antecedent(c, j)
    if codes[j] in ",-":
        return _across_asides(c, j)
    return None


def _opening_bracket(c: Chunks, j: int) -> int:
    while j >= 0 and c.codes[j] != "(":
        j -= 1
    return j - 1


def _antecedent(c: Chunks, j: int) -> Source | None:
    """What "who" stands for."""
    if c.word(j) not in ("who", "which", "that"):
        return None
    i = j - 1
    if i >= 0 and c.codes[i] == ",":
        i -= 1
    if i >= 0 and c.codes[i] == ")":
        i = _opening_bracket(c, i)
    if i < 0 or c.codes[i] != "N":
        return None
    return chain_left(c, i)._replace(pronoun=(c.first[j], c.end[j]))


def _across_asides(c: Chunks, j: int) -> Source | None:
    """The subject before one or more asides, the last of which ends at the comma or dash at ``j``."""
    codes = c.codes
    asides: list[tuple[int, int]] = []
    end = j
    listed = {found.end(): found.start() for found in _LISTED_ASIDE.finditer(codes, 0, j + 1)}
    while end > 0:
        if end in listed:
            asides.append((listed[end] + 1, end))
            end = listed[end]
            continue
        start = max(codes.rfind(codes[end], 0, end), codes.rfind(";", 0, end), codes.rfind("Q", 0, end))
        segment = codes[start + 1 : end]
        if not segment or start < -1:
            return None
        if not _is_aside(c, start + 1, end, start) and not (end == j and _is_place(c, start + 1, end, start)):
            last = end - 1
            if codes[last] == ")":
                last = _opening_bracket(c, last)
            if last < 0 or codes[last] != "N" or not asides:
                return None
            subject = chain_left(c, last)
            return _with_apposition(c, subject, end, tuple(reversed(asides)))
        if start < 0 or codes[start] in ";Q":
            return None
        asides.append((start + 1, end))
        end = start
    return None


def _is_place(c: Chunks, first: int, end: int, comma: int) -> bool:
    """The Ohio of “in Columbus, Ohio,”."""
    return end - first == 1 and comma > 1 and c.codes[comma - 2 : comma + 2] == "IN,N"


def _is_aside(c: Chunks, first: int, end: int, comma: int) -> bool:
    """Whether phrases ``first`` to ``end`` between commas are an aside about the noun phrase before them."""
    codes = c.codes
    if comma <= 0 or codes[comma] not in ",-" or codes[comma - 1] not in "NY)nJ":
        return False
    start = first + 1 if codes[first] == "C" else first
    lead = codes[start] if start < end else "^"
    if c.word(start) == "whose" or _says(c, start, end):
        return True
    if lead in _ASIDE_STARTS:
        return "F" not in codes[start:end] or lead in "WB"
    if lead != "N" or "F" in codes[first:end].split("W")[0]:
        return False
    return _is_apposition(c, start, comma)


def _says(c: Chunks, first: int, end: int) -> bool:
    """“Kelmar, the minister recalled, prefers ...”: an aside that is somebody's words of saying."""
    if _SAYING.fullmatch(c.codes, first, end) is None:
        return False
    cue = c.cues.get(c.codes.index("F", first))
    return cue is not None and "q" in cue.frames


def _is_apposition(c: Chunks, first: int, comma: int) -> bool:
    """“Meloni, the prime minister,” and “the prime minister, Giorgia Meloni,” at the start of a clause."""
    last = comma - 1
    if c.codes[last] == ")":
        last = _opening_bracket(c, last)
    if last < 0 or c.codes[last] != "N":
        return False
    start = c.first.index(chain_left(c, last).first)
    return start == 0 or c.codes[start - 1] in "CBK;:-QF,R"


def _with_apposition(c: Chunks, subject: Source, comma: int, asides: tuple[tuple[int, int], ...]) -> Source:
    """The subject with a directly following apposition or relative clause taken in."""
    end = subject.end
    for first, stop in asides:
        relative = c.codes[first] == "W" or c.word(first) == "whose"
        if not relative and (c.codes[first] != "N" or "F" in c.codes[first:stop]):
            break
        end = c.end[stop - 1]
    return Source(subject.first, end, subject.heads, None, asides)


def after_verb(c: Chunks, i: int) -> tuple[Source, int] | None:
    """The subject behind its verb (“said the minister, ...”) from phrase ``i``, and the phrase after it."""
    if i >= len(c.codes) or c.codes[i] != "N":
        return None
    end, heads = i + 1, [i]
    codes = c.codes + "...."
    while True:
        if codes[end : end + 3] == "JIN":
            end += 3  # "people familiar with the talks"
        elif codes[end] == "I" and codes[end + 1] == "N" and c.word(end) in _INVERTED_PREPOSITIONS:
            end += 2
        elif codes[end] == "C" and codes[end + 1] == "N" and codes[end + 2] not in "FW,":
            heads.append(end + 1)
            end += 2
        elif codes[end : end + 2] == ",N" and _describes(c, end - 1, end + 1) and codes[end + 2] not in "F":
            end += 2
        elif codes[end] == "," and codes[end + 1] == "W" and codes[end + 2] == "F":
            stop = codes.find(",", end + 2)
            end = stop if 0 < stop < len(c.codes) else len(c.codes) - (c.codes[-1] == ".")
            break
        else:
            break
    return Source(c.first[i], c.end[end - 1], tuple((c.first[h], c.end[h]) for h in heads)), end


def _describes(c: Chunks, one: int, other: int) -> bool:
    """Whether one of two noun phrases is a description and the other may be its name."""
    tags = c.unit.tags
    return tags[c.first[other]] in "DSJN" or tags[c.end[one] - 1] == "N"


def agent(c: Chunks, i: int) -> Source:
    """Who did it, in a passive: the noun phrases from phrase ``i`` on, behind "by"."""
    end, heads = i + 1, [i]
    while (
        c.codes[end : end + 2] in ("IN", "CN", ",N")
        and c.codes[end + 2 : end + 3] != "F"
        and c.word(end) != "by"
    ):
        if c.codes[end] != "I":
            heads.append(end + 1)
        elif c.word(end) not in ("of", "for", "from"):
            break
        end += 2
    return Source(c.first[i], c.end[end - 1], tuple((c.first[h], c.end[h]) for h in heads))
