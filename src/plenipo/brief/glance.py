"""At a glance: a few plain sentences worked out from the results, each leading to its evidence.

Every sentence is a pure function of the material; one that has nothing to say is ``None`` and left out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from plenipo.brief.material import Material
from plenipo.brief.moves import leans
from plenipo.brief.names import Names
from plenipo.brief.wording import capital, count, day, listed, number, percent, plural, scale, spelled
from plenipo.networks.results import Cell, Edge, Network
from plenipo.packages.results import Demand, Packages


@dataclass(frozen=True, slots=True)
class Term:
    """An option or issue as the codebook names it; set apart in the sentence."""

    text: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A finding: a lead that says what it is about, the words, the section and the claims behind it."""

    lead: str
    parts: tuple[str | Term, ...]
    section: str
    claims: tuple[str, ...] = ()

    @property
    def plain(self) -> str:
        """The words without marks."""
        return "".join(part if isinstance(part, str) else part.text for part in self.parts)


def at_a_glance(material: Material, names: Names, uncoded: int) -> tuple[Sentence, ...]:
    """All sentences there are, in reading order; ``uncoded`` statements could not be placed on any issue."""
    if not material.claims:
        return (nothing_coded(material),)
    sentences = (
        main_divide(material, names),
        allies(material, names),
        opponents(material, names),
        agreed(material, names),
        blocked(material, names),
        moved(material, names),
        likely(material, names),
        thin(material, uncoded),
    )
    return tuple(sentence for sentence in sentences if sentence)


def nothing_coded(material: Material) -> Sentence:
    """What to say when there is no claim at all."""
    read, found = len(material.documents), len(material.statements)
    if not read and material.withheld:
        words = "Every document is restricted, so this edition has nothing to report."
        return Sentence("Nothing to show", (words,), "sources")
    if not read:
        return Sentence(
            "Nothing read",
            ("No document is in the record yet, so there is nothing to report.",),
            "sources",
        )
    if not found:
        words = f"{capital(spelled(read, 'document'))} {plural('was', read)} read; none says who said what."
        return Sentence("Nothing attributed", (words,), "sources")
    words = (
        f"{capital(spelled(found, 'statement'))} {plural('was', found)} found, but the codebook "
        f"“{material.codebook.title}” could place none of them on its issues. They are listed by speaker."
    )
    return Sentence("Nothing coded", (words,), "uncoded")


def sides(cells: Sequence[Cell]) -> dict[tuple[str, str], tuple[list[str], list[str]]]:
    """For each (issue, option): the actors more often for it, and those more often against; loudest first."""
    found: dict[tuple[str, str], tuple[list[str], list[str]]] = {}
    for cell in sorted(cells, key=lambda c: (-len(c.claims), c.actor)):
        camps = found.setdefault((cell.issue, cell.option), ([], []))
        if cell.support != cell.oppose:
            camps[cell.support < cell.oppose].append(cell.actor)
    return found


def _claims_on(cells: Sequence[Cell], issue: str, option: str, actors: Sequence[str]) -> tuple[str, ...]:
    return tuple(
        id for c in cells if (c.issue, c.option) == (issue, option) and c.actor in actors for id in c.claims
    )


def main_divide(material: Material, names: Names) -> Sentence | None:
    """The option on which most pairs of actors stand on opposite sides."""
    cells = material.findings.cells
    camps = sides(cells)
    weight = {key: len(yes) * len(no) for key, (yes, no) in camps.items()}
    voices = Counter((c.issue, c.option) for c in cells for _ in c.claims)
    key = max(weight, key=lambda k: (weight[k], voices[k]), default=None)
    if key is None or not weight[key]:
        words = "No two actors are on record on opposite sides of the same option."
        return Sentence("Main divide", (words,), "stands")
    yes, no = ([names.actor(a) for a in camp] for camp in camps[key])
    claims = _claims_on(cells, *key, [*camps[key][0], *camps[key][1]])
    label, issue = Term(names.option(*key)), Term(names.issue(key[0]))
    verb = "is" if len(no) == 1 else "are"
    parts = (label, " (", issue, f"): {listed(yes)} {'is' if len(yes) == 1 else 'are'} for it, "
             f"{listed(no)} {verb} against.")  # fmt: skip
    return Sentence("Main divide", parts, "stands", claims)


def _strongest(network: Network | None) -> Edge | None:
    """The tie over most points; among equals the heavier, then the first by name."""
    edges = network.edges if network else ()
    return max(edges, key=lambda e: (len(e.shared), e.weight, len(e.claims)), default=None)


