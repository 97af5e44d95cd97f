"""What sort of source a document is, by evidence a reader can check: its title, who speaks, what about."""

from __future__ import annotations

import re
from collections import Counter

from plenipo.model import DocumentKind

Sign = tuple[DocumentKind, str] | None
"""A kind and the evidence for it, in words."""

COMMUNIQUE_TITLE = re.compile(
    r"""(?ix)\b(?:communiqu[eé]s?
    | (?:joint|final|official|press|common|summit|trilateral|bilateral|tripartite|quad|g\s?-?\s?(?:7|8|20)
       |chair(?:man|person|woman)?['’]?s?|leaders['’]?|ministers['’]?|ministerial|presidential|presidency)
      \s+(?:press\s+|summit\s+|leaders['’]?\s+|ministers['’]?\s+|foreign\s+ministers['’]?\s+)*
      (?:statement|declaration|conclusions|communiqu[eé]|release)
    | ^statement\s+(?:by|of|from)\b
    | ^(?:the\s+)?(?:[A-Z]\w+\s+)?declaration\s+(?:of|on|by)\b
    | ^(?:[\w-]+\s+){0,3}(?:european\s+council|presidency)\s+conclusions\b
    | ^conclusions\s+of\s+the\b
    | ^outcome\s+document\b )"""
)
REPORTED = re.compile(
    r"(?i)\b(?:adopts?|adopted|agrees?|agreed|after|ahead|backs?|blasts?|blocks?|calls?|condemns?|criticis\w+|drafts?"
    r"|fails?|hails?|issued?|issues|release[sd]|rejects?|rejected|say|says|said|sign|signs|signed|slams?|unveils?|urges?"
    r"|welcomes?|what|why|how)\b"
)
WE_THE = re.compile(
    r"(?im)^\W*(?:\d+[.)]\s*)?We,\s(?:the\s)?(?:\w+\s){0,4}?"
    r"(?:leaders|heads|(?:foreign )?ministers|presidents?|members|parties|states|governments)\b"
)
SUMMARY_TITLE = re.compile(
    r"(?i)\b(?:highlights(?=\s*(?:$|[:,(–-]|from\b|of\b))|summary of\b|summary report"
    r"|daily (?:report|summary|bulletin|highlights)"
    r"|(?:^|,\s)minutes\s*$|record of the (?:[\w-]+\s){1,2}(?:meeting|session)"
    r"|negotiations bulletin|meeting (?:summary|report|notes|record)|summary records?|minutes of\b"
    r"|report of the meeting|read-?out of\b)"
)
MEETING = re.compile(
    r"\b(?:[Dd]elegates|[Pp]articipants|[Pp]lenary|contact groups?|informal consultations?|drafting group"
    r"|working group|(?:Co-)?Chair(?:man|person)?\b|PLENARY|CONTACT GROUPS?|opening session|closing session"
    r"|agenda item)\b"
)
MEETINGS_PER_1000_WORDS = 6.0
MEETING_TERMS = 3
"""Different ones at least: a story about a party convention also has delegates in every other sentence."""
TRANSCRIPT_TITLE = re.compile(r"(?i)\b(?:transcripts?|verbatim|stenographic)\b")
SPEAKER_LABEL = re.compile(
    r"(?m)^[ \t>*]*(?P<speaker>(?:Q|A|QUESTION|ANSWER"
    r"|(?:(?:The|Mr|Mrs|Ms|Miss|Dr|Sir|Amb|Sen|Rep)\.?\s)?[A-ZÀ-ÞĀ-Ž][\w.'’-]*(?:\s[A-ZÀ-ÞĀ-Ž][\w.'’-]*){0,4})"
    r"(?:\s\([^)\n]{2,60}\)){0,2})\**:\**[ \t\n]+\S"
)
NOT_SPEAKERS = re.compile(
    r"(?i)^(?:note|notes|source|sources|date|title|time|place|location|subject|from|to|cc|contact|editors?|photo|image"
    r"|video|read more|see also|related|published|updated|background|summary|conclusion|agenda"
    r"|item|annex|article|section)\b"
)
OPENS_WITH_SPEAKER = re.compile(
    r"\W*(?P<speaker>(?:Mr|Mrs|Ms|Miss|Mx|Dr|Sir|Dame|Lord|Lady|Ambassador|Minister|President)\.?\s"
    r"[^\n:()]{2,50}\s\([^)\n]{2,60}\)):\**\s+\S"
)
LEAD_IN = re.compile(r"(?m)^[ \t>*]*[A-Z][A-Z0-9 ,()/&'’.-]{3,60}:(?=\**\s+[^\s\d])")
LEAST_LEAD_INS = 4
HEAD_CHARACTERS = 20_000
LEAST_LABELS = 4
NO_SIGN = "nothing speaks for another kind"
LABELLED_SHARE = 0.25


