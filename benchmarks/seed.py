"""The seed article against what a careful reader notes in it: ``python benchmarks/seed.py``.

Runs ``plenipo brief`` on the article with ``benchmarks/seed/codebook.yaml`` and compares the claims with
``benchmarks/seed/expected.yaml``, which was written before the first run. A claim is right when party, issue,
option and stance are those expected and its evidence overlaps; its words must stand in the brief. Exits 1
when a position is missing or one is there that the article does not hold.
"""

from __future__ import annotations

import html
import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import yaml

HERE = Path(__file__).resolve().parent
ARTICLE = HERE.parent.parent / "shared/data/seed/paris-summit.txt"


def run(*arguments: str | Path) -> str:
    """Run plenipo and return what it prints."""
    command = [sys.executable, "-m", "plenipo", *map(str, arguments)]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def party(claim: dict) -> str:
    """Whose position a claim row is."""
    return claim["on_behalf_of"] or claim["actor"]


def overlap(claim: dict, span: list[int]) -> bool:
    """Whether any evidence of the claim shares a character with the span."""
    return any(e["start"] < span[1] and span[0] < e["end"] for e in claim["evidence"])


def matches(claim: dict, wanted: dict) -> bool:
    """Whether a claim row is the one expected."""
    same = (party(claim), claim["issue"], claim["option"], claim["stance"]) == (
        wanted["party"],
        wanted["issue"],
        wanted["option"],
        wanted["stance"],
    )
    return same and overlap(claim, wanted["evidence"])


def remarks(claim: dict, wanted: dict) -> list[str]:
    """What is off in a matched claim: strength, condition."""
    found = []
    if "strength" in wanted and claim["strength"] not in wanted["strength"]:
        found.append(f"strength {claim['strength']}, expected {wanted['strength']}")
    if condition := wanted.get("condition"):
        start, end = condition["span"]
        near = [c for c in claim["conditions"] if c["start"] < end and start < c["end"]]
        if not near:
            found.append("condition missed")
        elif near[0]["kind"] not in condition["kind"]:
            found.append(f"condition is {near[0]['kind']}")
        elif "issue" in condition and (near[0]["issue"], near[0]["option"]) != (
            condition["issue"],
            condition["option"],
        ):
            found.append(f"condition coded {near[0]['issue']}={near[0]['option']}")
    return found


def main() -> int:
    """Print the comparison; 0 when complete and nothing wrong."""
    if not ARTICLE.exists():
        print(f"skipped: {ARTICLE} is not here")
        return 0
    expected = yaml.safe_load((HERE / "seed/expected.yaml").read_text())
    with tempfile.TemporaryDirectory() as folder:
        dossier, page = Path(folder, "dossier"), Path(folder, "brief.html")
        codebook = HERE / "seed/codebook.yaml"
        run("brief", ARTICLE, "--codebook", codebook, "--dossier", dossier, "--out", page, "--quiet")
        claims = [json.loads(line) for line in run("export", dossier, "claims").splitlines()]
        shown = re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]*>", "", page.read_text())))
    text = ARTICLE.read_text()
    missing = wrong = flawed = unseen = 0
    for item in expected["claims"]:
        hits = [c for c in claims if matches(c, item)]
        state = "found" if hits else ("optional" if item.get("optional") else "MISSING")
        missing += state == "MISSING"
        notes = min((remarks(c, item) for c in hits), key=len, default=[])
        flawed += bool(notes)
        label = f"{item['stance']:8} {item['issue']}={item['option']}"
        print(f"{state:9} {item['party']:15} {label}", "; ".join(notes))
    for claim in claims:
        words = " ".join(e["text"] for e in claim["evidence"])
        assert all(text[e["start"] : e["end"]] == e["text"] for e in claim["evidence"]), claim
        unseen += not all(re.sub(r"\s+", " ", e["text"]) in shown for e in claim["evidence"])
        if not any(matches(claim, item) for item in expected["claims"]):
            wrong += 1
            label = f"{claim['stance']:8} {claim['issue']}={claim['option']}"
            print(f"NOT THERE {party(claim):15} {label} | {words}")
    required = sum(not item.get("optional") for item in expected["claims"])
    print(f"\n{required - missing} of {required} positions found, {wrong} claims that are not there,")
    print(f"{flawed} flawed in strength or condition, {unseen} whose words are not in the brief")
    return int(bool(missing or wrong or unseen))


if __name__ == "__main__":
    sys.exit(main())
