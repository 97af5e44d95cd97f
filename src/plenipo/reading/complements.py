"""What follows a cue: which of its frames it is, where the content starts and where it ends."""

from __future__ import annotations

import re
from typing import NamedTuple

from plenipo.reading.chunks import Chunks, Verb
from plenipo.reading.cues import Cue

_TO_THAT = re.compile(r"(?:[YR]|[IB][NY])*(?:,[RIBNYgJn]{1,6},)?K")
_TO_THAT_ADDRESSED = re.compile(r"(?:[YR]|[IB][NY])*N(?:[YR]|[ICB][NY])*(?:,[RIBNYgJn]{1,6},)?K")
_TO_QUOTE = re.compile(r"(?:[NYRJ]|[IBC][NYg]|,[RIBNYgJn]{1,6}(?=,))*[,:-]?K?Q")
_ASIDE = re.compile(r",[BIgnR][^,.;:Q]{0,12},")
_CONCESSION = re.compile(r"B[^.;:Q]*?,[^.;:]*F")
_CONCESSIVE = frozenset(("while", "although", "though", "if", "unless", "once", "since", "until", "without", "when"))
_CLAUSE_KINDS = frozenset("say believe know warn concede announce show expect hope fear agree promise".split())
_DANGLING = frozenset(("even", "just", "only", "especially", "particularly", "mainly", "partly", "as", "so", "most"))
_CONTRAST = frozenset(("while", "whereas", "although", "though", "but"))
_COMMUNICATES = frozenset(
    "say announce warn criticise praise reject support oppose demand propose promise ask describe concede agree refuse".split()
)
_REPORTING_NOUN = re.compile(
    r"statement|interview|speech|conference|letter|tweets?|emails?|call|briefing|remarks|rally|debate|twitter|facebook|address|"
    r"message|post|video|memo|note|testimony|event|meeting|hearing|op-ed|column|article|podcast|appearance|release|panel|reporters|"
    r"supporters|journalists|parliament|lawmakers|television|radio|tv|cnn|show|program|programme|telegram|talks"
)


class Complement(NamedTuple):
    """The frame found and the phrases of its content, half-open."""

    frame: str
    sign: int
    lo: int
    hi: int
    cue_end: int
    """Word after the last of the cue (a preposition counts with it)."""


def complement(c: Chunks, k: int, i: int, cue: Cue, cue_end: int) -> Complement | None:
    """The content to the right of a cue whose verb is phrase ``k``, from phrase ``i`` on."""
    found = _frame(c, i, cue)
    if found is None:
        return None
    frame, lo = found
    if frame in ("c", "q", "w", "C"):
        hi = clause_end(c, k, lo)
    else:
        hi = phrase_end(c, lo, frame)
    while hi > lo and (c.codes[hi - 1] in ",;:-.CBI" or (c.codes[hi - 1] == "R" and c.word(hi - 1) in _DANGLING)):
        hi -= 1
    if hi <= lo:
        return None
    sign = cue.frames.get(frame, cue.frames.get("c" if frame == "C" else frame, 0))
    if frame not in cue.frames and frame not in "cC":  # a preposition
        cue_end = c.end[lo - 1]
    elif c.codes[lo - 1 : lo] == "I" and frame.isalpha() and len(frame) > 1:
        cue_end = c.end[lo - 1]
    return Complement(frame, sign, lo, hi, cue_end)


def _frame(c: Chunks, i: int, cue: Cue) -> tuple[str, int] | None:
    """The frame that fits what stands at phrase ``i``, and the phrase where the content starts."""
    if i >= len(c.codes):
        return None
    return _sentence_frame(c, i, cue) or _phrase_frame(c, i, cue)


def _sentence_frame(c: Chunks, i: int, cue: Cue) -> tuple[str, int] | None:
    """A that-clause, quotation, question or bare clause."""
    codes, frames = c.codes, cue.frames
    clause = "c" if "c" in frames else "C" if "C" in frames else ""
    if clause:
        found = _TO_THAT.match(codes, i) or ("a" in frames and _TO_THAT_ADDRESSED.match(codes, i)) or None
        if found:
            return clause, found.end() - 1
    if "q" in frames:
        found = _TO_QUOTE.match(codes, i)
        if found and not _another_verb(c, i, found.end()):
            return "q", found.end() - 1
    if "w" in frames:
        at = _skip_addressee(c, i) if "a" in frames or cue.kind == "ask" else i
        if codes[at : at + 1] == "W" or c.word(at) in ("if", "whether"):
            return "w", at
    if clause == "c":
        return _bare_clause(c, i, cue)
    return None


