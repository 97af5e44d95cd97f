"""How well the reader finds attributions, on PolNeAR: US political news annotated with source, cue, content.

    python benchmarks/attribution.py [--limit N] [--split dev|train] [--data PATH] [--tools PATH]

Prints precision, recall and F1 of each measure, and words read per second on one core. PolNeAR lets each word
stand in one attribution only, so statements inside the content of another are left out, and so are plain
"will" sentences, which its guideline excludes. The data and the scorer are not part of this repository:
without them the benchmark says so and ends well.
"""

from __future__ import annotations

import argparse
import importlib.util
import sys
import tarfile
import tempfile
import time
from pathlib import Path
from typing import Any

from plenipo.model import Document, Statement
from plenipo.reading import Directory, RuleReader
from plenipo.reading.canonical import canonical
from plenipo.reading.document import read_text

SHARED = Path(__file__).resolve().parents[2] / "shared"
ROWS = (
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


def rows(statements: list[Statement]) -> list[dict[str, list[list[int]]]]:
    """Attributions in the form the scorer reads: the sentences of one speech, with one cue, are one."""
    speeches: dict[Any, list[list[int]]] = {}
    for statement in statements:
        content = speeches.setdefault((statement.source, statement.cue), [])
        content += [list(span) for span in statement.content if list(span) not in content]
    return [
        {"source": [list(s) for s in source], "cue": [list(s) for s in cue], "content": content}
        for (source, cue), content in speeches.items()
    ]


def main() -> None:
    """Read, score, print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--limit", type=int, help="score only so many articles, evenly drawn")
    parser.add_argument("--split", default="dev", choices=("dev", "train"))
    parser.add_argument("--data", type=Path, default=SHARED / "data" / "polnear.tar.gz")
    parser.add_argument("--tools", type=Path, default=SHARED / "tools")
    options = parser.parse_args()
    if not options.data.exists() or not (options.tools / "attribution_score.py").exists():
        print(f"Skipped: {options.data} or {options.tools}/attribution_score.py is not there.")
        return
    score = scorer(options.tools)
    with tempfile.TemporaryDirectory() as folder:
        with tarfile.open(options.data) as archive:
            archive.extractall(folder, filter="data")
        gold = score.load_gold(str(Path(folder) / "polnear" / options.split / "attributions"))
    names = sorted(gold)
    if options.limit:
        names = names[:: max(1, len(names) // options.limit)][: options.limit]
    gold = {name: gold[name] for name in names}
    report(score, gold)


def report(score: Any, gold: dict[str, Any]) -> None:
    """Read the articles of ``gold`` and print the table."""
    reader = RuleReader(Directory.for_codebook(None))
    reader.read(Document("Poland said no.", origin="warm-up"))
    predicted, words, start = {}, 0, time.process_time()
    for name, (text, _) in gold.items():
        predicted[name] = rows(outermost(reader.read(Document(text, origin=name))))
        words += len(text.split())
    seconds = time.process_time() - start
    start = time.process_time()
    for text, _ in gold.values():
        read_text(canonical(text).text)
    alone = time.process_time() - start
    result = score.score(gold, predicted)
    print(f"{'':18}{'P':>7}{'R':>7}{'F1':>7}")
    for key in ROWS:
        p, r, f = (100 * result[key][measure] for measure in ("P", "R", "F1"))
        print(f"{key:18}{p:7.1f}{r:7.1f}{f:7.1f}")
    found = result["source|content all"]
    overlap, exact = 100 * found["overlap"], 100 * found["exact"]
    print(f"\nspeaker given the content: {overlap:.1f} % overlap, {exact:.1f} % exact")
    print(f"{len(gold)} articles, {words} words: {words / seconds:,.0f} words/s", end="")
    print(f", {words / alone:,.0f} without the actors")


if __name__ == "__main__":
    sys.exit(main())
