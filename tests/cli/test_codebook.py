"""``plenipo codebook``: tested by its own sentences, exported and imported."""

from pathlib import Path

from plenipo import load_codebook

WRONG = (
    "title: T\nissues:\n  water:\n    question: Q?\n    options:\n"
    "      open: {terms: [open the dam], examples: [The moon is full.]}\n"
    "      shut: {terms: [shut the dam]}\n"
)


def test_a_codebook_that_keeps_its_word(plenipo) -> None:
    done = plenipo("codebook", "test", "peace-negotiation")
    assert (done.returncode, done.stdout) == (0, "")
    assert "Each is coded as it should be" in done.stderr


def test_what_does_not_come_out_is_listed(plenipo, tmp_path: Path) -> None:
    (tmp_path / "wrong.yaml").write_text(WRONG)
    done = plenipo("codebook", "test", "wrong.yaml", cwd=tmp_path)
    assert done.returncode == 1
    assert done.stdout.splitlines()[1].split("\t") == [
        "water",
        "open",
        "example",
        "is not coded to the option it is an example of",
        "The moon is full.",
    ]


def test_there_and_back(plenipo, tmp_path: Path) -> None:
    mine = tmp_path / "talks"
    assert plenipo("init", mine).returncode == 0
    file, out = tmp_path / "book.qdc", tmp_path / "book.yaml"
    assert plenipo("codebook", "export", mine, file).returncode == 0
    done = plenipo("codebook", "import", file, "--out", out)
    assert done.returncode == 0, done.stderr
    assert load_codebook(out) == load_codebook(mine / "codebook.yaml")
    printed = plenipo("codebook", "import", file)
    assert printed.stdout == out.read_text(encoding="utf-8")


def test_bad_files_are_one_sentence(plenipo, tmp_path: Path) -> None:
    (tmp_path / "bad.qdc").write_text('<!DOCTYPE x [<!ENTITY a "b">]><CodeBook/>')
    for file, why in (("bad.qdc", "document type"), ("none.qdc", "no such file"), (".", "no such file")):
        done = plenipo("codebook", "import", file, cwd=tmp_path)
        assert done.returncode == 1
        assert len(done.stderr.splitlines()) == 1
        assert why in done.stderr
    done = plenipo("codebook", "export", "nothing-known", tmp_path / "x.qdc")
    assert done.returncode == 1
    assert "There is no such codebook" in done.stderr
