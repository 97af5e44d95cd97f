"""A ``.qdc`` file as a codebook: plenipo's own comes back as it was, anybody else's as near as can be."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

from plenipo.coding.codebook_file import as_yaml, dump_codebook, parse_codebook
from plenipo.coding.qdc.descriptions import BOOK, ISSUE, OPTION, UNTITLED, fields_of, label_of
from plenipo.coding.qdc.parsing import parse
from plenipo.coding.qdc.remarks import with_remarks
from plenipo.coding.qdc.tree import Code, CodeSet, fit_for_a_name
from plenipo.coding.yaml_lines import Path
from plenipo.errors import CodebookError
from plenipo.model import Codebook

LONGEST = 2000
"""Characters of a question or label."""


@dataclass(frozen=True, slots=True)
class Imported:
    """A codebook that was imported."""

    codebook: Codebook
    text: str
    """The codebook as YAML, with what others wrote about their codes as comments."""
    notes: tuple[str, ...] = ()
    """Sentences for the user about what could not be taken over as it was."""


def import_qdc(content: bytes, where: str = "codebook.qdc") -> Imported:
    """The codebook in the content of a ``.qdc`` file; ``where`` is the file to name in errors.

    Codes at the top become issues and the codes under them options. Deeper ones become options too, named
    with the codes above them. Raises :class:`~plenipo.errors.CodebookError` for a file that holds no codes,
    is not such a file, or is made to do harm.
    """
    tree = parse(content, where)
    if not tree.codes:
        raise CodebookError("It holds no codes.", where=where, do="Export the codebook with its codes.")
    made = _Making()
    book = made.book(tree.sets, PurePath(where).stem)
    issues: dict[str, Any] = {}
    for code in tree.codes:
        issue_id, issue = made.issue(code, issues)
        issues[issue_id] = issue
    codebook = _checked(book | {"issues": issues}, where)
    return Imported(codebook, with_remarks(dump_codebook(codebook), made.remarks), made.notes())


def _checked(content: dict[str, Any], where: str) -> Codebook:
    try:
        return parse_codebook(as_yaml(content), where)
    except CodebookError as error:  # its line is one of no file
        raise CodebookError(error.what, where=where, do=error.do) from error


class _Making:
    """A codebook in the making, and what there is to say about it."""

    def __init__(self) -> None:
        self.remarks: dict[Path, str] = {}
        self._flattened = self._alone = self._sets = self._renamed = 0

    def book(self, sets: tuple[CodeSet, ...], name: str) -> dict[str, Any]:
        """Title and actors, from plenipo's own set if there is one."""
        for one in sets:
            fields = fields_of(one.description, BOOK)
            if fields is not None and "title" in fields:
                self._sets = len(sets) - 1
                return fields | {"title": label_of(one.name, fields["title"], UNTITLED)}
        self._sets = len(sets)
        return {"title": fit_for_a_name(name) or UNTITLED}

    def issue(self, code: Code, taken: dict[str, Any]) -> tuple[str, dict[str, Any]]:
        """The id and the fields of an issue, made from a code at the top."""
        fields = fields_of(code.description, ISSUE)
        issue_id = self._id(code, fields, taken)
        if fields is None:
            question = _question(code)
            fields = {"label": code.name[:LONGEST], "question": question}
            if question != code.description:
                self._remark(("issues", issue_id), code)
        else:
            unsaid = "label" not in fields and code.name == fit_for_a_name(_from_id(issue_id))
            fields = {key: value for key, value in fields.items() if key != "id"}
            fields |= {} if unsaid else {"label": label_of(code.name, fields.get("label"), issue_id)}
            fields.setdefault("question", _question(code))
        options: dict[str, Any] = {}
        below = code.codes or (Code(code.name),)
        self._alone += not code.codes
        for path in _paths(below):
            option_id, option = self._option(path, issue_id, options)
            options[option_id] = option
        return issue_id, fields | {"options": options}

    def _option(
        self, path: tuple[Code, ...], issue_id: str, taken: dict[str, Any]
    ) -> tuple[str, dict[str, Any]]:
        """The id and the fields of an option; one deeper in the tree is named with the codes above it."""
        code = path[-1]
        fields = fields_of(code.description, OPTION)
        option_id = self._id(code, fields, taken)
        self._flattened += len(path) > 1
        name = " / ".join(one.name for one in path)[:LONGEST]
        if fields is None:
            self._remark(("issues", issue_id, "options", option_id), code)
            return option_id, {"label": name}
        label = label_of(name, fields.get("label"), option_id)
        return option_id, {"label": label} | {k: v for k, v in fields.items() if k not in ("id", "label")}

    def _id(self, code: Code, fields: dict[str, Any] | None, taken: dict[str, Any]) -> str:
        """The id in the description, or one made of the name; never one that is taken."""
        said = fields.get("id") if fields else None
        wanted = said if isinstance(said, str) and said else _as_id(code.name)
        chosen, number = wanted, 2
        while chosen in taken:
            chosen, number = f"{wanted[:76]}-{number}", number + 1
        self._renamed += fields is not None and chosen != said
        return chosen

    def _remark(self, place: Path, code: Code) -> None:
        if code.description:
            self.remarks[place] = code.description

    def notes(self) -> tuple[str, ...]:
        """What could not be taken over as it was, one sentence each."""
        said = (
            (self._flattened, "Codes deeper than options, made options and named with the codes above them"),
            (self._alone, "Codes at the top with none below, made issues whose one option they are"),
            (self._renamed, "Codes with the id of another, given an id of their own"),
            (len(self.remarks), "Codes whose description is kept as a comment in the file"),
            (self._sets, "Sets, left out since a codebook has no place for them"),
        )
        return tuple(f"{what}: {count}." for count, what in said if count)


def _paths(codes: tuple[Code, ...]) -> list[tuple[Code, ...]]:
    """Every code below a top one, with the codes above it, in the order of the file."""
    found: list[tuple[Code, ...]] = []
    waiting: list[tuple[Code, ...]] = [(code,) for code in reversed(codes)]
    while waiting:
        path = waiting.pop()
        found.append(path)
        waiting += [(*path, under) for under in reversed(path[-1].codes)]
    return found


def _question(code: Code) -> str:
    """The question an issue asks: its description if that is one, else where the parties stand on it."""
    asked = code.description.endswith("?") and "\n" not in code.description
    if asked and len(code.description) <= LONGEST:
        return code.description
    return f"Where do the parties stand on {code.name[: LONGEST // 2]}?"


def _from_id(issue_id: str) -> str:
    return issue_id.replace("-", " ").capitalize()


def _as_id(name: str) -> str:
    """A name as an id: one word, in small letters of whatever script."""
    return re.sub(r"[\W_]+", "-", name.casefold()).strip("-")[:76].strip("-") or "code"
