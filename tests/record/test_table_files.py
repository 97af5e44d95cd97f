import dataclasses
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plenipo.bargaining import compromise
from plenipo.errors import InputError
from plenipo.model import Scale
from plenipo.packages import packages
from plenipo.record import build_table, read_table, write_table
from plenipo.record.table_csv import format_csv, parse_csv
from plenipo.record.table_json import format_json, parse_json

from .strategies import CODEBOOK, claims

HEADER = "issue,actor,position,salience,capability"
PLAIN = f"{HEADER}\nvisas,Italy,20,80,3\nvisas,Malta,70.5,40,1\ntolls,Italy,0,10,3\n"


def saved(tmp_path, content, name="table.csv"):
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    return path


def test_a_plain_table(tmp_path):
    table = read_table(saved(tmp_path, PLAIN))
    assert table.title == "table"
    assert [(p.id, p.capability, p.capability_assumed) for p in table.parties] == [
        ("Italy", 3, False),
        ("Malta", 1, False),
    ]
    assert [(i.id, i.scale, list(i.options)) for i in table.issues] == [
        ("visas", Scale.ORDINAL, ["20", "70.5"]),
        ("tolls", Scale.ORDINAL, ["0"]),
    ]
    assert [(p.issue, p.actor, p.value, p.salience) for p in table.positions] == [
        ("visas", "Italy", 20, 80),
        ("visas", "Malta", 70.5, 40),
        ("tolls", "Italy", 0, 10),
    ]
    assert compromise(table)[0].point == pytest.approx((20 * 240 + 70.5 * 40) / 280, abs=1e-4)
    assert packages(table).feasible == 1


@pytest.mark.parametrize(
    "text",
    [
        "\ufeff" + PLAIN,
        PLAIN.replace(",", ";"),
        PLAIN.replace(",", "\t"),
        PLAIN.replace(",", ";").replace("70.5", "70,5"),
        PLAIN.replace("70.5", '"70,5"'),
        PLAIN.replace("\n", "\r\n"),
        PLAIN.replace("\n", "\n\n") + ",,,,\n  \n",
        PLAIN.replace(HEADER, " Topic , Country,Ideal point (0-100),SALIENCE,Power"),
        PLAIN.replace("issue,actor", "Question,Stakeholder").replace("capability", "weight"),
        "note," + PLAIN.replace("\nv", "\nsee p. 3,v").replace("\nt", "\n,t"),
        "\n\n" + PLAIN,
    ],
    ids=lambda text: repr(text[:12]),
)
def test_what_spreadsheets_write_is_read_the_same(tmp_path, text):
    assert read_table(saved(tmp_path, text)) == read_table(saved(tmp_path, PLAIN))


@pytest.mark.parametrize("encoding", ["utf-16", "cp1252", "utf-8-sig"])
def test_encodings_of_office_programs(tmp_path, encoding):
    text = PLAIN.replace("Malta", "Österreich")
    assert read_table(saved(tmp_path, text.encode(encoding))).parties[1].id == "Österreich"


def test_options_intervals_and_missing_cells(tmp_path):
    text = (
        "issue,actor,position,salience,capability,option,interval_low,interval_high\n"
        "visas,Italy,20,,,quota,10,35\nvisas,Malta,30,NA,2,quota,,\nvisas,Spain,,90,,,,\nseat,Italy,,60,,Rome,,\n"
    )
    table = read_table(saved(tmp_path, text))
    visas, seat = table.issues
    assert visas.options["quota"].value == 25
    assert (seat.scale, list(seat.options)) == (Scale.NOMINAL, ["Rome"])
    italy, malta, spain, rome = table.positions
    assert (italy.interval.low, italy.interval.high, italy.salience) == (10, 35, 50)
    assert (malta.interval, malta.weights) == (None, {"quota": 1.0})
    assert (spain.value, spain.weights, spain.salience) == (None, {}, 90)
    assert rome.weights == {"Rome": 1.0}
    assert [p.capability_assumed for p in table.parties] == [True, False, True]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("", "The table has no rows"),
        ("issue,actor,position\n", "The table has no rows"),
        ("issue;party\nx;y\n", "no column “position”"),
        ("who,what\nx,y\n", "no column “issue”"),
        (PLAIN.replace("salience", "saliance"), "“saliance” is not known.*“salience”"),
        (PLAIN.replace("capability", "pos"), "Both “position” and “pos” say position"),
        (PLAIN.replace("70.5", "much"), r"csv, line 3, column position: “much” is no number from 0 to 100"),
        (PLAIN.replace("70.5", "170"), "line 3, column position"),
        (PLAIN.replace("70.5", "-1"), "line 3, column position"),
        (PLAIN.replace("80", "inf"), "line 2, column salience"),
        (PLAIN.replace("Malta,70.5,40,1", "Malta,70.5,40,-1"), "column capability.*from 0 up"),
        (PLAIN.replace("70.5", "70,5"), "line 3: The line has 6 cells.*decimal comma"),
        (PLAIN.replace("Malta", ""), "line 3, column actor: The cell is empty"),
        (PLAIN.replace("tolls,Italy", "visas,Italy"), r"4: Italy has a line for visas already \(line 2\)"),
        (PLAIN.replace("0,10,3", "0,10,4"), "capability of Italy is 4 here and 3 in line 2"),
        ("issue,actor,position,low,high\nx,y,50,60,70\n", "does not hold the position"),
        ("issue,actor,position,low,high\nx,y,50,40,\n", "Only one bound"),
        ('issue,actor,position\nx,"y,50\n' + "z" * 200_000 + "\n", "cannot be read"),
        (b"PK\x03\x04rest of a workbook", "no text file.*Save the sheet as CSV"),
        (b"issue,actor,position\nx\x00\xff,y,50\n", "no text file"),
        (b"\xff\xfeodd", "no text file|no column"),
        ("[1, 2]", "holds no table"),
        ("{", "no JSON"),
        ('{"title": NaN}', "NaN is no number"),
        ('{"format": "other"}', "not a table of plenipo's"),
        ('{"version": 9}', "format version 9.*Update"),
        ('{"title": "x", "parties": [], "issues": []}', "positions: Field required"),
        ("{" * 5 + "[" * 100_000, "no JSON|nested too deeply"),
    ],
)  # fmt: skip
def test_bad_tables_say_what_where_and_what_to_do(tmp_path, content, message):
    with pytest.raises(InputError, match=f"(?s){message}"):
        read_table(saved(tmp_path, content))


