"""What a document is called."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from plenipo.gather.dateline import dateline
from plenipo.gather.dates import IN_NAME, is_date
from plenipo.gather.text import one_line

LONGEST = 140
MOST_WORDS = 22
FIRST_LINES = 8
HEAD_CHARACTERS = 4_000
SHORT_LINE = 45
SHORT_HEADLINE = 90
WRAPPED_LINE = 100
NO_TITLE = re.compile(
    r"(?i)^(?:by\s|from:|to:|page \d|https?://|microsoft word\b|powerpoint|untitled\b|no subject|document\d*$"
    r"|index$|(?:published|updated|posted)\b|press release$|for immediate release)"
)
FILE_ENDING = re.compile(r"\.(?:docx?|pdf|html?|txt|md|indd|rtf|odt|qxd)$", re.IGNORECASE)


def title_of(*, stated: str, heading: str, text: str, name: str, publisher: str = "") -> str:
    r"""The stated title, else the first heading, a first line that reads like a title, or the file name.

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
    """The first line that is no date or byline, if it reads like a title and something follows it."""
    lines = [line.strip(" #*_\t") for line in text[:HEAD_CHARACTERS].lstrip().split("\n")][:FIRST_LINES]
    while lines and (not lines[0] or NO_TITLE.match(lines[0]) or is_date(lines[0])):
        lines.pop(0)
    if not lines or not any(lines[1:]) or _wraps(lines):
        return ""
    line = one_line(lines[0])
    if _headline_with_full_stop(line, lines[1:]):
        line = line.removesuffix(".")
    return line if _title_like(line) else ""


def _title_like(line: str) -> bool:
    return (
        len(line) <= LONGEST
        and 2 <= len(line.split()) <= MOST_WORDS
        and not line.endswith((".", ",", ";", ":", "-"))
        and not line[0].islower()
        and any(char.isalpha() for char in line)
        and dateline(line + " ") is None
    )


def _headline_with_full_stop(line: str, after: list[str]) -> bool:
    """Whether a line is a single short sentence over a longer paragraph: some archives end headlines so."""
    alone = not after[0] and len(after) > 1 and len(after[1]) > len(line)
    return (
        alone
        and line.endswith(".")
        and len(line) <= SHORT_HEADLINE
        and not re.search(r"(?<![A-Z])[.!?] [A-Z]", line)
    )


def _wraps(lines: list[str]) -> bool:
    """Whether the first line only ends because lines are short in this text, and its sentence goes on."""
    line, follower = lines[0], lines[1]
    if len(line) <= SHORT_LINE or not follower or NO_TITLE.match(follower) or is_date(follower):
        return False
    goes_on = len(lines) > 2 and bool(lines[2])
    return follower[0].islower() or (len(follower) <= WRAPPED_LINE and (goes_on or follower.endswith(".")))


def title_from_name(name: str) -> str:
    """A file name as a title: without ending and date, hyphens as spaces.

    >>> title_from_name("2025-03-27_paris-summit.txt")
    'Paris summit'
    """
    stem = PurePosixPath(name).stem or name
    undated = stem
    for pattern in IN_NAME:
        undated = pattern.sub(" ", undated)
    words = " ".join(re.sub(r"[_+]|(?<=\w)-(?=\w)|%20", " ", undated).split()).strip(" -_.") or stem
    return one_line(words[:1].upper() + words[1:])
