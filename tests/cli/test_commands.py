"""Every command on the shipped example."""

import csv
import io
import json
from pathlib import Path

import pytest

from plenipo import examples
from plenipo.record.rows import COLUMNS

SHOWN = ["documents", "statements", "claims", "positions", "shifts", "conditions"]


def lines(done) -> list[list[str]]:
    assert done.returncode == 0, done.stderr
    return [line.split("\t") for line in done.stdout.splitlines()]


def rows(done) -> list[dict]:
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.mark.parametrize("what", SHOWN)
def test_show_prints_tab_separated_lines_when_piped(plenipo, torvel: Path, what: str) -> None:
    header, *table = lines(plenipo("show", torvel, what))
    assert table or what == "shifts"
    assert {len(line) for line in table} <= {len(header)}


def test_show_proposes_actors_that_nobody_knows_and_says_where_they_were_seen(plenipo, torvel: Path) -> None:
    table = lines(plenipo("show", torvel, "actors"))[1:]
    known = [line[3] for line in table]
    assert known == sorted(known, key=["proposed", "gazetteer", "codebook", "unnamed"].index)
    (vera,) = (line for line in table if line[1] == "Vera Ostin")
    assert vera[3] == "proposed"
    assert vera[-2].startswith("Vera Ostin, who leads the opposition, accused him")
    (ossiria,) = (line for line in table if line[0] == "ossiria")
    assert ossiria[3] == "codebook"
    assert int(ossiria[5]) >= int(ossiria[6]) > 1
    early = lines(plenipo("show", torvel, "actors", "--as-of", "2025-03-01"))[1:]
    assert len(early) < len(table)


def test_show_positions_counts_their_documents_and_flags_contradictions(plenipo, torvel: Path) -> None:
    claims = lines(plenipo("show", torvel, "claims"))[1:]
    table = lines(plenipo("show", torvel, "positions"))[1:]
    assert {len(line) for line in table} == {9}
    assert all(int(line[7]) >= 1 for line in table)
    both = {(line[0], line[1]) for line in table if line[8]}
    found = {(c[2].split(" (")[0], c[3].split("=")[0], c[3]) for c in claims if c[4] == "support"} & {
        (c[2].split(" (")[0], c[3].split("=")[0], c[3]) for c in claims if c[4] == "oppose"
    }
    assert both
    assert both <= {one[:2] for one in found}


def test_show_keeps_to_an_actor_and_an_issue(plenipo, torvel: Path) -> None:
    for name in ("ossiria", "Ossiria", "OSSIRIA"):
        table = lines(plenipo("show", torvel, "positions", "--actor", name, "--issue", "monitoring"))[1:]
        assert [line[:2] for line in table] == [["Ossiria", "monitoring"]]
    wrong = plenipo("show", torvel, "claims", "--issue", "monitorin")
    assert wrong.returncode == 1
    assert "monitoring" in wrong.stderr


def test_show_as_of_a_day_knows_nothing_later(plenipo, torvel: Path) -> None:
    table = lines(plenipo("show", torvel, "claims", "--as-of", "2025-06-01"))[1:]
    assert table
    assert max(line[1] for line in table) <= "2025-06-01"


def test_the_copy_is_listed_and_not_counted(plenipo, torvel: Path) -> None:
    documents = lines(plenipo("show", torvel, "documents"))[1:]
    assert len(documents) == 17
    (copy,) = [line for line in documents if "copy of" in line[-1]]
    assert copy[5].endswith("14-observers-courier.txt")
    assert not [line for line in lines(plenipo("show", torvel, "claims")) if line[-1] == copy[5]]


@pytest.mark.parametrize("what", ["documents", "statements", "claims", "positions"])
def test_export_rows_have_exactly_the_promised_keys(plenipo, torvel: Path, what: str) -> None:
    exported = rows(plenipo("export", torvel, what))
    assert exported
    assert {tuple(row) for row in exported} == {COLUMNS[what]}


