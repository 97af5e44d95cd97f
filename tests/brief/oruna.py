"""An invented negotiation put together by hand: the brief's material without any other room.

Nine actors talk about a ceasefire on Lake Oruna; what they say is in ``oruna.yaml``. ``material(poison)``
puts the poison into every piece of text that could come from a document, a codebook or a person.
"""

from __future__ import annotations

import datetime as dt
import itertools
import re
from collections import Counter, defaultdict
from dataclasses import replace
from pathlib import Path

import yaml

from plenipo.bargaining.results import Forecast
from plenipo.brief import Findings, Material
from plenipo.model import (
    Actor,
    ActorKind,
    Claim,
    Codebook,
    Condition,
    ConditionKind,
    Document,
    Evidence,
    Interval,
    Issue,
    Judgement,
    Mode,
    Option,
    Party,
    Position,
    Provenance,
    RedLine,
    Scale,
    Skipped,
    Span,
    Speaker,
    Stance,
    Statement,
    Table,
    TableCondition,
    Verdict,
)
from plenipo.networks.results import Cell, Edge, Network
from plenipo.packages.results import Clash, Demand, Opening, Packages
from plenipo.record.results import Shift

DATA = yaml.safe_load(Path(__file__).with_name("oruna.yaml").read_text(encoding="utf-8"))
ACTORS = {id: (a["name"], ActorKind(a["kind"])) for id, a in DATA["actors"].items()}
PERSONS = {id: (p["name"], p["for"], p["role"]) for id, p in DATA["persons"].items()}
ISSUES = {id: (i["label"], i["question"], i["options"]) for id, i in DATA["issues"].items()}
PAPERS = [(p["date"], p["publisher"], p["title"]) for p in DATA["papers"]]
SAID = [tuple(row) for row in DATA["said"]]
UNCODED = [tuple(row) for row in DATA["uncoded"]]
_MARK = re.compile(r"\[\[(.*?)\]\]|\{\{(.*?)\}\}")
_STANCES = {"+": Stance.SUPPORT, "-": Stance.OPPOSE, "0": Stance.NEUTRAL}
IF_THEN = {("tarsia", "foreign-forces", "troops"): ("ceasefire", "comprehensive")}
ONLY_IF = {
    ("un", "foreign-forces", "un-mission"),
    ("soltmark", "foreign-forces", "observers"),
    ("varenia", "strait", "shared"),
    ("tarsia", "foreign-forces", "un-mission"),
    ("varenia", "sanctions", "keep"),
}


def codebook(poison: str = "") -> Codebook:
    """The invented codebook: nine actors, four persons, eight issues."""
    actors = {id: Actor(id, name + poison, kind) for id, (name, kind) in ACTORS.items()}
    actors |= {
        id: Actor(id, n + poison, ActorKind.PERSON, speaks_for=party) for id, (n, party, _) in PERSONS.items()
    }
    issues = {
        id: Issue(
            id,
            question + poison,
            {o: Option(o, text + poison, value) for o, (text, value) in options.items()},
            Scale.ORDINAL if all(v is not None for _, v in options.values()) else Scale.NOMINAL,
            label + poison,
        )
        for id, (label, question, options) in ISSUES.items()
    }
    return Codebook("Lake Oruna ceasefire talks" + poison, actors, issues, "0f1e2d3c4b5a6978")


def unmarked(sentence: str, poison: str = "") -> tuple[str, list[Span], list[Span]]:
    """A sentence without its marks, and where evidence and conditions are."""
    text, evidence, conditions = "", [], []
    last = 0
    for match in _MARK.finditer(sentence):
        text += sentence[last : match.start()]
        words = (match.group(1) or match.group(2)) + poison
        (evidence if match.group(1) else conditions).append(Span(len(text), len(text) + len(words)))
        text, last = text + words, match.end()
    return text + sentence[last:], evidence, conditions


def moved_by(spans: list[Span], by: int) -> list[Span]:
    return [Span(s.start + by, s.end + by) for s in spans]


