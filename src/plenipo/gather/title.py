"""What a document is called."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from plenipo.gather.dateline import dateline
from plenipo.gather.dates import IN_NAME
from plenipo.gather.text import one_line

LONGEST = 140
MOST_WORDS = 22
NO_TITLE = re.compile(
    r"(?i)^(?:by\s|from:|to:|page \d|https?://|microsoft word\b|powerpoint|untitled\b|no subject|document\d*$"
    r"|index$|(?:published|updated|posted)\b|press release$|for immediate release)"
)
FILE_ENDING = re.compile(r"\.(?:docx?|pdf|html?|txt|md|indd|rtf|odt|qxd)$", re.IGNORECASE)


def title_of(*, stated: str, heading: str, text: str, name: str, publisher: str = "") -> str:
    r"""The title the metadata states, else the first heading, else a first line that reads like one, else the
    file name.

    >>> title_of(stated="", heading="", text="Italy rules out troops\n\nROME - Italy said no.", name="a.txt")
    'Italy rules out troops'
    """
    stated = one_line(stated)
    if stated and not NO_TITLE.match(stated) and not FILE_ENDING.search(stated):
        return _without_publisher(stated, publisher)
    return one_line(heading) or _first_line(text) or title_from_name(name)


def _without_publisher(title: str, publisher: str) -> str:
    """The title without the " | Reuters" a site puts behind it."""
    for dash in (" | ", " - ", " – ", " — "):
        if publisher and title.casefold().endswith((dash + publisher).casefold()):
            return title[: -len(dash + publisher)]
    return title


def _first_line(text: str) -> str:
    """The first line, if it reads like a title and something follows it."""
    first, _, rest = text.lstrip().partition("\n")
    line = one_line(first.strip(" #*_"))
    words = line.split()
    title_like = (
        rest.strip()
        and len(line) <= LONGEST
        and 2 <= len(words) <= MOST_WORDS
        and not line.endswith((".", ",", ";", ":", "-"))
        and not line[0].islower()
        and any(char.isalpha() for char in line)
        and not NO_TITLE.match(line)
        and dateline(line + " ") is None
        and not _wraps(line, rest)
    )
    return line if title_like else ""


def _wraps(line: str, rest: str) -> bool:
    """Whether the next line goes on with the same sentence."""
    follower = rest.split("\n", 1)[0].strip()
    return len(line) > 50 and follower[:1].islower()


def title_from_name(name: str) -> str:
    """A file name as a title: without ending and date, hyphens as spaces.

    >>> title_from_name("2025-03-27_paris-summit.txt")
    'Paris summit'
    """
    stem = PurePosixPath(name).stem or name
    for pattern in IN_NAME:
        stem = pattern.sub(" ", stem)
    words = " ".join(re.sub(r"[_+]|(?<=\w)-(?=\w)|%20", " ", stem).split()).strip(" -_.") or stem
    return one_line(words[:1].upper() + words[1:])
