"""Where a content ends: where the clause or phrase that a cue governs gives way to the sentence around it."""

from __future__ import annotations

import re

from plenipo.reading.chunks import Chunks, Verb
from plenipo.reading.cues import match_adjective
from plenipo.reading.tags import word_list

_GOES_ON = re.compile(r",(?:W|N(?:I[NY])*(?:,N(?:I[NY])*)*,?C[NgJ](?!F))")
_ASIDE = re.compile(r",[nIR][^,.;Q]{1,8},")
_CLAUSE = re.compile(r",(?:[NEYR]|I[NY]|C[NJ])+F")
_SUBJECT = re.compile(r"N(?:I[NY]|R)*F")
_TAIL = re.compile(r",N(?:IN)*R*F(?:[YR]|I[NY])*\.?\Z")
_CONDITIONAL = word_list("conditional")
_FOLLOWERS = word_list("followers")
_CIRCUMSTANCES = word_list("circumstances")
REPORTING_NOUN = re.compile(
    r"statement|interview|speech|conference|letter|tweets?|emails?|call|briefing|remarks|rally|debate|twitter|facebook|"
    r"address|message|post|video|memo|note|testimony|event|meeting|hearing|op-ed|column|article|podcast|appearance|"
    r"release|panel|reporters|supporters|journalists|parliament|lawmakers|television|radio|tv|cnn|show|program|"
    r"programme|telegram|talks"
)
"""Where people say things: “in an interview”, “to reporters”."""
_CONTRAST = word_list("contrasting-conjunctions")
_COMMUNICATES = word_list("kinds-that-communicate")


def clause_end(c: Chunks, k: int, lo: int) -> int:
    """The end of a clause that the verb at phrase ``k`` reports, from phrase ``lo`` on."""
    codes = c.codes
    j = lo + 1
    subordinate = _subordinate(c, k)
    while j < len(codes):
        code = codes[j]
        if c.quotation(j, lo):
            j += 1
            continue
        if code == "," and (_main_clause(codes, j, subordinate) or _is_tail(c, j)):
            return j
        if code in ".;" or (code in ",-" and _takes_over(c, k, j)) or (code == "C" and _coordinates(c, k, j)):
            return j
        if code == "B" and c.word(j) in _CONTRAST and _new_statement(c, k, j + 1):
            return j
        j += 1
    return len(codes)


def _is_tail(c: Chunks, j: int) -> bool:
    """“..., one of them said.”: behind the comma ``j`` the sentence ends with another's words of saying."""
    if _TAIL.match(c.codes, j) is None:
        return False
    cue = c.cues.get(c.codes.index("F", j))
    return cue is not None and "q" in cue.frames and "c" in cue.frames


def _subordinate(c: Chunks, k: int) -> str:
    """``B`` if the cue stands in a clause with "while" or "after", ``W`` if after ", who"; else empty."""
    codes = c.codes
    j = k - 1
    while j > 0 and (codes[j] in "NRYEJ" or codes[j - 1 : j + 1] in ("IN", "CN")):
        j -= 1
    if j < 0 or codes[j] not in "BW":
        return ""
    return codes[j] if codes[j] == "B" or (j and codes[j - 1] == ",") else ""


def _main_clause(codes: str, j: int, subordinate: str) -> bool:
    """Whether behind the comma ``j`` the clause goes on that the subordinate one interrupts or precedes."""
    if not subordinate:
        return False
    if subordinate == "W":
        return codes[j + 1 : j + 2] == "F"
    return _CLAUSE.match(codes, j) is not None


def _takes_over(c: Chunks, k: int, j: int) -> bool:
    """Whether at the comma ``j`` the writer takes over: “, adding that”, “, while Austria rejected it”."""
    codes = c.codes
    following = codes[j + 1 : j + 2]
    if following == "g":
        return _communicates(c, j + 1)
    if following == "C" and codes[j + 2 : j + 3] == "g":
        return _communicates(c, j + 2)
    if following == "I" and c.word(j + 1) == "according":
        return True
    if following == "C" or (following == "B" and c.word(j + 1) in _CONTRAST):
        return _coordinates(c, k, j + 1) if codes[j + 2 : j + 3] == "F" else _new_statement(c, k, j + 2)
    return following == "F" and "F" in codes[k + 1 : j] and _coordinates(c, k, j)


def _coordinates(c: Chunks, k: int, j: int) -> bool:
    """Whether the verb group after the conjunction ``j`` goes with the cue at ``k``, not with its content."""
    at = j + 1
    while c.codes[at : at + 1] in ("R", ","):
        aside = _ASIDE.match(c.codes, at)
        at = aside.end() if aside else at + 1
    if c.codes[at : at + 1] != "F" or not _communicates(c, at) or k not in c.verbs:
        return c.codes[at : at + 1] == "N" and c.codes[j] == "C" and _new_statement(c, k, at)
    return same_form(c.verbs[_governor(c, k)], c.verbs[at])


def _governor(c: Chunks, k: int) -> int:
    """The verb group with tense that a participle hangs on; any other verb group itself."""
    if c.codes[k] != "g":
        return k
    return next((j for j in range(k - 1, -1, -1) if c.codes[j] == "F"), k)


