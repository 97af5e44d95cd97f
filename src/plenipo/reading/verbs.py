"""Verbs that attribute, with their content behind: “insisted that”, “refused to support”, “adding that”."""

from __future__ import annotations

from plenipo.reading.attribution import Sentence, combine, negate
from plenipo.reading.complements import Complement, complement
from plenipo.reading.cues import Cue, cues
from plenipo.reading.extents import clause_end, phrase_end
from plenipo.reading.preceding import before_cue
from plenipo.reading.sources import Source

_TALK = frozenset(("say", "discuss", "ask", "announce", "describe"))


def finite(s: Sentence, k: int) -> None:
    """Read the verb group with tense at phrase ``k``."""
    c = s.c
    cue = c.cues.get(k)
    if cue is None:
        _separated(s, k)
    if cue is None or c.verbs[k].passive:
        return
    source = s.subjects.of(k)
    quotes = "q" in cue.frames
    if quotes and source is None and k and c.codes[k - 1] in ",Q" and before_cue(s, k, cue, None, None):
        return
    content = _complement(s, k, cue)
    if quotes and (content is None or content.frame == "q") and before_cue(s, k, cue, source, content):
        return
    if content is not None and source is not None:
        _add("verb", s, cue, source, k, k, content)
    elif (
        content is None
        and source is not None
        and not _interposed(s, k, cue, source)
        and not _cleft(s, k, cue, source)
    ):
        _elliptical(s, k, cue, source)


def _interposed(s: Sentence, k: int, cue: Cue, source: Source) -> bool:
    """“guarantees, which she believes require support”; whether it was one."""
    c = s.c
    start = s.phrase_at(source.first)
    if "c" not in cue.frames or not start or c.codes[start - 1] != "W" or c.codes[k + 1 : k + 2] != "F":
        return False
    if c.word(start - 1) not in ("which", "who", "that"):
        return False
    hi = clause_end(c, k, k + 1)
    while hi > k + 2 and c.codes[hi - 1] in ",;:-.CB":
        hi -= 1
    content = (s.stretch(start - 1, start), s.stretch(k + 1, hi))
    s.add("interposed", cue, source, (c.first[k], c.end[k]), content, cue.frames["c"])
    return True


def _cleft(s: Sentence, k: int, cue: Cue, source: Source) -> bool:
    """“What Moscow wants is a neutral Ukraine”; whether it was one."""
    c = s.c
    sign = cue.frames.get("n", 0)
    start = s.phrase_at(source.first)
    told = "q" in cue.frames and c.codes[k + 1 : k + 3] == "FK"  # "what she says is that"
    if not (sign or told) or not start or c.word(start - 1) != "what" or c.codes[k + 1 : k + 2] != "F":
        return False
    if c.codes[k + 2 : k + 3] == "K":
        hi = clause_end(c, k + 1, k + 2)
    else:
        hi = phrase_end(c, k + 2, "n") if k + 2 < len(c.codes) - 1 else 0
    while hi > k + 2 and c.codes[hi - 1] in ",;:-.":
        hi -= 1
    if hi <= k + 2:
        return False
    s.add("cleft", cue, source, (c.first[k], c.end[k]), (s.stretch(k + 2, hi),), sign)
    return True


def _elliptical(s: Sentence, k: int, cue: Cue, source: Source) -> None:
    """“The US proposed deleting it, and Norway opposed.”: the content is the other's."""
    sign = cue.frames.get("n", 0) or (cue.frames.get("to", 0) if cue.lemma == "object" else 0)
    alone = s.c.codes[: k + 1] == "NF" and s.c.codes[k + 1 : k + 2] in (".", ",")
    if sign and alone:  # "OSSIRIA objected.": to what was said before
        sign = negate(sign, cue, "n") if s.c.verbs[k].negated else sign
        s.add("objection", cue, source, (s.c.first[k], s.c.verbs[k].word + 1), (), sign)
        return
    before = [a for a in s.found if a.cue_words[0][0] < s.c.first[k] and a.source != source]
    start = s.phrase_at(source.first)
    joined = start > 0 and s.c.word(start - 1) in ("and", "but", "while", "whereas", "though", "although")
    if sign and before and joined and s.c.codes[k + 1 : k + 2] in (".", ",", ";", ""):
        end = s.c.verbs[k].word + 1
        sign = negate(sign, cue, "n") if s.c.verbs[k].negated else sign
        lean = combine(sign, before[-1].sign) if before[-1].sign else sign
        s.add("elliptical", cue, source, (s.c.first[k], end), before[-1].content, lean)


