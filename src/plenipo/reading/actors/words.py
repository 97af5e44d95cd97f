"""The closed classes of words the rules look at; their lists are in ``data/words.txt``."""

from __future__ import annotations

from plenipo.reading.actors.files import sections

_WORDS = sections("words.txt")

DETERMINERS = _WORDS["determiners"]
"""Words that open a noun phrase."""
INDEFINITE = _WORDS["indefinite"]
OWNERS = _WORDS["owners"]
"""Possessive pronouns, which open a noun phrase and name an actor themselves."""
MODIFIERS = _WORDS["modifiers"]
"""Words that may stand between determiner and role noun."""
FORMER = _WORDS["former"]
"""Words that say an office is no longer held."""
LOCATIVE = _WORDS["locative"]
"""Prepositions after which the name of a state or town is a place."""
DIRECTION = _WORDS["direction"]
PLACE_VERBS = _WORDS["place_verbs"]
"""Verbs whose object is a place."""
MOTION = _WORDS["motion"]
"""Words after which "to Moscow" is a way to a place."""
UTTERANCE = _WORDS["utterance"]
"""Nouns after which "from Moscow" names a government."""
PLACE_NOUNS = _WORDS["place_nouns"]
"""Nouns before which a state or capital is an adjective: the Paris summit, the Iran deal."""
VERBISH = _WORDS["verbish"]
"""Words that can follow an actor without making an adjective of it."""
SPEECH = _WORDS["speech"]
"""Verbs beside which unknown capitalised words are somebody."""
MONTHS = _WORDS["months"]
DAYS = _WORDS["days"]
OPENERS = VERBISH | DETERMINERS | OWNERS | MONTHS | DAYS | _WORDS["openers"]
"""Words that are capitalised only because they open a sentence."""
PARTICLES = _WORDS["particles"]
"""Small words inside names."""
ORG_NOUNS = _WORDS["org_nouns"]
"""Last words of a name that make it an organisation's."""
THING_NOUNS = _WORDS["thing_nouns"]
"""Last words of a name that make it a thing's."""
ABBREVIATIONS = _WORDS["abbreviations"]
"""Words after which a full stop does not end anything."""
SHOUTED = _WORDS["shouted"]
"""Acronyms that are also words or too short to trust where everything is in capitals."""
CUE_VERB_AFTER_IT = _WORDS["cue_verb_after_it"]
"""Words after "it" that make it somebody rather than nobody."""
TITLE_SMALL = _WORDS["title_small"]
"""Words that stay small in a Headline of Capitalised Words."""
ALSO_VERBS = _WORDS["also_verbs"]
"""Plural role nouns that are verbs as well: before a determiner they are."""
AT_HOME = _WORDS["at_home"]
"""Role nouns with which "in Tehran" says whose they are, and not only where."""
SOURCE_WORDS = _WORDS["source_words"]
"""Words that after a role noun make a source of it: "a minister who", "people familiar with"."""
SURNAMES_TOO = _WORDS["surnames_too"]
"""Titles that people are also called by."""
ABROAD = _WORDS["abroad"]
"""Words before "officials in Nairobi" that say they are not the state's."""
ALSO_PEOPLE = _WORDS["also_people"]
"""States and towns that people are called like."""
OF_ARMED = _WORDS["of_armed"]
"""Words with which "the group" is an armed one."""
