"""A row of a file of claims that a person coded, as :mod:`plenipo.record.rows` has them, checked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationError

from plenipo.errors import RecordError
from plenipo.model import ConditionKind, Stance

NEEDED = ("actor", "issue", "option", "stance", "evidence")


@dataclass(frozen=True, slots=True)
class Row:
    """The values of a row, unchecked, and where in which file they stand."""

    where: str
    values: Mapping[str, Any]


def _text(value: Any) -> Any:
    return "" if value is None else value.strip() if isinstance(value, str) else value


def _word(value: Any) -> Any:
    return value.strip().lower().replace(" ", "_") if isinstance(value, str) else value


def _quotations(value: Any) -> Any:
    """Quotations without places may be plain text, one or several."""
    listed = [value] if isinstance(value, str | Mapping) else [] if value is None else value
    if not isinstance(listed, list):
        return value
    return [{"text": each} if isinstance(each, str) else each for each in listed]


Text = Annotated[str, BeforeValidator(_text)]


class Quotation(BaseModel):
    """Words of a document, with or without their place."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    start: int | None = None
    end: int | None = None
    text: Annotated[str, BeforeValidator(lambda value: "" if value is None else value)] = ""


class GoldCondition(Quotation):
    """A condition as a person coded it."""

    kind: Annotated[ConditionKind, BeforeValidator(_word)]


class GoldRow(BaseModel):
    """A claim as a person coded it; one with a document and nothing else says there is none in it."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    document: Text = ""
    origin: Text = ""
    actor: Text = ""
    on_behalf_of: Text = ""
    issue: Text = ""
    option: Text = ""
    stance: Annotated[Stance | None, BeforeValidator(_word)] = None
    evidence: Annotated[tuple[Quotation, ...], BeforeValidator(_quotations)] = ()
    conditions: Annotated[
        tuple[GoldCondition, ...], BeforeValidator(lambda value: () if value is None else value)
    ] = ()

    @property
    def empty(self) -> bool:
        """Whether the row names a document and codes nothing in it."""
        return not any(getattr(self, field) for field in NEEDED)


def checked(row: Row) -> GoldRow:
    """The row as it must be; raises :class:`RecordError` saying where it is not, and what is expected."""
    try:
        made = GoldRow.model_validate(dict(row.values))
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        place = ".".join(str(part) for part in first["loc"])
        said = first["msg"].removeprefix("Value error, ")
        raise RecordError(
            f"{place} is {str(first['input'])[:60]!r}: {said.lower()}.", where=row.where, do="Correct it."
        ) from error
    if not made.document and not made.origin:
        raise RecordError(
            "The row does not say which document it is about.",
            where=row.where,
            do="Give its id as document, or its file name as origin.",
        )
    missing = [field for field in NEEDED if not getattr(made, field)]
    if missing and not made.empty:
        raise RecordError(f"The claim has no {' and no '.join(missing)}.", where=row.where, do="Fill it in.")
    return made