def test_every_quotation_is_exactly_in_its_document(plenipo, torvel: Path) -> None:
    texts = {row["document"]: row["text"] for row in rows(plenipo("export", torvel, "documents"))}
    claims = rows(plenipo("export", torvel, "claims"))
    for claim in claims:
        for quote in (*claim["evidence"], *claim["conditions"]):
            assert texts[claim["document"]][quote["start"] : quote["end"]] == quote["text"]
    for statement in rows(plenipo("export", torvel, "statements")):
        for start, end in (*statement["source"], *statement["cue"], *statement["content"]):
            assert 0 <= start < end <= len(texts[statement["document"]])


def test_csv_holds_as_many_rows_as_jsonl(plenipo, torvel: Path, tmp_path: Path) -> None:
    for what in ("documents", "statements", "claims", "positions"):
        file = tmp_path / f"{what}.csv"
        done = plenipo("export", torvel, what, "--format", "csv", "--out", file)
        assert done.returncode == 0, done.stderr
        table = list(csv.reader(io.StringIO(file.read_bytes().decode(), newline="")))
        assert len(table) - 1 == len(rows(plenipo("export", torvel, what)))


def test_exports_are_the_same_bytes_every_time(plenipo, torvel: Path) -> None:
    assert plenipo("export", torvel, "claims").stdout == plenipo("export", torvel, "claims").stdout


def test_what_does_not_come_in_a_format_says_which_do(plenipo, torvel: Path) -> None:
    done = plenipo("export", torvel, "codebook", "--format", "csv")
    assert done.returncode == 1
    assert "Use yaml" in done.stderr


def test_the_codebook_comes_out_as_it_went_in(plenipo, torvel: Path) -> None:
    assert plenipo("export", torvel, "codebook").stdout == examples.codebook().read_text(encoding="utf-8")


def test_an_export_into_a_closed_pipe_is_quiet(torvel: Path) -> None:
    import subprocess
    import sys

    command = f'"{sys.executable}" -m plenipo export "{torvel}" documents | head -c 10'
    done = subprocess.run(command, shell=True, capture_output=True, text=True)
    assert "Traceback" not in done.stderr


def test_a_table_goes_out_and_comes_back(plenipo, torvel: Path, tmp_path: Path) -> None:
    for name in ("table.csv", "table.json"):
        form = name.rpartition(".")[2]
        file = tmp_path / name
        assert plenipo("export", torvel, "table", "--format", form, "--out", file).returncode == 0
        from_file = lines(plenipo("forecast", file))
        assert [line[1] for line in from_file[1:]] == [
            line[1] for line in lines(plenipo("forecast", torvel))[1:]
        ]
    assert plenipo("packages", torvel).stdout == plenipo("packages", tmp_path / "table.json").stdout


def first_claim(plenipo, dossier: Path) -> list[str]:
    return lines(plenipo("show", dossier, "claims"))[1]


def test_a_rejected_claim_is_gone_and_stays_gone(plenipo, mine: Path) -> None:
    claim = first_claim(plenipo, mine)[0]
    done = plenipo("judge", mine, claim[:8], "reject", "--reason", "No.")
    assert done.returncode == 0, done.stderr
    assert "reject, by tester" in done.stderr
    assert claim not in plenipo("show", mine, "claims").stdout
    assert plenipo("read", mine).returncode == 0
    assert claim not in plenipo("show", mine, "claims").stdout


def test_an_amended_claim_says_what_the_person_said(plenipo, mine: Path) -> None:
    claim = first_claim(plenipo, mine)[0]
    done = plenipo("judge", mine, claim, "amend", "--set", "stance=neutral", "--set", "strength=1")
    assert done.returncode == 0, done.stderr
    amended = [line for line in lines(plenipo("show", mine, "claims")) if line[6] == "amend"]
    assert [(line[4], line[5]) for line in amended] == [("neutral", "1")]
    exported = [row for row in rows(plenipo("export", mine, "claims")) if row["stance"] == "neutral"]
    assert exported