def _meeting(edge: Edge, names: Names, verb: str) -> tuple[str | Term, ...]:
    points = len(edge.shared)
    issue, option = edge.shared[0]
    first = (Term(names.option(issue, option)), " (", Term(names.issue(issue)), ")")
    lead = f"{names.actor(edge.a)} and {names.actor(edge.b)} {verb} on "
    if points == 1:
        return (lead, "one point: ", *first, ".")
    return (lead, f"{spelled(points, 'point')}, among them ", *first, ".")


def allies(material: Material, names: Names) -> Sentence | None:
    """The two actors who agree on most points."""
    edge = _strongest(material.findings.congruence)
    if edge is None or not edge.shared:
        return None
    return Sentence("Closest pair", _meeting(edge, names, "agree"), "sides", edge.claims)


def opponents(material: Material, names: Names) -> Sentence | None:
    """The two actors who stand against each other on most points, unless the divide already says it."""
    edge = _strongest(material.findings.conflict)
    if edge is None or len(edge.shared) < 2:
        return None
    return Sentence("Furthest apart", _meeting(edge, names, "oppose each other"), "sides", edge.claims)


def agreed(material: Material, names: Names) -> Sentence | None:
    """Options that at least three actors back and nobody opposes."""
    camps = sides(material.findings.cells)
    open_ones = [(key, yes) for key, (yes, no) in camps.items() if len(yes) >= 3 and not no]
    if not open_ones:
        if len({c.party for c in material.claims}) < 3:
            return None
        words = "No option has three actors for it and none against."
        return Sentence("Common ground", (words,), "stands")
    best = sorted(open_ones, key=lambda pair: -len(pair[1]))[:3]
    claims = tuple(id for key, yes in best for id in _claims_on(material.findings.cells, *key, yes))
    (key, yes), *others = best
    parts: list[str | Term] = [
        "Nobody on record opposes ", Term(names.option(*key)), " (", Term(names.issue(key[0])),
        f"), which {spelled(len(yes), 'actor')} back",
    ]  # fmt: skip
    for i, (other, voices) in enumerate(others):
        joint = "; the same holds for " if i == 0 else " and "
        parts += [joint, Term(names.option(*other)), f" ({spelled(len(voices))})"]
    return Sentence("Common ground", (*parts, "."), "stands", claims)


def blocked(material: Material, names: Names) -> Sentence | None:
    """Whether any package survives all demands, and who stands in the way."""
    packages = material.findings.packages
    if packages is None or not packages.demands:
        return None
    demands = {d.id: d for d in packages.demands}
    claims = tuple(id for clash in packages.clashes for d in clash.demands for id in demands[d].claims)
    if packages.feasible:
        hardest = _hardest(packages)
        claims = tuple(id for d in packages.demands if d.actor == hardest for id in d.claims)
        return Sentence("What can be agreed", (_open_words(packages, names),), "agree", claims)
    parts: list[str | Term] = [f"None of the {number(packages.total)} packages meets every demand"]
    if packages.clashes:
        clash = min(packages.clashes, key=lambda c: (len(c.demands), c.demands))
        parts += _clash_words([demands[d] for d in clash.demands], names)
    parts.append(".")
    if packages.openings:
        opening = min(packages.openings, key=lambda o: (len(o.demands), o.demands))
        parts += _opening_words([demands[d] for d in opening.demands], names)
    return Sentence("What blocks", tuple(parts), "agree", claims)


def _hardest(packages: Packages) -> str:
    """The actor whose demands exclude most packages; empty when none does."""
    worst = max(packages.excluded_by.items(), key=lambda pair: (pair[1], pair[0]), default=("", 0))
    return worst[0] if worst[1] else ""


def _open_words(packages: Packages, names: Names) -> str:
    if packages.feasible == packages.total:
        return f"No demand on record excludes any of the {number(packages.total)} packages."
    some, total = number(packages.feasible), number(packages.total)
    some = some if packages.exact else f"At least {some}"
    words = f"{some} of {total} packages {'meets' if some == '1' else 'meet'} every demand on record"
    hardest = _hardest(packages)
    if not hardest:
        return words + "."
    share = percent(packages.excluded_by[hardest] / packages.total)
    return f"{words}; those of {names.actor(hardest)} exclude the most, {share}."


