"""The brief in a real browser: opened, clicked, keyed, narrowed, darkened, printed."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from plenipo.brief import render

from . import oruna

pytestmark = pytest.mark.browser


@cache
def page() -> str:
    return render(oruna.material())


@cache
def hostile() -> str:
    return render(
        oruna.material(
            "<script>window.hit=1</script><img src=x onerror=window.hit=1>\"' onclick='window.hit=1"
        )
    )


PROBES = Path(__file__).with_name("probes.js").read_text(encoding="utf-8")


def probe(name: str) -> str:
    """A question to the page, as a script."""
    return f"{PROBES.strip()}.{name}()"


def panel_text(visit) -> str:
    return " ".join(visit.page.inner_text("#panel").split())


def test_a_cell_opens_to_the_exact_words(open_page: Callable) -> None:
    visit = open_page(page())
    visit.page.click("#at-tarsia-foreign-forces a")
    assert visit.page.is_visible("#panel")
    claims = [c for c in oruna.material().claims if (c.party, c.issue) == ("tarsia", "foreign-forces")]
    marked = visit.page.locator("#panel mark:not(.if)").all_inner_texts()
    assert sorted(marked) == sorted(e.text for c in claims for e in c.evidence)
    text = panel_text(visit)
    for words in (
        "Tarsia on Foreign forces",
        "Which foreign forces deploy along the shore?",
        "Tarsia ready to pay for a mission",
        "24 Feb 2026",
        "terms.v1",
        "confidence 0.",
        "only if",
        "tentative",
    ):
        assert words in text
    assert visit.page.evaluate("location.hash") == "#cell-tarsia-foreign-forces"
    assert visit.errors == visit.requests == []


def test_every_cell_opens_to_all_of_its_claims(open_page: Callable) -> None:
    visit = open_page(page())
    wanted: dict[str, set[str]] = {}
    for claim in oruna.material().claims:
        wanted.setdefault(f"at-{claim.party}-{claim.issue}", set()).add(claim.evidence[0].text)
    for cell, texts in wanted.items():
        visit.page.evaluate("id => document.querySelector('#' + id + ' a').click()", cell)
        marks = visit.page.evaluate(
            "[...document.querySelectorAll('#panel mark:not(.if)')].map(m => m.textContent)"
        )
        assert set(marks) == texts, cell
        visit.page.keyboard.press("Escape")
    assert visit.errors == []


def test_the_panel_keeps_and_returns_the_focus(open_page: Callable) -> None:
    visit = open_page(page())
    visit.page.focus("#at-kell-ceasefire a")
    visit.page.keyboard.press("Enter")
    inside = "document.querySelector('#panel').contains(document.activeElement)"
    assert visit.page.evaluate(inside)
    for _ in range(12):
        visit.page.keyboard.press("Tab")
        assert visit.page.evaluate(f"{inside} || document.activeElement === document.body")
    visit.page.keyboard.press("Escape")
    assert not visit.page.is_visible("#panel")
    assert visit.page.evaluate("document.activeElement.closest('td').id") == "at-kell-ceasefire"
    assert visit.page.evaluate("location.hash") == ""


def test_arrow_keys_walk_the_table_and_the_panel(open_page: Callable) -> None:
    visit = open_page(page())
    visit.page.focus("#at-kell-ceasefire a")
    visit.page.keyboard.press("ArrowRight")
    assert visit.page.evaluate("document.activeElement.closest('td').id") == "at-kell-strait"
    visit.page.keyboard.press("ArrowDown")
    assert visit.page.evaluate("document.activeElement.closest('td').cellIndex") == 3
    visit.page.focus("#at-kell-ceasefire a")
    visit.page.keyboard.press("Enter")
    visit.page.keyboard.press("ArrowRight")
    assert "Kell on The strait" in panel_text(visit)
    visit.page.click("#panel-previous")
    assert "Kell on Ceasefire" in panel_text(visit)


def test_a_deep_link_opens_its_cell_and_back_closes_it(open_page: Callable) -> None:
    visit = open_page(page(), at="#cell-soltmark-strait")
    assert "Soltmark on The strait" in panel_text(visit)
    assert "it will never share the strait" in panel_text(visit)
    visit.page.click("#panel-close")
    visit.page.click("#at-kell-ceasefire a")
    visit.page.go_back()
    visit.page.wait_for_selector("#panel", state="hidden")
    odd = open_page(page(), at="#%zz")
    assert odd.errors == []


def test_numbers_and_ties_open_to_their_claims(open_page: Callable) -> None:
    visit = open_page(page())
    visit.page.click("#glance .cites a >> nth=0")
    assert "shared administration of the strait" in panel_text(visit).lower()
    visit.page.keyboard.press("Escape")
    visit.page.locator(".tie.oppose .hit").first.dispatch_event(
        "click", {"bubbles": True, "cancelable": True}
    )
    assert "oppose each other" in visit.page.inner_text("#panel-title")
    assert visit.page.locator("#panel .claim").count() >= 2
    assert not visit.page.is_visible("#panel-next")


def test_links_in_the_panel_leave_it_for_the_source(open_page: Callable) -> None:
    visit = open_page(page())
    visit.page.click("#at-kell-ceasefire a")
    visit.page.click("#panel .src a >> nth=0")
    assert not visit.page.is_visible("#panel")
    assert visit.page.evaluate("location.hash").startswith("#d-")


def test_without_scripts_cells_lead_to_the_annex(open_page: Callable) -> None:
    visit = open_page(page(), java_script_enabled=False)
    visit.page.click("#at-tarsia-foreign-forces a")
    assert visit.page.url.endswith("#cell-tarsia-foreign-forces")
    box = visit.page.locator("#cell-tarsia-foreign-forces").bounding_box()
    assert -5 < box["y"] < 300
    visit.page.click("#cell-tarsia-foreign-forces .back")
    assert visit.page.url.endswith("#at-tarsia-foreign-forces")


@pytest.mark.parametrize("width", [320, 360, 390, 768, 1280])
@pytest.mark.parametrize("which", [page, hostile], ids=["plain", "hostile"])
def test_the_page_never_scrolls_sideways(open_page: Callable, width: int, which: Callable[[], str]) -> None:
    visit = open_page(which(), width=width, height=740)
    assert visit.page.evaluate("document.documentElement.scrollWidth") <= width
    visit.page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    assert visit.page.evaluate("document.documentElement.scrollWidth") <= width


def test_on_a_phone_the_table_scrolls_in_its_own_frame_and_keeps_the_actor_in_sight(
    open_page: Callable,
) -> None:
    visit = open_page(page(), width=360, height=740, is_mobile=True, has_touch=True, reduced_motion="reduce")
    visit.page.evaluate("document.querySelector('#matrix').closest('.scroll').scrollLeft = 300")
    assert visit.page.locator("#matrix tbody th").first.bounding_box()["x"] >= 0
    visit.page.locator("#at-kell-sanctions a").tap()
    box = visit.page.locator("#panel").bounding_box()
    assert (box["x"], box["width"]) == (0, 360)


def test_text_can_be_four_times_as_large(open_page: Callable) -> None:
    visit = open_page(page(), width=320, height=256)
    assert visit.page.evaluate("document.documentElement.scrollWidth") <= 320
    visit.page.click("#at-kell-ceasefire a")
    assert visit.page.is_visible("#panel-close")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_all_text_has_contrast(open_page: Callable, scheme: str) -> None:
    visit = open_page(page(), color_scheme=scheme)
    paper = visit.page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert (paper == "rgb(20, 23, 26)") is (scheme == "dark")
    assert visit.page.evaluate(probe("pale")) == []
    visit.page.click("#at-tarsia-foreign-forces a")
    assert visit.page.evaluate(probe("pale")) == []


def test_everything_that_can_be_used_has_a_name(open_page: Callable) -> None:
    visit = open_page(page())
    nameless = visit.page.evaluate(probe("nameless"))
    assert nameless == []
    landmarks = visit.page.evaluate(probe("landmarks"))
    assert landmarks == [1, 1, 1, 1]
    assert visit.page.evaluate("[...document.querySelectorAll('.scroll')].every(e => e.tabIndex === 0)")


def test_targets_are_large_enough_to_hit(open_page: Callable) -> None:
    visit = open_page(page(), width=390, height=844)
    small = visit.page.evaluate(probe("small"))
    assert small == []


def test_the_first_tab_stop_skips_to_the_brief_and_focus_shows(open_page: Callable) -> None:
    visit = open_page(page())
    visit.page.keyboard.press("Tab")
    assert visit.page.evaluate("document.activeElement.className") == "skip"
    assert visit.page.locator(".skip").bounding_box()["y"] >= 0
    visit.page.keyboard.press("Enter")
    assert visit.page.evaluate("document.activeElement.id") == "main"
    visit.page.keyboard.press("Tab")
    assert visit.page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"


def test_hostile_text_runs_nothing(open_page: Callable) -> None:
    visit = open_page(hostile())
    cells = visit.page.locator("a.cell")
    for i in range(0, cells.count(), 5):
        cells.nth(i).click()
        visit.page.keyboard.press("Escape")
    visit.page.click("#glance .cites a >> nth=0")
    assert visit.page.evaluate("window.hit") is None
    assert visit.page.evaluate("document.querySelectorAll('img').length") == 0
    assert visit.errors == visit.requests == []


def test_a_foreign_script_would_be_refused(open_page: Callable) -> None:
    visit = open_page(
        page().replace("</main>", "<script>window.hit=1</script><img src='https://x.example/a.png'></main>")
    )
    assert visit.page.evaluate("window.hit") is None
    assert len(visit.errors) >= 2


def test_paper_shows_what_is_folded_and_keeps_the_screen_s_tools_off(open_page: Callable) -> None:
    visit = open_page(page())
    visit.page.emulate_media(media="print")
    assert not visit.page.is_visible(".toc")
    assert not visit.page.is_visible(".screen")
    assert visit.page.is_visible("#evidence .claim")
    assert (
        visit.page.evaluate("getComputedStyle(document.querySelector('#matrix thead')).display")
        == "table-header-group"
    )
    assert visit.page.evaluate("getComputedStyle(document.querySelector('#stands')).page") == "wide"
    link = "getComputedStyle(document.querySelector('.src a'))"
    assert visit.page.evaluate(f"{link}.textDecorationLine") == "none"
    assert visit.page.evaluate(f"{link}.color") == visit.page.evaluate(
        "getComputedStyle(document.querySelector('.src')).color"
    )
    pdf = visit.page.pdf(prefer_css_page_size=True)
    sizes = {
        tuple(round(float(v)) for v in box.split()) for box in re.findall(rb"/MediaBox ?\[([^]]+)\]", pdf)
    }
    assert {size[2:] for size in sizes} <= {(595, 842), (842, 595)}
    visit.page.emulate_media(media="screen")
    visit.page.evaluate("document.querySelector('#print-evidence').click()")
    visit.page.emulate_media(media="print")
    assert not visit.page.is_visible("#evidence")


def test_motion_is_left_out_when_asked(open_page: Callable) -> None:
    visit = open_page(page(), reduced_motion="reduce")
    visit.page.click("#at-kell-ceasefire a")
    assert visit.page.evaluate("getComputedStyle(document.querySelector('#panel')).animationName") == "none"
