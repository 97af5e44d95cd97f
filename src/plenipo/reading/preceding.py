"""Content that stands before its cue: “..., X said”, “..., said X”, “..., according to X”."""

from __future__ import annotations

import re

from plenipo.reading.attribution import Attribution, Sentence
from plenipo.reading.chunks import MOST_VERBS, Chunks
from plenipo.reading.complements import Complement
from plenipo.reading.cues import COLON, Cue, cues
from plenipo.reading.extents import clause_end, is_condition
from plenipo.reading.sources import Source, after_verb
from plenipo.reading.subjects import Subjects
from plenipo.reading.tags import word_list

_RESUMES = re.compile(r"(?:I[NY])*,C(?=(?:N|NIN|R)*F)")
_NO_WITNESS = word_list("no-witness")
_NO_SPEAKER = word_list("no-speaker-labels")


def before_cue(s: Sentence, k: int, cue: Cue, source: Source | None, content: Complement | None) -> bool:
    """Read a cue at phrase ``k`` whose content comes first; whether it was one."""
    c = s.c
    tail = s.phrase_at(c.verbs[k].word + 1 + len(cue.particles))
    before = (s.phrase_at(source.first) if source else k) - 1
    while before >= 0 and c.codes[before] == "R":
        before -= 1
    rule = "before"
    if source is None or before < 0 or c.codes[before] not in ",Q-":
        found = after_verb(c, tail) if k and c.codes[k - 1] in ",Q-" else None
        if found is None or not (_only_says(cue) or "Q" in c.codes[:k]):
            return False
        (source, tail), before, rule = found, k - 1, "inverted"
    if content is not None and c.codes[before] != "Q":
        return False
    hi = before + (c.codes[before] == "Q")
    lo = _start(s, hi)
    rest = (content.lo, content.hi) if content else _rest(s, k, tail, c.codes[lo:hi])
    parts = [part for part in ((lo, hi), rest) if part and part[0] < part[1]]
    if not _says_something(s, parts) or c.verbs[k].modal:
        return False
    if "c" not in cue.frames and "Q" not in c.codes[lo:hi]:
        return False
    cue_words = (c.first[k], c.verbs[k].word + 1 + len(cue.particles))
    s.add(rule, cue, source, cue_words, tuple(s.stretch(a, b) for a, b in parts), 0)
    return True


def _only_says(cue: Cue) -> bool:
    """Whether a noun phrase behind the cue must be its subject: “..., said the envoy”."""
    return cue.kind == "say" and "n" not in cue.frames


def _says_something(s: Sentence, parts: list[tuple[int, int]]) -> bool:
    return any(code in "FQ" for a, b in parts for code in s.c.codes[a:b])


def _start(s: Sentence, hi: int) -> int:
    """Where the content before phrase ``hi`` starts: at the sentence's start, without "But"."""
    codes = s.c.codes
    lo = codes.rfind(";", 0, hi) + 1
    while lo < hi - 1 and codes[lo] in "C,":
        lo += 1
    return lo


def _rest(s: Sentence, k: int, tail: int, before: str) -> tuple[int, int] | None:
    """The content that goes on behind “, he said,”."""
    c = s.c
    codes = c.codes
    j = tail
    while codes[j : j + 1] in ("R", "Y"):
        j += 1
    interrupts = codes[j : j + 1] == ","
    resumes = _RESUMES.match(codes, j)  # “..., he said in Paris, and there could be no ...”
    if resumes and not before.endswith("Q"):
        return _trimmed(s, resumes.end(), clause_end(c, k, resumes.end()))
    while j < len(codes) and codes[j] not in ",Q:;.":
        j += 1
    interrupts = interrupts or (codes[j : j + 1] == "," and is_condition(c, j + 1))
    if codes[j : j + 1] in (",", ":"):
        j += 1
    if codes[j : j + 1] == "Q":
        return j, j + 1
    if interrupts and j < len(codes) and c.opens_quotation(c.first[j]):
        return _trimmed(
            s, j, next((n for n in range(j + 1, len(codes)) if not c.quotation(n, j)), len(codes))
        )
    if before.endswith("Q") or not interrupts or j >= len(codes) or codes[j] in "g.":
        return None
    return _trimmed(s, j, clause_end(c, k, j))


def _trimmed(s: Sentence, lo: int, hi: int) -> tuple[int, int] | None:
    while hi > lo and s.c.codes[hi - 1] in ",;:-.":
        hi -= 1
    return (lo, hi) if hi > lo else None


def according(s: Sentence, k: int) -> None:
    """Read “according to X”, before, after or amid what X says."""
    c = s.c
    codes = c.codes
    found = after_verb(c, k + 2)
    if found is None:
        return
    source, after = found
    if c.unit.words[source.heads[0][1] - 1] in _NO_WITNESS:
        return
    hi = k - 1 if k and codes[k - 1] in ",-" else k
    parts = [(_start(s, hi), hi)] if hi > _start(s, hi) else []
    if codes[after : after + 1] == "," or not parts:
        start = after + (codes[after : after + 1] == ",")
        rest = _trimmed(s, start, clause_end(c, k, start)) if start < len(codes) else None
        parts += [rest] if rest else []
    if _says_something(s, parts):
        words = tuple(s.stretch(a, b) for a, b in parts)
        s.add("according", cues().verbs["say"][0], source, (c.first[k], c.end[k + 1]), words, 0)


def headline(s: Sentence) -> None:
    """Read “Meloni: no troops to leave Italy”, a headline's way to say who said it."""
    c = s.c
    if c.codes[:2] != "N:" or c.end[0] > 4 or any(c.unit.tags[i] not in "PJ" for i in range(c.end[0])):
        return
    label = " ".join(c.words(0))
    if label in _NO_SPEAKER or c.unit.shouts:
        return
    hi = len(c.codes) - (c.codes[-1] == ".")
    telling = _says_something(s, [(2, hi)]) or c.end[hi - 1] - c.first[1] > 4
    if hi > 2 and telling and c.codes[hi - 1] not in ":":
        source = Source(0, c.end[0], ((0, c.end[0]),))
        s.add("headline", COLON, source, (c.first[1], c.end[1]), (s.stretch(2, hi),), 0)


def announces_speech(c: Chunks) -> Attribution | None:
    """“Smith said:” at the end of a sentence, whose content is the next paragraph."""
    last = len(c.codes) - 1
    k = c.codes.rfind("F")
    cue = c.cues.get(k)
    if (
        last < 1
        or len(c.verbs) > MOST_VERBS
        or c.codes[last] not in ":,"
        or cue is None
        or "q" not in cue.frames
        or ":" in c.codes[k:last]
    ):
        return None
    source = Subjects(c).of(k)
    if source is None:
        return None
    return Attribution("block", cue, source, ((c.first[k], c.verbs[k].word + 1),), (), 0)