def test_a_judgement_can_be_withdrawn(plenipo, mine: Path) -> None:
    claim = first_claim(plenipo, mine)[0]
    assert plenipo("judge", mine, claim, "reject").returncode == 0
    assert plenipo("judge", mine, claim, "withdraw").returncode == 0
    assert first_claim(plenipo, mine)[0] == claim


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (("zzzz", "accept"), "zzzz"),
        (("FIRST", "amend"), "Set"),
        (("FIRST", "amend", "--set", "stance"), "--set stance=oppose"),
        (("FIRST", "amend", "--set", "stance=maybe"), "maybe"),
        (("FIRST", "amend", "--set", "option=nowhere"), "nowhere"),
        (("FIRST", "amend", "--set", "colour=red"), "colour"),
    ],
)
def test_an_impossible_judgement_is_one_sentence(plenipo, mine: Path, arguments, word: str) -> None:
    claim = first_claim(plenipo, mine)[0]
    done = plenipo("judge", mine, *(claim if each == "FIRST" else each for each in arguments))
    assert done.returncode == 1
    assert word in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1, done.stderr


@pytest.mark.parametrize("kind", ["congruence", "conflict", "subtract"])
@pytest.mark.parametrize("normalization", ["average", "jaccard", "cosine", "none"])
def test_networks_name_what_actors_meet_on(plenipo, torvel: Path, kind: str, normalization: str) -> None:
    table = lines(plenipo("network", torvel, "--kind", kind, "--normalization", normalization))
    assert len(table) > 5
    assert all("=" in line[3] for line in table[1:])


@pytest.mark.parametrize("command", ["network", "forecast", "packages"])
def test_results_as_json_carry_their_provenance(plenipo, torvel: Path, command: str) -> None:
    result = json.loads(plenipo(command, torvel, "--json").stdout)
    provenance = (result[0] if isinstance(result, list) else result)["provenance"]
    assert provenance["method"]
    assert provenance["version"]


def test_codebooks_lists_and_prints(plenipo, tmp_path: Path) -> None:
    names = [line[0] for line in lines(plenipo("codebooks"))[1:]]
    assert "peace-negotiation" in names
    (tmp_path / "mine.yaml").write_text(plenipo("codebooks", "peace-negotiation").stdout, encoding="utf-8")
    assert plenipo("init", tmp_path / "d", "--codebook", tmp_path / "mine.yaml").returncode == 0


def test_readers_are_listed_with_what_they_are_made_from(plenipo) -> None:
    header, *table = lines(plenipo("readers"))
    assert header[:3] == ["name", "here", "size"]
    assert {"rules.v1", "server:MODEL@URL", "spacy:PIPELINE"} <= {line[0] for line in table}
    listed = json.loads(plenipo("readers", "--json").stdout)
    assert [one["name"] for one in listed] == [line[0] for line in table]
    assert all({"made_from", "licence", "size_bytes", "available", "do"} <= set(one) for one in listed)


