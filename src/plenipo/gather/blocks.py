"""The visible text of HTML, block by block, with a blank line between paragraphs."""

from __future__ import annotations

import re
from typing import Any

from plenipo.gather.source import unreadable

UNSEEN = frozenset(
    {"script", "style", "noscript", "template", "head", "title", "iframe", "object", "embed", "applet", "svg"}
    | {"math", "canvas", "audio", "video", "map", "form", "select", "option", "datalist", "button", "input"}
    | {"textarea", "nav", "dialog"}
)
BLOCKS = frozenset(
    {"html", "body", "main", "article", "section", "aside", "header", "footer", "address", "div", "center"}
    | {
        "p",
        "pre",
        "blockquote",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
        "ul",
        "ol",
        "li",
        "menu",
        "dl",
        "dt",
        "dd",
    }
    | {"table", "caption", "thead", "tbody", "tfoot", "tr", "figure", "figcaption", "fieldset", "legend"}
    | {"details", "summary"}
    | {"head", "quote", "list", "item", "row", "ab"}  # in the tree that trafilatura makes
)
PARAGRAPH = "\x1e"
OPENING = {"td": " | ", "th": " | ", "cell": " | ", "br": "\n", "lb": "\n"}
HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?![.\d])", re.IGNORECASE)
DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")


def visible_text(html: str) -> str:
    r"""What a reader of a page or fragment sees: scripts, forms, menus and hidden parts left out.

    >>> visible_text("<p>Italy <b>said</b> no.</p><script>alert(1)</script><ul><li>France did not.</ul>")
    'Italy said no.\n\nFrance did not.'
    """
    tree = parse(html)
    return "" if tree is None else text_of(tree)


def parse(html: str) -> Any:
    """The tree of a page or fragment (lxml), or ``None`` for one without any element."""
    from lxml import etree  # type: ignore[import-untyped]
    from lxml import html as lxml_html

    parser = lxml_html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    data = DECLARATION.sub("", html).encode("utf-8", errors="replace")
    try:
        return lxml_html.document_fromstring(data, parser=parser)
    except etree.ParserError:
        return None
    except (etree.LxmlError, ValueError) as error:
        raise unreadable(
            "The HTML is too damaged to read", "open it in a browser and save it again"
        ) from error


def text_of(tree: Any, unseen: frozenset[str] = UNSEEN) -> str:
    """The text of an lxml tree (HTML, or what trafilatura makes of it), a blank line between blocks."""
    from lxml import etree

    pieces: list[str] = []
    walk = etree.iterwalk(tree, events=("start", "end"))
    for event, element in walk:
        tag = element.tag
        if event == "end":
            pieces.append(PARAGRAPH if tag in BLOCKS else "")
            pieces.append(_unwrapped(element.tail, "") if element is not tree else "")
        elif not isinstance(tag, str) or tag in unseen or _is_hidden(element):
            walk.skip_subtree()
        else:
            pieces.append(OPENING.get(tag, PARAGRAPH if tag in BLOCKS else ""))
            pieces.append(_unwrapped(element.text, tag))
    return "\n\n".join(filter(None, map(_block, re.split(rf"{PARAGRAPH}|\n[\s|]*\n", "".join(pieces)))))


def drop_hidden(tree: Any) -> None:
    """Take what a page hides from its reader out of its tree; scripts stay, for the metadata in them."""
    for element in [
        each for each in tree.iter("*") if each.tag in {"iframe", "noscript"} or _is_hidden(each)
    ]:
        if element.getparent() is not None:
            element.drop_tree()


def _block(text: str) -> str:
    """A block with single spaces in its lines and no empty cells at its ends."""
    lines = (" ".join(line.split()) for line in text.strip(" \n|").split("\n"))
    return "\n".join(line for line in lines if line)


def _unwrapped(text: str | None, tag: str) -> str:
    """Text with its source's line breaks as spaces, as a browser shows it; in ``pre`` they stay."""
    if not text:
        return ""
    return text if tag == "pre" else text.replace("\r", " ").replace("\n", " ")


def _is_hidden(element: Any) -> bool:
    attributes = element.attrib
    return "hidden" in attributes or bool(HIDDEN.search(attributes.get("style", "")))