def documents(poison: str = "") -> tuple[dict[int, Document], dict[tuple[int, str], int]]:
    """The papers, and where each of their sentences starts."""
    found, starts = {}, {}
    for i, (date, publisher, title) in enumerate(PAPERS):
        text = title + ".\n\n"
        lines = [s for paper, *_, s in SAID if paper == i and s != "+"] + [s for p, _, s in UNCODED if p == i]
        for line in lines:
            starts[i, line] = len(text)
            text += unmarked(line, poison)[0] + " "
        origin = f"https://news.example/{i}?q=1&r=2" if i % 3 else f"articles/{i:02}.txt"
        found[i] = Document(
            text.strip() + "\n",
            origin + poison,
            title + poison,
            publisher + poison,
            dt.date.fromisoformat(date),
            "metadata",
        )
    return found, starts


def speaker(id: str, poison: str = "") -> Speaker:
    if id in PERSONS:
        name, party, role = PERSONS[id]
        return Speaker(id, name + poison, ActorKind.PERSON, party, role + poison)
    name, kind = ACTORS[id]
    return Speaker(id, name + poison, kind)


def condition(party: str, issue: str, option: str, text: str, span: Span) -> Condition:
    coded = IF_THEN.get((party, issue, option))
    kind = ConditionKind.IF_THEN if coded else ConditionKind.ONLY_IF
    return Condition(kind, span, text, *(coded or (None, None)))


def statements_and_claims(
    papers: dict[int, Document], starts: dict[tuple[int, str], int], poison: str = ""
) -> tuple[list[Statement], list[Claim]]:
    statements, claims, sentence = [], [], ""
    for paper, who, target, sign, strength, line in SAID:
        sentence = sentence if line == "+" else line
        text, evidence, conditions = unmarked(sentence, poison)
        at, document, person = starts[paper, sentence], papers[paper], speaker(who, poison)
        spans, ifs = moved_by(evidence, at), moved_by(conditions, at)
        statement = Statement(
            document.id,
            (),
            (),
            tuple(spans + ifs),
            Mode.DIRECT if "“" in text else Mode.INDIRECT,
            (person,),
            _STANCES[sign],
            0.8,
            "rules.v1",
        )
        issue, option = target.split("=")
        statements.append(statement)
        claims.append(
            Claim(
                document.id,
                document.origin,
                statement.id,
                who if who in ACTORS else who + poison,
                person.on_behalf_of,
                issue,
                option,
                _STANCES[sign],
                strength,
                statement.mode,
                document.date,
                tuple(Evidence(s, s.of(document.text)) for s in spans),
                tuple(condition(person.party, issue, option, s.of(document.text), s) for s in ifs),
                0.62 + 0.03 * (len(text) % 11),
                "terms.v1",
                reason="terms matched" + poison,
                red_line=strength == 3 and sign == "-",
            )
        )
    for paper, who, line in UNCODED:
        at, document = starts[paper, line], papers[paper]
        statements.append(
            Statement(
                document.id,
                (),
                (),
                (Span(at, at + len(line)),),
                Mode.INDIRECT,
                (speaker(who),),
                Stance.NEUTRAL,
                0.7,
                "rules.v1",
            )
        )
    return statements, claims


def table(book: Codebook, claims: list[Claim]) -> Table:
    """Positions by plain counting; conditions and red lines as the claims have them."""
    cells: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        cells[claim.party, claim.issue].append(claim)
    positions = tuple(position(book, *key, cell) for key, cell in sorted(cells.items()))
    lines = tuple(
        RedLine(c.party, c.issue, c.option, False, (c.id,), c.evidence[0].text) for c in claims if c.red_line
    )
    conditions = tuple(
        TableCondition(c.party, q.kind, c.issue, c.option, q.issue, q.option, (c.id,), q.text)
        for c in claims
        for q in c.conditions
    )
    parties = tuple(Party(a.id, a.name, a.kind) for a in book.actors.values() if not a.speaks_for)
    return Table(book.title, parties, tuple(book.issues.values()), positions, lines, conditions)


def position(book: Codebook, actor: str, issue: str, claims: list[Claim]) -> Position:
    recent = sorted(claims, key=lambda c: c.date)[-3:]
    support = Counter(c.option for c in recent if c.stance is Stance.SUPPORT)
    oppose = Counter(c.option for c in claims if c.stance is Stance.OPPOSE)
    weights = {o: n / support.total() for o, n in support.items()}
    values = {o: option.value for o, option in book.issues[issue].options.items()}
    value = interval = None
    if weights and all(values[o] is not None for o in weights):
        value = sum(w * values[o] for o, w in weights.items())
        reach = 28 / len(claims) ** 0.5
        interval = Interval(max(0, value - reach), min(100, value + reach))
    opposed = {o: n / (n + support[o]) for o, n in oppose.items()}
    return Position(
        actor,
        issue,
        weights,
        opposed,
        value,
        interval,
        20.0 + 9 * len(claims),
        tuple(c.id for c in claims),
        max(c.date for c in claims),
    )


