"""What a codebook file may say, and how to tell its writer what it says wrongly."""

from __future__ import annotations

import datetime as dt
import difflib
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from plenipo.coding.yaml_lines import Lines, Path
from plenipo.errors import CodebookError
from plenipo.model import ActorKind, Office, Scale

Words = Annotated[str, Field(min_length=1, max_length=2000, pattern=r"\S")]
Texts = Annotated[list[Words], BeforeValidator(lambda value: [] if value is None else value)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid")


class OfficeIn(_Strict):
    """An office a person held."""

    title: Words
    of: str = ""
    start: dt.date | None = None
    end: dt.date | None = None

    def value(self) -> Office:
        """The office as the model has it."""
        return Office(self.title, self.of, self.start, self.end)


class ActorIn(_Strict):
    """An actor as written in the file."""

    name: str = ""
    kind: ActorKind = ActorKind.ORGANIZATION
    aliases: Texts = []
    speaks_for: str | None = None
    member_of: Texts = []
    offices: list[OfficeIn] = []
    capability: Annotated[float, Field(ge=0, allow_inf_nan=False)] | None = None


class OptionIn(_Strict):
    """An option as written in the file."""

    label: str = ""
    value: Annotated[float, Field(ge=0, le=100, allow_inf_nan=False)] | None = None
    terms: Texts = []
    examples: Texts = []
    counterexamples: Texts = []


class IssueIn(_Strict):
    """An issue as written in the file."""

    label: str = ""
    question: Words
    terms: Texts = []
    scale: Scale = Scale.NOMINAL
    options: Annotated[dict[str, OptionIn], Field(min_length=1)]


class CodebookIn(_Strict):
    """The file."""

    title: Words
    actors: dict[str, ActorIn] = {}
    issues: Annotated[dict[str, IssueIn], Field(min_length=1)]


EMPTY_IS_MAPPING = {"actors", "issues", "options"}
KEYS = {
    0: list(CodebookIn.model_fields),
    "actors": list(ActorIn.model_fields),
    "issues": list(IssueIn.model_fields),
    "options": list(OptionIn.model_fields),
    "offices": list(OfficeIn.model_fields),
}


def checked(lines: Lines, where: str) -> CodebookIn:
    """The file's content if it keeps the rules; else raises ``CodebookError`` for the first breach."""
    if not isinstance(lines.value, dict):
        raise CodebookError(
            "A codebook is a mapping with the keys title, actors and issues.",
            where=where,
            do="See the shipped ones.",
        )
    try:
        read = CodebookIn.model_validate(_opened(lines.value))
    except ValidationError as error:
        first = min(error.errors(), key=lambda e: _urgency(dict(e), lines))
        raise _explained(dict(first), lines, where) from None
    _check_ids(read, lines, where)
    _check_scales(read, lines, where)
    _check_speakers(read, lines, where)
    return read


def _urgency(error: dict[str, Any], lines: Lines) -> tuple[bool, int, str]:
    """Misspelt keys first: they explain why others are missing; then by line."""
    return error["type"] != "extra_forbidden", lines.line(_path(error["loc"])), str(error["loc"])


def _opened(value: dict[str, Any]) -> dict[str, Any]:
    """Bare entries ("italy:" with nothing after it) count as entries with nothing in them."""
    opened = {key: {} if item is None and key == "actors" else item for key, item in value.items()}
    for section, inner in (("actors", None), ("issues", "options")):
        entries = opened.get(section)
        if isinstance(entries, dict):
            opened[section] = {key: _entry(item, inner) for key, item in entries.items()}
    return opened


def _entry(item: Any, inner: str | None) -> Any:
    if item is None:
        return {}
    if inner and isinstance(item, dict) and isinstance(item.get(inner), dict):
        return {**item, inner: {key: {} if option is None else option for key, option in item[inner].items()}}
    return item


def _path(loc: tuple[Any, ...]) -> Path:
    return tuple(part for part in loc if part != "[key]")


def _explained(error: dict[str, Any], lines: Lines, where: str) -> CodebookError:
    path = _path(error["loc"])
    place = f"{where}, line {lines.line(path)}"
    entry = ""
    if path and isinstance(path[-1], int):
        entry, path = f", entry {path[-1] + 1},", path[:-1]
    name, inside = str(path[-1]) if path else "", entry + _inside(path[:-1])
    kind, given = str(error["type"]), error.get("input")
    if kind == "string_type" and isinstance(given, dict):
        return CodebookError(
            f"“{name}”{inside} is read as a key with a value because of a colon in it.",
            where=place,
            do="Put the text in quotation marks.",
        )
    if kind == "extra_forbidden":
        return CodebookError(f"Unknown key “{name}”{inside}.", where=place, do=_closest(name, path))
    if kind == "missing":
        return CodebookError(
            f"“{name}” is missing{inside.replace(' of ', ' in ', 1)}.", where=place, do=f"Add “{name}: ...”."
        )
    if kind == "enum":
        allowed = str(error["ctx"]["expected"]).replace("'", "")
        return CodebookError(
            f"“{name}”{inside} cannot be “{given}”.", where=place, do=f"Use one of: {allowed}."
        )
    if kind in {"greater_than_equal", "less_than_equal", "float_parsing", "finite_number", "float_type"}:
        limits = "a number of 0 or more" if name == "capability" else "a number from 0 to 100"
        return CodebookError(f"“{name}”{inside} is “{_short(given)}”.", where=place, do=f"Write {limits}.")
    if kind == "too_short":
        return CodebookError(f"“{name}”{inside} is empty.", where=place, do="Add at least one entry.")
    if given is None:
        return CodebookError(
            f"“{name}”{inside} is empty.", where=place, do="Write something after the colon."
        )
    what, do = WANTED.get(kind, (f"is not right: {error['msg']}", "Compare with the shipped codebook."))
    return CodebookError(f"“{name}”{inside} {what}.", where=place, do=do)


WANTED = {
    "list_type": ("must be a list", "Write [one, another], or one to a line after a hyphen."),
    "string_type": ("must be a text", "Put it in quotation marks."),
    "string_too_short": ("is empty", "Write a text, or take the entry out."),
    "string_too_long": ("is too long", "Keep it under 2,000 characters."),
    "string_pattern_mismatch": ("is empty", "Write a text, or take the entry out."),
    "dict_type": ("must be a mapping", "Write “key: value” lines under it, indented."),
    "model_type": ("must be a mapping", "Write “key: value” lines under it, indented."),
    "model_attributes_type": ("must be a mapping", "Write “key: value” lines under it, indented."),
    "date_from_datetime_parsing": ("must be a date", "Write it like 2024-05-31."),
    "date_parsing": ("must be a date", "Write it like 2024-05-31."),
}


def _short(value: Any) -> str:
    text = str(value)
    return text if len(text) <= 40 else text[:37] + "..."


def _inside(path: Path) -> str:
    """Where in the codebook, in words: " of option “none” of issue “territory”"."""
    names = {"actors": "actor", "issues": "issue", "options": "option", "offices": "office"}
    parts = [
        f"{names[str(kind)]} “{name if isinstance(name, str) else name + 1}”"
        for kind, name in zip(path[::2], path[1::2], strict=False)
        if kind in names
    ]
    return "".join(f" of {part}" for part in reversed(parts))


def _closest(name: str, path: Path) -> str:
    section = path[-3] if len(path) >= 3 else 0
    allowed = KEYS.get(section if isinstance(section, str) else 0, KEYS[0])
    near = difflib.get_close_matches(name.lower().replace("-", "_"), allowed, n=1, cutoff=0.5)
    listed = ", ".join(allowed)
    return f"Did you mean “{near[0]}”?" if near else f"The keys here are: {listed}."


def _check_ids(read: CodebookIn, lines: Lines, where: str) -> None:
    """Ids are written in commands and expressions (issue=option), so they are single words."""
    paths: list[Path] = [("actors", key) for key in read.actors]
    paths += [("issues", key) for key in read.issues]
    paths += [
        ("issues", key, "options", option) for key, issue in read.issues.items() for option in issue.options
    ]
    for path in paths:
        name = str(path[-1])
        if not name.strip() or any(c.isspace() or c in "=/," for c in name) or len(name) > 80:
            suggestion = (
                "-".join(name.replace("=", " ").replace("/", " ").replace(",", " ").split()).lower()
                or "an-id"
            )
            raise CodebookError(
                f"“{_short(name)}” cannot be an id: ids have no spaces and none of = / , in them.",
                where=f"{where}, line {lines.line(path)}",
                do=f"Write “{_short(suggestion)}” and put the words in its name or label.",
            )


def spread(issue: IssueIn) -> list[float | None]:
    """The value of each option; without any, those of an ordinal issue lie evenly from 0 to 100."""
    given = [option.value for option in issue.options.values()]
    if issue.scale is not Scale.ORDINAL or any(value is not None for value in given):
        return given
    steps = max(1, len(given) - 1)
    return [round(100 * place / steps, 2) for place in range(len(given))]


def _check_scales(read: CodebookIn, lines: Lines, where: str) -> None:
    for issue_id, issue in read.issues.items():
        if issue.scale is Scale.ORDINAL and all(o.value is None for o in issue.options.values()):
            continue  # spread evenly, see spread()
        for option_id, option in issue.options.items():
            place = f"{where}, line {lines.line(('issues', issue_id, 'options', option_id))}"
            if issue.scale is Scale.ORDINAL and option.value is None:
                raise CodebookError(
                    f"Option “{option_id}” of issue “{issue_id}” has no value, but its scale is ordinal.",
                    where=place,
                    do="Add “value:” from 0 to 100, or take all away: options then lie evenly.",
                )
            if issue.scale is Scale.NOMINAL and option.value is not None:
                raise CodebookError(
                    f"Option “{option_id}” of issue “{issue_id}” has a value, but its scale is nominal.",
                    where=place,
                    do="Add “scale: ordinal” to the issue, or take the values away.",
                )


def _check_speakers(read: CodebookIn, lines: Lines, where: str) -> None:
    for actor_id, actor in read.actors.items():
        if actor.speaks_for is None or (actor.speaks_for in read.actors and actor.speaks_for != actor_id):
            continue
        near = difflib.get_close_matches(actor.speaks_for, [a for a in read.actors if a != actor_id], n=1)
        raise CodebookError(
            f"Actor “{actor_id}” speaks for “{actor.speaks_for}”, which is no other actor of the codebook.",
            where=f"{where}, line {lines.line(('actors', actor_id, 'speaks_for'))}",
            do=f"Did you mean “{near[0]}”?" if near else f"Add “{actor.speaks_for}” to the actors.",
        )
