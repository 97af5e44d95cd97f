"""Methods: how each figure came about, in a paragraph each, with what it takes to get it again."""

from __future__ import annotations

import shlex
from collections.abc import Iterable
from dataclasses import dataclass

from plenipo.brief.material import Material
from plenipo.brief.text import bounded
from plenipo.model import Provenance
from plenipo.version import __version__


@dataclass(frozen=True, slots=True)
class Method:
    """A method as it is described: its registered names, what it does, its parameters."""

    title: str
    names: tuple[str, ...]
    words: str
    parameters: tuple[tuple[str, str], ...] = ()


READING = (
    "Each document is cut into sentences. A statement is a stretch of text with a source, the words that "
    "attribute (“insisted”, “according to”) and the content, in quotation marks or not. Names, titles, "
    "offices and capitals are resolved to actors; a person counts for the party the person speaks for. "
    "Near-copies of a story are kept and not read again."
)
CODING = (
    "A statement becomes a claim when its words match an issue and an option of the codebook. The stance "
    "follows from the attributing words and negation; strength runs from tentative to categorical. A "
    "machine’s claim is a proposal: the confidence beside it is the coder’s own, not a measured accuracy, "
    "until a person accepts, amends or rejects it."
)
POSITIONS = (
    "Claims of one document to the same effect, and reprints of the same words, count once. Each counts "
    "by its firmness and its confidence, and half as much for every 180 days it is older than the actor’s "
    "last word on the issue; what a later, clear move contradicts no longer counts. Support is shared out "
    "over the options. Where the options lie on a line, the value is the median and the interval the "
    "central 80 % of what the claims leave likely: thin or contradictory evidence gives a wide one. A "
    "move is where one clear stretch of claims follows another; a single tentative claim makes none. "
    "Salience follows from how often and how firmly the actor speaks of the issue."
)
NETWORK = (
    "Two actors agree where both support or both oppose the same option, and are in conflict where one "
    "supports what the other opposes; claims of one document to the same effect count once. The weight is "
    "the number of such pairs of stances, divided by the mean number of stances the two took unless "
    "another normalization is named below. In the drawing, distance follows agreement and conflict; where "
    "exactly an actor lies has no further meaning."
)
FORECAST = (
    "The compromise is the mean of the positions, weighted by capability times salience. It knows no red "
    "lines and no conditions. Its interval holds both how far the method missed on decided issues and how "
    "uncertain the positions are. Where nobody assessed capabilities, all count the same."
)
PACKAGES = (
    "A package takes one option on each issue. Red lines and conditions that could be coded are demands: "
    "a package stands when every demand allows it. A clash is a smallest set of demands no package meets; "
    "an opening is a smallest set whose withdrawal lets a package through. Conditions that exist only in "
    "words exclude nothing here."
)


def methods(material: Material) -> tuple[Method, ...]:
    """The methods that were used for this brief."""
    found = material.findings
    networks = [n.provenance for n in (found.congruence, found.conflict) if n]
    readers = tuple(sorted({s.reader for s in material.statements if s.reader}))
    coders = tuple(sorted({c.coder for c in material.claims if c.coder}))
    everything = (
        Method("Reading", readers, READING) if material.statements else None,
        Method("Coding", coders, CODING) if material.claims else None,
        Method("Positions and moves", (), POSITIONS) if found.table.positions else None,
        _from_results("Agreement and conflict", NETWORK, networks),
        _from_results("Packages", PACKAGES, [found.packages.provenance] if found.packages else []),
        _from_results("Forecast", FORECAST, [f.provenance for f in found.forecasts]),
    )
    return tuple(method for method in everything if method)


def _from_results(title: str, words: str, provenances: Iterable[Provenance]) -> Method | None:
    """A method described by the provenance of its results; ``None`` when it was not used."""
    known = list(provenances)
    if not known:
        return None
    names = tuple(dict.fromkeys(p.method for p in known))
    values = dict.fromkeys((k, bounded(str(v), 120)) for p in known for k, v in sorted(p.parameters.items()))
    seeds = dict.fromkeys(("seed", str(p.seed)) for p in known if p.seed is not None)
    return Method(title, names, words, (*values, *seeds))


def reproduce(material: Material) -> str:
    """The command that gives this brief again from its dossier."""
    dossier = bounded(material.dossier, 80) or "DOSSIER"
    public = " --public" if material.public else ""
    date = f" --as-of {material.as_of.isoformat()}" if material.as_of else ""
    return f"plenipo brief INPUT... --dossier {shlex.quote(dossier)}{date}{public} --out brief.html"


def version() -> str:
    """The package version."""
    return __version__