def _another_verb(c: Chunks, first: int, end: int) -> bool:
    return any(code in "FT" for code in c.codes[first:end])


def _skip_addressee(c: Chunks, i: int) -> int:
    return i + 1 if c.codes[i : i + 1] == "N" else i


def _bare_clause(c: Chunks, i: int, cue: Cue) -> tuple[str, int] | None:
    """“said the talks had failed”, “said on Monday the talks had failed”, “told reporters the talks had failed”."""
    aside = _ASIDE.match(c.codes, i)
    if aside and cue.kind in _CLAUSE_KINDS:
        i = aside.end()
    at = _skip_adjuncts(c, i)
    if "a" in cue.frames:
        at = _skip_adjuncts(c, _skip_addressee(c, at))
    codes = c.codes
    if codes[at : at + 1] == "B" and c.word(at) in _CONCESSIVE and cue.kind in _CLAUSE_KINDS and at == i:
        return ("c", at) if _CONCESSION.match(codes, at) else None
    if codes[at : at + 1] not in ("N", "E", "Y", "R", "I", "g", "J", "D"):
        return None
    if codes[at] in "IRgJ" and ("n" in cue.frames or cue.kind not in _CLAUSE_KINDS):
        return None
    if c.word(at) == "as" or (codes[at] == "N" and codes[at + 1 : at + 2] == "N" and "n" in cue.frames):
        return None
    return ("c", at) if _is_clause(c, at) else None


def _is_clause(c: Chunks, i: int) -> bool:
    """Whether a subject with its verb starts at phrase ``i``."""
    commas = relatives = 0
    for j in range(i, min(i + 24, len(c.codes))):
        code = c.codes[j]
        if code in "KB.;:Q":
            return False
        if code == ",":
            commas += 1
        elif code == "W":
            relatives += 1
        elif code == "F":
            before = c.codes[j - 1]
            if relatives:
                relatives -= 1
            else:
                return j > i and before not in "C" and commas != 1
    return False


def _skip_adjuncts(c: Chunks, i: int) -> int:
    """Past “on Monday”, “in a statement”, “to reporters”."""
    codes = c.codes
    while i < len(codes):
        if codes[i] in "YR":
            i += 1
        elif codes[i] == "I" and codes[i + 1 : i + 2] == "Y":
            i += 2
        elif codes[i] == "I" and codes[i + 1 : i + 2] == "N" and _REPORTING_NOUN.fullmatch(c.words(i + 1)[-1]):
            i += 2
        else:
            break
    return i


def _phrase_frame(c: Chunks, i: int, cue: Cue) -> tuple[str, int] | None:
    """An infinitive, gerund, noun phrase or prepositional phrase."""
    codes, frames = c.codes, cue.frames
    while codes[i : i + 1] in ("R", "Y") and i + 1 < len(codes):
        i += 1
    code = codes[i]
    if code == "T" and "t" in frames:
        return "t", i
    if code == "g" and "g" in frames:
        return "g", i
    if code == "I":
        return _prepositional(c, i, cue)
    if code not in "NE":
        return None
    if "T" in frames and _then(c, i, "T"):
        return "T", i
    if "s" in frames and _is_predication(c, i):
        return "s", i
    for preposition in frames:
        if len(preposition) > 1 and _then(c, i, "I", preposition) and "n" not in frames:
            return preposition, i
    return ("n", i) if "n" in frames else None


def _prepositional(c: Chunks, i: int, cue: Cue) -> tuple[str, int] | None:
    word = c.word(i)
    if word in cue.frames and len(word) > 1 and c.codes[i + 1 : i + 2] in ("N", "g", "W", "Q", "B"):
        return word, i + 1
    return None


def _then(c: Chunks, i: int, code: str, word: str = "") -> bool:
    """Whether the noun phrase at ``i`` with its modifiers is followed by a phrase of this code."""
    j = i + 1
    codes = c.codes
    while True:
        if codes[j : j + 1] == code and (not word or c.word(j) == word):
            return True
        if codes[j : j + 2] in ("IN", "CN", "IY"):
            j += 2
        elif codes[j : j + 1] in ("Y", "R"):
            j += 1
        else:
            return False


