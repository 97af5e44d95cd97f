"""What follows a cue: which of its frames it is, and where the content starts."""

from __future__ import annotations

import re
from typing import NamedTuple

from plenipo.reading.chunks import Chunks
from plenipo.reading.cues import Cue
from plenipo.reading.extents import REPORTING_NOUN, clause_end, phrase_end
from plenipo.reading.tags import word_list

_TO_THAT = re.compile(r"(?:[YR]|[IB][NY])*(?:,[RIBNYgJn]{1,6},)?K")
_TO_THAT_ADDRESSED = re.compile(r"(?:[YR]|[IB][NY])*N(?:[YR]|[ICB][NY])*(?:,[RIBNYgJn]{1,6},)?K")
_TO_QUOTE = re.compile(r"(?:[NYRJ]|[IBC][NYg]|,[RIBNYgJn]{1,6}(?=,))*[,:-]?K?Q")
_ASIDE = re.compile(r",[BIgnR][^,.;:Q]{0,12},")
_CONCESSION = re.compile(r"B[^.;:Q]*?,[^.;:]*F")
_CONCESSIVE = word_list("concessive-conjunctions")
_CLAUSE_KINDS = word_list("kinds-with-bare-clause")
_DANGLING = word_list("dangling")
PREPOSITIONS = word_list("frame-prepositions")
"""The prepositions that a frame of the cue lexicon may name."""
_CLAUSES = frozenset("cCqw")
_DEGREES = frozenset({"more", "further", "fewer", "less", "only"})


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
    hi = clause_end(c, k, lo) if frame in _CLAUSES else phrase_end(c, lo, frame)
    if frame == "q" and c.codes[lo] != "Q" and c.opens_quotation(c.first[lo]):
        hi = next((j for j in range(lo + 1, hi) if not c.quotation(j, lo)), hi)
    while hi > lo and (
        c.codes[hi - 1] in ",;:-.CBI" or (c.codes[hi - 1] == "R" and c.word(hi - 1) in _DANGLING)
    ):
        hi -= 1
    if hi <= lo:
        return None
    sign = cue.frames.get(frame, cue.frames.get("c" if frame == "C" else frame, 0))
    if (frame not in cue.frames and frame not in "cC") or (
        c.codes[lo - 1 : lo] == "I" and frame.isalpha() and len(frame) > 1
    ):  # a preposition
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
    bare = _bare_clause(c, i, cue) if clause == "c" else None
    if bare is None and "q" in frames and c.opens_quotation(c.first[i]):
        return "q", i  # "answered “not at all”"
    return bare


def _another_verb(c: Chunks, first: int, end: int) -> bool:
    return any(code in "FT" for code in c.codes[first:end])


def _skip_addressee(c: Chunks, i: int) -> int:
    return i + 1 if c.codes[i : i + 1] == "N" else i


def _bare_clause(c: Chunks, i: int, cue: Cue) -> tuple[str, int] | None:
    """“said the talks had failed”, “said on Monday the talks ...”, “told reporters the talks had failed”."""
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
    codes = c.codes
    relatives = 0
    for j in range(i, min(i + 24, len(codes))):
        code = codes[j]
        if code in "KB.;:Q":
            return False
        if code == "W":
            relatives += 1
        elif code == "F" and relatives:
            relatives -= 1
        elif code == "F":
            return j > i and codes[j - 1] != "C" and _one_subject(codes[i:j])
    return False


def _one_subject(between: str) -> bool:
    """Whether the phrases before a verb are its subject: no comma, a list, or an aside with both commas."""
    commas = between.count(",")
    if not commas:
        return True
    if between[0] != "N":
        return False
    if commas == 1 and ",C" in between:  # "the plan, and Peru supports it"
        return False
    return (commas > 1 and between[-1] == ",") or "C" in between[between.rindex(",") :]


def _skip_adjuncts(c: Chunks, i: int) -> int:
    """Past “on Monday”, “in a statement”, “to reporters”."""
    codes = c.codes
    while i < len(codes):
        if codes[i] in "YR":
            i += 1
        elif (codes[i] == "I" and codes[i + 1 : i + 2] == "Y") or (
            codes[i] == "I" and codes[i + 1 : i + 2] == "N" and REPORTING_NOUN.fullmatch(c.words(i + 1)[-1])
        ):
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
    if "T" in frames and (_then(c, i, "T") or (cue.kind == "want" and _then(c, i, "F"))):
        return "T", i  # "wants them to stop", "wants the fighting stopped"
    if "s" in frames and _is_predication(c, i):
        return "s", i
    for preposition in frames:
        if len(preposition) > 1 and _then(c, i, "I", preposition):
            return preposition, i
    return ("n", _with_degree(c, i)) if "n" in frames else None


def _with_degree(c: Chunks, i: int) -> int:
    """Where a noun phrase at ``i`` starts, its degree word included: “further sanctions”, “more time”."""
    return i - 1 if c.codes[i - 1 : i] == "R" and c.word(i - 1) in _DEGREES else i


def _prepositional(c: Chunks, i: int, cue: Cue) -> tuple[str, int] | None:
    word = c.word(i)
    if word not in cue.frames or len(word) < 2:
        return None
    degree = c.codes[i + 1 : i + 3] == "RN" and c.word(i + 1) in _DEGREES
    return (word, i + 1) if degree or c.codes[i + 1 : i + 2] in ("N", "g", "W", "Q", "B") else None


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
    if c.unit.words[c.first[i]] in (
        "it",
        "him",
        "them",
        "her",
        "us",
        "me",
        "this",
        "that",
        "himself",
        "herself",
        "themselves",
    ):
        return codes[i + 1 : i + 2] in ("N", "J", "Q", "n", "R", "I", "B")
    if any(c.first[i] < first < c.end[i] for first, _ in c.unit.quotations) or codes[i + 1 : i + 2] in (
        "J",
        "N",
        "Q",
    ):
        return True
    j = i + 1
    while codes[j : j + 1] in ("I", "N", "C", "T") and c.word(j) != "as":
        if codes[j] == "N" and codes[j - 1] in "N" and c.opens_quotation(c.first[j]):
            return True  # "called the plan for a vote “a farce”"
        j += 1
    return c.word(j) == "as"