def test_missing_files_and_folders(tmp_path):
    with pytest.raises(InputError, match="no such file"):
        read_table(tmp_path / "none.csv")
    with pytest.raises(InputError, match="cannot be read"):
        read_table(tmp_path)
    table = parse_csv(PLAIN, "", "")
    with pytest.raises(InputError, match="Name the file"):
        write_table(table, tmp_path / "table.xlsx")
    with pytest.raises(InputError, match="cannot be written"):
        write_table(table, tmp_path / "nowhere" / "table.csv")


@settings(max_examples=60, deadline=None)
@given(claims())
def test_json_round_trips_exactly(made):
    table = build_table(made, CODEBOOK, title="Ünïcode “title”")
    assert parse_json(format_json(table), "x") == table


def test_json_goes_through_a_file(tmp_path):
    table = dataclasses.replace(parse_csv(PLAIN, "visas", ""), title="Visas")
    write_table(table, tmp_path / "t.json")
    assert read_table(tmp_path / "t.json") == table
    assert json.loads((tmp_path / "t.json").read_text())["format"] == "plenipo-table"


@settings(max_examples=60, deadline=None)
@given(claims())
def test_csv_keeps_what_it_has_room_for(made):
    table = build_table(made, CODEBOOK)
    if not table.positions:
        return
    back = parse_csv(format_csv(table), table.title, "x")
    kept = {(p.actor, p.issue): (p.value, p.interval, p.salience) for p in table.positions}
    assert {(p.actor, p.issue): (p.value, p.interval, p.salience) for p in back.positions} == kept
    assert {p.id: (p.capability, p.capability_assumed) for p in back.parties} == {
        p.id: (p.capability, p.capability_assumed) for p in table.parties
    }


NAMES = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cs", "Cc", "Zl", "Zp"]), min_size=1, max_size=8
).filter(lambda s: s.strip() == s and s[:1] != "'")


@settings(max_examples=60, deadline=None)
@given(NAMES)
def test_any_name_survives_and_none_becomes_a_formula(name):
    table = parse_csv(PLAIN, "", "")
    renamed = dataclasses.replace(
        table,
        parties=tuple(dataclasses.replace(p, id=p.id.replace("Italy", name)) for p in table.parties),
        positions=tuple(
            dataclasses.replace(p, actor=p.actor.replace("Italy", name)) for p in table.positions
        ),
    )
    text = format_csv(renamed)
    assert not any(
        cell.startswith(("=", "+", "-", "@")) for line in text.splitlines() for cell in line.split(",")[:2]
    )
    assert [p.actor for p in parse_csv(text, "", "").positions] == [p.actor for p in renamed.positions]


SPOILED = {
    "actor": ("positions", 0, {"actor": "nobody"}, "nobody is not among the parties"),
    "issue": ("positions", 0, {"issue": "weather"}, "weather is not among the issues"),
    "option": ("positions", 0, {"weights": {"x": 1.0}}, "visas has no option x"),
    "value": ("positions", 0, {"value": 101}, "outside 0 to 100"),
    "weight": ("positions", 0, {"opposed": {"20": 3}}, "outside 0 to 1"),
    "interval": ("positions", 0, {"interval": {"low": 9, "high": 1, "level": 0.8}}, "low is above its high"),
    "capability": ("parties", 0, {"capability": -1}, "not a number from 0 up"),
    "twice": ("parties", 1, {"id": "Italy"}, "Italy is there twice"),
    "unknown": ("parties", 1, {"powr": 3}, r"A table has no “parties\[1\].powr”"),
    "kind": ("parties", 0, {"kind": "planet"}, "parties.0.kind"),
}


@pytest.mark.parametrize("name", SPOILED)
def test_json_that_does_not_fit_together(tmp_path, name):
    part, index, change, message = SPOILED[name]
    given_json = json.loads(format_json(parse_csv(PLAIN, "", "")))
    given_json[part][index] |= change
    with pytest.raises(InputError, match=message):
        read_table(saved(tmp_path, json.dumps(given_json), "t.json"))


def test_json_demands_are_checked(tmp_path):
    given_json = json.loads(format_json(parse_csv(PLAIN, "", "")))
    line = {"actor": "Italy", "issue": "visas", "option": "55", "insists": False}
    with pytest.raises(InputError, match=r"red_lines\[0\]: visas has no option 55"):
        read_table(saved(tmp_path, json.dumps(given_json | {"red_lines": [line]}), "t.json"))
    tied = {"actor": "Italy", "kind": "only_if", "issue": "visas", "option": "20", "if_issue": "tolls"}
    with pytest.raises(InputError, match=r"conditions\[0\]: tolls has no option"):
        read_table(saved(tmp_path, json.dumps(given_json | {"conditions": [tied]}), "t.json"))
