"""The codes of a ``.qdc`` file as a tree, and the XML it is written in (REFI-QDA 1.5, codebook exchange)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from plenipo.version import __version__

NAMESPACE = "urn:QDA-XML:codebook:1.0"
_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Code:
    """A code, with the codes under it."""

    name: str
    guid: str = ""
    description: str = ""
    codes: tuple[Code, ...] = ()
    codable: bool = True
    """Whether passages are given this code itself, and not only those under it."""
    color: str = ""
    """As ``#RRGGBB``."""


@dataclass(frozen=True, slots=True)
class CodeSet:
    """Codes that somebody put together under a name, wherever they stand in the tree."""

    name: str
    guid: str = ""
    description: str = ""
    members: tuple[str, ...] = ()
    """The guids of its codes."""


@dataclass(frozen=True, slots=True)
class Tree:
    """All that a ``.qdc`` file holds."""

    codes: tuple[Code, ...]
    sets: tuple[CodeSet, ...] = ()

    def walk(self) -> Iterator[Code]:
        """Every code, parents before the codes under them."""
        waiting = list(reversed(self.codes))
        while waiting:
            code = waiting.pop()
            yield code
            waiting += reversed(code.codes)


def fit_for_a_name(words: str) -> str:
    r"""Words as a code can be called: on one line, without characters that XML has no place for.

    >>> fit_for_a_name("A truce\nat\x00 sea ")
    'A truce at sea'
    """
    return " ".join(_NOT_IN_XML.sub("", words).split())


def as_xml(tree: Tree) -> bytes:
    """The tree as the content of a ``.qdc`` file."""
    root = Element("CodeBook", {"xmlns": NAMESPACE, "origin": f"plenipo {__version__}"})
    codes = SubElement(root, "Codes")
    waiting = [(codes, code) for code in reversed(tree.codes)]
    while waiting:
        parent, code = waiting.pop()
        element = SubElement(parent, "Code", _attributes(code))
        _describe(element, code.description)
        waiting += [(element, under) for under in reversed(code.codes)]
    if tree.sets:
        sets = SubElement(root, "Sets")
        for one in tree.sets:
            element = SubElement(sets, "Set", {"guid": one.guid, "name": one.name})
            _describe(element, one.description)
            for guid in one.members:
                SubElement(element, "MemberCode", {"guid": guid})
    indent(root)
    content: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return content + b"\n"


def _attributes(code: Code) -> dict[str, str]:
    attributes = {"guid": code.guid, "name": code.name, "isCodable": str(code.codable).lower()}
    return attributes | ({"color": code.color} if code.color else {})


def _describe(element: Element, description: str) -> None:
    if description:
        SubElement(element, "Description").text = description
