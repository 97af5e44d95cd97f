"""How well two annotators of the corpus agree: ``python training/agreement.py [--tools ../shared/tools]``.

The second annotations in training/double were made from the plain texts. Prints Krippendorff's alpha over
words (which roles each word plays), agreement on attributions (each annotator scored against the other with
the scorer that lies beside the checkout, where it is there), and on the sign of cues that both marked.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from pathlib import Path
from typing import Any

import corpus
from reader.scoring import load_scorer

HERE = Path(__file__).resolve().parent
WORD = re.compile(r"\w+(?:['’]\w+)*")


def alpha(pairs: list[tuple[Any, Any]]) -> float:
    """Krippendorff's alpha for two coders, nominal values, nothing missing."""
    values = Counter(value for pair in pairs for value in pair)
    total = sum(values.values())
    observed = sum(a != b for a, b in pairs) / len(pairs)
    expected = 1 - sum(n * (n - 1) for n in values.values()) / (total * (total - 1))
    return 1 - observed / expected if expected else 1.0


def roles(document: corpus.Marked, attributions: list[corpus.Attribution]) -> list[str]:
    """The roles of each word, such as ``content`` or ``content+cue``."""
    at: list[set[str]] = [set() for _ in range(len(document.text) + 1)]
    for attribution in attributions:
        for role in corpus.ROLES.values():
            for start, end in getattr(attribution, role):
                for place in range(start, end):
                    at[place].add(role)
    return ["+".join(sorted(at[match.start()])) for match in WORD.finditer(document.text)]


def signs(a: corpus.Marked, b: corpus.Marked) -> list[tuple[str, str]]:
    """Signs of the cues that both marked: spans that overlap."""
    return [
        (x.sign or "0", y.sign or "0")
        for x in a.attributions
        for y in b.attributions
        if any(s < f and t < e for s, e in x.cue for t, f in y.cue)
    ]


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--tools", type=Path, default=HERE.parents[1] / "shared" / "tools")
    options = parser.parse_args()
    words: list[tuple[str, str]] = []
    outer: list[tuple[str, str]] = []
    both_signs: list[tuple[str, str]] = []
    gold, predicted, documents = {}, {}, 0
    for path in corpus.files([HERE / "double"]):
        folder, _, name = path.name.partition("--")
        first, second = corpus.parse(HERE / "corpus" / folder / name), corpus.parse(path)
        if first.text != second.text:
            raise SystemExit(
                f"{path}: the text differs from {folder}/{name}; take the second annotation again"
            )
        documents += 1
        words += zip(roles(first, first.attributions), roles(second, second.attributions), strict=True)
        flat = [corpus.outer(each.attributions) for each in (first, second)]
        outer += zip(roles(first, flat[0]), roles(second, flat[1]), strict=True)
        both_signs += signs(first, second)
        gold[path.stem] = (first.text, corpus.as_row(first)["attributions"])
        predicted[path.stem] = corpus.as_row(second)["attributions"]
    same = sum(a == b for a, b in both_signs) / len(both_signs)
    print(f"{documents} documents, {len(words)} words; {sum(len(a) for _, a in gold.values())} attributions")
    print(f"by the first annotator, {sum(map(len, predicted.values()))} by the second")
    print(f"alpha over words, all levels {alpha(words):.3f}; outer attributions only {alpha(outer):.3f}")
    print(f"sign of cues both marked: {same:.1%} the same, alpha {alpha(both_signs):.3f}")
    score = load_scorer(options.tools)
    if score is None:
        print(f"Agreement on attributions left out: {options.tools}/attribution_score.py is not there.")
        return
    result = score.score(gold, predicted)
    for key in (
        "content exact",
        "content soft",
        "cue exact",
        "cue soft",
        "source exact",
        "source soft",
        "triple",
    ):
        print(f"{key:16} F1 {100 * result[key]['F1']:.1f}")


if __name__ == "__main__":
    main()
