"""What each section of the brief shows."""

import datetime as dt
from collections import Counter
from dataclasses import replace

import numpy as np
import pytest

from plenipo.brief.conditions import qualifiers
from plenipo.brief.deals import DealsMaker, headline, stands_against
from plenipo.brief.layout import spread_out, stress_layout, wanted_distances
from plenipo.brief.matrix import MatrixMaker, bar, csv_rows, lines, shortest
from plenipo.brief.methods import methods, reproduce
from plenipo.brief.moves import binned, moves
from plenipo.brief.names import Names, side_by_side
from plenipo.brief.outlook import not_forecast, outlooks
from plenipo.brief.page import tally
from plenipo.brief.sides import sides
from plenipo.brief.sources import cited, sources
from plenipo.brief.uncoded import uncoded, without_claims
from plenipo.model import Document, Interval, Option, Position

from . import oruna
from .test_brief_evidence import annex

MATERIAL = oruna.material()
NAMES = Names(MATERIAL)
ANNEX = annex()
ORDER = sorted({c.party for c in MATERIAL.claims})


def matrix():
    return MatrixMaker(MATERIAL, NAMES, ANNEX).matrix(ORDER)


def test_the_matrix_has_a_cell_for_every_actor_and_issue_with_a_claim() -> None:
    found = matrix()
    assert len(found.rows) == 9
    assert [c.name for c in found.columns][:3] == ["Foreign forces", "Ceasefire", "The strait"]
    assert len(found.cells) == len({(c.party, c.issue) for c in MATERIAL.claims})
    assert sum(cell.group.total for cell in found.cells) == len(MATERIAL.claims)
    assert found.untouched == ("Elections",)
    assert found.silent == ()


def test_a_cell_says_for_against_and_how_far() -> None:
    cell = MatrixMaker(MATERIAL, NAMES, ANNEX).cell("soltmark", "foreign-forces")
    assert [(line.lean, line.option) for line in cell.lines] == [
        ("for", "Unarmed observers"),
        ("against", "Combat troops"),
    ]
    assert cell.tags == ("red line", "conditional")
    assert cell.bar.words == "position 30 of 100, interval 10 to 50"
    assert "2 claims on record, the last on 20 January 2026." in cell.summary
    assert MatrixMaker(MATERIAL, NAMES, ANNEX).cell("kell", "elections") is None


def test_labels_in_cells_are_short_where_that_leaves_no_doubt() -> None:
    issue = oruna.codebook().issues["strait"]
    options = {
        "a": Option("a", "Change (by treaty)", 0),
        "b": Option("b", "No change (now)", 50),
        "c": Option("c", "No change (ever)", 100),
    }
    book = replace(MATERIAL.codebook, issues={"strait": replace(issue, options=options)})
    names = Names(replace(MATERIAL, codebook=book))
    assert [names.short_option("strait", o) for o in "abc"] == [
        "Change",
        "No change (now)",
        "No change (ever)",
    ]
    assert names.short_option("strait", "unknown") == names.short_option("unknown", "unknown") == "unknown"


def test_neutral_words_take_no_side() -> None:
    cell = MatrixMaker(MATERIAL, NAMES, ANNEX).cell("a-western-diplomat", "foreign-forces")
    assert [line.lean for line in cell.lines] == ["neutral"]
    assert cell.bar is None


def test_support_under_opposition_is_mixed() -> None:
    group = ANNEX.cell("soltmark", "foreign-forces")
    position = Position("soltmark", "foreign-forces", {"observers": 1.0}, {"observers": 0.5, "troops": 1.0})
    found = lines(position, group, NAMES)
    assert [line.lean for line in found] == ["mixed", "against"]
    assert shortest((*found, found[1])) == found
    assert shortest(()) == ()


def test_bars_stay_on_their_scale() -> None:
    position = Position("a", "foreign-forces", {}, {}, 104.0, Interval(-7, 130))
    place = bar(position, MATERIAL.codebook.issues["foreign-forces"])
    assert (place.value, place.low, place.high) == (100, 0, 100)
    assert bar(position, MATERIAL.codebook.issues["prisoners"]) is None
    assert bar(None, None) is None


def test_the_table_for_spreadsheets_cannot_hold_a_formula() -> None:
    maker = MatrixMaker(replace(MATERIAL, title="x"), NAMES, ANNEX)
    found = maker.matrix(ORDER)
    evil = replace(found.rows[0].cells[0], actor="=HYPERLINK(1)")
    rows = csv_rows(replace(found, rows=(replace(found.rows[0], cells=(evil,)),)))
    assert rows[1][0] == "'=HYPERLINK(1)"
    assert len(csv_rows(found)) == len(found.cells) + 1
    assert len({len(row) for row in rows}) == 1


