"""One story told again is found; two stories that share some words stay two."""

from __future__ import annotations

import dataclasses
import datetime as dt
import random
import sys

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plenipo.gather import find_copies, mark_copies
from plenipo.gather.copies import CandidateIndex, MinHashIndex, SampleIndex, default_index, linked
from plenipo.gather.shingles import shingles
from plenipo.model import Document

WORDS = [f"{a}{b}{c}" for a in "bdfklmnprstv" for b in "aeiou" for c in ("n", "r", "st", "l", "m")]
BOILERPLATE = """This bulletin is a publication of the Institute for Talks. It is written by five people.
Funding for its translation comes from several governments. The opinions expressed in it are those of the
authors. For further information, write to the editors or subscribe to the newsletter on our site.

© 2025 Institute for Talks. All rights reserved. May not be reproduced without permission."""


def story(seed: int, paragraphs: int = 8) -> str:
    """A story like no other: paragraphs of sentences of words drawn by chance."""
    chance = random.Random(seed)
    sentence = lambda: " ".join(chance.choices(WORDS, k=chance.randint(9, 20))).capitalize() + "."  # noqa: E731
    return "\n\n".join(" ".join(sentence() for _ in range(chance.randint(1, 3))) for _ in range(paragraphs))


def shortened(text: str, share: float) -> str:
    parts = text.split("\n\n")
    return "\n\n".join(parts[: max(2, round(len(parts) * share))])


def with_other_lede(text: str) -> str:
    lede = (
        "The capital saw another long day of talks, as our own correspondent reports from the scene tonight."
    )
    return "\n\n".join(["Another headline for the same thing", lede, *text.split("\n\n")[1:]])


def lightly_edited(text: str) -> str:
    words = text.split(" ")
    for at in range(25, len(words), 50):
        words[at] = "edited"
    return " ".join(words)


RETELLINGS = {
    "shortened": lambda text: shortened(text, 0.6),
    "cut to the bone": lambda text: shortened(text, 0.3),
    "other lede": with_other_lede,
    "edited": lightly_edited,
    "in capitals": str.upper,
    "reflowed": lambda text: text.replace(" ", "\n").replace("\n\n", " "),
    "with a note on its publication": lambda text: f"{text}\n\n© Daily Example. All rights reserved.",
    "shortened under another lede": lambda text: with_other_lede(shortened(text, 0.7)),
}


def doc(text: str, origin: str = "a.txt", day: int | None = 1) -> Document:
    return Document(text=text, origin=origin, date=dt.date(2025, 1, day) if day else None)


@pytest.mark.parametrize("retold", RETELLINGS.values(), ids=RETELLINGS)
@pytest.mark.parametrize("index", [MinHashIndex, SampleIndex])
def test_a_story_told_again_is_a_copy(retold: object, index: type[CandidateIndex]) -> None:
    for seed in range(12):
        others = [doc(story(1_000 + 20 * seed + n), f"other{n}.txt") for n in range(8)]
        original, copy = doc(story(seed, 12), "z.txt", 3), doc(retold(story(seed, 12)), "a.txt", 4)  # type: ignore[operator]
        assert find_copies([copy, *others, original], index()) == {copy.id: original.id}


@settings(deadline=None, max_examples=30, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(
        st.tuples(st.integers(0, 5), st.sampled_from(sorted(RETELLINGS)), st.integers(0, 9)), max_size=12
    ),
    st.randoms(use_true_random=False),
)
def test_groups_do_not_depend_on_the_order(plan: list[tuple[int, str, int]], chance: random.Random) -> None:
    told = [doc(story(seed, 12), f"{seed}.txt", 1) for seed in {seed for seed, _, _ in plan}]
    told += [
        doc(RETELLINGS[how](story(seed, 12)), f"{n}-{how}.txt", day or None)
        for n, (seed, how, day) in enumerate(plan)
    ]
    found = find_copies(told)
    chance.shuffle(told)
    assert find_copies(told) == found
    assert not found.keys() & set(found.values()), "an original is never a copy"
    stories = {each.id: next(seed for seed in range(6) if _same_story(each.text, seed)) for each in told}
    assert all(stories[copy] == stories[original] for copy, original in found.items())
    # a third of a story and its edited version may share too little to be told as one
    different = [each for each in told if "cut to the bone" not in each.origin]
    left = [each for each in {each.id: each for each in different}.values() if each.id not in found]
    assert len(left) == len({stories[each.id] for each in left}), "each story is left once"


def _same_story(text: str, seed: int) -> bool:
    middle = story(seed, 12).split("\n\n")[2].casefold().split()[:6]
    return " ".join(middle) in " ".join(text.casefold().split()) or " ".join(middle[1:4]) in text.casefold()


@pytest.mark.parametrize("index", [MinHashIndex, SampleIndex])
def test_different_stories_are_no_copies(index: type[CandidateIndex]) -> None:
    assert find_copies([doc(story(seed), f"{seed}.txt") for seed in range(150)], index()) == {}


@pytest.mark.parametrize("own", [2, 6])
def test_daily_summaries_with_the_same_boilerplate_stay_apart(own: int) -> None:
    days = [
        doc(f"Daily bulletin\n\n{story(seed, own)}\n\n{BOILERPLATE}", f"{seed}.txt") for seed in range(12)
    ]
    assert find_copies(days) == {}


