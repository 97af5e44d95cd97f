"""``plenipo codebook draft``: a file that loads, and what is said where none can be made."""

from pathlib import Path

from plenipo import load_codebook

ONE = "Norway called for a global cap on production. Brazil rejected a global cap on production.\n"
TWO = "Ghana supported a global cap on production. Brazil opposed the global cap.\n"


def test_a_draft_of_a_folder(plenipo, tmp_path: Path) -> None:
    (tmp_path / "talks").mkdir()
    (tmp_path / "talks" / "one.txt").write_text(ONE)
    (tmp_path / "talks" / "two.txt").write_text(TWO)
    out = tmp_path / "draft.yaml"
    done = plenipo("codebook", "draft", tmp_path / "talks", "-o", out, "--title", "Cap: talks")
    assert done.returncode == 0, done.stderr
    assert "Edit it before you use it" in done.stderr
    book = load_codebook(out)
    assert book.title == "Cap: talks"
    assert "brazil" in book.actors
    assert "# talks/one.txt: " in out.read_text()
    printed = plenipo("codebook", "draft", tmp_path / "talks", "--title", "Cap: talks")
    assert printed.stdout.rstrip("\n") == out.read_text().rstrip("\n")


def test_nothing_to_draft_from(plenipo, tmp_path: Path) -> None:
    (tmp_path / "rain.txt").write_text("It rained in the valley all day long, and the river rose.\n")
    done = plenipo("codebook", "draft", tmp_path / "rain.txt")
    assert done.returncode == 1
    assert "No issue could be drafted" in done.stderr
    done = plenipo("codebook", "draft", tmp_path / "missing.txt")
    assert done.returncode == 1
    assert "missing.txt" in done.stderr
