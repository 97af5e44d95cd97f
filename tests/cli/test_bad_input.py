"""Bad input, end to end: one clear sentence that names the file; the rest is done; the skipped are listed."""

import os
import sqlite3
from pathlib import Path

import pytest

from plenipo import examples

AS_ROOT = hasattr(os, "geteuid") and os.geteuid() == 0
GOOD = "Title: Good\nDate: 2025-05-06\n\nItaly rejected the ceasefire, Prime Minister Giorgia Meloni said.\n"


def empty(folder: Path) -> str:
    (folder / "empty.txt").touch()
    return "empty.txt"


def blank(folder: Path) -> str:
    (folder / "blank.md").write_text(" \n\n\t\n")
    return "blank.md"


def binary(folder: Path) -> str:
    (folder / "picture.txt").write_bytes(bytes(range(256)) * 40)
    return "picture.txt"


def huge(folder: Path) -> str:
    with (folder / "huge.txt").open("wb") as stream:
        for _ in range(100):
            stream.write(b"word " * 200_000)
    return "huge.txt"


def broken_pdf(folder: Path) -> str:
    (folder / "broken.pdf").write_bytes(
        b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\ngarbage"
    )
    return "broken.pdf"


def broken_docx(folder: Path) -> str:
    (folder / "broken.docx").write_bytes(b"PK\x03\x04 this is no archive")
    return "broken.docx"


def unreadable(folder: Path) -> str:
    (folder / "secret.txt").write_text(GOOD)
    (folder / "secret.txt").chmod(0)
    return "secret.txt"


BAD = [empty, blank, binary, huge, broken_pdf, broken_docx, unreadable]


@pytest.fixture
def batch(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "good.txt").write_text(GOOD)
    return folder


@pytest.mark.parametrize("make", BAD, ids=lambda make: make.__name__)
def test_a_bad_file_is_skipped_and_the_rest_is_done(plenipo, batch: Path, tmp_path: Path, make) -> None:
    if make is unreadable and AS_ROOT:
        pytest.skip("root may read anything")
    name = make(batch)
    done = plenipo("brief", batch, "--out", tmp_path / "brief.html")
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    said = [line for line in done.stderr.splitlines() if name in line]
    assert len(said) == 1, done.stderr
    assert len(said[0]) > len(name) + 10, "no reason is given"
    assert name in (tmp_path / "brief.html").read_text(encoding="utf-8")
    shown = plenipo("show", tmp_path / "brief.dossier", "documents").stdout
    assert [line for line in shown.splitlines() if name in line and "skipped" in line]
    assert "good.txt" in shown


def test_when_nothing_can_be_done_it_says_so_and_exits_1(plenipo, tmp_path: Path) -> None:
    (tmp_path / "articles").mkdir()
    name = empty(tmp_path / "articles")
    done = plenipo("brief", tmp_path / "articles", "--out", tmp_path / "brief.html")
    assert done.returncode == 1
    assert name in done.stderr
    assert "No brief was written" in done.stderr
    assert not (tmp_path / "brief.html").exists()


def test_an_input_that_is_not_there_is_named(plenipo, tmp_path: Path) -> None:
    done = plenipo("brief", tmp_path / "nowhere", "--out", tmp_path / "brief.html")
    assert done.returncode == 1
    assert "nowhere" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_wrong_encoding_does_no_harm(plenipo, batch: Path, tmp_path: Path) -> None:
    (batch / "old.txt").write_bytes("The café rejected the cease­fire, Zürich said.\n".encode("cp1252"))
    (batch / "wide.txt").write_text(GOOD.replace("Italy", "Côte d'Ivoire"), encoding="utf-16")
    done = plenipo("brief", batch, "--out", tmp_path / "brief.html")
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    assert "good.txt" in plenipo("show", tmp_path / "brief.dossier", "documents").stdout


def test_scripts_of_a_page_stay_out_of_the_brief(plenipo, batch: Path, tmp_path: Path) -> None:
    page = (
        "<html><head><title>Evil <script>alert('title')</script></title><script>alert('head')</script></head>"
        "<body><p>Italy rejected the ceasefire, Prime Minister Giorgia Meloni said on Tuesday in Rome, and "
        "repeated it twice before the end of the day.</p><p>Germany supports a ceasefire, officials said. "
        "&lt;script&gt;alert('text')&lt;/script&gt;</p><img src=x onerror=alert('img')></body></html>"
    )
    (batch / "evil.html").write_text(page)
    assert plenipo("brief", batch, "--out", tmp_path / "brief.html").returncode == 0
    brief = (tmp_path / "brief.html").read_text(encoding="utf-8")
    assert "<script>alert(" not in brief
    assert "alert('head')" not in brief
    assert "onerror=alert" not in brief
    assert "evil.html" in brief


