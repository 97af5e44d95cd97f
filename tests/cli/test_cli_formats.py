"""Rows as JSON lines and CSV: exactly reversible, and nothing a spreadsheet would run."""

import csv
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plenipo.cli import formats
from plenipo.errors import PlenipoError
from plenipo.record.rows import COLUMNS

CLAIM = {
    "document": "d1",
    "origin": "a.txt",
    "actor": "=cmd|' /C calc'!A0",
    "on_behalf_of": None,
    "issue": "monitoring",
    "option": "observers",
    "stance": "support",
    "strength": 2,
    "mode": "direct",
    "date": "2025-07-09",
    "conditions": [
        {"kind": "only_if", "start": 5, "end": 9, "text": "a | b", "issue": "sanctions", "option": "lift"},
        {"kind": "if_then", "start": 1, "end": 2, "text": "c\\d", "issue": None, "option": None},
    ],
    "evidence": [{"start": 0, "end": 4, "text": "- no\ndeal"}],
    "confidence": 0.8,
    "coder": "terms.v1",
}


def cells(rows: list[dict], what: str) -> list[dict]:
    content = formats.csv_table(rows, COLUMNS[what]).decode()
    return list(csv.DictReader(io.StringIO(content, newline="")))


def split(cell: str) -> list[str]:
    """Take a joined cell apart as docs/reference/rows.md says."""
    parts, part, escaped = [], "", False
    for character in cell:
        if escaped:
            part, escaped = part + character, False
        elif character == "\\":
            escaped = True
        elif character == "|":
            parts, part = [*parts, part[:-1]], ""
        else:
            part += character
    parts.append(part)
    return [p[1:] if n else p for n, p in enumerate(parts)]


def test_a_claim_becomes_one_flat_row() -> None:
    (row,) = cells([CLAIM], "claims")
    assert row["actor"] == "'=cmd\\|' /C calc'!A0" or row["actor"] == "'=cmd|' /C calc'!A0"
    assert row["on_behalf_of"] == ""
    assert row["condition_kind"] == "only_if | if_then"
    assert split(row["condition_text"]) == ["a | b", "c\\d"]
    assert split(row["condition_issue"]) == ["sanctions", ""]
    assert row["evidence_text"] == "'- no\ndeal"
    assert row["confidence"] == "0.8"


def test_csv_columns_are_fixed_even_without_rows() -> None:
    header = formats.csv_table([], COLUMNS["claims"]).decode().strip().split(",")
    assert header == formats.flat_columns(COLUMNS["claims"])
    assert "evidence_text" in header
    assert "conditions" not in header


def test_statements_and_positions_are_flat_too() -> None:
    statement = dict.fromkeys(COLUMNS["statements"], "") | {
        "source": [[0, 4]],
        "cue": [],
        "content": [[5, 9], [12, 20]],
        "speakers": ["kelmar", "a|b"],
        "reported_by": None,
    }
    (row,) = cells([statement], "statements")
    assert (row["source"], row["cue"], row["content"]) == ("0-4", "", "5-9 | 12-20")
    assert split(row["speakers"]) == ["kelmar", "a|b"]
    position = dict.fromkeys(COLUMNS["positions"], None) | {
        "value": -5.0,
        "weights": {"a": 0.25, "b": 0.75},
        "opposed": {},
        "insists_on": ["a"],
        "rules_out": [],
        "claims": ["c1", "c2"],
    }
    (row,) = cells([position], "positions")
    assert (row["weights"], row["claims"], row["value"]) == ("a=0.25 | b=0.75", "c1 | c2", "-5.0")


def test_json_lines_are_never_neutralised() -> None:
    (line,) = formats.jsonl([CLAIM]).decode().splitlines()
    assert json.loads(line) == CLAIM
    assert list(json.loads(line)) == list(COLUMNS["claims"])


@given(st.text())
def test_neutralising_can_be_undone(text: str) -> None:
    safe = formats.neutralised(text)
    assert formats.restored(safe) == text
    assert not safe.startswith(formats.FORMULA)


@given(st.lists(st.text(alphabet=st.characters(exclude_characters="\x00")), min_size=1))
def test_lists_can_be_taken_apart(texts: list[str]) -> None:
    position = dict.fromkeys(COLUMNS["positions"], None) | {"weights": {}, "opposed": {}, "claims": texts}
    position |= {"insists_on": [], "rules_out": []}
    text = formats.csv_table([position], COLUMNS["positions"]).decode("utf-8", "surrogatepass")
    (row,) = csv.DictReader(io.StringIO(text, newline=""))
    assert split(formats.restored(row["claims"])) == texts


def test_parquet_without_pyarrow_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    def absent(name: str) -> None:
        raise ImportError(name)

    monkeypatch.setattr(formats, "import_module", absent)
    with pytest.raises(PlenipoError, match=r'pip install "plenipo\[tables\]"'):
        formats.parquet([CLAIM])


def test_parquet_keeps_the_nesting(tmp_path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet", reason="needs the tables extra")
    file = tmp_path / "claims.parquet"
    file.write_bytes(formats.parquet([CLAIM]))
    (row,) = parquet.read_table(file).to_pylist()
    assert row == CLAIM
