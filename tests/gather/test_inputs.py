"""What is found in which order, under which origin, and what is left out with a word."""

from __future__ import annotations

import os
import random
from pathlib import Path

import pytest

from plenipo.gather import GatherOptions, Place, find_inputs, gather
from plenipo.model import Document, Skipped

from .making import LEDE, documents


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "work").mkdir()
    monkeypatch.chdir(tmp_path / "work")


def write(*paths: str) -> None:
    for path in paths:
        file = Path(path)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"{LEDE} It was said in {path}.")


def origins(*inputs: str | Path) -> list[str]:
    return [each.origin for each in documents(*inputs)]


def test_a_folder_is_read_all_the_way_down_sorted_without_hidden_files() -> None:
    write(
        "news/b.txt",
        "news/a.txt",
        "news/sub/deep/c.txt",
        "news/.hidden.txt",
        "news/.git/x.txt",
        "news/~$a.docx",
    )
    assert origins("news") == ["news/a.txt", "news/b.txt", "news/sub/deep/c.txt"]


def test_the_origin_of_a_folders_file_does_not_depend_on_where_the_folder_lies(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write("news/a.txt")
    from_here = origins("news")
    assert origins("./news/") == origins(tmp_path / "work" / "news") == from_here
    monkeypatch.chdir(tmp_path / "work" / "news")
    assert origins(".") == from_here
    monkeypatch.chdir("/")
    assert origins(tmp_path / "work" / "news") == from_here


def test_the_origin_of_a_file_is_its_path_below_here_or_its_name(tmp_path: Path) -> None:
    write("news/a.txt", "../elsewhere/b.txt")
    assert origins("news/a.txt") == ["news/a.txt"]
    assert origins(tmp_path / "work" / "news" / "a.txt") == ["news/a.txt"]
    assert origins("../elsewhere/b.txt") == ["b.txt"]


def test_the_same_origin_twice_is_told_apart_by_folders() -> None:
    write("../one/x/report.txt", "../two/x/report.txt", "../two/y/report.txt")
    inputs = ["../one/x/report.txt", "../two/x/report.txt", "../two/y/report.txt"]
    assert origins(*inputs) == ["one/x/report.txt", "two/x/report.txt", "y/report.txt"]
    assert set(origins(*reversed(inputs))) == set(origins(*inputs))
    assert origins("../one/x", "../two/x") == ["one/x/report.txt", "two/x/report.txt"]


def test_a_file_given_twice_is_read_once(tmp_path: Path) -> None:
    write("news/a.txt")
    assert origins("news", "news/a.txt", "news/*.txt", tmp_path / "work" / "news" / "a.txt") == ["news/a.txt"]


def test_patterns() -> None:
    write("news/a.txt", "news/b.md", "news/sub/c.txt", "odd[1].txt")
    assert origins("news/*.txt") == ["news/a.txt"]
    assert origins("news/**/*.txt") == ["news/a.txt", "news/sub/c.txt"]
    assert origins("new*") == ["news/a.txt", "news/b.md", "news/sub/c.txt"]
    assert origins("odd[1].txt") == ["odd[1].txt"]
    (nothing,) = gather(["news/*.pdf"])
    assert nothing == Skipped(
        "news/*.pdf", "No file matches the pattern; check the spelling and the folder you are in."
    )


def test_a_single_path_is_not_taken_for_a_list_of_letters() -> None:
    write("a.txt")
    assert [each.origin for each in gather("a.txt")] == ["a.txt"]
    assert [each.origin for each in gather(Path("a.txt"))] == ["a.txt"]


def test_one_bad_input_does_not_stop_the_rest() -> None:
    write("a.txt", "c.txt")
    Path("b.txt").write_bytes(b"")
    kinds = [type(each) for each in gather(["a.txt", "b.txt", "nowhere.txt", "c.txt"])]
    assert kinds == [Document, Skipped, Skipped, Document]


def test_links() -> None:
    write("news/a.txt", "other/b.txt")
    Path("news/loop").symlink_to(".", target_is_directory=True)
    Path("news/other").symlink_to("../other", target_is_directory=True)
    Path("news/broken.txt").symlink_to("gone.txt")
    Path("news/copy.txt").symlink_to("a.txt")
    found = {each.origin: each for each in gather(["news"])}
    assert isinstance(found["news/a.txt"], Document)
    assert isinstance(found["news/copy.txt"], Document)
    assert found["news/broken.txt"] == Skipped(
        "news/broken.txt", "The link leads to gone.txt, which is not there; mend or remove it."
    )
    for link in ("news/loop", "news/other"):
        assert found[link] == Skipped(
            link,
            "This is a link to a folder, and such links are not followed; "
            "add the folder it leads to, if it is wanted.",
        )
    Path("shortcut").symlink_to("other", target_is_directory=True)
    assert origins("shortcut") == ["shortcut/b.txt"]


def test_a_folder_without_files() -> None:
    Path("empty/sub").mkdir(parents=True)
    Path("empty/.hidden").write_text("x")
    assert list(gather(["empty"])) == [
        Skipped(
            "empty", "The folder holds no files, or only hidden ones; check that it is the folder you meant."
        )
    ]


def test_a_folder_that_cannot_be_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    write("news/a.txt", "news/locked/b.txt")
    scandir = os.scandir

    def refuse(path: Path) -> object:
        if Path(path).name == "locked":
            raise PermissionError(13, "Permission denied")
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)
    found = {each.origin: each for each in gather(["news"])}
    assert found["news/locked"] == Skipped(
        "news/locked", "The folder cannot be opened (Permission denied); check its permissions."
    )
    assert isinstance(found["news/a.txt"], Document)