@pytest.mark.parametrize(
    ("text", "word"),
    [
        (
            "title: T\nissues:\n  a:\n    question: Q?\n    scale: ordinl\n    options: {x: {label: X}}\n",
            "ordinl",
        ),
        ("title: T\nisues: {}\n", "issues"),
        ("title: [unclosed\n", "line"),
        ("", "mapping"),
    ],
    ids=["wrong value", "wrong key", "not YAML", "empty"],
)
def test_a_broken_codebook_is_told_by_file_and_line(plenipo, batch, tmp_path, text: str, word: str) -> None:
    (tmp_path / "mine.yaml").write_text(text)
    done = plenipo("brief", batch, "--codebook", tmp_path / "mine.yaml", "--out", tmp_path / "brief.html")
    assert done.returncode == 1
    assert "mine.yaml" in done.stderr
    assert word in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1, done.stderr
    assert not (tmp_path / "brief.dossier").exists()


def test_an_unknown_codebook_lists_those_there_are(plenipo, batch: Path, tmp_path: Path) -> None:
    done = plenipo("brief", batch, "--codebook", "peace", "--out", tmp_path / "brief.html")
    assert done.returncode == 1
    assert "peace-negotiation" in done.stderr


COMMANDS = [
    ("read",),
    ("show", "claims"),
    ("export", "claims"),
    ("judge", "abc", "accept"),
    ("network",),
    ("forecast",),
    ("packages",),
]


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
def test_a_missing_dossier_is_one_sentence(plenipo, tmp_path: Path, command: tuple[str, ...]) -> None:
    done = plenipo(command[0], tmp_path / "nowhere", *command[1:])
    assert done.returncode == 1
    assert "nowhere" in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1, done.stderr


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
def test_a_newer_dossier_is_refused_in_one_sentence(plenipo, mine: Path, command) -> None:
    description = mine / "dossier.toml"
    description.write_text(description.read_text().replace("format = 1", "format = 99"))
    done = plenipo(command[0], mine, *command[1:])
    assert done.returncode == 1
    assert "newer" in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1, done.stderr


def test_a_damaged_record_is_one_sentence(plenipo, mine: Path) -> None:
    record = mine / "record.sqlite"
    record.write_bytes(b"SQLite format 3\x00" + b"rubbish" * 1000)
    done = plenipo("show", mine, "claims")
    assert done.returncode == 1
    assert "record.sqlite" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_broken_codebook_inside_a_dossier_is_named(plenipo, mine: Path) -> None:
    codebook = mine / "codebook.yaml"
    codebook.write_text(codebook.read_text().replace("scale: ordinal", "skale: ordinal", 1))
    for command in ("read", "forecast"):
        done = plenipo(command, mine)
        assert done.returncode == 1
        assert "codebook.yaml" in done.stderr
        assert "skale" in done.stderr


@pytest.mark.parametrize("place", ["folder", "file/brief.html"])
def test_an_out_that_cannot_be_written_is_said_before_the_work(plenipo, batch, tmp_path, place: str) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").touch()
    done = plenipo("brief", batch, "--out", tmp_path / place, "--dossier", tmp_path / "d")
    assert done.returncode == 1
    assert "--out" in done.stderr
    assert not (tmp_path / "d").exists()


def test_a_table_that_is_none_is_named(plenipo, tmp_path: Path) -> None:
    for name, text in {"a.csv": "issue,who\nx,y\n", "b.json": "{", "c.csv": "", "d.txt": "hello"}.items():
        (tmp_path / name).write_text(text)
        done = plenipo("forecast", tmp_path / name)
        assert done.returncode == 1, name
        assert name in done.stderr
        assert len(done.stderr.strip().splitlines()) == 1, done.stderr


def test_a_network_needs_a_dossier(plenipo, tmp_path: Path) -> None:
    (tmp_path / "table.csv").write_text("issue,actor,position,salience,capability\nx,y,1,1,1\n")
    done = plenipo("network", tmp_path / "table.csv")
    assert done.returncode == 1
    assert "claims" in done.stderr


def test_a_dossier_another_program_locks_does_not_hang_a_reader(plenipo, mine: Path) -> None:
    holder = sqlite3.connect(mine / "record.sqlite")
    try:
        holder.execute("begin immediate")
        assert plenipo("show", mine, "claims").returncode == 0
    finally:
        holder.close()


def test_the_same_folder_twice_reads_nothing_again(plenipo, tmp_path: Path) -> None:
    out = tmp_path / "brief.html"
    arguments = ("brief", examples.dispatches()[0], "--out", out)
    assert plenipo(*arguments).returncode == 0
    first = out.read_bytes()
    done = plenipo(*arguments)
    assert "1 before, unchanged" in done.stderr
    assert out.read_bytes() == first
