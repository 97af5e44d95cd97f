"""``plenipo evaluate`` on the shipped example, and on files people might give it."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plenipo import examples
from plenipo.cli.formats import csv_table
from plenipo.cli.gold_file import read_gold
from plenipo.record.rows import COLUMNS

GOLD = examples.path() / "gold-claims.jsonl"
ROWS = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]
HEADER = "origin,actor,issue,option,stance,evidence\n"
WORDS = "watched by outside observers"
LINE = f"01-talks-open.txt,kelmar,monitoring,observers,support,{WORDS}\n"


def figures(plenipo: Callable, dossier: Path, gold: Path, *more: str) -> dict:
    done = plenipo("evaluate", dossier, "--gold", gold, "--format", "json", *more)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def as_csv(rows: list[dict]) -> bytes:
    return csv_table(rows, COLUMNS["claims"])


def as_json(rows: list[dict]) -> bytes:
    return json.dumps(rows).encode()


def as_semicolons(rows: list[dict]) -> bytes:
    table = csv.reader(io.StringIO(as_csv(rows).decode(), newline=""))
    out = io.StringIO()
    csv.writer(out, delimiter=";").writerows(table)
    return out.getvalue().encode("utf-16")


@pytest.fixture(scope="session")
def exported(plenipo, torvel: Path) -> list[dict]:
    return [json.loads(line) for line in plenipo("export", torvel, "claims").stdout.splitlines()]


@pytest.mark.parametrize("written", [as_csv, as_json, as_semicolons])
def test_a_dossier_agrees_with_its_own_export(plenipo, torvel, exported, tmp_path, written) -> None:
    file = tmp_path / "mine.txt"
    file.write_bytes(written(exported))
    found = figures(plenipo, torvel, file)
    assert found["score"]["f1"] == 1
    assert found["gold"] == found["coded"] == len(exported)
    assert found["differences"] == []
    assert sum(len(row["conditions"]) for row in exported) == found["fields"][4]["count"] > 0


def test_the_example_is_scored_against_what_a_careful_reader_coded(plenipo, torvel: Path) -> None:
    found = figures(plenipo, torvel, GOLD)
    assert found["gold"] == len(ROWS)
    assert found["documents"] == len({row["document"] for row in ROWS})
    score = found["score"]
    assert score["right"] + score["missed"] == len(ROWS)
    assert found["interval"]["low"] < score["f1"] < found["interval"]["high"]
    assert score["f1"] > 0.5


def test_people_read_what_was_scored_first(plenipo, torvel: Path) -> None:
    done = plenipo("evaluate", torvel, "--gold", GOLD)
    assert done.returncode == 0, done.stderr
    first, second = done.stdout.splitlines()[:2]
    assert first.startswith("Scored: the 16 documents that gold-claims.jsonl covers, of 17 in the dossier.")
    assert second.startswith("Claims: F1 0.")
    for word in ("Wrong sign", "field\t", "issue\t", "monitoring\t", "not in gold\t"):
        assert word in done.stdout


def test_only_documents_the_gold_covers_are_scored(plenipo, torvel: Path, tmp_path: Path) -> None:
    file = tmp_path / "gold.csv"
    second = sorted({Path(row["origin"]).name for row in ROWS})[1]
    file.write_text(HEADER + LINE + f"{second},,,,,\n", encoding="utf-8")
    found = figures(plenipo, torvel, file)
    assert (found["documents"], found["gold"]) == (2, 1)
    assert found["coded"] > 1


def test_the_list_has_a_line_for_each_difference(plenipo, torvel: Path) -> None:
    listed = plenipo("evaluate", torvel, "--gold", GOLD, "--list").stdout.splitlines()
    found = figures(plenipo, torvel, GOLD)
    assert listed[0].split("\t") == ["document", "difference", "coded", "gold", "words"]
    assert len(listed) - 1 == len(found["differences"]) > 0
    assert figures(plenipo, torvel, GOLD, "--list") == found["differences"]
    done = plenipo("evaluate", torvel, "--gold", GOLD, "--list", "--format", "csv")
    table = list(csv.DictReader(io.StringIO(done.stdout, newline="")))
    assert [row["what"] for row in table] == [row["what"] for row in found["differences"]]


def test_csv_has_a_row_for_each_measure(plenipo, torvel: Path) -> None:
    done = plenipo("evaluate", torvel, "--gold", GOLD, "--format", "csv")
    table = list(csv.DictReader(io.StringIO(done.stdout, newline="")))
    found = figures(plenipo, torvel, GOLD)
    (f1,) = [row for row in table if (row["part"], row["measure"]) == ("claims", "f1")]
    assert [float(f1[k]) for k in ("value", "low", "high")] == [
        found["score"]["f1"], found["interval"]["low"], found["interval"]["high"],
    ]  # fmt: skip
    told = {(row["name"], row["measure"]): int(row["count"]) for row in table if row["part"] == "stance"}
    assert told == {(g, c): n for g, row in found["confusion"].items() for c, n in row.items()}


def test_the_same_figures_every_time(plenipo, torvel: Path) -> None:
    command = ("evaluate", torvel, "--gold", GOLD, "--format", "json")
    assert plenipo(*command).stdout == plenipo(*command).stdout


def test_judgements_count_unless_the_proposals_are_asked_for(plenipo, mine: Path) -> None:
    before = figures(plenipo, mine, GOLD)
    claim = plenipo("show", mine, "claims").stdout.splitlines()[1].split("\t")[0]
    assert plenipo("judge", mine, claim, "accept").returncode == 0
    assert "--proposed" in plenipo("evaluate", mine, "--gold", GOLD).stderr
    assert plenipo("judge", mine, claim, "reject").returncode == 0
    assert figures(plenipo, mine, GOLD)["coded"] == before["coded"] - 1
    assert figures(plenipo, mine, GOLD, "--proposed") == before


BAD = {
    "no-columns.csv": (
        "origin,actor,issue,stance\na,b,c,d\n",
        "no column option and no column evidence_text",
    ),
    "no-document.csv": ("actor,issue,option,stance,evidence\n", "no column document (or origin)"),
    "cells.csv": (HEADER + LINE.strip() + ",more\n", "line 2: The line has 7 cells, the first line 6."),
    "issue.csv": (HEADER + LINE.replace("monitoring", "monitorin"), 'Did you mean "monitoring"?'),
    "option.csv": (HEADER + LINE.replace("observers,", "observer,", 1), 'Did you mean "observers"?'),
    "stance.csv": (HEADER + LINE.replace("support", "in favour"), "'support', 'oppose' or 'neutral'"),
    "words.csv": (HEADER + LINE.replace(WORDS, "by drones"), "“by drones” are not in"),
    "document.csv": (HEADER + LINE.replace("01-talks", "99-talks"), "it codes 99-talks-open.txt"),
    "header.csv": (HEADER, "The gold file has no rows."),
    "empty.csv": ("", "The gold file has no rows."),
    "half.jsonl": ('{"document": "a"}\n{"document": \n', "half.jsonl, line 2: This is no JSON"),
    "numbers.json": ("[1, 2]", "numbers.json, claim 1: This is no claim."),
    "deep.json": ("[" * 100_000, "This is no JSON"),
    "picture.csv": ("\x01\x02\x03\x00" * 400, "This is no text file."),
    "bars.csv": (
        "origin,actor,issue,option,stance,evidence_start,evidence_end,evidence_text\n"
        "01-talks-open.txt,kelmar,monitoring,observers,support,1 | 5,3,a | b\n",
        "list different numbers of evidence",
    ),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_input_is_one_clear_sentence(plenipo, torvel: Path, tmp_path: Path, name: str) -> None:
    content, said = BAD[name]
    (tmp_path / name).write_text(content, encoding="utf-8")
    done = plenipo("evaluate", torvel, "--gold", tmp_path / name)
    assert done.returncode == 1
    assert said in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
    assert not done.stdout


def test_a_file_that_is_not_there_is_one_sentence(plenipo, torvel: Path, tmp_path: Path) -> None:
    done = plenipo("evaluate", torvel, "--gold", tmp_path / "none.csv")
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert "none.csv" in done.stderr


def test_a_dossier_that_was_not_read_says_so(plenipo, tmp_path: Path) -> None:
    folder = tmp_path / "d"
    assert plenipo("init", folder, "--codebook", examples.codebook()).returncode == 0
    assert plenipo("add", folder, examples.dispatches()[0]).returncode == 0
    done = plenipo("evaluate", folder, "--gold", GOLD)
    assert done.returncode == 0
    assert "plenipo read" in done.stderr
    assert "Not in the dossier, and left out: dispatches/" in done.stderr


TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("\n|\\'=\" "), min_size=1)


@given(st.lists(TEXT, min_size=1, max_size=3), TEXT)
def test_any_words_come_back_from_csv(tmp_path_factory, quoted: list[str], actor: str) -> None:
    evidence = [{"start": n, "end": n + 1, "text": text} for n, text in enumerate(quoted)]
    row = dict.fromkeys(COLUMNS["claims"]) | {"actor": actor, "evidence": evidence, "conditions": []}
    file = tmp_path_factory.getbasetemp() / "any.csv"
    file.write_bytes(as_csv([row]))
    ((found),) = read_gold(file)
    assert found.values["actor"] == actor
    assert [each["text"] for each in found.values["evidence"]] == quoted
    assert [int(each["start"]) for each in found.values["evidence"]] == list(range(len(quoted)))
    assert found.values["conditions"] == []
