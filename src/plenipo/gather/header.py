"""What a text file says about itself: YAML front matter, or "Title: ..." lines at the top."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from plenipo.gather.dates import stated_date
from plenipo.gather.language import language_code
from plenipo.gather.source import Found
from plenipo.model import DocumentKind

FRONT_MATTER = re.compile(
    r"\A\ufeff?---[ \t]*\n(?P<yaml>.*?)(?:^|\n)(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL
)
LARGEST = 64_000
MEANINGS = {
    "title": ("title", "headline"),
    "date": ("date", "published", "publication date", "published at", "pubdate", "date published", "issued"),
    "publisher": ("publisher", "source", "site", "sitename", "outlet", "newspaper", "publication", "agency"),
    "language": ("language", "lang"),
    "kind": ("kind", "document type", "type", "genre"),
    "address": ("url", "link", "permalink", "canonical", "address"),
    "restricted": ("restricted", "confidential"),
}
FIELDS = {key: field for field, keys in MEANINGS.items() for key in keys}
OTHER_KEYS = frozenset(
    {
        "author",
        "authors",
        "byline",
        "by",
        "id",
        "abstract",
        "description",
        "summary",
        "tags",
        "keywords",
        "section",
    }
    | {"category", "place", "location", "subject", "subtitle", "updated", "modified", "accessed", "retrieved"}
    | {"copyright", "licence", "license", "country", "event", "meeting"}
)
ALONE = frozenset({"title", "headline", "date", "url"})
LINE = re.compile(r"(?P<key>[A-Za-z][A-Za-z _-]{1,20}?)\s*:(?:[ \t]+(?P<value>.*))?")
MOST_LINES = 15
KINDS = {
    "news": DocumentKind.NEWS,
    "article": DocumentKind.NEWS,
    "communique": DocumentKind.COMMUNIQUE,
    "communiqué": DocumentKind.COMMUNIQUE,
    "statement": DocumentKind.COMMUNIQUE,
    "joint statement": DocumentKind.COMMUNIQUE,
    "press release": DocumentKind.COMMUNIQUE,
    "summary": DocumentKind.SUMMARY,
    "transcript": DocumentKind.TRANSCRIPT,
    "speech": DocumentKind.TRANSCRIPT,
    "interview": DocumentKind.TRANSCRIPT,
}


def without_header(text: str) -> Found:
    r"""The text without its front matter or header lines, and what they state.

    >>> found = without_header("Title: Leaders meet\nDate: 27 March 2025\n\nItaly said no.")
    >>> found.title, found.date.isoformat(), found.text
    ('Leaders meet', '2025-03-27', 'Italy said no.')
    """
    match = FRONT_MATTER.match(text[:LARGEST])
    fields = _front_matter(match["yaml"]) if match else {}
    if match and fields:
        return stated(fields, text[match.end() :].lstrip("\n"))
    fields, rest = _header_lines(text)
    return stated(fields, rest)


def stated(fields: Mapping[str, str], text: str) -> Found:
    """A text with the metadata its ``fields`` state; unknown fields and values count for nothing."""
    known: dict[str, str] = {}
    for key, value in fields.items():
        field = FIELDS.get(_key(key))
        if field and value.strip():
            known.setdefault(field, value.strip())
    publisher, address = known.get("publisher", ""), known.get("address", "")
    if publisher.startswith(("http://", "https://")):
        publisher, address = "", address or publisher
    return replace(
        Found(text, title=known.get("title", ""), publisher=publisher, address=address),
        date=stated_date(known.get("date", "")),
        language=language_code(known.get("language", "")),
        kind=KINDS.get(known.get("kind", "").casefold()),
        restricted=known.get("restricted", "").casefold() in {"true", "yes", "1"},
    )


def _front_matter(block: str) -> dict[str, str]:
    """The scalar fields of a YAML block; line by line where it is not quite YAML ("title: Oslo: no").

    Nothing for prose between two rules, which only looks like front matter.
    """
    import yaml

    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)  # scalars stay strings: no "title: No" -> False
    try:
        fields = yaml.load(block, Loader=loader)  # noqa: S506  a base loader makes strings only
    except (yaml.YAMLError, RecursionError):
        lines = (LINE.fullmatch(line.strip()) for line in block.splitlines())
        fields = {line["key"]: (line["value"] or "").strip("\"' ") for line in lines if line}
    if not isinstance(fields, dict):
        return {}
    found = {str(key): _scalar(value) for key, value in fields.items()}
    known = any(_key(key) in FIELDS.keys() | OTHER_KEYS for key in found)
    return found if known or not any(" " in key for key in found) else {}


def _key(key: str) -> str:
    return key.strip().casefold().replace("_", " ").replace("-", " ")


def _scalar(value: object) -> str:
    """A string as it is, the first of a list, nothing for anything else."""
    first = value[0] if isinstance(value, list) and value else value
    return first if isinstance(first, str) else ""


def _header_lines(text: str) -> tuple[dict[str, str], str]:
    """The "Key: value" lines a text opens with, and the rest.

    There are at least two of them, or a single one is nothing else ("Title:", "Date:"): a headline such as
    "Source: talks near collapse" and a transcript's "President: Thank you." stay in the text.
    """
    fields: dict[str, str] = {}
    body = text.lstrip("\n")
    for _ in range(MOST_LINES):
        line, _, after = body.partition("\n")
        match = LINE.fullmatch(line.rstrip())
        key = _key(match["key"]) if match else ""
        if not match or key not in FIELDS.keys() | OTHER_KEYS:
            break
        fields.setdefault(key, match["value"] or "")
        body = after
    blank_line_after = not body.split("\n", 1)[0].strip() or body.startswith("---")
    alone = len(fields) == 1 and blank_line_after and fields.keys() <= ALONE
    if not alone and (len(fields) < 2 or not fields.keys() & FIELDS.keys()):
        return {}, text
    return fields, re.sub(r"\A(?:---+[ \t]*(?:\n|\Z))?\s*\n?", "", body)
