"""The claims of the corpus: ``claims.yaml`` in, checked rows with offsets out.

    python training/claims.py check FOLDER ...   mistakes, and counts
    python training/claims.py show FOLDER ...    every claim, condition and trap on one line
    python training/claims.py text FOLDER FILE   a document without marks

What is coded, and how it is written down, is described in training/corpus/CLAIMS.md.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml
from corpus import parse

Row = dict[str, Any]

STANCES = ("support", "oppose", "neutral")
KINDS = ("only_if", "if_then")
WHY = (
    "hypothetical",
    "question",
    "discussion",
    "no answer",
    "past",
    "accusation",
    "prediction",
    "rival's view",
    "irony",
    "other sense",
    "condition",
)
FIELDS = {"who", "for", "via", "what", "stance", "strength", "red_line", "words", "conditions"}


@dataclass
class Coded:
    """A document with what a careful reader codes in it, quotations as ``{"start", "end", "text"}``."""

    id: str
    text: str
    head: dict[str, Any]
    claims: list[Row] = field(default_factory=list)
    optional: list[Row] = field(default_factory=list)
    traps: list[Row] = field(default_factory=list)


def documents(folder: Path) -> dict[str, tuple[str, dict[str, Any]]]:
    """Text without marks, and head, of each document of a folder, by file name."""
    return {path.name: _document(path) for path in sorted(folder.glob("*.txt"))}


def _document(path: Path) -> tuple[str, dict[str, Any]]:
    marked = parse(path)
    return marked.text, marked.head


def coded(folder: Path, file: str = "claims.yaml") -> tuple[list[Coded], list[str]]:
    """The documents of a folder that are coded, and a sentence for each mistake."""
    codebook = yaml.safe_load((folder / "codebook.yaml").read_text(encoding="utf-8"))
    path = folder / file
    noted = yaml.safe_load(path.read_text(encoding="utf-8")) or {}
    texts, wrong, found = documents(folder), [], []
    for name, notes in noted.items():
        if name not in texts:
            wrong.append(f"{path}: no document is called {name}")
            continue
        text, head = texts[name]
        reader = _Reader(f"{path}: {name}", text, codebook, wrong)
        document = Coded(f"{folder.name}/{name.removesuffix('.txt')}", text, head)
        for key in notes or {}:
            if key not in {"claims", "optional", "traps"}:
                reader.complain(f"“{key}” is none of claims, optional, traps")
        notes = notes or {}
        document.claims = [reader.claim(row) for row in notes.get("claims") or ()]
        document.optional = [reader.claim(row) for row in notes.get("optional") or ()]
        document.traps = [reader.trap(row) for row in notes.get("traps") or ()]
        found.append(document)
    return found, wrong


class _Reader:
    """Reads the entries of one document, and collects what is wrong with them."""

    def __init__(self, where: str, text: str, codebook: dict[str, Any], wrong: list[str]) -> None:
        self.where, self.text, self.wrong = where, text, wrong
        self.actors, self.issues = codebook["actors"], codebook["issues"]

    def complain(self, what: str) -> None:
        self.wrong.append(f"{self.where}: {what}")

    def claim(self, row: Row) -> Row:
        for key in row.keys() - FIELDS:
            self.complain(f"“{key}” is no field of a claim: {row}")
        for key in ("who", "for", "via"):
            if row.get(key) is not None and row[key] not in self.actors:
                self.complain(f"no actor “{row[key]}” in the codebook")
        stance = row.get("stance", "support")
        if stance not in STANCES:
            self.complain(f"stance “{stance}” is none of {', '.join(STANCES)}")
        who = row.get("who")
        if who is None:
            self.complain(f"a claim without who: {row}")
        issue, option, _ = self._what(row.get("what"))
        return {
            "actor": who,
            "party": row.get("for") or (self.actors.get(who) or {}).get("speaks_for") or who,
            "via": row.get("via"),
            "issue": issue,
            "option": option,
            "stance": stance,
            "strength": row.get("strength", 2),
            "red_line": bool(row.get("red_line")),
            "evidence": self._quoted(row.get("words")),
            "conditions": [self._condition(c) for c in row.get("conditions") or ()],
        }

    def trap(self, row: Row) -> Row:
        if row.get("why") not in WHY:
            self.complain(f"why “{row.get('why')}” is none of {', '.join(WHY)}")
        return {"why": row.get("why"), "evidence": self._quoted(row.get("words"))}

    def _condition(self, row: Row) -> Row:
        if row.get("kind") not in KINDS:
            self.complain(f"kind “{row.get('kind')}” of a condition is none of {', '.join(KINDS)}")
        issue, option, absent = self._what(row["what"]) if row.get("what") else (None, None, False)
        return {
            "kind": row.get("kind"),
            "issue": issue,
            "option": option,
            "absent": absent,
            "evidence": self._quoted(row.get("words")),
        }

    def _what(self, what: Any) -> tuple[str | None, str | None, bool]:
        absent = str(what).startswith("not ")
        issue, _, option = str(what).removeprefix("not ").partition("=")
        if issue not in self.issues or option not in self.issues[issue]["options"]:
            self.complain(f"“{what}” is no issue=option of the codebook")
        return issue, option, absent

    def _quoted(self, words: Any) -> list[dict[str, Any]]:
        listed = [words] if isinstance(words, str) else list(words or ())
        if not listed:
            self.complain("an entry without words")
        found = []
        for one in listed:
            start = self.text.find(str(one))
            if start < 0:
                self.complain(f"not in the document: {one!r}")
            elif self.text.find(str(one), start + 1) >= 0:
                self.complain(f"more than once in the document, make it longer: {one!r}")
            else:
                found.append({"start": start, "end": start + len(one), "text": one})
        return found


def _counts(found: list[Coded]) -> str:
    claims = [claim for document in found for claim in document.claims]
    conditions = Counter(c["kind"] for claim in claims for c in claim["conditions"])
    stances = Counter(claim["stance"] for claim in claims)
    traps = sum(len(document.traps) for document in found)
    signs = ", ".join(f"{number} {stance}" for stance, number in stances.most_common())
    kinds = ", ".join(f"{number} {kind}" for kind, number in conditions.most_common())
    return (
        f"{len(found)} documents, {len(claims)} claims ({signs}), conditions: {kinds or 'none'}, "
        f"{traps} traps, "
        f"{sum(len(document.optional) for document in found)} optional"
    )


def _show(document: Coded) -> None:
    print(f"\n{document.id}")
    for mark, rows in ((" ", document.claims), ("?", document.optional)):
        for row in rows:
            words = " | ".join(e["text"] for e in row["evidence"])
            print(f"{mark} {row['actor']}: {row['stance']} {row['issue']}={row['option']}  “{words}”")
            for c in row["conditions"]:
                print(f"      {c['kind']} “{c['evidence'][0]['text'] if c['evidence'] else ''}”")
    for row in document.traps:
        print(f"! {row['why']}: “{' | '.join(e['text'] for e in row['evidence'])}”")


def main() -> int:
    """Run one of the three commands."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("command", choices=("check", "show", "text"))
    parser.add_argument("paths", nargs="+")
    parser.add_argument("--file", default="claims.yaml", help="name of the file with the claims")
    asked = parser.parse_args()
    if asked.command == "text":
        print(documents(Path(asked.paths[0]))[Path(asked.paths[1]).name][0])
        return 0
    everything, mistakes = [], []
    for name in asked.paths:
        found, wrong = coded(Path(name), asked.file)
        everything += found
        mistakes += wrong
        if asked.command == "show":
            for document in found:
                _show(document)
    for sentence in mistakes:
        print(sentence)
    print(_counts(everything))
    return bool(mistakes)


if __name__ == "__main__":
    sys.exit(main())
