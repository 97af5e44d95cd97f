"""A codebook as a ``.qdc`` file."""

from __future__ import annotations

from typing import Any
from uuid import NAMESPACE_OID, uuid5

from plenipo.coding.codebook_file import as_mapping
from plenipo.coding.qdc.descriptions import UNTITLED, written
from plenipo.coding.qdc.tree import Code, CodeSet, Tree, as_xml, fit_for_a_name
from plenipo.model import Codebook

PLENIPO = uuid5(NAMESPACE_OID, "plenipo codebooks")
"""What the guids of codes are derived from, with the codebook's title and the ids."""
COLORS = ("#0072B2", "#E69F00", "#009E73", "#CC79A7", "#56B4E9", "#D55E00", "#F0E442", "#999999")
"""One for each issue with its options, in turn: those of Okabe and Ito, which the colour-blind tell apart."""


def export_qdc(codebook: Codebook) -> bytes:
    """The codebook as the content of a REFI-QDA ``.qdc`` file.

    An issue is a code that no passage gets, an option a code under it; a set named as the codebook holds the
    issues, with the actors in its description. The guids follow from the title and the ids, so the same code
    has the same guid in every export.

    >>> from plenipo.coding import load_codebook
    >>> export_qdc(load_codebook("peace-negotiation")).count(b"<Set ")
    1
    """
    content = as_mapping(codebook)
    issues = [
        _issue(codebook, at, issue_id, fields)
        for at, (issue_id, fields) in enumerate(content["issues"].items())
    ]
    name = fit_for_a_name(codebook.title) or UNTITLED
    about: dict[str, Any] = {key: content[key] for key in ("title", "actors") if key in content}
    group = CodeSet(name, _guid(codebook), written(about, ""), tuple(code.guid for code in issues))
    return as_xml(Tree(tuple(issues), (group,)))


def _issue(codebook: Codebook, at: int, issue_id: str, fields: dict[str, Any]) -> Code:
    name = fit_for_a_name(codebook.issues[issue_id].name) or issue_id
    color = COLORS[at % len(COLORS)]
    return Code(
        name=name,
        guid=_guid(codebook, issue_id),
        description=written({"id": issue_id} | {k: v for k, v in fields.items() if k != "options"}, ""),
        codes=tuple(
            _option(option, _guid(codebook, issue_id, option_id), color, option_id)
            for option_id, option in fields["options"].items()
        ),
        codable=False,
        color=color,
    )


def _option(fields: dict[str, Any], guid: str, color: str, option_id: str) -> Code:
    name = fit_for_a_name(fields.get("label", "")) or option_id
    return Code(name, guid, written({"id": option_id} | fields, name), color=color)


def _guid(codebook: Codebook, *ids: str) -> str:
    """Stable: the same title and ids give the same guid."""
    said = "\n".join((codebook.title, *ids)).encode("utf-8", "surrogatepass").hex()
    return str(uuid5(PLENIPO, said))