def cells(claims: list[Claim]) -> tuple[Cell, ...]:
    found: dict[tuple[str, str, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        found[claim.party, claim.issue, claim.option].append(claim)

    def tally(group: list[Claim], stance: Stance) -> int:
        return sum(c.stance is stance for c in group)

    return tuple(
        Cell(*key, *(tally(g, s) for s in Stance), tuple(c.id for c in g)) for key, g in sorted(found.items())
    )


def network(kind: str, matrix: tuple[Cell, ...]) -> Network:
    by_actor = defaultdict(dict)
    for cell in matrix:
        if cell.support != cell.oppose:
            by_actor[cell.actor][cell.issue, cell.option] = (cell.support > cell.oppose, cell.claims)
    edges = []
    for a, b in itertools.combinations(sorted(by_actor), 2):
        both = by_actor[a].keys() & by_actor[b].keys()
        same = kind == "congruence"
        shared = sorted(k for k in both if (by_actor[a][k][0] == by_actor[b][k][0]) is same)
        if shared:
            ids = tuple(id for k in shared for side in (a, b) for id in by_actor[side][k][1])
            weight = len(shared) / ((len(by_actor[a]) + len(by_actor[b])) / 2)
            edges.append(Edge(a, b, weight, ids, tuple(shared)))
    return Network(
        kind, tuple(sorted(by_actor)), tuple(edges), Provenance(f"{kind}.v1", {"normalization": "average"})
    )


def forecasts(seats: Table, poison: str = "") -> tuple[Forecast, ...]:
    found = []
    for issue in seats.issues:
        held = [p for p in seats.positions if p.issue == issue.id and p.value is not None]
        if len(held) < 2:
            continue
        total = sum(p.salience for p in held)
        point = sum(p.value * p.salience for p in held) / total
        nearest = min(issue.options.values(), key=lambda o: abs(o.value - point))
        warnings = ("All capabilities are assumed equal.",) if issue.id == "strait" else ()
        found.append(
            Forecast(
                issue.id,
                point,
                Interval(max(0, point - 14), min(100, point + 14)),
                nearest.id,
                {p.actor: p.salience / total for p in held},
                "On 331 decided issues of the European Union this method was off by 23 points of 100 "
                "on average." + poison,
                tuple(w + poison for w in warnings),
                tuple(id for p in held for id in p.claims),
                Provenance("compromise.v1", {"interval": 0.8, "note": "x" + poison}, 7),
            )
        )
    return tuple(found)


def packages(book: Codebook, seats: Table) -> Packages:
    """All packages by brute force over the issues with demands."""
    rules = [("rules_out", r.actor, r.issue, r.option, None, None, r.text, r.claims) for r in seats.red_lines]
    rules += [
        (str(c.kind), c.actor, c.issue, c.option, c.if_issue, c.if_option, c.text, c.claims)
        for c in seats.conditions
        if c.if_issue
    ]
    rules += [
        ("insists_on", "marsh-front", "sanctions", "lift", None, None, "must go on the day we sign", ()),
        (
            "insists_on",
            "varenia",
            "ceasefire",
            "comprehensive",
            None,
            None,
            "Only a comprehensive ceasefire",
            (),
        ),
    ]
    demands = tuple(
        Demand(f"d{i}", actor, kind, issue, option, if_issue, if_option, text, claims)
        for i, (kind, actor, issue, option, if_issue, if_option, text, claims) in enumerate(rules)
    )
    issues = tuple(i for i in book.issues if any(i in (d.issue, d.if_issue) for d in demands))
    every = [
        dict(zip(issues, p, strict=True))
        for p in itertools.product(*(book.issues[i].options for i in issues))
    ]

    def met(package: dict[str, str], without: tuple[str, ...] = ()) -> bool:
        return all(d.allows(package) for d in demands if d.id not in without)

    blocks = {
        a: [p for p in every if any(not d.allows(p) for d in demands if d.actor == a)]
        for a in sorted({d.actor for d in demands})
    }
    alone = {
        a: sum(all(d.allows(p) for d in demands if d.actor != a) for p in ps) for a, ps in blocks.items()
    }
    names = {d.id: d for d in demands}
    clashes, openings = [], []
    for size in (1, 2, 3):
        for some in itertools.combinations(names, size):
            unmet = not any(all(names[i].allows(p) for i in some) for p in every)
            if unmet and not any(set(c) <= set(some) for c in clashes):
                clashes.append(some)
            opened = [p for p in every if met(p, some)] if size < 3 else []
            if (
                opened
                and not any(set(o) <= set(some) for o, _ in openings)
                and not any(met(p) for p in every)
            ):
                openings.append((some, opened[0]))

    def who(ids: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(names[i].actor for i in ids))

    feasible = [p for p in every if met(p)]
    return Packages(
        issues,
        tuple(i for i in book.issues if i not in issues),
        len(every),
        len(feasible),
        tuple(feasible[:3]),
        {a: len(p) for a, p in blocks.items()},
        alone,
        demands,
        tuple(Clash(c, who(c)) for c in clashes),
        tuple(Opening(o, who(o), p) for o, p in openings),
        Provenance("packages.v1", {"limit": 100000}),
    )


def shifts(claims: list[Claim]) -> tuple[Shift, ...]:
    def ids(party: str, target: str) -> tuple[str, ...]:
        return tuple(c.id for c in claims if c.party == party and f"{c.issue}={c.option}" == target)

    return (
        Shift(
            "varenia",
            "strait",
            dt.date(2026, 3, 2),
            "varenia",
            "shared",
            100.0,
            50.0,
            ids("varenia", "strait=varenia"),
            ids("varenia", "strait=shared"),
            ("articles/09.txt",),
        ),
        Shift(
            "soltmark",
            "ceasefire",
            dt.date(2026, 3, 10),
            "local",
            "front",
            25.0,
            60.0,
            ids("soltmark", "ceasefire=local"),
            ids("soltmark", "ceasefire=front"),
        ),
        Shift(
            "marsh-front",
            "prisoners",
            dt.date(2026, 2, 16),
            "all",
            "lists",
            None,
            None,
            ids("marsh-front", "prisoners=all"),
            ids("marsh-front", "prisoners=lists"),
        ),
    )


def judgements(claims: list[Claim], poison: str = "") -> tuple[Judgement, ...]:
    when = dt.datetime(2026, 3, 12, 9, 30, tzinfo=dt.UTC)
    accepted = [Judgement(c.id, Verdict.ACCEPT, "A. Lindqvist" + poison, when, poison) for c in claims[:9]]
    wrong = replace(claims[-1], option="comprehensive")
    return (
        *accepted,
        Judgement(wrong.id, Verdict.REJECT, "A. Lindqvist", when, "He said along the shore." + poison),
    )


def findings(book: Codebook, claims: list[Claim], poison: str = "") -> Findings:
    seats, matrix = table(book, claims), cells(claims)
    return Findings(
        seats,
        shifts(claims),
        matrix,
        network("congruence", matrix),
        network("conflict", matrix),
        forecasts(seats, poison),
        packages(book, seats),
    )


def material(poison: str = "") -> Material:
    """The whole negotiation, every text of it with ``poison`` in it."""
    book, (papers, starts) = codebook(poison), documents(poison)
    statements, claims = statements_and_claims(papers, starts, poison)
    copy = replace(
        papers[3],
        text=papers[3].text + " (Wire)",
        origin="https://mirror.example/3" + poison,
        publisher="Daily Mirror of the Lake",
        copy_of=papers[3].id,
    )
    rejected = replace(claims[-1], option="comprehensive")
    return Material(
        title="Lake Oruna ceasefire talks" + poison,
        codebook=book,
        findings=findings(book, claims, poison),
        documents=(*papers.values(), copy),
        statements=tuple(statements),
        claims=tuple(claims),
        proposed=(*claims, rejected),
        judgements=judgements(claims, poison),
        skipped=(
            Skipped("articles/scan.pdf" + poison, "No text in this PDF; it seems to be a scan." + poison),
            Skipped("articles/empty.txt", "The file is empty."),
        ),
        sightings={papers[1].id: ("https://archive.example/1" + poison,)},
        as_of=dt.date(2026, 3, 12),
        dossier="oruna" + poison,
    )
