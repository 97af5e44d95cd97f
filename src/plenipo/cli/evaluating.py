"""``plenipo evaluate``: a dossier's claims against claims a person coded."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from plenipo.cli import formats, options
from plenipo.cli.files import deliver
from plenipo.cli.summary import count
from plenipo.cli.terminal import Column, Terminal

if TYPE_CHECKING:
    from plenipo.model import Claim
    from plenipo.review.differences import Difference
    from plenipo.review.evaluating import Evaluation
    from plenipo.store import Dossier

MEASURES = ("part", "name", "measure", "value", "low", "high", "count", "of")
DIFFERENCES = ("document", "origin", "what", "coded", "gold", "words", "start")


class Format(StrEnum):
    """How the figures are given."""

    TEXT = "text"
    JSON = "json"
    CSV = "csv"


def evaluate(
    context: typer.Context,
    dossier: options.DossierPath,
    gold: Annotated[
        Path,
        typer.Option("--gold", metavar="FILE", help="Claims a person coded: JSON lines, JSON or CSV."),
    ],
    list_: Annotated[
        bool, typer.Option("--list", help="Print every difference, one a line, instead of the figures.")
    ] = False,
    proposed: Annotated[
        bool, typer.Option("--proposed", help="Score what was proposed, whatever people decided about it.")
    ] = False,
    format: Annotated[
        Format, typer.Option("--format", help="For people or for other programs.")
    ] = Format.TEXT,
) -> None:
    """Measure a dossier's claims against claims that a person coded in the same documents.

    The file has the rows of plenipo export DOSSIER claims; document or origin, actor, issue, option, stance
    and the words of the evidence are enough. Only documents that it covers are scored.
    """
    from plenipo.cli.gold_file import read_gold
    from plenipo.coding import load_codebook
    from plenipo.review.amending import Vocabulary
    from plenipo.review.evaluating import evaluate as compare
    from plenipo.review.gold import gold_claims
    from plenipo.store import Dossier

    terminal: Terminal = context.obj
    rows = read_gold(gold)
    with Dossier.open(dossier) as opened:
        codebook, met = load_codebook(opened.codebook_path), opened.record.actors()
        documents = opened.record.documents()
        coded = gold_claims(rows, documents, Vocabulary(codebook, met))
        claims = opened.record.proposed_claims() if proposed else opened.record.claims()
        judged = 0 if proposed else _judged(opened, claims)
    found = compare(claims, coded.claims, coded.documents, {**met, **codebook.actors})
    for note in coded.notes:
        terminal.warn(note)
    if judged:
        terminal.say(f"{count(judged, 'claim')} here a person has judged; --proposed scores the coder alone.")
    if not found.coded:
        terminal.say(
            f"The dossier has no claims in these documents. Have they been read? plenipo read {dossier}"
        )
    if list_:
        _print_differences(terminal, found.differences, format)
    elif format is Format.TEXT:
        _print(terminal, found, gold, len(documents))
    elif format is Format.JSON:
        terminal.result(_json(dataclasses.asdict(found)))
    else:
        deliver(formats.csv_table(list(_measures(found)), MEASURES), None)


def _judged(dossier: Dossier, claims: Iterable[Claim]) -> int:
    decided = dossier.record.verdicts()
    return sum(claim.id in decided for claim in claims)


def _print(terminal: Terminal, found: Evaluation, gold: Path, documents: int) -> None:
    terminal.paragraph(
        f"Scored: the {count(found.documents, 'document')} that {gold.name} covers, of {documents:,} in the "
        f"dossier. The dossier has {count(found.coded, 'claim')} in them, the gold file {found.gold:,}."
    )
    one = found.score
    terminal.result(
        f"Claims: F1 {_share(one.f1)}{_interval(found)}, precision {_share(one.precision)}, recall "
        f"{_share(one.recall)}\n  {one.right:,} right, {one.wrong:,} wrong, {one.missed:,} missed"
        + (f", {count(found.repeats, 'repeat')} of a right one" if found.repeats else "")
    )
    wrong = found.wrong_sign
    signs = f"{wrong.count:,} of {wrong.of:,} ({_share(wrong.value)})"
    terminal.result(f"Wrong sign, support for oppose or the reverse: {signs}")
    terminal.result("\nWhere the words of two claims overlap, what is right:")
    terminal.table(
        (
            Column("field"),
            Column("right", number=True),
            Column("of", number=True),
            Column("share", number=True),
        ),
        [(share.name, share.count, share.of, _share(share.value)) for share in found.fields],
    )
    terminal.result("\nBy issue:")
    terminal.table(
        (
            Column("issue"),
            *(Column(name, number=True, bare=False) for name in ("F1", "precision", "recall")),
            *(Column(name, number=True, bare=False) for name in ("right", "wrong", "missed", "wrong sign")),
        ),
        [
            (each.issue, _share(s.f1), _share(s.precision), _share(s.recall), s.right, s.wrong, s.missed,
             each.wrong_sign.count)
            for each in found.issues
            for s in (each.score,)
        ],
    )  # fmt: skip
    terminal.result(
        "\nStances, where actor, issue and option are right (down: the gold; across: the dossier):"
    )
    columns = list(dict.fromkeys(stance for row in found.confusion.values() for stance in row))
    terminal.table(
        (Column("gold"), *(Column(name, number=True, bare=False) for name in columns)),
        [(name, *(row.get(column, "") for column in columns)) for name, row in found.confusion.items()],
    )


def _print_differences(terminal: Terminal, found: Iterable[Difference], format: Format) -> None:
    rows = [dataclasses.asdict(one) for one in found]
    if format is Format.JSON:
        terminal.result(_json(rows))
    elif format is Format.CSV:
        deliver(formats.csv_table(rows, DIFFERENCES), None)
    else:
        terminal.table(
            (
                Column("document", words=True),
                Column("difference", words=True),
                Column("coded", words=True, bare=False),
                Column("gold", words=True, bare=False),
                Column("words", words=True),
            ),
            [tuple(row[key] for key in ("origin", "what", "coded", "gold", "words")) for row in rows],
        )
        if not rows:
            terminal.say("There is no difference.")


def _measures(found: Evaluation) -> Iterator[dict[str, Any]]:
    """The figures as rows, one a measure."""
    one, interval = found.score, found.interval
    low, high = (interval.low, interval.high) if interval else (None, None)
    yield _measure("claims", "all", "f1", one.f1, low=low, high=high)
    yield _measure("claims", "all", "precision", one.precision, one.right, one.right + one.wrong)
    yield _measure("claims", "all", "recall", one.recall, one.right, one.right + one.missed)
    for share in (*found.fields, found.wrong_sign):
        yield _measure("field", share.name, "share", share.value, share.count, share.of)
    for each in found.issues:
        s, wrong = each.score, each.wrong_sign
        yield _measure("issue", each.issue, "f1", s.f1)
        yield _measure("issue", each.issue, "precision", s.precision, s.right, s.right + s.wrong)
        yield _measure("issue", each.issue, "recall", s.recall, s.right, s.right + s.missed)
        yield _measure("issue", each.issue, wrong.name, wrong.value, wrong.count, wrong.of)
    for gold, row in found.confusion.items():
        for coded, number in row.items():
            yield _measure("stance", gold, coded, None, number, sum(row.values()))


def _measure(
    part: str,
    name: str,
    measure: str,
    value: float | None,
    count: int | None = None,
    of: int | None = None,
    *,
    low: float | None = None,
    high: float | None = None,
) -> dict[str, Any]:
    return dict(zip(MEASURES, (part, name, measure, value, low, high, count, of), strict=True))


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2)


def _interval(found: Evaluation) -> str:
    if found.interval is None:
        return ""
    return f" (95 % interval over documents {_share(found.interval.low)} to {_share(found.interval.high)})"


def _share(value: float | None) -> str:
    return "-" if value is None else f"{value:.2f}"
