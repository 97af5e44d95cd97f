"""The coder on own sentences, beside a search for the codebook's terms: ``python benchmarks/coding.py``.

Three sets in ``tests/coding``: ``heldout-2.yaml`` was never used to tune the coder; ``heldout.yaml`` was
written before it and opened once, when 0.86 of it came out exactly; ``sentences.yaml`` are the ones it
was made with, so their row only shows that nothing broke. A claim is right when issue, option and stance
are; "exact" counts sentences whose claims agree in everything: strength, conditions and red line
included. The baseline codes an option where one of its terms stands in the text word for word, with the
reader's polarity turned by a "not", "no" or "never" in the sentence: what a spreadsheet and a search
would do.
"""

from __future__ import annotations

import dataclasses
import re
import sys
import time
from collections import Counter
from collections.abc import Callable
from functools import cache
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from plenipo.coding import TermCoder, check_codebook, load_codebook
from plenipo.model import Codebook, Document, Stance, Statement
from tests.coding.marked import Case, cases, codebook, statement, written

Said = Callable[[Case], list[str]]
NEGATION = re.compile(r"\b(?:not|no|never|n't|without)\b", re.IGNORECASE)


@cache
def coder(name: str) -> TermCoder:
    """The coder of a codebook, compiled once."""
    return TermCoder(codebook(name))


def ours(case: Case) -> list[str]:
    """What the coder makes of a sentence."""
    document, said = statement(case.say)
    return [written(claim) for claim in coder(case.codebook).code(document, [said])]


def search(case: Case) -> list[str]:
    """What a search for the terms makes of a sentence."""
    document, said = statement(case.say)
    return sorted(set(_search(codebook(case.codebook), document, said)))


def _search(book: Codebook, document: Document, said: Statement) -> list[str]:
    content = " ".join(document.text[span.start : span.end] for span in said.content).lower()
    turned = bool(NEGATION.search(content))
    stance = said.polarity.reversed() if turned and said.polarity is not Stance.NEUTRAL else said.polarity
    return [
        f"{issue.id}/{option.id} {stance} 2"
        for issue in book.issues.values()
        for option in issue.options.values()
        if any(re.search(rf"\b{re.escape(term.lower())}\b", content) for term in option.terms)
    ]


def core(claim: str) -> tuple[str, ...]:
    """Issue, option and stance of a written claim."""
    return tuple(claim.split()[:2])


def score(listed: list[Case], method: Said) -> dict[str, str]:
    """The figures of a method on some cases."""
    counts: Counter[str] = Counter()
    for case in listed:
        found, wanted = method(case), list(case.claims)
        counts["exact"] += sorted(found) == sorted(wanted) or (case.any and not found)
        if case.any and not found:
            continue
        right = Counter(map(core, found)) & Counter(map(core, wanted))
        counts["right"] += right.total()
        counts["found"] += len(found)
        counts["wanted"] += len(wanted)
        options = Counter(c.split()[0] for c in found) & Counter(c.split()[0] for c in wanted)
        counts["option"] += options.total()
        counts["trap"] += bool(case.trap and not wanted)
        counts["sprung"] += bool(case.trap and not wanted and found)
    precision, recall = counts["right"] / (counts["found"] or 1), counts["right"] / (counts["wanted"] or 1)
    return {
        "sentences": str(len(listed)),
        "exact": f"{counts['exact'] / len(listed):.2f}",
        "precision": f"{precision:.2f}",
        "recall": f"{recall:.2f}",
        "F1": f"{2 * precision * recall / ((precision + recall) or 1):.2f}",
        "stance right where the option is": f"{counts['right'] / (counts['option'] or 1):.2f}",
        "traps sprung": f"{counts['sprung']} of {counts['trap']}",
    }


def calibration(listed: list[Case]) -> list[tuple[str, int, float]]:
    """How often claims are right, by the coder's confidence."""
    bins: dict[str, list[bool]] = {"under 0.75": [], "0.75 to 0.85": [], "0.85 and more": []}
    for case in listed:
        document, said = statement(case.say)
        wanted = set(map(core, case.claims))
        for claim in coder(case.codebook).code(document, [said]):
            name = (
                "under 0.75"
                if claim.confidence < 0.75
                else "0.75 to 0.85"
                if claim.confidence < 0.85
                else "0.85 and more"
            )
            bins[name].append(core(written(claim)) in wanted)
    return [(name, len(rights), sum(rights) / (len(rights) or 1)) for name, rights in bins.items()]


def without_examples(book: Codebook) -> Codebook:
    """The codebook with its examples taken out of the options (they stay to be asked about)."""
    issues = {
        key: dataclasses.replace(
            issue,
            options={o: dataclasses.replace(option, examples=()) for o, option in issue.options.items()},
        )
        for key, issue in book.issues.items()
    }
    return dataclasses.replace(book, issues=issues)


def by_terms_alone(book: Codebook) -> tuple[int, int]:
    """How many of a codebook's example sentences code to their option when no example helps."""
    from plenipo.coding.self_test import _coded

    blind, right, total = TermCoder(without_examples(book)), 0, 0
    for issue in book.issues.values():
        for option in issue.options.values():
            for text in option.examples:
                total += 1
                right += (issue.id, option.id, Stance.SUPPORT) in _coded(blind, text)
    return right, total


def speed(listed: list[Case], seconds: float = 3.0) -> float:
    """Statements coded in a second of processor time on one core, peace codebook."""
    pairs = [statement(case.say) for case in listed if case.codebook == "peace-negotiation"]
    used, start = 0, time.process_time()
    while time.process_time() - start < seconds:
        for document, said in pairs:
            coder("peace-negotiation").code(document, [said])
        used += len(pairs)
    return used / (time.process_time() - start)


def main() -> None:
    """Print the tables."""
    closed, opened, made_with = (cases(f"{name}.yaml") for name in ("heldout-2", "heldout", "sentences"))
    rows = {
        "terms.v1, held out": score(closed, ours),
        "term search, held out": score(closed, search),
        "terms.v1, opened": score(opened, ours),
        "term search, opened": score(opened, search),
        "terms.v1, made with": score(made_with, ours),
        "term search, made with": score(made_with, search),
    }
    heads = list(next(iter(rows.values())))
    print("| | " + " | ".join(heads) + " |\n|---|" + "---|" * len(heads))
    for name, figures in rows.items():
        print(f"| {name} | " + " | ".join(figures.values()) + " |")
    print("\n| confidence (held out and opened) | claims | right |\n|---|---|---|")
    for name, count, share in calibration(closed + opened):
        print(f"| {name} | {count} | {share:.2f} |")
    book = load_codebook("peace-negotiation")
    right, total = by_terms_alone(book)
    print(f"\npeace-negotiation: {len(check_codebook(book))} findings against its own sentences;")
    print(f"{right} of {total} examples code to their option by terms alone (no example helping).")
    print(f"{speed(opened + made_with):,.0f} one-sentence statements a second of processor time on one core.")
    if "--all" in sys.argv:
        for case in opened:
            found = ours(case)
            if sorted(found) != sorted(case.claims) and not (case.any and not found):
                print(f"\n{case.say}\n  wanted {list(case.claims)}\n  found  {found}")


if __name__ == "__main__":
    main()
