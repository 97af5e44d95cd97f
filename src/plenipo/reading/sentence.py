"""One sentence read: every rule, phrase by phrase."""

from __future__ import annotations

from plenipo.reading.attribution import Attribution, Sentence
from plenipo.reading.chunks import MOST_VERBS, chunk
from plenipo.reading.modals import intention
from plenipo.reading.nominal import adjective, noun, passive
from plenipo.reading.preceding import according, headline
from plenipo.reading.subjects import Subjects
from plenipo.reading.summaries import add_followers
from plenipo.reading.units import Unit
from plenipo.reading.verbs import finite, infinitive, participle


def read_sentence(unit: Unit) -> list[Attribution]:
    """The attributions of a unit, in the order of their cues."""
    c = chunk(unit)
    if len(c.verbs) > MOST_VERBS:
        return []
    s = Sentence(c, Subjects(c))
    headline(s)
    for k, code in enumerate(c.codes):
        if code == "F":
            if not adjective(s, k):
                finite(s, k)
                passive(s, k)
                intention(s, k)
        elif code == "g":
            participle(s, k)
        elif code == "T":
            infinitive(s, k)
        elif code == "N":
            noun(s, k)
        elif code == "I" and c.word(k) == "according" and c.codes[k : k + 3] == "IIN":
            according(s, k)
    add_followers(s)
    return sorted(s.found, key=lambda a: (a.cue_words, a.content))
