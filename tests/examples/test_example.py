"""The shipped example is whole: files, codebook, gold claims, and the logic its README promises."""

import doctest
import itertools
import json
import sys
from pathlib import Path

import yaml

from plenipo import examples
from plenipo.packages.results import Demand
from plenipo.record.rows import claim_row

BENCHMARKS = Path(__file__).resolve().parents[2] / "benchmarks"
sys.path.insert(0, str(BENCHMARKS))

import example  # noqa: E402
import gold  # noqa: E402

CODEBOOK = yaml.safe_load(examples.codebook().read_text(encoding="utf-8"))
NOTED = yaml.safe_load((examples.path() / "gold.yaml").read_text(encoding="utf-8"))


def rows() -> list[dict]:
    lines = (examples.path() / "gold-claims.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def party(row: dict) -> str:
    return row["on_behalf_of"] or row["actor"]


def test_it_has_what_the_readme_says() -> None:
    assert [p.name for p in examples.dispatches()] == list(NOTED)
    assert len(examples.dispatches()) == 17
    assert len(CODEBOOK["issues"]) == 8
    assert sum(issue["scale"] == "ordinal" for issue in CODEBOOK["issues"].values()) == 5
    assert len(CODEBOOK["actors"]) == 27
    assert len({party(row) for row in rows()}) >= 9


def test_dispatches_are_short() -> None:
    words = {name: len(document.text.split()) for name, document in gold.documents().items()}
    assert all(120 <= count <= 350 for count in words.values()), words


def test_the_gold_claims_are_those_of_the_yaml_with_offsets_into_the_gathered_texts() -> None:
    assert (examples.path() / "gold-claims.jsonl").read_text(encoding="utf-8") == gold.jsonl()
    texts = {document.id: document.text for document in gold.documents().values()}
    for row in rows():
        for quotation in (*row["evidence"], *row["conditions"]):
            assert texts[row["document"]][quotation["start"] : quotation["end"]] == quotation["text"]


def test_gold_claims_speak_the_codebook() -> None:
    for row in rows():
        assert row["option"] in CODEBOOK["issues"][row["issue"]]["options"]
        assert {row["actor"], party(row)} <= set(CODEBOOK["actors"])
        for condition in row["conditions"]:
            if condition["issue"]:
                assert condition["option"] in CODEBOOK["issues"][condition["issue"]]["options"]


def test_terms_are_not_copied_from_the_dispatches() -> None:
    text = " ".join(d.text.casefold() for d in gold.documents().values())
    for issue in CODEBOOK["issues"].values():
        for option in issue["options"].values():
            sentences = [*option.get("examples", ()), *option.get("counterexamples", ())]
            assert not [s for s in sentences if s.casefold().rstrip(".") in text]
            assert all(len(term.split()) <= 8 for term in option.get("terms", ()))


def demands() -> list[Demand]:
    """Red lines and coded conditions of the gold claims, as rules over packages."""
    found: dict[tuple, None] = {}
    for notes in NOTED.values():
        for claim in notes.get("claims", ()):
            who = claim.get("for") or CODEBOOK["actors"][claim["who"]].get("speaks_for", claim["who"])
            issue, option = claim["what"].split("=")
            if claim.get("red_line"):
                kind = "rules_out" if claim.get("stance") == "oppose" else "insists_on"
                found[who, kind, issue, option, None, None] = None
            for condition in claim.get("conditions", ()):
                if "what" in condition:
                    found[who, condition["kind"], issue, option, *condition["what"].split("=")] = None
    return [Demand(str(number), *rule, "", ()) for number, rule in enumerate(found)]


def test_no_package_is_possible_until_one_condition_is_relaxed() -> None:
    rules = demands()
    issues = list(CODEBOOK["issues"])
    options = [list(CODEBOOK["issues"][issue]["options"]) for issue in issues]
    packages = [dict(zip(issues, choice, strict=True)) for choice in itertools.product(*options)]
    broken = [[rule for rule in rules if not rule.allows(package)] for package in packages]
    assert len(packages) == 27_648
    assert min(map(len, broken)) == 1
    openings = {(r[0].actor, r[0].kind, r[0].issue, r[0].if_option) for r in broken if len(r) == 1}
    assert openings == {
        ("ossiria", "only_if", "monitoring", "lift-at-signing"),
        ("kelmar", "insists_on", "monitoring", None),
    }


def test_the_claims_are_the_rows() -> None:
    assert [claim_row(claim) for claim in examples.claims()] == rows()


def test_the_doctests_of_the_room() -> None:
    assert doctest.testmod(examples).failed == 0


def test_the_coder_does_not_fall_below_what_it_has_reached() -> None:
    """A floor under the measured figures, which python benchmarks/example.py prints."""
    score = example.compare(example.proposed(), gold.marked())
    assert score.f1 >= 0.7
    assert score.precision >= 0.8
    assert score.sprung <= 5
