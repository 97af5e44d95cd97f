"""Codebooks that have names and nothing else: what the gazetteer and the text still tell."""

from __future__ import annotations

import pytest
from reading_actors_table import check, codebook, read, who

from plenipo.model import Actor, ActorKind
from plenipo.reading.actors import Directory

FR, UK, DE = (
    Actor("fr", "France"),
    Actor("uk", "UK Government"),
    Actor("de", "Federal Republic of Germany (FRG)"),
)
EU, FARC = Actor("eu", "European Commission"), Actor("farc", "FARC-EP")
UNION = Actor("hwu", "Harbour Workers' Union", aliases=("HWU",))
FIRM, GOV = Actor("poa", "Port Operators' Association"), Actor("gov", "Ministry of Labour")


@pytest.mark.parametrize(
    ("name", "counterpart"),
    [
        ("French government", "Paris"),
        ("Government of France", "the Élysée"),
        ("State of Qatar", "Doha"),
        ("Iranian delegation", "Tehran"),
        ("US administration", "the White House"),
        ("European Union (EU)", "Brussels"),
        ("European Commission", "the European Union"),
        ("Egyptian mediators", "Cairo"),
    ],
)
def test_a_government_takes_the_place_of_its_state(name: str, counterpart: str) -> None:
    found = codebook(Actor("own", name)).resolve(counterpart)
    assert found is not None
    assert found.id == "own"


def test_a_state_in_the_codebook_comes_before_its_government() -> None:
    directory = codebook(Actor("gov", "French government"), FR)
    check("[Paris] refused, and [the French government] agreed.", ["fr", "gov"], directory=directory)


def test_an_actor_without_a_kind_has_that_of_its_counterpart() -> None:
    directory = codebook(FR, FARC, EU, Actor("m", "Emmanuel Macron"))
    kinds = [directory.actor(id).kind for id in ("fr", "farc", "eu", "m")]  # type: ignore[union-attr]
    assert kinds == [ActorKind.STATE, ActorKind.ARMED_GROUP, ActorKind.ORGANIZATION, ActorKind.PERSON]


@pytest.mark.parametrize(
    ("marked", "wanted"),
    [
        ("[The E3] refused.", ["fr; de; uk"]),
        ("[E3 diplomats] refused.", ["fr; de; uk"]),
        ("[The Commission] refused.", ["eu"]),
        ("[European leaders] refused.", ["eu"]),
        ("[The rebels] refused. [The guerrillas] left.", ["farc", "farc"]),
        ("[The French minister] refused.\n[The minister] left.", ["fr", "fr"]),
        ("[Berlin] refused.\n[The government] left.", ["de", "de"]),
        ("[Paris and Berlin] refused.\n[Both capitals] left.", ["fr; de", "fr; de"]),
        ("In Berlin, [the government] refused.", ["de"]),
        ("[Ministers in Berlin] refused.", ["?Ministers in Berlin>de"]),
        ("[Jan Kowal, a member of the French delegation], refused.", ["Jan Kowal>fr"]),
        ("[The representative of France] said that [his delegation] refused.", ["fr", "fr"]),
    ],
)
def test_what_is_said_of_states_and_bodies(marked: str, wanted: list[str]) -> None:
    check(marked, wanted, directory=codebook(FR, UK, DE, EU, FARC))


@pytest.mark.parametrize(
    ("marked", "wanted"),
    [
        ("[The union's general secretary] refused.", ["hwu"]),
        ("[Union officials] refused.", ["hwu"]),
        ("[The employers] refused.", ["poa"]),
        ("[The association] refused.", ["poa"]),
        ("[The minister of labour] refused. [The ministry] left.", ["gov", "gov"]),
        ("[The Northern Rail Union] refused.", ["Northern Rail Union"]),
    ],
)
def test_bodies_go_by_the_nouns_in_their_names(marked: str, wanted: list[str]) -> None:
    assert [
        who(m) for m in read(marked.replace("[", "").replace("]", ""), directory=codebook(UNION, FIRM, GOV))
    ][: len(wanted)] == wanted


def test_a_noun_two_actors_share_is_the_one_spoken_of_last() -> None:
    directory = codebook(UNION, Actor("nuj", "Journalists' Union"))
    check("[The Journalists' Union] refused.\n[The union] left.", ["nuj", "nuj"], directory=directory)
    check("[The union] left.", ["?union"], directory=directory)


def test_a_group_whose_members_are_not_all_there_stays_one() -> None:
    check("[The E3] refused.", ["e3"], directory=codebook(FR, DE))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("[Il governo francese] ha detto che non firma. La bozza non piace.", ["france"]),
        ("[Parigi] ha detto che non firma la bozza.", ["france"]),
        ("[Madrid e Parigi] sostengono che la bozza non va.", ["spain; france"]),
        ("[Il ministro degli Esteri tedesco] ha detto che non firma la bozza.", ["germany"]),
        ("[I governi di Francia e Germania] non firmano la bozza che ha scritto.", ["france; germany"]),
    ],
)
def test_italian_names(text: str, wanted: list[str]) -> None:
    found = read(text.replace("[", "").replace("]", ""), directory=Directory.for_codebook(None))
    assert [who(m) for m in found] == wanted
