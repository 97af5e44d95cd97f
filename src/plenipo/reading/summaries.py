"""Meeting summaries: “A, for the G-77, supported by B and C and opposed by D, said P”.

One wording, several speakers: A holds P (on behalf of the G-77), B and C support it, D opposes it.
"""

from __future__ import annotations

from dataclasses import replace

from plenipo.reading.attribution import Attribution, Sentence, combine
from plenipo.reading.chunks import Chunks
from plenipo.reading.cues import Cue
from plenipo.reading.sources import Source, agent
from plenipo.reading.tags import word_list

_OPPOSING = frozenset(("opposed", "rejected", "resisted", "countered", "contested"))
_FOLLOWERS = {word: -1 if word in _OPPOSING else 1 for word in word_list("followers")}
_FOLLOWED = frozenset(["verb", "chain", "adjective", "light", "infinitive", "before"])
SUPPORTED = Cue("supported by", "support", 2, {"n": 1})
OPPOSED = Cue("opposed by", "oppose", 2, {"n": -1})


def add_followers(s: Sentence) -> None:
    """Add the statements of those who support or oppose what another said, and whom speakers speak for."""
    s.found = [replace(a, source=_with_behalf(s, a.source)) for a in s.found]
    for n, code in enumerate(s.c.codes):
        if code == "I" and s.c.word(n) == "with" and s.c.codes[n + 1 : n + 2] == "N":
            _companion(s, n)
        if code == "n" and s.c.word(n) in _FOLLOWERS and s.c.word(n + 1) == "by":
            _follower(s, n)


def _with_behalf(s: Sentence, source: Source | None) -> Source | None:
    """The source with the party it speaks for: “France, on behalf of the EU,”."""
    if source is None or source.behalf:
        return source
    c = s.c
    i = s.phrase_at(source.heads[-1][1])
    party = _behalf(c, i + 1) if c.codes[i : i + 1] == "," else _behalf(c, i)
    return source._replace(behalf=(c.first[party], c.end[party])) if party is not None else source


def _behalf(c: Chunks, i: int) -> int | None:
    """The noun phrase behind “for”, “on behalf of”, “speaking for” at phrase ``i``."""
    if c.word(i) in ("speaking", "also"):
        i += 1
    if c.word(i) == "on" and c.unit.words[c.first[i] : c.first[i] + 3] == ["on", "behalf", "of"]:
        i += 2
    elif c.word(i) != "for" or not _names_a_party(c, i + 1):
        return None
    return i + 1 if c.codes[i + 1 : i + 2] == "N" else None


def _names_a_party(c: Chunks, i: int) -> bool:
    """“for the EU” after a comma, not “for example” or “for years”."""
    return c.codes[i : i + 1] == "N" and c.unit.tags[c.end[i] - 1] == "P" and c.codes[i - 2 : i - 1] == ","


def _follower(s: Sentence, n: int) -> None:
    """“supported by Brazil” at phrase ``n``: Brazil holds what the speaker beside it says."""
    c = s.c
    if c.codes[n + 2 : n + 3] != "N" or not _beside_a_speaker(c, n):
        return
    who = agent(c, n + 2)
    lean = _FOLLOWERS[c.word(n)]
    for a in _theirs(s, n):
        sign = combine(lean, a.sign) if a.sign else lean
        cue = SUPPORTED if lean > 0 else OPPOSED
        if lean < 0 and a.sign < 0:
            sign = 1
        s.add("follower", cue, who, (c.first[n], c.end[n + 1]), a.content, sign)


def _companion(s: Sentence, n: int) -> None:
    """“Australia, with Canada, opposed it”: Canada is a speaker too."""
    c = s.c
    if c.unit.tags[c.end[n + 1] - 1] != "P" or c.codes[n - 1 : n] != ",":
        return
    who = agent(c, n + 1)
    for a in list(s.found):
        if a.source and any(first == n for first, _ in a.source.asides):
            s.add("follower", a.cue, who, a.cue_words[0], a.content, a.sign)


def _beside_a_speaker(c: Chunks, n: int) -> bool:
    """Whether the participle is set off by a comma or opens the sentence."""
    before = c.codes[n - 1] if n else "^"
    return before in ",C^" or (before == "R" and n > 1 and c.codes[n - 2] == ",")


def _theirs(s: Sentence, n: int) -> list[Attribution]:
    """What is said by the speaker that the follower at phrase ``n`` follows."""
    said = [a for a in s.found if a.source is not None and a.rule.partition("-")[0] in _FOLLOWED]
    beside = [a for a in said if a.source and any(first <= n < end for first, end in a.source.asides)]
    if beside:
        return beside
    codes, word = s.c.codes, s.c.first[n]
    if n == 0:
        return [a for a in said if a.source and "F" not in codes[: s.phrase_at(a.source.first)]][:1]
    before = [a for a in said if max(end for _, end in a.content) <= word]
    return [a for a in before[-1:] if "F" not in codes[s.phrase_at(max(end for _, end in a.content)) : n]]
