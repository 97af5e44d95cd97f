"""Web pages: the article without what surrounds it, and what the page says about itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from plenipo.gather.blocks import UNSEEN, drop_hidden, parse, text_of
from plenipo.gather.dates import stated_date
from plenipo.gather.formats.format import Format, hush
from plenipo.gather.language import language_code
from plenipo.gather.source import Found, Source, unreadable
from plenipo.gather.text import decode

CHARSET = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{2,30})|<\?xml[^>]{0,100}encoding=[\"']([\w-]{2,30})"
)
SIGN = re.compile(
    rb"\A(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--(?:(?!-->).)*-->\s*)*"
    rb"<(?:!doctype\s+html|html\b|head\b|body\b)",
    re.IGNORECASE | re.DOTALL,
)
OUR_OWN = re.compile(rb'<meta name="generator" content="plenipo ')
SENTENCE = re.compile(r"[.!?…][\"'”’»)]*\s*$|[.!?] ")
AROUND = frozenset(("header", "footer", "aside"))
SHORT_PAGE = 3_000
"""Characters of prose up to which trafilatura, made for long articles, is checked for what it left out."""
LEAST_COVERED = 0.5
DATES = {"extensive_search": False, "original_date": True, "min_date": "1900-01-01", "max_date": "2199-12-31"}


def read(source: Source) -> Iterator[Found]:
    """The article of a page; a brief that plenipo wrote is no source."""
    if OUR_OWN.search(source.data[:2_048]):
        raise unreadable("This is a brief that plenipo wrote", "give the articles it was made from")
    yield article(decode(source.data, _charset(source)), source.address)


def _charset(source: Source) -> str:
    match = CHARSET.search(source.data[:2_048])
    if source.charset or not match:
        return source.charset
    return (match[1] or match[2]).decode("ascii")


def article(html: str, address: str = "") -> Found:
    """The text of the article in a page, and its title, site, date and language as the page states them."""
    tree = parse(html)
    if tree is None:
        return Found("")
    language = language_code(tree.get("lang") or tree.get("xml:lang") or "")
    container = _container(tree)
    page = text_of(container, UNSEEN | AROUND) or text_of(tree)
    drop_hidden(tree)
    found = _extracted(tree, address)  # takes the tree apart: nothing may look at it after
    text = text_of(found.body) if found is not None and found.body is not None else ""
    if _falls_short(text, page, marked=container.tag == "article"):
        text = page
    if found is None:
        return Found(text, language_hint=language, address=address)
    return Found(
        text,
        title=found.title or "",
        publisher="" if (found.sitename or "") in address else found.sitename,  # else it is only the host
        date=stated_date(found.date or ""),
        language_hint=language,
        address=address or found.url or "",
    )


def _extracted(tree: Any, address: str) -> Any:
    """What trafilatura makes of a page, or ``None``."""
    import trafilatura

    hush("trafilatura", "htmldate", "courlan", "justext", "readability")
    return trafilatura.bare_extraction(
        tree, url=address or None, include_comments=False, with_metadata=True, date_extraction_params=DATES
    )


def _container(tree: Any) -> Any:
    """The one element that is marked as the page's article or main part, or the whole page."""
    for path in (".//article", ".//main", './/*[@role="main"]'):
        marked = tree.findall(path)
        if len(marked) == 1:
            return marked[0]
    return tree


def _falls_short(text: str, page: str, marked: bool) -> bool:
    """Whether the page's own text serves better than the extracted one.

    Of a short page trafilatura makes one paragraph, or leaves short paragraphs out; where the page marks its
    article there is no need to guess. A long page is its strength.
    """
    prose = len(_prose(page))
    return "\n\n" not in text or (prose <= SHORT_PAGE and (marked or len(text) < LEAST_COVERED * prose))


def _prose(text: str) -> str:
    """The paragraphs that read like sentences, not like menus and buttons."""
    return "\n\n".join(part for part in text.split("\n\n") if SENTENCE.search(part) and part.count(" ") >= 7)


HTML = Format(
    "HTML",
    (".html", ".htm", ".xhtml"),
    ("text/html", "application/xhtml+xml"),
    read,
    sign=lambda head: SIGN.match(head) is not None,
)
