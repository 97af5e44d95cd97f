"""Who published a document: a dateline, a byline, a copyright line, or the site it came from."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from plenipo.gather.dateline import dateline

AGENCIES = {
    "ap": "Associated Press",
    "afp": "Agence France-Presse",
    "ani": "Asian News International",
    "ansa": "ANSA",
    "dpa": "dpa",
    "efe": "EFE",
    "itar-tass": "TASS",
    "pti": "Press Trust of India",
    "rfe/rl": "RFE/RL",
    "tass": "TASS",
    "upi": "United Press International",
}
PRESS = (
    r"(?:Associated Press|Reuters|Agence France-Presse|AFP|Bloomberg(?: News)?|Xinhua|TASS|Interfax"
    r"|Al Jazeera|BBC News|dpa|Kyodo News|Anadolu(?: Agency)?"
    r"|(?:The )?(?:[A-Z][\w'’&-]*\s){0,3}(?:News|Times|Post|Press|Agency|Journal|Herald|Tribune|Guardian"
    r"|Gazette|Observer|Standard|Independent|Today|Service))"
)
BYLINE = re.compile(
    rf"(?m)^(?:By|BY)\s+[^\n,|–—-]{{3,60}}?\s*(?:[,|–—]|\s-\s|\n)\s*(?:the\s)?(?P<press>{PRESS})\b"
)
COPYRIGHT = re.compile(rf"(?:©|\([cC]\)|Copyright)[\s\d,–-]*(?:by\s)?(?:The\s)?(?P<press>{PRESS})\b")
SLASHED = re.compile(r"(?m)^[A-Z][^\n/]{2,60}\. ?/(?P<agency>(?:ITAR-)?TASS|Ukrinform|Interfax)/")
NO_AGENCY = re.compile(
    r"(?i)^(?:[A-Z][a-z]{2,8}\.? \d+|.*\d.*|local time|updated?|file|photo|video|opinion|analysis)$"
)
HEAD_CHARACTERS = 1_500
TAIL_CHARACTERS = 600


def publisher_in_text(text: str) -> str:
    r"""The publisher a text names where texts name it, or nothing.

    >>> publisher_in_text("PARIS (Reuters) - Italy said no.")
    'Reuters'
    >>> publisher_in_text("Leaders meet\nBy Jane Doe, Associated Press\n\nItaly said no.")
    'Associated Press'
    """
    slashed = SLASHED.search(text[:HEAD_CHARACTERS])
    if slashed:
        return full_name(slashed["agency"])
    line = dateline(text)
    if line and line.agency and not NO_AGENCY.match(line.agency):
        return full_name(line.agency)
    match = BYLINE.search(text[:HEAD_CHARACTERS]) or COPYRIGHT.search(text[-TAIL_CHARACTERS:])
    return full_name(" ".join(match["press"].split())) if match else ""


def full_name(agency: str) -> str:
    """The agency's name for its abbreviation; any other name as it is."""
    return AGENCIES.get(agency.casefold(), agency)


def site(address: str) -> str:
    """The site an address belongs to, without ``www``.

    >>> site("https://www.example.org/vol12/a?b")
    'example.org'
    """
    try:
        host = urlsplit(address).hostname or ""
    except ValueError:
        return ""
    return host.removeprefix("www.")
