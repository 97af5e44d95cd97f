"""Static SVG from Vega, made fit for the page: no colours or fonts of its own, named, and without noise."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element, SubElement, tostring

from defusedxml.ElementTree import fromstring
from markupsafe import Markup

from plenipo.brief.text import slug

_SHAPES = frozenset({"svg", "g", "path", "rect", "line", "text", "tspan", "circle"})
_KEPT = frozenset(
    {"class", "transform", "d", "x", "y", "x1", "y1", "x2", "y2", "width", "height", "cx", "cy", "r"}
    | {"text-anchor", "font-size", "stroke-width"}
)


def finished(svg: str, name: str, title: str, words: str) -> Markup:
    """Vega's drawing with a title and a description, scaled by the page and coloured by its stylesheet.

    Only shapes, text and their places are kept: no scripts, links, images, styles or events can come through.
    """
    drawn = fromstring(svg)
    id = f"chart-{slug(name)}"
    frame = {side: drawn.get(side, "1") for side in ("viewBox", "width", "height")}
    drawing = Element("svg", {"class": "chart", **frame, "role": "img", "aria-labelledby": f"{id}-t {id}-d"})
    for tag, content, suffix in (("title", title, "t"), ("desc", words, "d")):
        SubElement(drawing, tag, {"id": f"{id}-{suffix}"}).text = content
    drawing.extend(_plain(child) for child in drawn if _tag(child) == "g")
    return Markup(tostring(drawing, encoding="unicode"))  # noqa: S704  built here, all text escaped


def _tag(element: Element) -> str:
    return element.tag.rpartition("}")[2]


def _plain(element: Element) -> Element:
    """The element and its children without namespace, noise, and anything but shapes and text."""
    plain = Element(_tag(element), {k: _rounded(v) for k, v in element.attrib.items() if k in _KEPT})
    plain.text = element.text
    plain.extend(_plain(child) for child in element if _tag(child) in _SHAPES and not _empty(child))
    return plain


def _rounded(value: str) -> str:
    """Coordinates to a tenth of a unit: enough for the eye, and the same on every machine."""
    return re.sub(r"(\d\.\d)\d+", r"\1", value)


def _empty(element: Element) -> bool:
    """Whether the element draws nothing: Vega's backgrounds, foregrounds and labels that would overlap."""
    hidden = element.get("display") == "none" or element.get("opacity") == "0"
    return hidden or element.get("class") in {"background", "foreground"}
