"""Who is speaking: names, titles, groups, pronouns and anonymous sources, resolved to actors.

``mentions`` finds the noun phrases of a text that name somebody who can stand somewhere on an issue, and says
who it is with the help of a ``Directory``: the codebook's actors, and under them a built-in gazetteer of
states, capitals, organisations, negotiating groups, armed groups and office holders with dates.
"""

from plenipo.reading.actors.directory import Directory
from plenipo.reading.actors.mention import Mention, MentionKind
from plenipo.reading.actors.reading import mentions

__all__ = ["Directory", "Mention", "MentionKind", "mentions"]