def kind_of(title: str, text: str, publisher: str = "") -> tuple[DocumentKind, str]:
    """The kind of a document and the evidence for it, in words.

    >>> kind_of("Joint statement of the foreign ministers", "We met today.")
    (<DocumentKind.COMMUNIQUE: 'communique'>, 'titled "Joint statement"')
    """
    head = text[:HEAD_CHARACTERS]
    return (
        _opens(head)
        or _titled(title, publisher)
        or _speakers(head)
        or _we_the(head)
        or _lead_ins(head)
        or _meeting(head)
        or (DocumentKind.NEWS, NO_SIGN)
    )


def _titled(title: str, publisher: str) -> Sign:
    """Called a transcript or communiqué, without a verb that reports it; or called a summary."""
    reported = REPORTED.search(title)
    for kind, pattern, where in (
        (DocumentKind.TRANSCRIPT, TRANSCRIPT_TITLE, "" if reported else title),
        (DocumentKind.COMMUNIQUE, COMMUNIQUE_TITLE, "" if reported else title),
        (DocumentKind.SUMMARY, SUMMARY_TITLE, title),
        (DocumentKind.SUMMARY, SUMMARY_TITLE, publisher),
    ):
        match = pattern.search(where)
        if match:
            return kind, f'titled "{match[0].strip()}"'
    return None


def _opens(head: str) -> Sign:
    """The first words name who speaks, and for whom."""
    match = OPENS_WITH_SPEAKER.match(head)
    return (DocumentKind.TRANSCRIPT, f'opens with the speaker "{match["speaker"]}"') if match else None


def _lead_ins(head: str) -> Sign:
    """Several paragraphs open with their subject in capitals: “FISHERIES: The delegates ...”."""
    subjects = {match[0] for match in LEAD_IN.finditer(head)}
    paragraphs = sum(1 for line in head.split("\n") if line.strip())
    if len(subjects) < LEAST_LEAD_INS or len(subjects) < paragraphs / 2:
        return None
    return DocumentKind.SUMMARY, f"{len(subjects)} of {paragraphs} paragraphs open with a subject in capitals"


def _speakers(head: str) -> Sign:
    """Many paragraphs open with the name of who speaks, and most of those who speak do so again."""
    labels = [match["speaker"].partition(" (")[0] for match in SPEAKER_LABEL.finditer(head)]
    turns = Counter(label for label in labels if not NOT_SPEAKERS.match(label))
    again = sum(times for times in turns.values() if times > 1)
    paragraphs = sum(1 for line in head.split("\n") if line.strip())
    if len(turns) < 2 or turns.total() < LEAST_LABELS or again < turns.total() / 2:
        return None
    if turns.total() < LABELLED_SHARE * paragraphs:
        return None
    return DocumentKind.TRANSCRIPT, f"{turns.total()} of {paragraphs} paragraphs name their speaker"


def _we_the(head: str) -> Sign:
    match = WE_THE.search(head[:1_500])
    return (DocumentKind.COMMUNIQUE, f'opens with "{match[0].strip()}"') if match else None


def _meeting(head: str) -> Sign:
    """It speaks of delegates, plenary and contact groups all the time."""
    words = head.count(" ") + 1
    found = [term.casefold().rstrip("s") for term in MEETING.findall(head)]
    rate = 1000 * len(found) / words
    if words < 150 or rate < MEETINGS_PER_1000_WORDS or len(set(found)) < MEETING_TERMS:
        return None
    return (
        DocumentKind.SUMMARY,
        f"speaks of delegates, plenary or contact groups {rate:.0f} times in 1,000 words",
    )
