"""Attributions in one sentence: who, by which words, holds what."""

from __future__ import annotations

from dataclasses import dataclass

from plenipo.model import Span
from plenipo.reading.chunks import Chunks, chunk
from plenipo.reading.complements import Complement, clause_end, complement, same_form
from plenipo.reading.cues import Cue, cues, match_adjective
from plenipo.reading.sources import Source, after_verb, before_verb, chain_left
from plenipo.reading.units import Unit

_COPULAS = frozenset(("be", "become", "remain", "seem", "appear", "sound", "feel", "look", "grow", "stay", "'s", "’s", "'re", "’re", "'m", "’m"))
_COPULA_WORDS = frozenset("am is are was were be been being 's ’s 're ’re 'm ’m".split())
_HOLDS = frozenset("believe think expect want see feel consider know hope".split())
_RAISING = frozenset("continue begin start go seem appear tend proceed come move rush hasten use happen plan expect prepare get".split())
_LIGHT = frozenset(
    "express voice reiterate signal show have make underline reaffirm repeat stress state declare announce indicate convey "
    "register raise note pledge offer give maintain restate confirm emphasise emphasize highlight cite issue renew share "
    "reaffirm underscore acknowledge admit mention outline explain communicate hold harbour harbor lodge file send deliver "
    "release publish put throw lend drop withdraw withhold win get earn draw receive face meet hear announce".split()
)


@dataclass(frozen=True, slots=True)
class Attribution:
    """A statement as far as its sentence shows it."""

    rule: str
    cue: Cue
    source: Source | None
    cue_words: tuple[tuple[int, int], ...]
    """First and end words."""
    content: tuple[tuple[int, int], ...]
    """First and end words."""
    sign: int