def _clash_words(clash: Sequence[Demand], names: Names) -> list[str | Term]:
    """Who clashes over what."""
    actors = list(dict.fromkeys(names.actor(d.actor) for d in clash))
    issues = list(dict.fromkeys(names.issue(d.issue) for d in clash))
    who = f"the demands of {listed(actors)} clash" if len(actors) > 1 else f"{actors[0]}’s own demands clash"
    words: list[str | Term] = [f": {who} over "]
    for i, issue in enumerate(issues):
        words += [" and " if i and i == len(issues) - 1 else ", " if i else "", Term(issue)]
    return words


_GIVEN_UP = {
    "rules_out": "accepts ",
    "insists_on": "no longer insists on ",
    "only_if": "drops its condition for ",
    "if_then": "takes back what it would do: ",
}


def _opening_words(given_up: Sequence[Demand], names: Names) -> list[str | Term]:
    """What the smallest opening takes."""
    actors = list(dict.fromkeys(names.actor(d.actor) for d in given_up))
    if len(given_up) == 1:
        [demand] = given_up
        option = Term(names.option(demand.issue, demand.option))
        return [f" A deal opens if {actors[0]} {_GIVEN_UP[demand.kind]}", option, "."]
    if len(actors) == 1:
        return [f" A deal opens if {actors[0]} gives up {spelled(len(given_up), 'demand')}."]
    return [f" A deal opens if {listed(actors)} give up {spelled(len(given_up), 'demand')} between them."]


def moved(material: Material, names: Names) -> Sentence | None:
    """The latest move, and how many there were."""
    shifts = sorted(material.findings.shifts, key=lambda s: (s.day, s.actor, s.issue))
    if not shifts:
        return Sentence("Who moved", ("No actor changed its leading option in this period.",), "moved")
    last = shifts[-1]
    before, after = leans(last.stance_before, last.stance_after)
    parts: list[str | Term] = [
        f"{names.actor(last.actor)} moved on ", Term(names.issue(last.issue)), f" on {day(last.day)}: from ",
        before, Term(names.option(last.issue, last.before)),
        " to ", after, Term(names.option(last.issue, last.after)), ".",
    ]  # fmt: skip
    if len(shifts) > 1:
        others = [names.actor(a) for a in dict.fromkeys(s.actor for s in shifts[:-1]) if a != last.actor]
        rest = f" {capital(spelled(len(shifts) - 1, 'earlier move'))}"
        parts.append(f"{rest}, by {listed(others, 4)}." if others else f"{rest} by the same actor.")
    return Sentence("Who moved", tuple(parts), "moved", (*last.claims_before, *last.claims_after))


def likely(material: Material, names: Names) -> Sentence | None:
    """The forecast on the most disputed ordinal issue."""
    bargained = [f for f in material.findings.forecasts if sum(w > 0 for w in f.weights.values()) > 1]
    if not bargained:
        return None
    spread: Counter[str] = Counter()
    for position in material.findings.table.positions:
        spread[position.issue] += position.value is not None
    best = max(bargained, key=lambda f: (spread[f.issue], len(f.claims), f.issue))
    low, high = scale(best.interval.low), scale(best.interval.high)
    parts = (
        "On ", Term(names.issue(best.issue)), ", the weighted mean of all positions points to ",
        Term(names.option(best.issue, best.nearest_option)),
        f" ({scale(best.point)} of 100, {percent(best.interval.level)} interval {low} to {high}).",
    )  # fmt: skip
    return Sentence("What is likely", parts, "likely", best.claims)


def thin(material: Material, uncoded: int) -> Sentence | None:
    """How much of the picture rests on little, and how much a person has looked at."""
    words = _support(list(Counter((c.party, c.issue) for c in material.claims).values()))
    if not material.judgements:
        words += "; no claim has been judged by a person yet"
    if uncoded:
        words += f". {capital(count(uncoded, 'statement'))} could not be placed on any issue"
    return Sentence("How firm this is", (words + ".",), "uncoded" if uncoded else "stands")


def _support(cells: Sequence[int]) -> str:
    """How many claims the cells rest on."""
    single = sum(n == 1 for n in cells)
    if len(cells) == 1:
        return f"The only cell rests on {count(cells[0], 'claim')}"
    if not single:
        return f"Each of the {number(len(cells))} cells rests on at least two claims"
    rest = "rests" if single == 1 else "rest"
    return f"{capital(spelled(single))} of {number(len(cells))} cells {rest} on a single claim"
