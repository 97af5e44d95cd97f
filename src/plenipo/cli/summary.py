"""What a job did, in a few lines."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from plenipo.cli.terminal import Terminal

if TYPE_CHECKING:
    from plenipo.engine import AddReport, ReadReport
    from plenipo.model import Skipped


def count(number: int, noun: str) -> str:
    """A number and its noun.

    >>> count(1, "document"), count(2, "copy")
    ('1 document', '2 copies')
    """
    plural = noun[:-1] + "ies" if noun.endswith("y") else noun + "s"
    return f"{number:,} {noun if number == 1 else plural}"


def added(terminal: Terminal, report: AddReport) -> None:
    """What one ``add`` did."""
    lines = {"Added": count(len(report.added), "document")}
    if report.copies:
        lines["Copies"] = f"{len(report.copies)} of them, kept and not counted again"
    if report.known:
        lines["Known"] = f"{count(report.known, 'document')} the dossier already had"
    _print(terminal, lines, report.notes)
    left_out(terminal, report.skipped)


def read(terminal: Terminal, report: ReadReport) -> None:
    """What one ``read`` did."""
    lines = {"Read": f"{count(len(report.read), 'document')} in {report.seconds:.1f} s"}
    if report.up_to_date:
        lines["Up to date"] = count(report.up_to_date, "document")
    if report.read:
        lines["Found"] = f"{count(report.statements, 'statement')}, {count(report.claims, 'proposed claim')}"
    _print(terminal, lines | _refused(report))
    _stopped(terminal, report)
    left_out(terminal, report.skipped)


def briefed(terminal: Terminal, gathered: AddReport, done: ReadReport, *, claims: int, where: str) -> None:
    """What one ``brief`` did."""
    before = f" ({done.up_to_date:,} before, unchanged)" if done.up_to_date else ""
    lines = {"Read": f"{count(len(done.read) + done.up_to_date, 'document')}{before}"}
    if done.copies:
        lines["Copies"] = f"{count(done.copies, 'near-copy')} of a story, not counted again"
    lines |= _refused(done)
    lines["Claims"] = f"{claims:,}"
    lines["Record"] = where
    _print(terminal, lines, gathered.notes)
    _stopped(terminal, done)
    left_out(terminal, (*gathered.skipped, *done.skipped))


def _refused(report: ReadReport) -> dict[str, str]:
    """What a reader or coder made up, if it did."""
    if not report.refused:
        return {}
    reasons = ", ".join(f"{number:,} {why}" for why, number in report.refused.items())
    return {"Refused": f"{count(sum(report.refused.values()), 'proposal')}: {reasons}"}


def _stopped(terminal: Terminal, report: ReadReport) -> None:
    """Why a job ended early, if it did: said even when quiet."""
    if report.stopped:
        terminal.warn(report.stopped)


def _print(terminal: Terminal, lines: dict[str, str], notes: Iterable[str] = ()) -> None:
    width = max(map(len, lines)) + 2
    for name, text in lines.items():
        terminal.say(f"{name:<{width}}{text}")
    for note in notes:
        terminal.say(note)


def left_out(terminal: Terminal, skipped: Iterable[Skipped]) -> None:
    """Every input that was left out, with its reason: said even when quiet."""
    skipped = tuple(skipped)
    if skipped:
        terminal.warn(f"Skipped {count(len(skipped), 'input')}:")
    for one in skipped:
        reason = one.reason if one.origin in one.reason else f"{one.origin}: {one.reason}"
        terminal.warn(f"  {reason}")