def test_the_two_kinds_of_condition_stay_apart() -> None:
    found = qualifiers(MATERIAL.findings.table, ORDER, NAMES, ANNEX)
    assert [group.actor for group in found.if_then] == ["Tarsia"]
    [promise] = found.if_then[0].items
    assert (promise.option, promise.coded, promise.link) == (
        "Combat troops",
        "Comprehensive ceasefire (Ceasefire)",
        "",
    )
    assert {item.words.text for group in found.only_if for item in group.items} >= {
        "if all parties request it"
    }
    assert [
        item.option for group in found.red_lines for item in group.items if group.actor == "Soltmark"
    ] == ["Combat troops", "Shared administration"]
    assert all(item.ref.claims for group in found.red_lines for item in group.items)


def test_moves_carry_the_words_on_both_sides() -> None:
    found = moves(MATERIAL, ORDER, NAMES, ANNEX)
    assert [m.iso for m in found.items] == ["2026-03-10", "2026-03-02", "2026-02-16"]
    soltmark = found.items[0]
    assert (soltmark.before, soltmark.after, soltmark.track) == (
        "Local truces",
        "Along the whole shore",
        (25, 60),
    )
    assert "preferred local truces" in "".join(s.text for s in soltmark.before_quote.segments)
    assert found.items[2].track is None
    assert found.chart is not None


def test_days_are_drawn_together_when_there_are_many() -> None:
    start = dt.date(2020, 1, 1)
    many = Counter({("a", start + dt.timedelta(days=i)): 1 for i in range(1000)})
    few = binned(many, 60)
    assert len(few) <= 60
    assert sum(few.values()) == 1000
    assert binned(few, 60) == few
    assert binned(Counter()) == Counter()


def test_pairs_meet_on_points_with_evidence() -> None:
    found = sides(MATERIAL, ORDER, NAMES, ANNEX)
    first = found.pairs[0]
    assert (first.a, first.b) == ("Kell", "Soltmark")
    assert all(point.ref.claims for point in (*first.agree, *first.oppose))
    assert len(found.drawing.nodes) == 9
    assert len(found.drawing.lines) + found.undrawn == len(MATERIAL.findings.congruence.edges) + len(
        MATERIAL.findings.conflict.edges
    )
    assert all(0 <= n.x <= 640 and 0 <= n.y <= found.drawing.height for n in found.drawing.nodes)


def test_no_network_is_no_drawing() -> None:
    bare = replace(MATERIAL, findings=replace(MATERIAL.findings, congruence=None, conflict=None))
    found = sides(bare, ORDER, NAMES, ANNEX)
    assert (found.drawing.nodes, found.drawing.lines, found.pairs) == ((), (), ())
    assert len(found.alone) == 9


def test_friends_are_drawn_closer_than_opponents() -> None:
    wanted = wanted_distances(["a", "b", "c"], {("a", "b"): 2.0}, {("a", "c"): 1.0, ("b", "c"): 1.0})
    points = stress_layout(wanted)
    apart = np.linalg.norm(points[:, None] - points[None, :], axis=2)
    assert apart[0, 1] < 0.6 < 1.5 < apart[0, 2]
    assert np.array_equal(points, stress_layout(wanted))


@pytest.mark.parametrize("n", [0, 1, 2, 3, 12, 30])
def test_names_do_not_lie_on_one_another(n: int) -> None:
    wanted = wanted_distances([str(i) for i in range(n)], {}, {})
    sizes = np.full((n, 2), (70.0, 40.0)).reshape(-1, 2)
    placed = spread_out(stress_layout(wanted), sizes, 640, 420)
    assert placed.shape == (n, 2)
    if n:
        assert (placed >= 0).all()
        assert (placed <= (640, 420)).all()
    gaps = np.abs(placed[:, None] - placed[None, :])
    overlaps = (gaps < (68, 38)).all(axis=2)
    assert overlaps.sum() == n


def test_those_who_agree_stand_next_to_each_other() -> None:
    found = MATERIAL.findings
    order = side_by_side(ORDER, found.congruence, found.conflict)
    assert sorted(order) == ORDER
    assert abs(order.index("marsh-front") - order.index("soltmark")) <= 1
    assert abs(order.index("un") - order.index("kell")) <= 2
    assert side_by_side(ORDER, None, None) == ORDER


def test_deals_name_clashes_openings_and_who_excludes_what() -> None:
    found = DealsMaker(MATERIAL, NAMES, ANNEX).deals()
    assert "They leave none of the 144 possible packages" in found.headline
    assert [len(clash) for clash in found.clashes] == [2, 3, 3]
    assert found.openings[0].lead == "Tarsia would have to give up two demands"
    assert found.openings[1].lead == "Tarsia and Varenia would each have to give something up"
    assert ("Foreign forces", "Unarmed observers") in found.favourite
    assert {d.actor for d in found.favourite_against} == {"Soltmark", "Marsh Front", "Varenia"}
    spans = [row.span for row in found.options if row.span]
    assert sum(spans) == len(found.options)
    assert found.excluders[0] == ("Marsh Front", "108 (75\u00a0%)", "0")
    assert (
        DealsMaker(
            replace(MATERIAL, findings=replace(MATERIAL.findings, packages=None)), NAMES, ANNEX
        ).deals()
        is None
    )