def test_a_page_of_background_in_two_reports_makes_no_copy() -> None:
    background = story(99, 20)
    assert (
        find_copies([doc(f"{story(1, 12)}\n\n{background}"), doc(f"{story(2, 12)}\n\n{background}", "b.txt")])
        == {}
    )


def test_a_story_retold_inside_a_long_report_stays() -> None:
    report = "\n\n".join(story(seed, 12) for seed in range(12))
    assert find_copies([doc(story(7, 12)), doc(report, "b.txt", 2)]) == {}


def test_the_original_is_the_earliest_then_the_first_by_origin() -> None:
    text = story(1, 12)
    early, late, undated = (
        doc(text, "z.txt", 1),
        doc(lightly_edited(text), "b.txt", 2),
        doc(text.upper(), "a.txt", None),
    )
    assert find_copies([undated, late, early]) == {late.id: early.id, undated.id: early.id}
    same_day = dataclasses.replace(late, date=early.date)
    assert find_copies([undated, same_day, early]) == {early.id: same_day.id, undated.id: same_day.id}


def test_no_story_is_set_aside_for_a_part_of_it() -> None:
    whole, part = doc(story(1, 12), "z.txt", 9), doc(shortened(story(1, 12), 0.5), "a.txt", 1)
    assert find_copies([part, whole]) == {part.id: whole.id}


def test_a_copy_of_a_copy_that_drifted_is_a_copy_of_the_original() -> None:
    def drifted(text: str, first: int) -> str:
        words = text.split(" ")
        words[first::32] = ["changed"] * len(words[first::32])
        return " ".join(words)

    told = [story(1, 20)]
    for first in (3, 19):
        told.append(drifted(told[-1], first))
    first, second, third = (doc(text, f"{at}.txt", at + 1) for at, text in enumerate(told))
    assert not linked(shingles(third.text), shingles(first.text))
    assert find_copies([third, first, second]) == {second.id: first.id, third.id: first.id}


def test_a_bridge_does_not_make_copies_of_two_reports_with_the_same_background() -> None:
    background = story(99, 12)
    reports = [doc(f"{story(seed, 6)}\n\n{background}", f"{seed}.txt", seed) for seed in (1, 2)]
    bridge = doc(background, "bridge.txt", 3)
    found = find_copies([*reports, bridge])
    assert set(found) == {bridge.id}


def test_an_update_with_much_that_is_new_is_no_copy() -> None:
    first = story(1, 12)
    update = f"{story(2, 6)}\n\n{first}"
    later = f"{story(3, 8)}\n\n{update}"
    found = find_copies([doc(first, "1.txt", 1), doc(update, "2.txt", 2), doc(later, "3.txt", 3)])
    assert doc(later).id not in found


def test_short_texts_are_copies_only_word_for_word() -> None:
    said, shouted = doc("Italy said no."), doc("ITALY SAID NO!", "b.txt", 2)
    other, symbols = doc("Italy said no to it.", "c.txt"), [doc("—", "d.txt"), doc("***", "e.txt")]
    assert find_copies([said, shouted, other, *symbols]) == {shouted.id: said.id}


def test_the_same_text_twice_is_one_document_not_a_copy_of_itself() -> None:
    text = story(1)
    assert find_copies([doc(text, "a.txt"), doc(text, "b.txt")]) == {}


def test_marking_keeps_order_and_everything_else() -> None:
    documents = [doc(story(1, 12).upper(), "b.txt", 2), doc(story(1, 12), "a.txt", 1), doc(story(2), "c.txt")]
    marked = mark_copies(iter(documents))
    assert [dataclasses.replace(each, copy_of=None) for each in marked] == documents
    assert [each.copy_of for each in marked] == [documents[1].id, None, None]


def test_nothing_is_a_copy_of_nothing() -> None:
    assert find_copies([]) == {}
    assert find_copies([doc("")]) == {}


@settings(deadline=None)
@given(st.text(max_size=300), st.text(max_size=300))
def test_linking_is_symmetric(one: str, other: str) -> None:
    assert linked(shingles(one), shingles(other)) == linked(shingles(other), shingles(one))


@pytest.mark.parametrize("index", [MinHashIndex, SampleIndex])
def test_what_every_index_must_do(index: type[CandidateIndex]) -> None:
    """Each pair at most once, smaller number first, and near-copies among them."""
    texts = [
        story(1, 12),
        story(2, 12),
        story(1, 12).replace("a", "o", 3),
        story(3, 12),
        shortened(story(2, 12), 0.6),
    ]
    made = index()
    for text in texts:
        made.add(shingles(text))
    pairs = list(made.pairs())
    assert len(pairs) == len(set(pairs))
    assert all(one < other for one, other in pairs)
    assert {(0, 2), (1, 4)} <= set(pairs)


def test_without_rensa_the_sample_serves(monkeypatch: pytest.MonkeyPatch) -> None:
    assert isinstance(default_index(), MinHashIndex)
    monkeypatch.setitem(sys.modules, "rensa", None)
    assert isinstance(default_index(), SampleIndex)
    assert len(find_copies([doc(story(1, 12)), doc(with_other_lede(story(1, 12)), "b.txt", 2)])) == 1
