"""The corpus: marked documents in, text and attributions with offsets out.

    python training/corpus.py check PATH ...     mistakes in the markup, and counts
    python training/corpus.py show FILE ...      every attribution on one line
    python training/corpus.py export OUT.jsonl PATH ...   {"id", "text", "attributions"} as the scorer reads

The markup is described in training/corpus/GUIDELINE.md.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

MARK = re.compile(r"\{([sct])(\d+(?:,\d+)*)([+-]?):")
ROLES = {"s": "source", "c": "cue", "t": "content"}
KINDS = ("news", "communique", "summary", "transcript", "press_conference", "opinion")
REQUIRED = ("title", "date", "kind", "style")


@dataclass
class Attribution:
    """One attribution: spans of (start, end) per role, and the leaning of the source towards the content."""

    number: int
    source: list[tuple[int, int]] = field(default_factory=list)
    cue: list[tuple[int, int]] = field(default_factory=list)
    content: list[tuple[int, int]] = field(default_factory=list)
    sign: str = ""


@dataclass
class Marked:
    """A document of the corpus."""

    id: str
    head: dict[str, Any]
    text: str
    attributions: list[Attribution]


class MarkupError(ValueError):
    """A mistake in a marked document: file, line, what, what to do."""


def parse(path: Path) -> Marked:
    """The document in ``path``; raises MarkupError with file and line."""
    raw = path.read_text(encoding="utf-8")
    head_text, body, first = _split(path, raw)
    head = yaml.safe_load(head_text) or {}
    for key in REQUIRED:
        if not head.get(key):
            raise MarkupError(f"{path}: the head has no “{key}”; add it between the lines of ---")
    if head["kind"] not in KINDS:
        raise MarkupError(f"{path}: kind “{head['kind']}” is none of {', '.join(KINDS)}")
    parser = _Parser(path, body, first)
    text = parser.read()
    for one in parser.found.values():
        _check(path, one)
    name = f"{path.parent.name}/{path.stem}"
    return Marked(name, head, text, [parser.found[number] for number in sorted(parser.found)])


def _check(path: Path, one: Attribution) -> None:
    """Every attribution has one cue and some content."""
    for role in ("cue", "content"):
        if not getattr(one, role):
            raise MarkupError(f"{path}: attribution {one.number} has no {role}")
    if len(one.cue) > 2:
        raise MarkupError(f"{path}: attribution {one.number} has {len(one.cue)} cues; one number each")
    for role in ROLES.values():
        getattr(one, role).sort()


class _Parser:
    """Takes the marks out of a body, noting where they were."""

    def __init__(self, path: Path, body: str, first: int) -> None:
        self.path, self.body, self.first = path, body, first
        self.found: dict[int, Attribution] = {}
        self._out: list[str] = []
        self._length = 0
        self._open: list[tuple[re.Match[str], int]] = []

    def read(self) -> str:
        """The text without marks."""
        at = 0
        for brace in re.finditer(r"[{}]", self.body):
            if brace.start() < at:
                continue
            self._keep(self.body[at : brace.start()])
            at = brace.end()
            if brace[0] == "}":
                self._close(brace.start())
            else:
                mark = MARK.match(self.body, brace.start())
                if mark is None:
                    shown = self.body[brace.start() : brace.start() + 20]
                    raise self._wrong(brace.start(), f"no mark is written like this: {shown!r}")
                if mark[3] and mark[1] != "c":
                    raise self._wrong(brace.start(), f"a sign stands on a cue only: {mark[0]}")
                self._open.append((mark, self._length))
                at = mark.end()
        self._keep(self.body[at:])
        if self._open:
            raise self._wrong(self._open[-1][0].start(), "a mark is never closed")
        return "".join(self._out)

    def _keep(self, text: str) -> None:
        self._out.append(text)
        self._length += len(text)

    def _close(self, place: int) -> None:
        if not self._open:
            raise self._wrong(place, "a closing brace without a mark")
        mark, start = self._open.pop()
        words = "".join(self._out)[start:]
        if not words.strip():
            raise self._wrong(mark.start(), "an empty mark")
        span = (start + len(words) - len(words.lstrip()), start + len(words.rstrip()))
        for number in map(int, mark[2].split(",")):
            one = self.found.setdefault(number, Attribution(number))
            getattr(one, ROLES[mark[1]]).append(span)
            one.sign = one.sign or mark[3]

    def _wrong(self, place: int, what: str) -> MarkupError:
        return MarkupError(f"{self.path}:{self.first + self.body.count(chr(10), 0, place)}: {what}")


def _split(path: Path, raw: str) -> tuple[str, str, int]:
    parts = raw.split("---\n", 2)
    if len(parts) < 3 or parts[0].strip():
        raise MarkupError(f"{path}: no head; begin with a line of ---, YAML, and another line of ---")
    body = parts[2].lstrip("\n")
    return parts[1], body.rstrip() + "\n", raw.count("\n", 0, raw.index(body)) + 1 if body else 1


def files(paths: list[Path]) -> Iterator[Path]:
    """The marked documents under the paths, in order."""
    for path in paths:
        yield from sorted(path.rglob("*.txt")) if path.is_dir() else [path]


def outer(attributions: list[Attribution]) -> list[Attribution]:
    """Those whose cue stands in the content of no other."""
    return [
        a
        for a in attributions
        if not any(
            b is not a and any(s <= a.cue[0][0] and a.cue[0][1] <= e for s, e in b.content)
            for b in attributions
        )
    ]


def as_row(document: Marked, nested: bool = True) -> dict[str, Any]:
    """The document as the scorer and the trainer read it."""
    chosen = document.attributions if nested else outer(document.attributions)
    return {
        "id": document.id,
        "kind": document.head["kind"],
        "text": document.text,
        "attributions": [
            {"source": a.source, "cue": a.cue, "content": a.content, "sign": a.sign} for a in chosen
        ],
    }


def main() -> int:
    """Check, show or export."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("command", choices=("check", "show", "export"))
    parser.add_argument("paths", nargs="+", type=Path)
    options = parser.parse_args()
    if options.command == "export":
        out, *paths = options.paths
        rows = [as_row(parse(path)) for path in files(paths)]
        out.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
        return 0
    failed = words = attributions = inner = documents = 0
    for path in files(options.paths):
        try:
            document = parse(path)
        except MarkupError as error:
            print(error)
            failed += 1
            continue
        documents += 1
        words += len(document.text.split())
        attributions += len(document.attributions)
        inner += len(document.attributions) - len(outer(document.attributions))
        if options.command == "show":
            for a in document.attributions:
                parts = [
                    " … ".join(document.text[s:e] for s, e in getattr(a, role)) or "-"
                    for role in ROLES.values()
                ]
                print(f"{a.number:3} {a.sign or '0'}  {parts[0]}  |  {parts[1]}  |  {parts[2]}")
    print(f"{documents} documents, {words} words, {attributions} attributions ({inner} inside others)")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
