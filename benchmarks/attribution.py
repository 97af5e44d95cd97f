"""How well a reader finds attributions, on PolNeAR: US political news annotated with source, cue, content.

    python benchmarks/attribution.py [--reader NAME ...] [--limit N] [--split dev|train]
                                     [--data TAR | --gold FOLDER] [--tools PATH] [--out FOLDER]

Prints precision, recall and F1 of each measure for each reader, words read per second of one processor, and
how far its confidence can be trusted. ``--gold`` names a folder of brat files with their texts in ../text;
``--out`` keeps what was found, as the scorer reads it. PolNeAR lets each word stand in one attribution only,
so statements inside the content of another are left out, and so are plain "will" sentences, which its
guideline excludes. The data and the scorer are not part of this repository: without them the benchmark says
so and ends well.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import sys
import tarfile
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from plenipo.engine.methods import DEFAULT_READER, find
from plenipo.model import Document, Statement
from plenipo.reading import Directory, Reader

SHARED = Path(__file__).resolve().parents[2] / "shared"
ROWS = (
    "source fragments",
    "cue fragments",
    "content fragments",
    "content exact",
    "content soft",
    "content overlap50",
    "cue exact",
    "source exact",
    "direct soft",
    "nondirect soft",
    "triple",
    "triple exact",
)
Attribution = dict[str, list[list[int]]]


def scorer(tools: Path) -> Any:
    """The scoring module that lies beside the checkout."""
    spec = importlib.util.spec_from_file_location("attribution_score", tools / "attribution_score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def outermost(statements: tuple[Statement, ...]) -> list[Statement]:
    """Statements that stand in the content of no other, without plain intentions."""
    kept = []
    for inner in statements:
        cue = inner.cue[0]
        inside = any(o.cue != inner.cue and any(c.contains(cue) for c in o.content) for o in statements)
        if not inside and not any(c.start <= cue.start < c.end for c in inner.content):
            kept.append(inner)
    return kept


def rows(statements: list[Statement], text: str) -> list[Attribution]:
    """Attributions in the form the scorer reads: the sentences of one speech, with one cue, are one."""
    speeches: dict[Any, tuple[list[list[int]], list[float]]] = {}
    for statement in statements:
        content, sure = speeches.setdefault((statement.source, statement.cue), ([], []))
        content += [list(span) for span in statement.content if list(span) not in content]
        sure.append(statement.confidence)
    return [
        {
            "source": [list(s) for s in source],
            "cue": [list(s) for s in cue],
            "content": joined(sorted(content), text),
            "confidence": max(sure),  # type: ignore[dict-item]
        }
        for (source, cue), (content, sure) in speeches.items()
    ]


def joined(spans: list[list[int]], text: str) -> list[list[int]]:
    """Spans with no word between them as one: the sentences of a quotation are statements of their own."""
    found: list[list[int]] = []
    for start, end in spans:
        if found and not any(map(str.isalnum, text[found[-1][1] : start])):
            found[-1][1] = max(found[-1][1], end)
        else:
            found.append([start, end])
    return found


@contextmanager
def gold_folder(options: argparse.Namespace) -> Iterator[Path]:
    """Where the annotations lie."""
    if options.gold:
        yield options.gold
        return
    with tempfile.TemporaryDirectory() as folder:
        with tarfile.open(options.data) as archive:
            archive.extractall(folder, filter="data")
        yield Path(folder) / "polnear" / options.split / "attributions"


def main() -> None:
    """Read, score, print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--reader", action="append", help="by default " + DEFAULT_READER)
    parser.add_argument("--limit", type=int, help="score only so many articles, evenly drawn")
    parser.add_argument("--split", default="dev", choices=("dev", "train"))
    parser.add_argument("--data", type=Path, default=SHARED / "data" / "polnear.tar.gz")
    parser.add_argument("--gold", type=Path)
    parser.add_argument("--tools", type=Path, default=SHARED / "tools")
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    for needed in (options.gold or options.data, options.tools / "attribution_score.py"):
        if not needed.exists():
            print(f"Skipped: {needed} is not there.")
            return
    score = scorer(options.tools)
    with gold_folder(options) as folder:
        gold = score.load_gold(str(folder))
    names = sorted(gold)
    if options.limit:
        names = names[:: max(1, len(names) // options.limit)][: options.limit]
    gold = {name: gold[name] for name in names}
    for reader in options.reader or [DEFAULT_READER]:
        report(score, gold, reader, options.out)


def report(score: Any, gold: dict[str, Any], name: str, out: Path | None) -> None:
    """Read the articles of ``gold`` and print the table."""
    reader: Reader = find("plenipo.readers", name)[1](Directory.for_codebook(None))
    reader.read(Document("Poland said no.", origin="warm-up"))
    predicted, words, start = {}, 0, time.process_time()
    for key, (text, _) in gold.items():
        predicted[key] = rows(outermost(reader.read(Document(text, origin=key))), text)
        words += len(text.split())
    seconds = time.process_time() - start
    result = score.score(gold, predicted)
    print(f"{reader.name}\n{'':18}{'P':>7}{'R':>7}{'F1':>7}")
    for key in ROWS:
        p, r, f = (100 * result[key][measure] for measure in ("P", "R", "F1"))
        print(f"{key:18}{p:7.1f}{r:7.1f}{f:7.1f}")
    found = result["source|content all"]
    overlap, exact = 100 * found["overlap"], 100 * found["exact"]
    print(f"\nspeaker given the content: {overlap:.1f} % overlap, {exact:.1f} % exact")
    print(f"{len(gold)} articles, {words} words: {words / seconds:,.0f} words/s of one processor\n")
    print_reliability(gold, predicted)
    if out:
        out.mkdir(parents=True, exist_ok=True)
        lines = [json.dumps({"id": key, "attributions": found}) + "\n" for key, found in predicted.items()]
        (out / f"{reader.name}.jsonl").write_text("".join(lines), encoding="utf-8")


def print_reliability(gold: dict[str, Any], predicted: dict[str, list[Attribution]]) -> None:
    """Of attributions given so much confidence, how many are right (a triple of the scorer)."""
    tenths: dict[int, list[tuple[float, bool]]] = {}
    for key, (_, attributions) in gold.items():
        for one, right in zip(predicted[key], verdicts(predicted[key], attributions), strict=True):
            sure: float = one["confidence"]  # type: ignore[assignment]
            tenths.setdefault(min(9, int(sure * 10)), []).append((sure, right))
    print("confidence      mean   right      n")
    for tenth, each in sorted(tenths.items()):
        mean, share = (sum(float(pair[k]) for pair in each) / len(each) for k in (0, 1))
        print(f"{tenth / 10:.1f} to {(tenth + 1) / 10:.1f}{mean:9.2f}{share:8.2f}{len(each):7}")
    every = [pair for each in tenths.values() for pair in each]
    gap = sum(abs(sum(s for s, _ in each) - sum(r for _, r in each)) for each in tenths.values()) / max(
        1, len(every)
    )
    print(f"expected calibration error {gap:.3f}\n")


def verdicts(predicted: list[Attribution], gold: list[Attribution]) -> list[bool]:
    """Whether each is right: half its content, source and cue overlap with those of a gold one of its own."""
    wanted = [{role: letters(a[role]) for role in ("source", "cue", "content")} for a in gold]
    free = set(range(len(wanted)))
    found = []
    for one in predicted:
        mine = {role: letters(one[role]) for role in ("source", "cue", "content")}
        match = next((n for n in sorted(free) if agree(mine, wanted[n])), None)
        free -= {match}  # type: ignore[arg-type]
        found.append(match is not None)
    return found


def letters(spans: list[list[int]]) -> set[int]:
    """The places of the letters in spans."""
    return {place for start, end in spans for place in range(start, end)}


def agree(a: dict[str, set[int]], b: dict[str, set[int]]) -> bool:
    """Whether two attributions are the same but for their borders."""
    both = len(a["content"] & b["content"])
    if 4 * both < len(a["content"]) + len(b["content"]) or not both:
        return False
    return bool(a["source"] & b["source"]) == bool(a["source"] or b["source"]) and bool(a["cue"] & b["cue"])


if __name__ == "__main__":
    sys.exit(main())
