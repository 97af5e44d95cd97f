"""Words that negotiators use for the same thing, so that a codebook need not list every wording.

Each line is one class; a word stands in at most one. Only words whose senses hardly differ in this field are
here ("truce" and "ceasefire"), not words that options of one issue may differ in ("assurance" and "guarantee").
A match by class counts a little less than a match by word.
"""

from __future__ import annotations

from functools import lru_cache

from plenipo.coding.inflection import stem

CLASSES = """
send deploy dispatch station
troop soldier force serviceman servicewoman contingent
lift remove scrap abolish repeal revoke rescind eliminate
end terminate stop halt cease
keep maintain remain retain stay preserve uphold
extend prolong renew
tighten toughen strengthen stiffen intensify harden
ease relax loosen soften
raise increase
reduce lower cut decrease shrink
exchange swap
prisoner captive pow detainee
ceasefire truce armistice
hold conduct stage
territory land
border frontier
cede surrender relinquish
talks negotiation dialogue
pardon amnesty
weapon armament weaponry
join accede membership
permanent lasting durable
full complete total comprehensive
unhindered unimpeded unrestricted unfettered
help aid assistance
hospital clinic
start begin commence launch
seize confiscate
displaced uprooted
allow permit let
open reopen
protect safeguard
gradual phased
binding obligatory
voluntary nonbinding
additional further
separate dedicated
""".strip()


def _classes() -> dict[str, str]:
    """From each stem to the stem of the first word of its class."""
    found: dict[str, str] = {}
    for line in CLASSES.splitlines():
        words = line.split()
        for word in words:
            found.setdefault(stem(word), stem(words[0]))
    return found


HEAD_OF = _classes()
BY_FORM = {"monitors": stem("observer"), "forces": stem("troops"), "arms": stem("weapon")}
"""Forms that mean something else than their base: monitors are people, to monitor is what anything may do."""


@lru_cache(maxsize=65536)
def concept(word: str) -> str:
    """The stem that stands for the word and everything said for the same thing.

    >>> concept("deploying") == concept("sent")
    True
    """
    base = BY_FORM.get(word) or stem(word)
    return HEAD_OF.get(base, base)
