"""What a terminal shows: everything, at any width; what a pipe gets: lines of tabs."""

import contextlib
import io
from unittest.mock import patch

import pytest
import typer

from plenipo.cli.terminal import STOPPED, Bars, Column, Lines, Terminal

COLUMNS = (
    Column("claim"),
    Column("strength", number=True, bare=False),
    Column("words", words=True),
    Column("origin", words=True),
)
WORDS = "Unarmed observers on the ground are the only monitoring Kelmar will sign for. [red] :smile:"
ROWS = [
    ("c75ff8694546", 2, WORDS, "dispatches/08-remote-monitoring-with-a-rather-long-name.txt"),
    ("ec1e4d954a25", 0.5, None, "https://example.org/" + "x" * 300),
]


class Screen(io.StringIO):
    def __init__(self, *, terminal: bool) -> None:
        super().__init__()
        self.terminal = terminal

    def isatty(self) -> bool:
        return self.terminal


def printed(width: int, *, terminal: bool = True) -> str:
    out = Screen(terminal=terminal)
    with patch.dict("os.environ", {"COLUMNS": str(width), "TERM": "dumb"}), contextlib.redirect_stdout(out):
        Terminal().table(COLUMNS, ROWS, title="")
    return out.getvalue()


@pytest.mark.parametrize("width", [20, 40, 60, 80, 100, 120, 200, 500])
def test_nothing_is_cut_off_at_any_width(width: int) -> None:
    text = printed(width)
    assert "…" not in text
    for word in WORDS.split():
        assert word in text
    squeezed = "".join(text.split())
    for row in ROWS:
        assert str(row[0]) in squeezed
    if width < 400:
        assert "x" * 300 in squeezed
    assert max(map(len, text.splitlines())) <= width


def test_a_wide_terminal_gets_a_table_a_narrow_one_paragraphs() -> None:
    assert "───" in printed(500)
    assert "───" not in printed(80)
    assert "strength 2" in printed(80)


def test_a_pipe_gets_one_line_a_row() -> None:
    header, *rows = printed(80, terminal=False).splitlines()
    assert header == "claim\tstrength\twords\torigin"
    assert [row.count("\t") for row in rows] == [3, 3]
    assert rows[0].split("\t")[2] == WORDS
    assert rows[1].split("\t")[1:3] == ["0.5", ""]


def test_stopping_a_job_says_what_happens_to_the_work(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(typer.Exit) as stopped, Terminal(quiet=True).progress():
        raise KeyboardInterrupt
    assert stopped.value.exit_code == STOPPED
    assert "goes on from there" in capsys.readouterr().err


def test_progress_without_a_terminal_prints_notes_only(capsys: pytest.CaptureFixture[str]) -> None:
    with Terminal().progress() as progress:
        assert isinstance(progress, Lines)
        progress.begin("Reading", 2)
        progress.advance("a.txt")
        progress.note("Waiting for another job.")
        progress.end()
    assert capsys.readouterr().err == "Waiting for another job.\n"


def test_progress_in_a_terminal_draws_bars() -> None:
    screen = Screen(terminal=True)
    with (
        patch.dict("os.environ", {"TERM": "xterm", "COLUMNS": "120"}),
        contextlib.redirect_stderr(screen),
        Terminal().progress() as progress,
    ):
        assert isinstance(progress, Bars)
        progress.begin("Gathering")
        progress.advance("a.txt")
        progress.end()
        progress.begin("Reading", 3)
        progress.advance("[bold]b.txt")
        progress.note("[red]note")
        progress.end()
    text = screen.getvalue()
    assert "Reading" in text
    assert "[red]note" in text


@pytest.mark.parametrize("terminal", [True, False])
def test_a_hostile_title_cannot_command_the_terminal(terminal: bool, capsys) -> None:
    out = Screen(terminal=terminal)
    hostile = "\x1b]0;owned\x07\x1b[2Jtitle\u202e\x9b31m"
    with patch.dict("os.environ", {"TERM": "dumb", "COLUMNS": "100"}), contextlib.redirect_stdout(out):
        Terminal().table((Column("title", words=True),), [(hostile,)])
    Terminal().warn(hostile)
    for text in (out.getvalue(), capsys.readouterr().err):
        assert "title" in text
        assert not set(text) & set("\x1b\x07\u202e\x9b")


def test_wide_characters_are_not_cut_off() -> None:
    columns = (Column("name"), Column("words", words=True))
    for width in range(20, 60, 5):
        out = Screen(terminal=True)
        settings = {"TERM": "dumb", "COLUMNS": str(width)}
        with patch.dict("os.environ", settings), contextlib.redirect_stdout(out):
            Terminal().table(columns, [("日本国政府代表団", "停戦を支持する用意があると述べた")])
        assert "日本国政府代表団" in out.getvalue()
        assert "".join(out.getvalue().split()).count("停") == 1