def test_names_that_cannot_be_printed_are_spelt_out() -> None:
    Path(os.fsdecode(b"caf\xe9.txt")).write_text(LEDE)
    Path("line\nbreak.txt").write_text(LEDE)
    found = documents("*.txt")
    assert [each.origin for each in found] == ["caf\\xe9.txt", "line\\nbreak.txt"]
    for each in found:
        each.title.encode("utf-8")


@pytest.mark.parametrize(
    ("given", "origin", "reason"),
    [
        (
            "gone.txt",
            "gone.txt",
            "No such file or folder: gone.txt; check the spelling and the folder you are in.",
        ),
        ("", "(nothing)", "The name of the input is empty; give a file, a folder or a web address."),
        (
            "a\x00b",
            "a\\x00b",
            "No such file or folder: a\\x00b; check the spelling and the folder you are in.",
        ),
        (
            "ftp://example.org/a",
            "ftp://example.org/a",
            "Only http and https addresses of web pages can be fetched; save the page and add the file.",
        ),
    ],
)
def test_what_is_not_there(given: str, origin: str, reason: str) -> None:
    assert find_inputs([given]) == (Skipped(origin, reason),)


def test_an_address_keeps_no_password_and_is_not_looked_up_yet() -> None:
    (place,) = find_inputs(["https://user:secret@example.org/a?b=1#part"])
    assert place == Place("https://example.org/a?b=1", address="https://user:secret@example.org/a?b=1#part")


def test_the_order_of_inputs_changes_no_document() -> None:
    write("news/a.txt", "news/b.txt", "../x/a.txt", "../y/a.txt", "c.txt")
    inputs = ["news", "../x/a.txt", "../y/a.txt", "c.txt", "gone.txt"]
    expected = sorted(gather(inputs), key=lambda each: each.origin)
    for seed in range(6):
        random.Random(seed).shuffle(inputs)
        assert sorted(gather(inputs), key=lambda each: each.origin) == expected


def test_options_hold_over_what_is_found() -> None:
    Path("a.md").write_text(f"---\npublisher: Daily Example\ndate: 2025-03-27\nlanguage: fr\n---\n{LEDE}")
    (found,) = gather(
        ["a.md"], options=GatherOptions(publisher="Inland Wire", language="German", restricted=True)
    )
    assert isinstance(found, Document)
    assert (found.publisher, found.language, found.restricted) == ("Inland Wire", "de", True)
    assert (str(found.date), found.date_basis) == ("2025-03-27", "metadata")


def test_what_plenipo_made_itself_is_no_source() -> None:
    write("news/a.txt", "news/brief.dossier/codebook.txt")
    Path("news/brief.dossier/dossier.toml").write_text('title = "x"')
    Path("news/brief.html").write_text(
        '<!doctype html><html><head><meta name="generator" content="plenipo 0.1.0"></head>'
        f"<body><p>{LEDE}</p></body></html>"
    )
    found = list(gather(["news"]))
    assert [each.origin for each in found] == ["news/a.txt", "news/brief.html"]
    assert isinstance(found[1], Skipped)
    assert "a brief that plenipo wrote" in found[1].reason
