"""English word forms brought to one stem, so that "troop deployments" meets "deploying troops".

Two steps, both small tables and rules. :func:`lemma` strips inflection only (plural, -s, -ed, -ing, irregular
verbs), which keeps "agree" and "agreement" apart for the stance rules. :func:`stem` goes on to the verb behind a
noun or adverb ("withdrawal" to "withdraw"), for finding wordings. Stems need not be words; they only have to be
the same for the forms of one word. No stemmer on the shelf does both: Porter's joins "organisation" with "organ"
and leaves "recognition" and "recognise" apart.
"""

from __future__ import annotations

import re
from functools import lru_cache

IRREGULAR = {
    form: base
    for base, forms in {
        "be": "am is are was were been being",
        "have": "has had having",
        "do": "does did done doing",
        "send": "sent",
        "withdraw": "withdrew withdrawn",
        "hold": "held",
        "keep": "kept",
        "leave": "left",
        "give": "gave given",
        "forgive": "forgave forgiven",
        "take": "took taken",
        "undertake": "undertook undertaken",
        "begin": "began begun",
        "fight": "fought",
        "pay": "paid",
        "seek": "sought",
        "bring": "brought",
        "build": "built",
        "rebuild": "rebuilt",
        "meet": "met",
        "lead": "led",
        "say": "said",
        "tell": "told",
        "break": "broke broken",
        "choose": "chose chosen",
        "freeze": "froze frozen",
        "stand": "stood",
        "see": "saw seen",
        "go": "went gone",
        "come": "came",
        "become": "became",
        "lose": "lost",
        "win": "won",
        "draw": "drew drawn",
        "drive": "drove driven",
        "rise": "rose risen",
        "fall": "fell fallen",
        "speak": "spoke spoken",
        "lay": "laid",
        "understand": "understood",
        "sell": "sold",
        "buy": "bought",
        "hide": "hid hidden",
        "write": "wrote written",
        "mean": "meant",
        "feel": "felt",
        "find": "found",
        "make": "made",
        "get": "got gotten",
        "think": "thought",
        "know": "knew known",
        "spend": "spent",
        "bear": "bore borne",
        "swear": "swore sworn",
        "strike": "struck",
        "stick": "stuck",
        "shoot": "shot",
        "forbid": "forbade forbidden",
        "lift": "lifted",
        "woman": "women",
        "man": "men",
        "serviceman": "servicemen",
        "servicewoman": "servicewomen",
        "child": "children",
        "compel": "forced forcing",
        "full": "fully",
        "whole": "wholly",
        "tie": "tied ties tying",
        "die": "died dies dying",
        "lie": "lies lying",
        "us": "us",
        "as": "as",
        "this": "this",
        "his": "his",
        "its": "its",
        "is": "is",
        "yes": "yes",
        "gas": "gas",
        "news": "news",
        "always": "always",
        "perhaps": "perhaps",
        "besides": "besides",
        "across": "across",
        "unless": "unless",
        "whereas": "whereas",
        "towards": "towards",
        "otherwise": "otherwise",
        "less": "less",
        "bias": "bias",
        "basis": "basis",
        "crisis": "crises crisis",
        "analysis": "analyses analysis",
        "status": "status",
        "during": "during",
        "nothing": "nothing",
        "anything": "anything",
        "something": "something",
        "everything": "everything",
        "providing": "providing",
        "provided": "provided",
        "following": "following",
        "united": "united",
        "need": "needed needing needs",
        "indeed": "indeed",
        "hundred": "hundreds hundred",
        "speed": "speed",
        "seed": "seed",
        "breed": "breed",
        "exceed": "exceeds exceeded",
        "proceed": "proceeded proceeds",
        "succeed": "succeeded succeeds",
        "led": "led",
        "unarmed": "unarmed",
        "armed": "armed",
        "sacred": "sacred",
        "opposed": "opposed",
        "prepared": "prepared",
        "committed": "committed",
        "determined": "determined",
        "united-nations": "united-nations",
    }.items()
    for form in forms.split()
}
IRREGULAR["led"] = "lead"
IRREGULAR["is"] = "be"

