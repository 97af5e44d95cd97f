"""Turn the example's ``gold.yaml`` into ``gold-claims.jsonl``: ``python benchmarks/gold.py``.

Each quotation of the YAML is looked up in its document as plenipo gathers it, so that the rows have the
offsets a coder's claims have. A quotation that is not there, or is there twice, is an error.
"""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from typing import Any

import yaml

from plenipo import examples
from plenipo.model import Document

CODER = "careful reader"


@dataclass(frozen=True, slots=True)
class Marked:
    """What ``gold.yaml`` says of one document: claims, claims that are optional, and traps, as rows."""

    claims: tuple[dict[str, Any], ...]
    optional: tuple[dict[str, Any], ...]
    traps: tuple[dict[str, Any], ...]


def documents() -> dict[str, Document]:
    """The dispatches as plenipo gathers them, by file name."""
    from plenipo.gather import gather

    found = list(gather([examples.path() / "dispatches"]))
    skipped = [item for item in found if not isinstance(item, Document)]
    if skipped:
        raise SystemExit(f"not gathered: {skipped}")
    return {item.origin.rsplit("/", 1)[-1]: item for item in found if isinstance(item, Document)}


def marked() -> dict[str, Marked]:
    """What the careful reader noted, by file name, with offsets."""
    noted = yaml.safe_load((examples.path() / "gold.yaml").read_text(encoding="utf-8"))
    actors = yaml.safe_load(examples.codebook().read_text(encoding="utf-8"))["actors"]
    speaks_for = {id_: actor.get("speaks_for") for id_, actor in actors.items()}
    gathered = documents()
    return {name: _mark(notes, gathered[name], speaks_for) for name, notes in noted.items()}


def _mark(notes: dict[str, Any], document: Document, speaks_for: dict[str, str | None]) -> Marked:
    claims = tuple(_row(claim, document, speaks_for) for claim in notes.get("claims", ()))
    optional = tuple(_row(claim, document, speaks_for) for claim in notes.get("optional", ()))
    traps = tuple({**_quoted(trap["words"], document), "why": trap["why"]} for trap in notes.get("traps", ()))
    return Marked(claims, optional, traps)


def _row(claim: dict[str, Any], document: Document, speaks_for: dict[str, str | None]) -> dict[str, Any]:
    issue, option = claim["what"].split("=")
    conditions = []
    for condition in claim.get("conditions", ()):
        what = condition.get("what", "=").split("=")
        coded = {"issue": what[0] or None, "option": what[1] or None}
        conditions.append({"kind": condition["kind"], **_quoted(condition["words"], document), **coded})
    return {
        "document": document.id,
        "origin": document.origin,
        "actor": claim["who"],
        "on_behalf_of": claim.get("for") or speaks_for[claim["who"]],
        "issue": issue,
        "option": option,
        "stance": claim.get("stance", "support"),
        "strength": claim.get("strength", 2),
        "mode": claim.get("mode", "indirect"),
        "date": document.date.isoformat() if document.date else None,
        "conditions": conditions,
        "evidence": [_quoted(words, document) for words in claim["words"]],
        "confidence": float(claim.get("sure", 1)),
        "coder": CODER,
    }


def _quoted(words: str, document: Document) -> dict[str, Any]:
    start = document.text.find(words)
    if start < 0 or document.text.find(words, start + 1) >= 0:
        raise SystemExit(f"{document.origin}: not there exactly once: {words!r}")
    return {"start": start, "end": start + len(words), "text": words}


def jsonl() -> str:
    """The rows of the claims, in the order of ``gold.yaml``."""
    rows = [row for notes in marked().values() for row in notes.claims]
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


if __name__ == "__main__":
    target = examples.path() / "gold-claims.jsonl"
    target.write_text(jsonl(), encoding="utf-8")
    print(f"{target}: {len(target.read_text(encoding='utf-8').splitlines())} claims", file=sys.stderr)