def participle(s: Sentence, k: int) -> None:
    """Read the -ing form at phrase ``k``, which hangs on another clause."""
    cue = s.c.cues.get(k)
    if cue is None or k in s.taken:
        return
    content = _complement(s, k, cue)
    source = s.subjects.of_participle(k) if content else None
    if content is not None and source is not None:
        if source.first >= s.c.first[content.lo]:  # "Calling for calm, the envoy said ..."
            hi = min(content.hi, s.phrase_at(source.first))
            while hi > content.lo + 1 and s.c.codes[hi - 1] in ",-":
                hi -= 1
            content = content._replace(hi=max(hi, content.lo + 1))
        quoted = k > 1 and s.c.word(k - 1) == "as" and s.c.codes[k - 2] == "F"  # "was quoted as saying"
        _add("participle", s, cue, source, k - 2 * quoted, k, content)


def infinitive(s: Sentence, k: int) -> None:
    """Read the infinitive at phrase ``k`` if a verb such as "continue" lends it its subject."""
    cue = s.c.cues.get(k)
    lender = s.subjects.lender(k) if cue and k not in s.taken else None
    if cue is None or lender is None:
        return
    content = _complement(s, k, cue)
    source = s.subjects.of(lender)
    if content is not None and source is not None:
        _add("infinitive", s, cue, source, lender, k, content)


def _separated(s: Sentence, k: int) -> None:
    """“turned the proposal down”: the particle behind the content."""
    c = s.c
    verb = c.verbs[k]
    if c.codes[k + 1 : k + 2] != "N" or verb.passive:
        return
    particle = (c.word(k + 2),)
    found = [
        cue for cue in cues().verbs.get(verb.lemma, ()) if cue.particles == particle and "n" in cue.frames
    ]
    source = (
        s.subjects.of(k) if found and particle[0] in ("down", "out", "off", "aside", "up", "back") else None
    )
    if source is not None:
        sign = negate(found[0].frames["n"], found[0], "n") if verb.negated else found[0].frames["n"]
        s.add("verb-n", found[0], source, (c.first[k], c.end[k]), (s.stretch(k + 1, k + 2),), sign)


def _complement(s: Sentence, k: int, cue: Cue) -> Complement | None:
    end = s.c.verbs[k].word + 1 + len(cue.particles)
    return complement(s.c, k, s.phrase_at(end), cue, end)


def _add(rule: str, s: Sentence, cue: Cue, source: Source, first: int, k: int, content: Complement) -> None:
    """Note it, with the leaning that negation and a second verb (“refused to support”) leave."""
    verbs = s.c.verbs
    nothing = s.c.word(content.lo) in ("no", "nothing", "neither", "none")  # "sign nothing that"
    negated = verbs[k].negated or verbs[first].negated or s.denied(source) or nothing
    sign = negate(content.sign, cue, content.frame) if negated else content.sign
    add_chained(rule, s, cue, source, first, content, sign)


def add_chained(
    rule: str, s: Sentence, cue: Cue, source: Source | None, first: int, content: Complement, sign: int
) -> None:
    """Note an attribution; a leaning verb that follows directly becomes part of its cue."""
    c = s.c
    k = content.lo
    if content.frame in "tg" and c.codes[k] in "Tg":
        s.taken.add(k)
        inner = c.cues.get(k)
        further = _complement(s, k, inner) if inner else None
        if (
            inner
            and further
            and further.sign
            and further.frame != "c"
            and (content.sign or cue.kind == "neutral")
        ):
            leaning = negate(further.sign, inner, further.frame) if c.verbs[k].negated else further.sign
            add_chained("chain", s, cue, source, first, further, combine(sign, leaning))
            return
        if sign < 0 and inner and inner.kind in _TALK:
            sign = 0  # "declined to comment on the plan"
    if cue.kind != "fail" or rule == "chain":
        s.add_complement(rule, cue, source, first, content, sign)
