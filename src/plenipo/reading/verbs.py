"""Verbs that attribute, with the content behind them: “insisted that”, “refused to support”, “adding that”."""

from __future__ import annotations

from plenipo.reading.attribution import Sentence, combine, negate
from plenipo.reading.complements import Complement, complement
from plenipo.reading.cues import Cue
from plenipo.reading.preceding import before_cue
from plenipo.reading.sources import Source


def finite(s: Sentence, k: int) -> None:
    """Read the verb group with tense at phrase ``k``."""
    c = s.c
    cue = c.cues.get(k)
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
    elif content is None and source is not None:
        _elliptical(s, k, cue, source)


def _elliptical(s: Sentence, k: int, cue: Cue, source: Source) -> None:
    """“The US proposed deleting it, and Norway opposed.”: the content is the other's."""
    sign = cue.frames.get("n", 0)
    before = [a for a in s.found if a.cue_words[0][0] < s.c.first[k] and a.source != source]
    if sign and before and s.c.codes[k + 1 : k + 2] in (".", ",", ";", "C", ""):
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
        _add("participle", s, cue, source, k, k, content)


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


def _complement(s: Sentence, k: int, cue: Cue) -> Complement | None:
    end = s.c.verbs[k].word + 1 + len(cue.particles)
    return complement(s.c, k, s.phrase_at(end), cue, end)


def _add(rule: str, s: Sentence, cue: Cue, source: Source, first: int, k: int, content: Complement) -> None:
    """Note it, with the leaning that negation and a second verb (“refused to support”) leave."""
    verbs = s.c.verbs
    negated = verbs[k].negated or verbs[first].negated
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
    s.add_complement(rule, cue, source, first, content, sign)