def test_headlines() -> None:
    packages = MATERIAL.findings.packages
    assert headline(replace(packages, demands=())).startswith("No red line or coded condition")
    one = replace(packages, demands=packages.demands[:1], issues=("sanctions",), total=3, feasible=1)
    assert (
        headline(one)
        == "1 demand bears on 1 issue. Of 3 possible packages, 1 (33\u00a0%) meets every demand."
    )


def test_what_stands_against_an_option() -> None:
    demand = MATERIAL.findings.packages.demands[0]
    at = (demand.issue, demand.option)
    assert stands_against(replace(demand, kind="rules_out"), *at)
    assert not stands_against(replace(demand, kind="insists_on"), *at)
    assert stands_against(replace(demand, kind="insists_on"), demand.issue, "another")
    assert not stands_against(replace(demand, kind="if_then"), *at)
    assert not stands_against(demand, "another", demand.option)


def test_forecasts_come_with_their_positions_and_known_error() -> None:
    found = outlooks(MATERIAL, NAMES, ANNEX)
    assert [o.issue for o in found] == ["Foreign forces", "Ceasefire", "The strait", "Sanctions"]
    strait = found[2]
    assert strait.nearest == "Shared administration"
    assert strait.warnings == ("All capabilities are assumed equal.",)
    assert "331 decided issues" in strait.known_error
    assert [row.actor for row in strait.rows] == ["Soltmark", "Kell", "Lake Union", "Ostmere", "Varenia"]
    assert "<svg" in strait.chart.svg
    assert not_forecast(MATERIAL, NAMES) == ("Prisoners", "Mediation", "Sequencing")


def left_over(material):
    left = without_claims(material, {s.id: s for s in material.statements})
    return uncoded(material, left, NAMES, cited(material))


def test_uncoded_statements_are_all_there() -> None:
    found = left_over(MATERIAL)
    assert (found.total, found.all_statements, found.left_out) == (6, 66, 0)
    [others] = found.speakers
    assert others.speaker == "Others, with one statement each"
    hart = next(said for said in others.items if "Hart" in said.words)
    assert (hart.words, hart.role) == ("Hart called the foreign press “impatient”.", "Ivo Hart, Soltmark")


def test_speakers_of_several_statements_stand_by_themselves() -> None:
    twice = replace(MATERIAL.statements[-1], cue=((0, 1),))
    found = left_over(replace(MATERIAL, statements=(*MATERIAL.statements, twice)))
    assert [(g.speaker, g.total) for g in found.speakers] == [
        ("A Western diplomat", 2),
        ("Others, with one statement each", 5),
    ]


def test_thousands_of_uncoded_statements_are_bounded_and_counted() -> None:
    more = tuple(replace(MATERIAL.statements[-1], reader=f"r.v{i}", cue=((i, i + 1),)) for i in range(5000))
    found = left_over(replace(MATERIAL, statements=more))
    assert found.total == 5000
    assert sum(len(g.items) for g in found.speakers) + found.left_out == 5000
    assert found.left_out >= 2500


def test_sources_list_copies_sightings_and_what_was_skipped() -> None:
    found = sources(MATERIAL, cited(MATERIAL))
    assert [row.source.number for row in found.rows] == list(range(1, 13))
    assert found.copies == 1
    assert found.rows[3].also == (("Daily Mirror of the Lake, 20 Jan 2026", "https://mirror.example/3"),)
    assert found.rows[1].also == (("same text at https://archive.example/1", "https://archive.example/1"),)
    assert found.rows[0].href == ""
    assert found.rows[1].href == "https://news.example/1?q=1&r=2"
    assert len(found.skipped) == 2


def test_a_copy_is_cited_as_its_original() -> None:
    copy = MATERIAL.documents[-1]
    assert cited(MATERIAL)[copy.id].title == "Soltmark: no foreign soldier on our shore"
    alone = replace(MATERIAL, documents=(copy, Document("x", "nowhere.txt")))
    assert [row.source.title for row in sources(alone, cited(alone)).rows] == [copy.title, "nowhere.txt"]


def test_methods_name_versions_parameters_and_seeds() -> None:
    found = {m.title: m for m in methods(MATERIAL)}
    assert found["Reading"].names == ("rules.v1",)
    assert found["Coding"].names == ("terms.v1",)
    assert found["Agreement and conflict"].names == ("congruence.v1", "conflict.v1")
    assert ("seed", "7") in found["Forecast"].parameters
    assert reproduce(MATERIAL) == "plenipo brief INPUT... --dossier oruna --as-of 2026-03-12 --out brief.html"
    assert "'a b; rm -rf'" in reproduce(replace(MATERIAL, dossier="a b; rm -rf"))


def test_the_tally_of_claims_and_judgements() -> None:
    found = tally(MATERIAL)
    assert (found.machine, found.added, found.accepted, found.amended, found.rejected) == (61, 0, 9, 0, 1)
    assert found.undecided == 51