def _new_statement(c: Chunks, k: int, i: int) -> bool:
    """Whether a clause with a cue of the same form as the one at ``k`` starts at phrase ``i``."""
    codes = c.codes
    if codes[i : i + 1] != "N" or k not in c.verbs:
        return False
    j = i + 1
    while codes[j : j + 2] in ("IN", "CN") or codes[j : j + 1] == "R":
        j += 1 if codes[j] == "R" else 2
    return codes[j : j + 1] == "F" and _communicates(c, j) and same_form(c.verbs[_governor(c, k)], c.verbs[j])


def same_form(one: Verb, other: Verb) -> bool:
    """Whether two verb groups have the same tense and mood, so that they may share a subject."""
    return one.tense == other.tense and {one.number, other.number} != {"singular", "plural"}


def _communicates(c: Chunks, j: int) -> bool:
    cue = c.cues.get(j)
    if cue is None:  # "is opposed to"
        at = c.end[j] if c.codes[j + 1 : j + 2] in ("J", "N") else c.end[j] - 1
        return c.codes[j] == "F" and match_adjective(c.unit.words, at) is not None
    return cue.kind in _COMMUNICATES


def phrase_end(c: Chunks, lo: int, frame: str) -> int:
    """The end of an infinitive, gerund or noun phrase that is what a cue is about."""
    licensed = 0  # clauses inside the phrase, which may have verbs of their own
    for j in range(lo + 1, len(c.codes)):
        if c.codes[j] in "WKB" and not _contrasts(c, j):
            licensed += 1
        elif c.quotation(j, lo):
            continue
        elif frame == "T" and c.codes[j - 1 : j + 1] == "NF" and c.verbs[j].tense == "past":
            continue  # "wants the fighting stopped"
        elif _ends_phrase(c, lo, j, licensed > 0) or (
            frame == "n" and not licensed and _is_circumstance(c, j)
        ):
            return j
    return len(c.codes)


def _contrasts(c: Chunks, j: int) -> bool:
    """Whether “while Peru opposed it” starts at ``j``, rather than “while the war lasts”."""
    if c.codes[j] != "B" or c.word(j) not in _CONTRAST:
        return False
    verb = c.codes.find("F", j)
    return c.codes[j - 1] == "," or verb < 0 or _communicates(c, verb)


def _ends_phrase(c: Chunks, lo: int, j: int, inside_clause: bool) -> bool:
    """Whether the phrase that starts at ``lo`` is over at ``j``."""
    code = c.codes[j]
    if code in ".;:-B" or (code == "N" and c.codes[j - 1] == "N" and c.opens_quotation(c.first[j])):
        return True
    if code == "F":
        contact = c.codes[max(lo, j - 2) : j] == "NN"  # "the prisoners it holds"
        return not (inside_clause or contact or _is_reduced_relative(c, j))
    if code == ",":
        return not _goes_on(c, lo, j)
    return code == "C" and _ends_at_conjunction(c, j, inside_clause)


def _is_circumstance(c: Chunks, j: int) -> bool:
    """“attacked it during a rally”, “in an interview”, “by calling it a farce”: when, where and how."""
    word, following = c.word(j), c.codes[j + 1 : j + 2]
    if c.codes[j] == "Y" or (c.codes[j] == "I" and following == "Y"):
        return True
    if c.codes[j] != "I":
        return False
    if word == "by":
        return following == "g"
    says_where = following == "N" and REPORTING_NOUN.fullmatch(c.words(j + 1)[-1]) is not None
    return word in _CIRCUMSTANCES or (word in ("in", "at", "on") and says_where)


def _is_reduced_relative(c: Chunks, j: int) -> bool:
    """“plans for a mission aimed at ...”: a past form directly behind the noun it describes."""
    return (
        c.codes[j - 1] == "N"
        and c.verbs[j].tense == "past"
        and c.end[j] - c.first[j] == 1
        and c.codes[j + 1 : j + 2] in "I"
    )


def _goes_on(c: Chunks, lo: int, j: int) -> bool:
    """Whether the phrase goes on behind the comma ``j``: a list or a relative clause."""
    if c.codes[j + 1 : j + 2] == "n":  # "a truce, watched by outsiders", but not "..., supported by Peru"
        return c.word(j + 1) not in _FOLLOWERS
    return is_condition(c, j + 1) or _GOES_ON.match(c.codes, j) is not None


def is_condition(c: Chunks, i: int) -> bool:
    """Whether “if”, “provided that”, “but only once”, “subject to” stands at phrase ``i``."""
    while c.word(i) in ("but", "and", "only", "even"):
        i += 1
    word, after = c.word(i), c.word(i + 1)
    return word in _CONDITIONAL or (word in ("on", "in") and after in ("condition", "return", "exchange"))


def _ends_at_conjunction(c: Chunks, j: int, inside_clause: bool) -> bool:
    """Whether what stands behind the conjunction ``j`` belongs to the sentence around, not to the phrase."""
    following = c.codes[j + 1 : j + 3]
    if following[:1] == "F":
        return not inside_clause or _communicates(c, j + 1)
    if following[:1] == "N":
        return _SUBJECT.match(c.codes, j + 1) is not None
    if following[:1] == "K":
        return not inside_clause
    return following[:1] == "B" and c.word(j + 1) in _CONTRAST