BASE_OF = {
    noun: base
    for base, nouns in {
        "withdraw": "withdrawal",
        "remove": "removal",
        "renew": "renewal",
        "refuse": "refusal",
        "approve": "approval",
        "deny": "denial",
        "suspend": "suspension",
        "extend": "extension",
        "expand": "expansion",
        "include": "inclusion",
        "exclude": "exclusion",
        "decide": "decision",
        "admit": "admission",
        "accede": "accession",
        "occupy": "occupation occupier",
        "recognise": "recognition",
        "verify": "verification verifier",
        "accept": "acceptance acceptable",
        "enforce": "enforcement enforceable enforcer",
        "depart": "departure",
        "expel": "expulsion",
        "seize": "seizure",
        "supply": "supplier",
        "deliver": "delivery",
        "observe": "observation",
        "inspect": "inspector inspection",
        "invade": "invasion invader",
        "annex": "annexation",
        "cede": "cession",
        "concede": "concession",
        "reduce": "reduction",
        "produce": "production",
        "resign": "resignation",
        "store": "storage",
        "punish": "punishment punitive",
        "participate": "participant",
        "represent": "representative representation",
        "compensate": "compensation",
        "destroy": "destruction",
        "defend": "defence",
        "try": "trial",
        "resolve": "resolution",
        "return": "returnee",
        "assist": "assistance",
        "ally": "allied",
        "territory": "territorial territorially",
        "assure": "assurance",
        "legal": "legally",
        "possible": "possibly",
        "gradual": "gradually",
        "voluntary": "voluntarily",
        "loss": "losses",
        "phase": "phaseout phasedown",
        "restrict": "restriction",
        "protect": "protection",
        "move": "movement",
        "argue": "argument",
        "judge": "judgment judgement",
        "abolish": "abolition",
        "repatriate": "repatriation",
        "prosecute": "prosecution prosecutor",
        "dissolve": "dissolution",
        "demobilise": "demobilisation",
        "guarantee": "guarantor",
        "disarm": "disarmament",
        "demilitarise": "demilitarization demilitarisation",
        "intervene": "intervention",
        "acknowledge": "acknowledgement acknowledgment",
        "add": "addition additional",
        "emit": "emission",
        "commit": "commitment",
        "reject": "rejection",
    }.items()
    for noun in nouns.split()
}

WHOLE_WORDS = frozenset(
    """element moment document parliament government department statement instrument apartment cement argument comment
    segment regiment implement supplement experiment fundamental state rate date late private climate pirate debate
    nation station question mention version mission commission region religion union million billion opinion session
    section fiction ration passion mansion pension dimension occasion fashion nation conference
    only early family italy july reply apply supply rely ally assembly anomaly likely unlikely friendly daily weekly
    monthly yearly costly deadly elderly holy ugly bully rally fly hourly orderly timely lively lonely
    hundred red bed led embed need feed speed deed seed indeed exceed proceed succeed
    ring king sing thing wing bring spring string during evening morning ceiling being sibling
    nothing anything something everything king viking sterling beijing
    united-states this his yes us is as was has gas bus plus thus always news series species means lens
    economics politics physics ethics logistics mathematics paris texas wales naples brussels athens vilnius
    cyprus syrus campus corpus virus census consensus bonus focus versus nexus
    congress process access success progress princess business witness illness express address press loss less unless
    across cross discuss class mass pass pressed bless dress stress boss abyss""".split()
)
VOWEL = re.compile(r"[aeiouy]")
DOUBLED = re.compile(r"([bdfgmnprt])\1$")


def _strip_s(word: str) -> str:
    """The singular or base of a form in -s."""
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "zzes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3:
        return word[:-1]
    return word


def _strip_ending(word: str) -> str:
    """The base of a form in -ed or -ing, without a doubled last letter."""
    if word.endswith("ied") and len(word) > 4:
        return word[:-3] + "y"
    for ending in ("ed", "ing"):
        base = word[: -len(ending)]
        if word.endswith(ending) and len(base) > 2 and VOWEL.search(base):
            return DOUBLED.sub(r"\1", base) if not base.endswith(("ee", "ss")) else base
    return word


@lru_cache(maxsize=65536)
def lemma(word: str) -> str:
    """The word without its inflection, and without a final silent e ("forces" and "force" give "forc").

    ``word`` is in lower case.

    >>> [lemma(w) for w in ("withdrew", "deploying", "parties", "agreement")]
    ['withdraw', 'deploy', 'party', 'agreement']
    """
    if word in IRREGULAR:
        return _final(IRREGULAR[word])
    if word in WHOLE_WORDS or len(word) < 4 or not word.isascii():
        return _final(word)
    return _final(_strip_ending(_strip_s(word)))


def _final(word: str) -> str:
    """One spelling for -ise and -ize, -our and -or, and no silent e."""
    if word.endswith(("ize", "iz")) and len(word) > 5:
        word = word.rstrip("e")[:-1] + "s"
    if word.endswith("our") and len(word) > 5:
        word = word[:-3] + "or"
    if word.endswith("ll") and len(word) > 5:
        word = word[:-1]
    while word.endswith("e") and len(word) > 3:
        word = word[:-1]
    return word


SUFFIXES = (
    ("isation", "is"),
    ("ization", "is"),
    ("ation", ""),
    ("ator", ""),
    ("at", ""),
    ("ment", ""),
    ("ion", ""),
)
"""Endings of nouns and what is left of them; "at" is "-ate" without its silent e."""


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """The stem of the word's family: noun, verb and adverb alike.

    >>> len({stem(w) for w in ("deploy", "deployed", "deployment", "deployments")})
    1
    >>> len({stem(w) for w in ("negotiate", "negotiations", "negotiator")})
    1
    """
    singular, base = _strip_s(word), lemma(word)
    for form in (word, singular, base):
        if form in BASE_OF:
            return _final(BASE_OF[form])
    if not WHOLE_WORDS.isdisjoint((base, word, singular)):
        return base
    if base.endswith("ly") and len(base) > 5:
        return stem(base[:-2])
    for suffix, rest in SUFFIXES:
        kept = base[: -len(suffix)] + rest
        if base.endswith(suffix) and len(kept) > 3 and VOWEL.search(kept[:-1]):
            return _final(DOUBLED.sub(r"\1", kept))
    return base
