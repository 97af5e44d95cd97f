"""A ``.qdc`` file read, whoever wrote it; a file made to do harm is refused in one sentence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import TYPE_CHECKING
from xml.etree.ElementTree import ParseError

from plenipo.coding.qdc.tree import Code, CodeSet, Tree, fit_for_a_name
from plenipo.errors import CodebookError

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

MOST_BYTES = 20_000_000
MOST_CODES = 20_000
DEEPEST = 100
"""Elements within elements; nobody's codes go so deep."""
LONGEST_DESCRIPTION = 200_000
"""Characters of one description that are read."""


_BLANK = " \t\r\n"
"""What XML calls white space: other blanks may belong to a codebook's words."""


@dataclass(slots=True)
class _Open:
    """A code or set whose end is not reached yet."""

    name: str
    guid: str
    description: str = ""
    codes: list[Code] = field(default_factory=list)
    members: list[str] = field(default_factory=list)


def parse(content: bytes, where: str) -> Tree:
    """The codes and sets in the content of a ``.qdc`` file; ``where`` is the file to name in errors.

    Names count whatever their namespace, since programs write different ones. Raises
    :class:`~plenipo.errors.CodebookError` for what is no such file, is too large or too deep, or declares a
    document type: definitions of entities and references to other files can do harm, and no codebook has any.
    """
    from defusedxml import DefusedXmlException

    if len(content) > MOST_BYTES:
        raise CodebookError(f"It is larger than {MOST_BYTES // 1_000_000} MB.", where=where, do="Split it.")
    try:
        return _read(content, where)
    except DefusedXmlException as error:
        raise CodebookError(
            "It declares a document type or entities, which no codebook needs and which can do harm.",
            where=where,
            do="Export it again from the program it comes from.",
        ) from error
    except (ParseError, LookupError, ValueError) as error:
        place = getattr(error, "position", None)
        line = f", line {place[0]}" if place else ""
        raise CodebookError(
            "This is not valid XML.",
            where=f"{where}{line}",
            do="Give a codebook exported as REFI-QDA (.qdc).",
        ) from error


def _read(content: bytes, where: str) -> Tree:
    root = _Open("", "")
    found: list[CodeSet] = []
    holders: list[_Open] = [root]
    count = 0
    for start, tag, element in _elements(content, where):
        if start and tag in ("Code", "Set"):
            count += 1
            if count > MOST_CODES:
                raise CodebookError(f"It holds more than {MOST_CODES:,} codes.", where=where, do="Split it.")
            name = fit_for_a_name(element.get("name", "")) or "Unnamed"
            holders.append(_Open(name, element.get("guid", "")))
        elif not start:
            _take(tag, element, holders, found)
    return Tree(tuple(root.codes), tuple(found))


def _take(tag: str, element: Element, holders: list[_Open], found: list[CodeSet]) -> None:
    """Note what an element that ends now says about the code or set it stands in."""
    holder = holders[-1]
    if tag == "Description" and len(holders) > 1 and not holder.description:
        holder.description = (element.text or "").strip(_BLANK)[:LONGEST_DESCRIPTION]
    elif tag == "MemberCode":
        holder.members.append(element.get("guid") or element.get("targetGUID") or "")
    elif tag == "Code":
        holders.pop()
        made = Code(holder.name, holder.guid, holder.description, tuple(holder.codes))
        holders[-1].codes.append(made)
        element.clear()
    elif tag == "Set":
        holders.pop()
        found.append(CodeSet(holder.name, holder.guid, holder.description, tuple(holder.members)))


def _elements(content: bytes, where: str) -> Iterator[tuple[bool, str, Element]]:
    """Where elements start and end, in order, by their names without namespace."""
    from defusedxml.ElementTree import iterparse

    depth = 0
    for event, element in iterparse(BytesIO(content), events=("start", "end"), forbid_dtd=True):
        tag = str(element.tag).rpartition("}")[2]
        if event == "start" and depth == 0 and tag.lower() != "codebook":
            project = " It is a project, of which the codebook is a part." if tag == "Project" else ""
            raise CodebookError(
                f"This is no REFI-QDA codebook.{project}",
                where=where,
                do="Export the codebook alone, as a .qdc file.",
            )
        depth += 1 if event == "start" else -1
        if depth > DEEPEST:
            raise CodebookError("Its XML is nested too deeply.", where=where, do="Flatten the codes.")
        yield event == "start", tag, element
