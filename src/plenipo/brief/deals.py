"""What can be agreed and who blocks: packages, demands, clashes, and the smallest steps to a deal."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from plenipo.brief.annex import Annex, Ref
from plenipo.brief.charts import Chart, excluders_chart
from plenipo.brief.conditions import Words, words
from plenipo.brief.material import Material
from plenipo.brief.names import Names
from plenipo.brief.wording import count, listed, number, percent, spelled
from plenipo.packages.results import Clash, Demand, Opening, Packages

EXAMPLES, CLASHES, OPENINGS = 3, 8, 8


@dataclass(frozen=True, slots=True)
class DemandView:
    """A demand as it is shown: who, what, and in which words."""

    actor: str
    kind: str
    option: str
    issue: str
    if_option: str
    """Empty when the demand has no condition."""
    if_issue: str
    words: Words
    ref: Ref
    refuses: bool = False

    @property
    def verb(self) -> str:
        """What the actor does about the option."""
        promise = "will not have" if self.refuses else "will do"
        verbs = {"rules_out": "rules out", "insists_on": "insists on", "only_if": "accepts"}
        return verbs.get(self.kind, promise)

    @property
    def link(self) -> str:
        """What leads into the condition."""
        return "only with" if self.kind == "only_if" else "if it comes to"


@dataclass(frozen=True, slots=True)
class OptionRow:
    """An option of an issue under demands: who backs it, who stands against it."""

    issue: str
    span: int
    """Rows the issue's name spans; 0 in all but its first row."""
    option: str
    backed_by: str
    against: tuple[DemandView, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """An opening: what would have to be given up, by whom, and the deal it opens."""

    lead: str
    demands: tuple[DemandView, ...]
    package: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Deals:
    """Everything the section shows."""

    headline: str
    free: tuple[str, ...]
    examples: tuple[tuple[str, tuple[tuple[str, bool], ...]], ...]
    """Per issue: its option in each example, and whether it differs from the first example."""
    shown: int
    favourite: tuple[tuple[str, str], ...]
    """The most widely backed option on each issue."""
    favourite_against: tuple[DemandView, ...]
    options: tuple[OptionRow, ...]
    chart: Chart | None
    excluders: tuple[tuple[str, str, str], ...]
    clashes: tuple[tuple[DemandView, ...], ...]
    more_clashes: bool
    openings: tuple[Step, ...]
    more_openings: bool


class DealsMaker:
    """Builds the section from the packages found."""

    def __init__(self, material: Material, names: Names, annex: Annex) -> None:
        """Keep what is needed to name and cite."""
        self._material, self._names, self._annex = material, names, annex

    def deals(self) -> Deals | None:
        """The section, or ``None`` when no package was worked out."""
        packages = self._material.findings.packages
        if packages is None:
            return None
        views = {d.id: self._demand(d) for d in packages.demands}
        favourite = self._favourite(packages)
        clashes = sorted(packages.clashes, key=lambda c: (len(c.demands), c.demands))
        openings = sorted(packages.openings, key=lambda o: (len(o.demands), o.demands))
        return Deals(
            headline=headline(packages),
            free=tuple(self._names.issue(i) for i in packages.free_issues),
            examples=self._examples(packages),
            shown=len(packages.examples[:EXAMPLES]),
            favourite=self._named(favourite),
            favourite_against=tuple(views[d.id] for d in packages.demands if not d.allows(favourite)),
            options=self._options(packages, views),
            chart=self._chart(packages),
            excluders=self._excluders(packages),
            clashes=tuple(_of(clash, views) for clash in clashes[:CLASHES]),
            more_clashes=packages.more_clashes or len(clashes) > CLASHES,
            openings=tuple(_step(_of(o, views), self._named(o.package)) for o in openings[:OPENINGS]),
            more_openings=packages.more_openings or len(openings) > OPENINGS,
        )

    def _demand(self, demand: Demand) -> DemandView:
        names = self._names
        ref = self._annex.ref(demand.claims, f"{names.actor(demand.actor)}: {names.issue(demand.issue)}")
        other = (demand.if_issue or "", demand.if_option or "")
        return DemandView(
            names.actor(demand.actor),
            demand.kind,
            names.option(demand.issue, demand.option),
            names.issue(demand.issue),
            names.option(*other) if all(other) else "",
            names.issue(other[0]) if all(other) else "",
            words(demand.text, ref, self._annex),
            ref,
            demand.refuses,
        )

    def _named(self, package: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
        return tuple((self._names.issue(i), self._names.option(i, o)) for i, o in package.items())

    def _examples(self, packages: Packages) -> tuple[tuple[str, tuple[tuple[str, bool], ...]], ...]:
        shown = packages.examples[:EXAMPLES]
        if not shown:
            return ()
        return tuple(
            (
                self._names.issue(issue),
                tuple(
                    (self._names.option(issue, e.get(issue, "")), e.get(issue) != shown[0].get(issue))
                    for e in shown
                ),
            )
            for issue in dict.fromkeys((*packages.issues, *(i for e in shown for i in e)))
        )

    def _backing(self, issue: str) -> dict[str, list[str]]:
        """Who backs each option of an issue."""
        found: dict[str, list[str]] = defaultdict(list)
        for position in self._material.findings.table.positions:
            if position.issue == issue and position.weights:
                best = max(position.weights.values())
                for option, weight in position.weights.items():
                    if weight == best:
                        found[option].append(position.actor)
        return found

    def _favourite(self, packages: Packages) -> dict[str, str]:
        """The most widely backed option on each issue under demands, the codebook's order breaking ties."""
        table = self._material.findings.table
        options = {issue.id: list(issue.options) for issue in table.issues}
        package = {}
        for issue in packages.issues:
            backing = self._backing(issue)
            if backing and options.get(issue):
                package[issue] = max(options[issue], key=lambda o: len(backing.get(o, ())))
        return package

    def _options(self, packages: Packages, views: Mapping[str, DemandView]) -> tuple[OptionRow, ...]:
        """Each option of the issues under demands, with the demands that touch it."""
        known = {issue.id: issue for issue in self._material.findings.table.issues}
        rows = []
        for issue in packages.issues:
            options = list(known[issue].options) if issue in known else []
            backing = self._backing(issue)
            for i, option in enumerate(options):
                backers = [self._names.actor(a) for a in backing.get(option, ())]
                against = tuple(views[d.id] for d in packages.demands if stands_against(d, issue, option))
                span = len(options) if i == 0 else 0
                rows.append(OptionRow(self._names.issue(issue), span, self._names.option(issue, option),
                                      listed(backers), against))  # fmt: skip
        return tuple(rows)

    def _excluders(self, packages: Packages) -> tuple[tuple[str, str, str], ...]:
        ranked = sorted(packages.excluded_by.items(), key=lambda pair: (-pair[1], pair[0]))
        return tuple(
            (
                self._names.actor(a),
                _of_total(n, packages.total),
                _of_total(packages.alone.get(a, 0), packages.total),
            )
            for a, n in ranked
            if n
        )

    def _chart(self, packages: Packages) -> Chart | None:
        ranked = sorted(packages.excluded_by.items(), key=lambda pair: (-pair[1], pair[0]))
        rows = [
            (self._names.actor(a), n / packages.total, packages.alone.get(a, 0) / packages.total)
            for a, n in ranked[:20]
            if n
        ]
        return excluders_chart(rows) if len(rows) > 1 else None


def headline(packages: Packages) -> str:
    """How many packages stand, in one sentence."""
    total, demands = number(packages.total), count(len(packages.demands), "demand")
    bearing = f"{demands} {'bears' if len(packages.demands) == 1 else 'bear'} on"
    bearing += f" {count(len(packages.issues), 'issue')}."
    if not packages.demands:
        return "No red line or coded condition is on record, so nothing excludes any package."
    if not packages.feasible:
        return (
            f"{bearing} They leave none of the {total} possible packages: as things are said, there is no "
            "full deal."
        )
    share, least = percent(packages.feasible / packages.total), "" if packages.exact else "at least "
    return (
        f"{bearing} Of {total} possible packages, {least}{number(packages.feasible)} ({share}) "
        f"{'meets' if packages.feasible == 1 else 'meet'} every demand."
    )


def stands_against(demand: Demand, issue: str, option: str) -> bool:
    """Whether a demand by itself, or unless its condition is met, speaks against an option."""
    if demand.issue != issue:
        return False
    return {
        "rules_out": demand.option == option,
        "insists_on": demand.option != option,
        "only_if": demand.option == option,
        "if_then": demand.refuses and demand.option == option,
    }[demand.kind]


def _of_total(n: int, total: int) -> str:
    return f"{number(n)} ({percent(n / total)})" if n else "0"


def _of(thing: Clash | Opening, views: Mapping[str, DemandView]) -> tuple[DemandView, ...]:
    return tuple(views[d] for d in thing.demands if d in views)


def _step(demands: tuple[DemandView, ...], package: tuple[tuple[str, str], ...]) -> Step:
    """An opening with who would have to give up what."""
    actors = list(dict.fromkeys(demand.actor for demand in demands))
    if len(demands) == 1:
        lead = f"{actors[0]} would have to give up one demand"
    elif len(actors) == 1:
        lead = f"{actors[0]} would have to give up {spelled(len(demands), 'demand')}"
    else:
        lead = f"{listed(actors)} would each have to give something up"
    return Step(lead, demands, package)