def test_read_with_a_reader_by_name(plenipo, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Peru said no. The talks were held in the old town hall on Monday.")
    assert plenipo("init", tmp_path / "d").returncode == 0
    assert plenipo("add", tmp_path / "d", tmp_path / "a.txt").returncode == 0
    assert plenipo("read", tmp_path / "d", "--reader", "rules.v1").returncode == 0
    wrong = plenipo("read", tmp_path / "d", "--reader", "server:m@http://models.example.org/v1")
    assert wrong.returncode == 1
    assert "Use https" in wrong.stderr
    assert "server:MODEL@URL" in plenipo("read", tmp_path / "d", "--reader", "nobody.v1").stderr


def test_the_demo_says_where_the_brief_is_and_is_quick_again(plenipo, tmp_path: Path) -> None:
    done = plenipo("demo", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    brief = tmp_path / "plenipo-demo/brief.html"
    assert done.stdout.strip() == f"The brief is {Path('plenipo-demo/brief.html')}"
    first = brief.read_bytes()
    again = plenipo("demo", cwd=tmp_path)
    assert again.returncode == 0
    assert "Nothing has changed" in again.stderr
    assert brief.read_bytes() == first
    brief.unlink()
    assert "16 before, unchanged" in plenipo("demo", cwd=tmp_path).stderr
    assert brief.read_bytes() == first


def test_the_demo_by_hand_shows_the_clash_and_its_hinge(plenipo, tmp_path: Path) -> None:
    done = plenipo("demo", "--by-hand", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "plenipo-demo/by-hand.html").is_file()
    dossier = tmp_path / "plenipo-demo/by-hand"
    text = plenipo("packages", dossier).stdout
    assert "0 of 27,648" in text
    opening = text.split("A package becomes possible if this is given up:")[1]
    assert "Ossiria accepts “Unarmed observers” (Monitoring) only if “Lifted on signature”" in opening
    (tmp_path / "plenipo-demo/by-hand.html").unlink()
    assert plenipo("demo", "--by-hand", cwd=tmp_path).returncode == 0
    assert len(rows(plenipo("export", dossier, "claims"))) == len(examples.claims())


def test_quiet_prints_the_result_only(plenipo, tmp_path: Path) -> None:
    out = tmp_path / "b.html"
    done = plenipo("brief", examples.dispatches()[0], "--out", out, "--quiet")
    assert done.stdout == f"The brief is {out}\n"
    assert done.stderr == ""


def test_a_codebook_that_is_named_replaces_the_one_there_and_nothing_is_lost(plenipo, tmp_path: Path) -> None:
    out = tmp_path / "b.html"
    base = ("brief", examples.dispatches()[0], "--out", out)
    assert plenipo(*base, "--codebook", examples.codebook()).returncode == 0
    other = tmp_path / "other.yaml"
    other.write_text(
        examples.codebook().read_text(encoding="utf-8").replace("title: Talks", "title: The talks")
    )
    done = plenipo(*base, "--codebook", other)
    assert done.returncode == 0, done.stderr
    assert "codebook-before.yaml" in done.stderr
    kept = tmp_path / "b.dossier"
    assert (kept / "codebook-before.yaml").read_text() == examples.codebook().read_text()
    assert (kept / "codebook.yaml").read_text() == other.read_text()
    assert "codebook-before" not in plenipo(*base).stderr


def test_documents_of_earlier_runs_are_mentioned(plenipo, tmp_path: Path) -> None:
    first, second = examples.dispatches()[:2]
    out = tmp_path / "b.html"
    assert "earlier runs" not in plenipo("brief", first, "--out", out).stderr
    assert "also holds 1 document of earlier runs" in plenipo("brief", second, "--out", out).stderr


def test_restricted_words_are_in_nothing_public(plenipo, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text(
        "Date: 2025-09-30\n\nOssiria accepts drones and sensors, Lidia Tesmer said in xylophone Hall.\n"
    )
    folder = tmp_path / "d"
    plenipo("init", folder, "--codebook", examples.codebook())
    plenipo("add", folder, *examples.dispatches()[:4])
    plenipo("add", folder, secret, "--restricted")
    plenipo("read", folder)
    assert "xylophone" in plenipo("export", folder, "documents").stdout
    for what in ("documents", "statements", "claims", "positions", "table"):
        public = plenipo("export", folder, what, "--public")
        assert public.returncode == 0, public.stderr
        assert "xylophone" not in public.stdout
        assert "secret.txt" not in public.stdout
    out = tmp_path / "public.html"
    done = plenipo("brief", examples.dispatches()[0], "--dossier", folder, "--public", "--out", out)
    assert done.returncode == 0, done.stderr
    assert "xylophone" not in out.read_text(encoding="utf-8")


def test_a_brief_without_inputs_is_that_of_the_dossier(plenipo, mine: Path, tmp_path: Path) -> None:
    page = tmp_path / "brief.html"
    done = plenipo("brief", "--dossier", mine, "--out", page)
    assert done.returncode == 0, done.stderr
    assert "Torvel" in page.read_text(encoding="utf-8")
    nothing = plenipo("brief", "--out", tmp_path / "other.html")
    assert nothing.returncode == 1
    assert "There is nothing to read." in nothing.stderr
