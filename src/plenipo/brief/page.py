"""The page: one HTML file, complete in itself, that loads nothing and runs only its own script."""

from __future__ import annotations

import base64
import csv
import hashlib
import io
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any
from urllib.parse import quote

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from plenipo.brief import wording
from plenipo.brief.annex import Annex
from plenipo.brief.conditions import qualifiers
from plenipo.brief.deals import DealsMaker
from plenipo.brief.evidence import QuoteMaker, is_machine, newest_judgements
from plenipo.brief.glance import at_a_glance
from plenipo.brief.material import Material, for_public
from plenipo.brief.matrix import Matrix, MatrixMaker, csv_rows
from plenipo.brief.methods import methods, reproduce, version
from plenipo.brief.moves import moves
from plenipo.brief.names import Names, side_by_side
from plenipo.brief.outlook import not_forecast, outlooks
from plenipo.brief.sides import sides
from plenipo.brief.sources import cited, sources
from plenipo.brief.text import bounded, clean
from plenipo.brief.uncoded import uncoded, without_claims
from plenipo.model import ActorKind, Verdict


@dataclass(frozen=True, slots=True)
class Tally:
    """How many claims there are, and what became of them."""

    machine: int
    added: int
    accepted: int
    amended: int
    rejected: int

    @property
    def undecided(self) -> int:
        """Machine proposals nobody has judged."""
        return max(0, self.machine - self.accepted - self.amended - self.rejected)


def tally(material: Material) -> Tally:
    """Count proposals and the newest judgement of each."""
    proposed = {c.id: c for c in material.proposed or material.claims}
    newest = newest_judgements(material.judgements)
    verdicts = Counter(j.verdict for id, j in newest.items() if id == j.claim)
    machine = sum(is_machine(claim.coder) for claim in proposed.values())
    return Tally(
        machine,
        len(proposed) - machine,
        verdicts[Verdict.ACCEPT],
        verdicts[Verdict.AMEND],
        verdicts[Verdict.REJECT],
    )


def render(material: Material, public: bool = False) -> str:
    """The brief as one HTML file; ``public`` leaves out restricted documents and all that rests on them.

    The page holds its own style and script, named by their digests in a content-security-policy that allows
    nothing else; all text of documents is escaped.
    """
    material = for_public(material) if public else material
    style, script = _asset("brief.css"), _asset("brief.js")
    page = _environment().get_template("brief.html.j2")
    return page.render(
        _content(material),
        material=material,
        style=Markup(style),  # noqa: S704  our own file
        script=Markup(script),  # noqa: S704  our own file
        policy=policy(style, script),
    )


def _content(material: Material) -> dict[str, Any]:
    """What the templates show, worked out section by section."""
    names, cited_as = Names(material), cited(material)
    order = _order(material)
    statements = {statement.id: statement for statement in material.statements}
    left = without_claims(material, statements)
    annex = _annex(material, names, order, QuoteMaker(material, statements, names, cited_as, _sentences))
    matrix = MatrixMaker(material, names, annex).matrix(order)
    likely = outlooks(material, names, annex)
    return {
        "title": bounded(material.title, 160) or "Untitled negotiation",
        "tally": tally(material),
        "period": wording.period([d.date for d in material.documents]),
        "latest": max((d.date for d in material.documents if d.date), default=None),
        "annex": annex,
        "glance": [(s, annex.ref(s.claims, s.lead)) for s in at_a_glance(material, names, len(left))],
        "matrix": matrix,
        "matrix_csv": _data_address(csv_rows(matrix)) if matrix.rows else "",
        "qualifiers": qualifiers(material.findings.table, order, names, annex),
        "moves": moves(material, order, names, annex),
        "sides": sides(material, order, names, annex),
        "deals": DealsMaker(material, names, annex).deals(),
        "outlooks": likely,
        "known_error": likely[0].known_error if len({o.known_error for o in likely}) == 1 else "",
        "not_forecast": not_forecast(material, names),
        "uncoded": uncoded(material, left, names, cited_as),
        "sources": sources(material, cited_as),
        "methods": methods(material),
        "reproduce": reproduce(material),
        "version": version(),
        "codebook": material.codebook,
    }


def _order(material: Material) -> list[str]:
    """Actors with something on record: those who agree side by side, sources nobody names last."""
    voices = Counter(claim.party for claim in material.claims)
    loudest = sorted(voices, key=lambda actor: (-voices[actor], actor))
    found = material.findings
    unnamed = {party.id for party in found.table.parties if party.kind is ActorKind.ANONYMOUS}
    ordered = side_by_side(loudest, found.congruence, found.conflict)
    return sorted(ordered, key=lambda actor: actor in unnamed)


def _annex(material: Material, names: Names, order: Sequence[str], maker: QuoteMaker) -> Annex:
    found = material.findings
    needed = [id for s in found.shifts for id in (*s.claims_before[-3:], *s.claims_after[:3])]
    needed += [id for line in found.table.red_lines for id in line.claims[:3]]
    needed += [id for condition in found.table.conditions for id in condition.claims[:3]]
    issues = [issue.id for issue in names.issues()]
    return Annex(material.claims, order, issues, maker.documents, maker.quote, frozenset(needed))


def _sentences(text: str) -> Sequence[Any]:
    from plenipo.reading.sentences import sentences

    return sentences(text)


def _data_address(rows: Sequence[Sequence[str]]) -> str:
    """A table as a ``data:`` address for a download link."""
    sheet = io.StringIO()
    csv.writer(sheet, lineterminator="\r\n").writerows(rows)
    return "data:text/csv;charset=utf-8,%EF%BB%BF" + quote(sheet.getvalue(), safe="")


def policy(style: str, script: str) -> str:
    """The content-security-policy: nothing but this very style and script, and images within the page."""
    return (
        f"default-src 'none'; style-src '{_digest(style)}'; script-src '{_digest(script)}'; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )


def _digest(source: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(source.encode()).digest()).decode()


@cache
def _asset(name: str) -> str:
    return files("plenipo.brief").joinpath("templates", name).read_text(encoding="utf-8")


def _shown(value: object) -> object:
    """Every value on its way to the page: text is cleaned here once more, whatever came before."""
    if isinstance(value, Markup) or not isinstance(value, str):
        return value
    return clean(value)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("plenipo.brief"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_shown,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.globals |= {
        name: getattr(wording, name) for name in ("count", "number", "plural", "day", "listed", "capital")
    }
    return environment


__all__ = ["Matrix", "Tally", "policy", "render", "tally"]