class SentenceReader:
    """Finds the attributions of one unit."""

    def __init__(self, unit: Unit) -> None:
        self.c = chunk(unit)
        self.found: list[Attribution] = []
        self.subjects: dict[int, Source | None] = {}

    def read(self) -> list[Attribution]:
        """The attributions, in the order of their cues."""
        c = self.c
        for k, code in enumerate(c.codes):
            if code == "F":
                self.finite(k)
            elif code in "gT" and k in c.cues:
                self.nonfinite(k)
            elif code == "N":
                self.noun(k)
            elif code == "I" and c.word(k) == "according" and c.codes[k : k + 3] == "IIN":
                self.according(k)
        return self.found

    # --- verbs ---

    def finite(self, k: int) -> None:
        c = self.c
        verb = c.verbs[k]
        if self.adjective(k):
            return
        cue = c.cues.get(k)
        if cue is None:
            return
        if verb.passive:
            self.passive(k, cue)
            return
        cue_end = verb.word + 1 + len(cue.particles)
        i = self.phrase_at(cue_end)
        source = self.subject(k)
        if source is None and "q" in cue.frames and k and c.codes[k - 1] in ",Q" and self.quoted_before(k, i, cue, None, None):
            return
        content = complement(c, k, i, cue, cue_end)
        if "q" in cue.frames and (content is None or content.frame == "q"):
            if self.quoted_before(k, i, cue, source, content):
                return
        if content is None or source is None:
            return
        self.emit("right", cue, source, k, content)

    def nonfinite(self, k: int) -> None:
        c = self.c
        verb, cue = c.verbs[k], c.cues[k]
        cue_end = verb.word + 1 + len(cue.particles)
        content = complement(c, k, self.phrase_at(cue_end), cue, cue_end)
        if content is None:
            return
        governor = k
        if c.codes[k] == "T":
            governor = self.raising(k)
            if governor is None:
                return
            source = self.subject(governor)
        else:
            source = self.controller(k)
        if source is None:
            return
        self.emit("participle" if c.codes[k] == "g" else "infinitive", cue, source, k, content, governor)

    def raising(self, k: int) -> int | None:
        """The verb group that lends an infinitive its subject: “continues to insist”, “is likely to reject”."""
        c = self.c
        j = k - 1
        while j >= 0 and c.codes[j] in "RJ":
            j -= 1
        if j < 0 or c.codes[j] != "F":
            return None
        verb = c.verbs[j]
        if verb.lemma in _RAISING or c.unit.words[verb.word] in _COPULA_WORDS:
            return j
        return None

    def emit(self, rule: str, cue: Cue, source: Source | None, k: int, content: Complement, first: int | None = None) -> None:
        c = self.c
        first = k if first is None else first
        sign = negate(content.sign, cue, content.frame) if c.verbs[k].negated or c.verbs[first].negated else content.sign
        words = ((c.first[content.lo], c.end[content.hi - 1]),)
        self.found.append(Attribution(f"{rule}-{content.frame}", cue, source, ((c.first[first], content.cue_end),), words, sign))

    def phrase_at(self, word: int) -> int:
        """The first phrase that starts at or after a word."""
        first = self.c.first
        for i in range(len(first)):
            if first[i] >= word:
                return i
        return len(first)

    # --- subjects ---

    def subject(self, k: int) -> Source | None:
        """The subject of the verb group at phrase ``k``, its own or one it shares."""
        if k not in self.subjects:
            self.subjects[k] = None
            self.subjects[k] = before_verb(self.c, k) or self.shared(k)
        return self.subjects[k]

    def shared(self, k: int) -> Source | None:
        """The subject of an earlier verb group this one is coordinated with."""
        c = self.c
        if k == 0 or c.codes[k - 1] not in "C,R":
            return None
        inner = None
        for j in range(k - 1, -1, -1):
            if c.codes[j] == ";":
                break
            if c.codes[j] == "F" and same_form(c.verbs[j], c.verbs[k]):
                if j in c.cues or inner is None:
                    inner = j
                if j in c.cues:
                    break
        return self.subject(inner) if inner is not None else None

    def controller(self, k: int) -> Source | None:
        """The subject of the clause that a participle hangs on."""
        c = self.c
        before = c.codes[k - 1] if k else "^"
        if before == "N":
            return chain_left(c, k - 1)
        for j in range(k - 1, -1, -1):
            if c.codes[j] == "F":
                return self.subject(j)
            if c.codes[j] == ";":
                break
        if c.codes[k] == "g":
            comma = c.codes.find(",", k)
            if comma > 0 and c.codes[comma + 1 : comma + 2] == "N":
                j = c.codes.find("F", comma)
                return self.subject(j) if j > 0 else None
        return None

    # --- content before the cue ---

    def quoted_before(self, k: int, i: int, cue: Cue, source: Source | None, content: Complement | None) -> bool:
        """“..., X said” and “..., said X”; whether it was one of these."""
        c = self.c
        tail = i
        start = self.phrase_at(source.first) if source else k
        before = start - 1
        while before >= 0 and c.codes[before] in "R":
            before -= 1
        inverted = False
        if (source is None or before < 0 or c.codes[before] not in ",Q-") and c.codes[k - 1 : k] in (",", "Q", "-"):
            found = after_verb(c, i)
            if found is None:
                return False
            source, tail = found
            before, inverted = k - 1, True
        if source is None or before < 0 or c.codes[before] not in ",Q-":
            return False
        if content is not None and c.codes[before] != "Q":
            return False
        hi = before + 1 if c.codes[before] == "Q" else before
        lo = self.left_start(hi)
        left = c.codes[lo:hi]
        if content is None:
            right = self.fragment_after(k, tail, left)
        else:
            right = (content.lo, content.hi)
        if "Q" not in left and "F" not in left and not (right and "F" in c.codes[right[0] : right[1]]):
            return False
        spans = [(lo, hi)] + ([right] if right else [])
        words = tuple((c.first[a], c.end[b - 1]) for a, b in spans)
        self.found.append(Attribution("left-inverted" if inverted else "left", cue, source, ((c.first[k], c.verbs[k].word + 1),), words, 0))
        return True

    def left_start(self, hi: int) -> int:
        c = self.c
        lo = c.codes.rfind(";", 0, hi) + 1
        if c.codes[lo : lo + 1] == "C":
            lo += 1
        while lo < hi - 1 and c.codes[lo] in ",":
            lo += 1
        return lo

    def fragment_after(self, k: int, tail: int, left: str) -> tuple[int, int] | None:
        """The rest of the content after “, he said,”."""
        c = self.c
        codes = c.codes
        j = tail
        while j < len(codes) and codes[j] not in ",Q:;.":
            j += 1
        direct = j == tail
        if codes[j : j + 1] in (",", ":"):
            j += 1
        if codes[j : j + 1] == "Q":
            return j, j + 1
        if left.endswith("Q") or not direct or j >= len(codes) or codes[j] in "g.":
            return None
        hi = clause_end(c, k, j)
        while hi > j and codes[hi - 1] in ",;:-.":
            hi -= 1
        return (j, hi) if hi > j else None

    # --- passive, adjectives, nouns ---

    def passive(self, k: int, cue: Cue) -> None:
        """“was rejected by Hungary”: the subject is the content."""
        c = self.c
        i = k + 1
        while c.codes[i : i + 1] == "R":
            i += 1
        if c.word(i) != "by" or c.codes[i + 1 : i + 2] != "N" or "n" not in cue.frames:
            return
        agent, subject = after_by(c, i + 1), before_verb(c, k)
        if subject is None:
            return
        sign = cue.frames["n"]
        sign = negate(sign, cue, "n") if c.verbs[k].negated else sign
        words = ((subject.first, subject.end),)
        self.found.append(Attribution("passive", cue, agent, ((c.first[k], c.end[i]),), words, sign))

    def adjective(self, k: int) -> bool:
        """“is ready to”, “was opposed to”, “is against”."""
        c = self.c
        verb = c.verbs[k]
        words = c.unit.words
        at = verb.word if verb.passive else c.end[k]
        if not verb.passive and verb.lemma not in _COPULAS and words[verb.word] not in _COPULA_WORDS:
            return False
        while at < len(words) and c.unit.tags[at] in "Rx":
            at += 1
        cue = match_adjective(words, at)
        if cue is None:
            return False
        end = at + 1 + len(cue.particles)
        content = complement(c, k, self.phrase_at(end), cue, end)
        if content is None:
            return False
        self.emit("adjective", cue, self.subject(k), k, content)
        return True

    def noun(self, i: int) -> None:
        """“Italy's opposition to the plan”, “voiced support for the plan”."""
        c = self.c
        last = c.end[i] - 1
        cue = cues().nouns.get(c.unit.words[last])
        if cue is None or c.unit.tags[last] not in "NJP":
            return
        content = complement(c, -1, i + 1, cue, c.end[i])
        if content is None or i + 1 != content.lo - (content.frame in cue.frames and len(content.frame) > 1):
            return
        first = c.first[i]
        governor = i - 1
        light = governor >= 0 and c.codes[governor] in "FTg" and c.verbs[governor].lemma in _LIGHT
        source, cue_first = self.possessor(i)
        if light:
            source = self.subject(governor) if c.codes[governor] == "F" else self.controller(governor)
            cue_first = c.first[governor]
            self.found = [a for a in self.found if a.cue_words[0][0] != cue_first]
        elif source is None:
            return
        sign = content.sign
        words = ((c.first[content.lo], c.end[content.hi - 1]),)
        self.found.append(Attribution("light" if light else "noun", cue, source, ((cue_first, content.cue_end),), words, sign))

    def possessor(self, i: int) -> tuple[Source | None, int]:
        c = self.c
        tags = c.unit.tags
        first, end = c.first[i], c.end[i]
        for j in range(end - 1, first, -1):
            if tags[j] == "G":
                return Source(first, j, ((first, j),)), j + 1
        if tags[first] == "S":
            return Source(first, first + 1, ((first, first + 1),)), first + 1
        return None, first

    def according(self, k: int) -> None:
        c = self.c
        found = after_verb(c, k + 2)
        if found is None:
            return
        source, after = found
        codes = c.codes
        cue = cues().verbs["say"][0]
        hi = k - 1 if k and codes[k - 1] in ",-" else k
        lo = self.left_start(hi) if hi > 0 else 0
        spans = [(lo, hi)] if hi > lo else []
        if codes[after : after + 1] == "," or not spans:
            j = after + (codes[after : after + 1] == ",")
            end = clause_end(c, k, j) if j < len(codes) else j
            while end > j and codes[end - 1] in ",;:-.":
                end -= 1
            if end > j:
                spans.append((j, end))
        if not any(set(codes[a:b]) & set("FQ") for a, b in spans):
            return
        words = tuple((c.first[a], c.end[b - 1]) for a, b in spans)
        self.found.append(Attribution("according", cue, source, ((c.first[k], c.end[k + 1]),), words, 0))


def after_by(c: Chunks, i: int) -> Source:
    """The agent of a passive."""
    end, heads = i + 1, [i]
    while c.codes[end : end + 2] in ("IN", "CN") or c.codes[end : end + 2] == ",N":
        if c.codes[end] != "I":
            if c.codes[end + 2 : end + 3] == "F":
                break
            heads.append(end + 1)
        end += 2
    return Source(c.first[i], c.end[end - 1], tuple((c.first[h], c.end[h]) for h in heads))


def negate(sign: int, cue: Cue, frame: str) -> int:
    """The leaning when the cue is negated: no support is opposition, no opposition is nothing."""
    if sign > 0:
        return -1
    if sign < 0:
        return 0
    return -1 if cue.kind in ("believe", "expect") and frame in "cCs" else 0
