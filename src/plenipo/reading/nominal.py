"""Cues that are no plain verbs: passives, adjectives, nouns, light verbs with a noun."""

from __future__ import annotations

from plenipo.reading.attribution import Sentence, negate
from plenipo.reading.chunks import Chunks
from plenipo.reading.complements import Complement, complement
from plenipo.reading.cues import Cue, cues, match_adjective
from plenipo.reading.extents import phrase_end
from plenipo.reading.sources import Source, agent, before_verb
from plenipo.reading.tags import word_list
from plenipo.reading.verbs import add_chained

_COPULAS = word_list("copulas")
_BE = word_list("forms-of-be")
_LIGHT = word_list("light-verbs")
_WITHHOLDS = frozenset(["drop", "withdraw", "withhold"])


def passive(s: Sentence, k: int) -> None:
    """Read “was rejected by Hungary”: the subject is the content."""
    c = s.c
    cue, verb = c.cues.get(k), c.verbs[k]
    i = s.phrase_at(verb.word + 1 + len(cue.particles)) if cue else k + 1
    while c.codes[i : i + 1] == "R":
        i += 1
    if (
        cue is None
        or not verb.passive
        or "n" not in cue.frames
        or c.word(i) != "by"
        or c.codes[i + 1 : i + 2] != "N"
    ):
        return
    if c.unit.tags[c.end[i + 1] - 1] in "MO":  # "by 2030"
        return
    subject = before_verb(c, k)
    if subject is None:
        return
    who, frame = agent(c, i + 1), "n"
    content = [(subject.first, subject.end)]
    j = s.phrase_at(who.end)
    if "T" in cue.frames and c.codes[j : j + 1] == "T":  # "was urged by Algeria to reopen the crossing"
        frame = "T"
        content.append(s.stretch(j, phrase_end(c, j, "t")))
    sign = negate(cue.frames[frame], cue, frame) if verb.negated else cue.frames[frame]
    s.add("passive", cue, who, (c.first[k], c.end[i]), tuple(content), sign)


def adjective(s: Sentence, k: int) -> bool:
    """Read “is ready to”, “was opposed to”, “remains in favour of”; whether it was one."""
    c = s.c
    verb, words = c.verbs[k], c.unit.words
    if not verb.passive and verb.lemma not in _COPULAS and words[verb.word] not in _BE:
        return False
    at = verb.word if verb.passive else c.end[k]
    while at < len(words) and c.unit.tags[at] in "Rx":
        at += 1
    cue = match_adjective(words, at)
    if cue is None:
        return False
    end = at + 1 + len(cue.particles)
    content = complement(c, k, s.phrase_at(end), cue, end)
    source = s.subjects.of(k)
    if content is None and source is not None:
        _objection(s, k, at, cue, source)
    if content is None or source is None:
        return False
    negated = verb.negated or s.denied(source)
    sign = negate(content.sign, cue, content.frame) if negated else content.sign
    add_chained("adjective", s, cue, source, k, content, sign)
    return True


def _objection(s: Sentence, k: int, at: int, cue: Cue, source: Source) -> None:
    """“KENYA was opposed.”, “PERU and CUBA were against”: to what was said before."""
    sign = next((sign for sign in cue.frames.values() if sign), 0)
    end = s.phrase_at(at + 1 + len(cue.particles))
    if sign and s.c.codes[end : end + 1] in (".", ",", ";", ""):
        sign = -sign if s.c.verbs[k].negated else sign
        s.add("objection", cue, source, (s.c.first[k], at + 1 + len(cue.particles)), (), sign)


def noun(s: Sentence, i: int) -> None:
    """Read “Italy's opposition to the plan” and “voiced support for the plan”."""
    c = s.c
    last = c.end[i] - 1
    cue = cues().nouns.get(c.unit.words[last])
    if cue is None or c.unit.tags[last] not in "NJP":
        return
    content = complement(c, -1, i + 1, cue, c.end[i])
    if content is None and i and c.codes[i - 1] == "F" and _takes_no(s, i):
        return
    if content is None or content.cue_end > c.first[min(i + 2, len(c.first) - 1)]:
        return
    if content.frame == "c" and (i == 0 or c.codes[i - 1] not in "FTgI"):
        content = _before_main_verb(c, content)
    if i and c.codes[i - 1] in "FTg" and c.verbs[i - 1].lemma in _LIGHT:
        _light(s, i - 1, i)
        return
    source, first = _possessor(s, i)
    conditional = c.unit.words[c.end[content.lo] - 1] in (
        "condition",
        "conditions",
    )  # "its veto on condition that"
    if source is not None and not conditional:
        s.add(
            f"noun-{content.frame}",
            cue,
            source,
            (first, content.cue_end),
            (s.stretch(content.lo, content.hi),),
            content.sign,
        )


def _takes_no(s: Sentence, i: int) -> bool:
    """“CHILE took no position.”: on what was said before; whether it was one."""
    c, k = s.c, i - 1
    source = s.subjects.of(k)
    if c.word(i) != "no" or c.verbs[k].lemma != "take" or c.codes[i + 1 : i + 2] not in (".", ",", ";", ""):
        return False
    if source is not None:
        cue = cues().nouns[c.unit.words[c.end[i] - 1]]
        s.add("objection", cue, source, (c.first[k], c.end[i]), (), 0)
    return source is not None


def _light(s: Sentence, k: int, i: int) -> None:
    """A light verb at phrase ``k`` with its noun at ``i``."""
    c = s.c
    verb = c.verbs[k]
    cue = cues().nouns[c.unit.words[c.end[i] - 1]]
    content = complement(c, -1, i + 1, cue, c.end[i])
    source = (
        s.subjects.of(k) if c.codes[k] == "F" else s.subjects.of_participle(k) if c.codes[k] == "g" else None
    )
    lender = s.subjects.lender(k) if c.codes[k] == "T" else None
    if lender is not None:
        source = s.subjects.of(lender)
    if content is None or source is None or verb.passive:
        return
    first = k if lender is None else lender
    negated = verb.negated or verb.lemma in _WITHHOLDS or c.word(i) == "no" or s.denied(source)
    sign = negate(content.sign, cue, content.frame) if negated else content.sign
    s.found = [a for a in s.found if a.cue_words[0][0] != c.first[first]]
    s.taken.add(k)
    add_chained("light", s, cue, source, first, content, sign)


def _before_main_verb(c: Chunks, content: Complement) -> Complement:
    """“Ukraine's demand that Russia pay was backed by”: the clause ends where the noun's own verb starts."""
    verbs = [j for j in range(content.lo, content.hi) if c.codes[j] == "F"]
    relatives = sum(c.codes[j] in "WB" for j in range(content.lo, content.hi))
    if len(verbs) > 1 + relatives and c.codes[verbs[-1] - 1] != "C":
        return content._replace(hi=verbs[-1])
    return content


def _possessor(s: Sentence, i: int) -> tuple[Source | None, int]:
    """Who owns the noun that ends phrase ``i``, and the first word of what is owned."""
    tags = s.c.unit.tags
    first, end = s.c.first[i], s.c.end[i]
    for j in range(end - 1, first, -1):
        if tags[j] == "G":
            return Source(first, j, ((first, j),)), j + 1
    if tags[first] == "S":
        return Source(first, first + 1, ((first, first + 1),)), first + 1
    return None, first
