"""Codebooks as the YAML files people edit: read with helpful errors, written back, shipped."""

from __future__ import annotations

import hashlib
import json
from importlib import resources
from pathlib import Path
from typing import Any

import yaml

from plenipo.coding.codebook_schema import CodebookIn, checked, spread
from plenipo.coding.yaml_lines import MAX_BYTES, read_yaml
from plenipo.errors import CodebookError
from plenipo.model import Actor, ActorKind, Codebook, Issue, Option, Scale

SHIPPED = resources.files("plenipo.coding") / "codebooks"


def shipped_codebooks() -> tuple[str, ...]:
    """The names of the codebooks that come with plenipo.

    >>> "peace-negotiation" in shipped_codebooks()
    True
    """
    return tuple(sorted(item.name[:-5] for item in SHIPPED.iterdir() if item.name.endswith(".yaml")))


def load_codebook(path_or_name: str | Path) -> Codebook:
    """The codebook in a YAML file, or a shipped one by name.

    Raises :class:`~plenipo.errors.CodebookError` naming the file, the line, what is wrong there and, for a
    misspelt key, the right one.

    >>> load_codebook("peace-negotiation").title
    'Peace negotiation'
    """
    name = str(path_or_name)
    if name in shipped_codebooks():
        return parse_codebook((SHIPPED / f"{name}.yaml").read_text(encoding="utf-8"), f"{name}.yaml")
    path = Path(path_or_name)
    if not path.is_file():
        shipped = ", ".join(shipped_codebooks())
        raise CodebookError(
            "There is no such codebook.", where=name, do=f"Give a YAML file, or a shipped one: {shipped}."
        )
    return parse_codebook(_text(path), name)


def _text(path: Path) -> str:
    try:
        if path.stat().st_size > MAX_BYTES:
            raise CodebookError(
                f"The codebook is larger than {MAX_BYTES // 1_000_000} MB.", where=str(path), do="Split it."
            )
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise CodebookError(
            "The codebook is not UTF-8 text.", where=str(path), do="Save it as UTF-8."
        ) from error
    except OSError as error:
        raise CodebookError(
            f"The codebook cannot be read ({error.strerror}).", where=str(path), do="Check the file."
        ) from error


def parse_codebook(text: str, where: str = "codebook.yaml") -> Codebook:
    """The codebook in a YAML text; ``where`` is the file to name in errors."""
    read = checked(read_yaml(text, where), where)
    content = _content(read)
    return Codebook(read.title, _actors(read), _issues(read), _digest(content))


def _actors(read: CodebookIn) -> dict[str, Actor]:
    return {
        actor_id: Actor(
            id=actor_id,
            name=actor.name or actor_id,
            kind=actor.kind,
            aliases=tuple(actor.aliases),
            speaks_for=actor.speaks_for,
            member_of=tuple(actor.member_of),
            offices=tuple(office.value() for office in actor.offices),
            capability=actor.capability,
        )
        for actor_id, actor in read.actors.items()
    }


def _issues(read: CodebookIn) -> dict[str, Issue]:
    return {
        issue_id: Issue(
            id=issue_id,
            question=issue.question,
            options={
                option_id: Option(
                    id=option_id,
                    label=option.label or option_id.replace("-", " ").capitalize(),
                    value=value,
                    terms=tuple(option.terms),
                    examples=tuple(option.examples),
                    counterexamples=tuple(option.counterexamples),
                )
                for (option_id, option), value in zip(issue.options.items(), spread(issue), strict=True)
            },
            scale=issue.scale,
            label=issue.label,
            terms=tuple(issue.terms),
        )
        for issue_id, issue in read.issues.items()
    }


def _content(read: CodebookIn) -> dict[str, Any]:
    """The codebook as plain values, without what is empty or the default."""
    return read.model_dump(mode="json", exclude_defaults=True)


def _digest(content: dict[str, Any]) -> str:
    """The first 12 hexadecimal digits of the SHA-256 of the content; comments and layout do not count."""
    return hashlib.sha256(
        json.dumps(content, ensure_ascii=False).encode("utf-8", "surrogatepass")
    ).hexdigest()[:12]


def dump_codebook(codebook: Codebook) -> str:
    """The codebook as YAML; :func:`parse_codebook` makes an equal codebook of it, with the same version."""
    return as_yaml(as_mapping(codebook))


def as_mapping(codebook: Codebook) -> dict[str, Any]:
    """The codebook as the plain values its file holds, without what is empty."""
    content = {
        "title": codebook.title,
        "actors": {actor.id: _actor_out(actor) for actor in codebook.actors.values()},
        "issues": {issue.id: _issue_out(issue) for issue in codebook.issues.values()},
    }
    if not content["actors"]:
        del content["actors"]
    return content


def as_yaml(content: dict[str, Any]) -> str:
    """Plain values laid out as codebook files are."""
    return yaml.safe_dump(content, allow_unicode=True, sort_keys=False, width=110)


def _actor_out(actor: Actor) -> dict[str, Any]:
    offices = [
        {
            "title": o.title,
            "of": o.of,
            "start": o.start and o.start.isoformat(),
            "end": o.end and o.end.isoformat(),
        }
        for o in actor.offices
    ]
    return _filled(
        name=actor.name,
        kind=str(actor.kind) if actor.kind is not ActorKind.ORGANIZATION else None,
        aliases=list(actor.aliases),
        speaks_for=actor.speaks_for,
        member_of=list(actor.member_of),
        offices=[_filled(**office) for office in offices],
        capability=actor.capability,
    )


def _issue_out(issue: Issue) -> dict[str, Any]:
    options = {
        option.id: _filled(
            label=option.label,
            value=option.value,
            terms=list(option.terms),
            examples=list(option.examples),
            counterexamples=list(option.counterexamples),
        )
        for option in issue.options.values()
    }
    return _filled(
        label=issue.label,
        question=issue.question,
        terms=list(issue.terms),
        scale="ordinal" if issue.scale is Scale.ORDINAL else None,
        options=options,
    )


def _filled(**fields: Any) -> dict[str, Any]:
    return {key: value for key, value in fields.items() if value not in (None, "", [])}
