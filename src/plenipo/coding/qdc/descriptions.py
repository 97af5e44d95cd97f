"""What a code's description says: the lines of a codebook file, or the words somebody else wrote."""

from __future__ import annotations

from typing import Any

from plenipo.coding.codebook_file import as_yaml
from plenipo.coding.codebook_schema import CodebookIn, IssueIn, OptionIn
from plenipo.coding.qdc.tree import fit_for_a_name
from plenipo.coding.yaml_lines import read_yaml
from plenipo.errors import CodebookError

ISSUE = frozenset({"id", *IssueIn.model_fields} - {"options"})
OPTION = frozenset({"id", *OptionIn.model_fields})
UNTITLED = "Codebook"
"""What a set is called where the title cannot be a name."""
BOOK = frozenset({*CodebookIn.model_fields} - {"issues"})


def written(fields: dict[str, Any], name: str) -> str:
    """The fields as a description, short ones first; the label only where the code's name does not say it.

    >>> print(written({"id": "un", "label": "Blue helmets", "terms": ["peacekeepers"]}, "Blue helmets"))
    id: un
    terms:
    - peacekeepers
    """
    kept = {key: _short(value) for key, value in fields.items() if key != "label" or value != name}
    return as_yaml(dict(sorted(kept.items(), key=lambda item: isinstance(item[1], list | dict)))).rstrip("\n")


def _short(value: Any) -> Any:
    """A whole number as people write it."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


def fields_of(description: str, known: frozenset[str]) -> dict[str, Any] | None:
    """The fields in a description that plenipo wrote; ``None`` for one that somebody else did.

    Keys that are not ``known`` at this level are left out: a code may have been moved in the tree.
    """
    mark = "title" if known is BOOK else "id"
    try:
        said = read_yaml(description, "").value
    except CodebookError:
        return None
    mine = isinstance(said, dict) and mark in said and said.keys() <= ISSUE | OPTION | BOOK
    return {key: value for key, value in said.items() if key in known} if mine else None


def label_of(name: str, said: Any, otherwise: str = "") -> str:
    r"""The label of a code: the one in its description, unless the code was given another name since.

    ``otherwise`` is what plenipo calls a code whose label cannot be a name.

    >>> label_of("Blue helmets", None), label_of("A truce", "A\ntruce"), label_of("An armistice", "A truce")
    ('Blue helmets', 'A\ntruce', 'An armistice')
    """
    return said if isinstance(said, str) and (fit_for_a_name(said) or otherwise) == name else name