def _is_predication(c: Chunks, i: int) -> bool:
    """“called it a lie”, “described the talks as useful”, “deemed them premature”."""
    codes = c.codes
    if c.unit.words[c.first[i]] in ("it", "him", "them", "her", "us", "me", "this", "that", "himself", "herself", "themselves"):
        return codes[i + 1 : i + 2] in ("N", "J", "Q", "n", "R", "I", "B")
    if any(word in c.unit.quoted for word in range(c.first[i] + 1, c.end[i])) or codes[i + 1 : i + 2] in ("J", "N", "Q"):
        return True
    j = i + 1
    while codes[j : j + 2] in ("IN", "CN") and c.word(j) != "as":
        j += 2
    return c.word(j) == "as"


def clause_end(c: Chunks, k: int, lo: int) -> int:
    """The end of a clause reported by the verb at phrase ``k``: where the reporting sentence takes over again."""
    codes = c.codes
    j = lo + 1
    subordinate = _subordinate(c, k)
    while j < len(codes):
        code = codes[j]
        if subordinate and code == "," and _main_clause(codes, j, subordinate):
            return j
        if code in ".;" or (code in ",-" and _takes_over(c, k, j)) or (code == "C" and _coordinates(c, k, j)):
            return j
        if code == "B" and c.word(j) in _CONTRAST and _new_statement(c, k, j + 1):
            return j
        j += 1
    return len(codes)


def _subordinate(c: Chunks, k: int) -> str:
    """``B`` if the cue stands in a clause with "while", "after", ..., ``W`` if after ", who"; empty otherwise."""
    codes = c.codes
    j = k - 1
    while j > 0 and (codes[j] in "NRYEJ" or codes[j - 1 : j + 1] in ("IN", "CN")):
        j -= 1
    if j < 0 or codes[j] not in "BW":
        return ""
    return codes[j] if codes[j] == "B" or (j and codes[j - 1] == ",") else ""


def _main_clause(codes: str, j: int, subordinate: str) -> bool:
    """Whether behind the comma ``j`` the clause goes on that the subordinate one interrupts or precedes."""
    if subordinate == "W":
        return codes[j + 1 : j + 2] == "F"
    return re.match(r",(?:[NEYR]|I[NY]|C[NJ])+F", codes[j:]) is not None


def _takes_over(c: Chunks, k: int, j: int) -> bool:
    """Whether at the comma ``j`` the writer goes on in an own voice: “, adding that”, “, while Austria rejected it”."""
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
    """Whether the verb group after the conjunction ``j`` goes with the cue at ``k``, not with a verb of its content."""
    at = j + 1
    while c.codes[at : at + 1] in ("R", ","):
        at += 1
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
    return one.tense == other.tense


def _communicates(c: Chunks, j: int) -> bool:
    cue = c.cues.get(j)
    return cue is not None and cue.kind in _COMMUNICATES


def phrase_end(c: Chunks, lo: int, frame: str) -> int:
    """The end of an infinitive, gerund or noun phrase that is what a cue is about."""
    codes = c.codes
    j = lo + 1
    licensed = 0  # verbs that a relative pronoun or conjunction inside the phrase calls for
    while j < len(codes):
        code = codes[j]
        if code in ".;:-" or (code == "B" and c.word(j) in _CONTRAST):
            return j
        if code == "F":
            if not licensed:
                return j
        elif code in "WKB":
            licensed += 1
        elif code == "Y" and frame == "n" and not licensed:
            return j - 1 if codes[j - 1] == "I" else j
        elif code == "," and not _goes_on(c, lo, j):
            return j
        elif code == "C" and _ends_at_conjunction(c, lo, j):
            return j
        j += 1
    return len(codes)


def _goes_on(c: Chunks, lo: int, j: int) -> bool:
    """Whether the phrase goes on behind the comma ``j``: a list or a relative clause."""
    return re.match(r",(?:W|N(?:I[NY])*(?:,N(?:I[NY])*)*,?C[NgJ](?!F))", c.codes[j:]) is not None


def _ends_at_conjunction(c: Chunks, lo: int, j: int) -> bool:
    following = c.codes[j + 1 : j + 3]
    if following[:1] == "F":
        return True
    if following[:1] == "N":
        return re.match(r"N(?:I[NY]|R)*F", c.codes[j + 1 :]) is not None
    return following[:1] == "B" and c.word(j + 1) in _CONTRAST
