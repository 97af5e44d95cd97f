"""The directory: names, dates, and codebook actors in the gazetteer's places."""

from __future__ import annotations

from datetime import date

import pytest
from reading_actors_table import GAZETTEER, check, codebook, read, who

from plenipo.model import Actor, ActorKind, Office
from plenipo.reading.actors.gazetteer import gazetteer
from plenipo.reading.actors.roles import roles
from plenipo.reading.spelling import respelled

ITALY = Actor("it", "Italy", ActorKind.STATE, aliases=("Rome",))
MELONI = Actor("gm", "Giorgia Meloni", ActorKind.PERSON, ("Italian Prime Minister",), speaks_for="it")


@pytest.mark.parametrize(
    ("name", "actor"),
    [
        ("Italy", "italy"),
        ("Rome", "italy"),
        ("Italian", "italy"),
        ("the Kremlin", "russia"),
        ("U.S.", "united-states"),
        ("Côte d'Ivoire", "cote-divoire"),
        ("Cote d’Ivoire", "cote-divoire"),
        ("G-77/China", "g77"),
        ("Group of 77 and China", "g77"),
        ("NATO", "nato"),
        ("Brussels", "european-union"),
        ("Ansar Allah", "houthis"),
        ("Volodymyr Zelenskyy", "volodymyr-zelensky"),
        ("Zelensky", "volodymyr-zelensky"),
        ("Recep Tayyip Erdogan", "recep-tayyip-erdogan"),
    ],
)
def test_names_are_resolved(name: str, actor: str) -> None:
    found = GAZETTEER.resolve(name)
    assert found is not None
    assert found.id == actor


@pytest.mark.parametrize("text", ["KYIV/MOSCOW, Aug 14 (Reuters) - [Rome] left.", "PARIS — [Rome] left."])
def test_a_dateline_is_a_place(text: str) -> None:
    check(text, ["italy"])


@pytest.mark.parametrize("name", ["", "Nobody at all", "prime minister", "European", "New York"])
def test_other_names_are_nobodys(name: str) -> None:
    assert GAZETTEER.resolve(name) is None


def test_an_unknown_id_is_its_own_name() -> None:
    assert GAZETTEER.name("Jan Kowal") == "Jan Kowal"
    assert GAZETTEER.actor("Jan Kowal") is None


@pytest.mark.parametrize(
    ("text", "day", "wanted"),
    [
        ("[The Russian president] refused.", "2010-05-01", "dmitry-medvedev>russia"),
        ("[The Russian president] refused.", "2024-05-01", "vladimir-putin>russia"),
        ("[The Russian president] refused.", "1970-05-01", "russia"),
        ("[The US Secretary of State] refused.", "2011-05-01", "hillary-clinton>united-states"),
        ("[The UN Secretary-General] refused.", "2011-05-01", "ban-ki-moon>united-nations"),
        ("[The UN chief] refused.", "2024-05-01", "antonio-guterres>united-nations"),
        ("[NATO's Secretary-General] refused.", "2024-01-01", "jens-stoltenberg>nato"),
        ("[NATO's Secretary-General] refused.", "2025-01-01", "mark-rutte>nato"),
        ("[Germany's chancellor] refused.", "2021-12-07", "angela-merkel>germany"),
        ("[Germany's chancellor] refused.", "2021-12-08", "olaf-scholz>germany"),
        ("[Britain's foreign secretary] refused.", "2015-03-03", "philip-hammond>united-kingdom"),
        ("[Trump] refused.", "2019-05-01", "donald-trump>united-states"),
        ("[Trump] refused.", "2023-05-01", "donald-trump"),
        ("[President Obama] refused.", "2015-05-01", "barack-obama>united-states"),
        ("[President Macron] refused.", "2025-05-01", "emmanuel-macron>france"),
        ("[Rutte] refused.", "2015-05-01", "mark-rutte>netherlands"),
        ("[Rutte] refused.", "2025-05-01", "mark-rutte>nato"),
        ("[The French and German foreign ministers] refused.", "2023-05-01",
         "catherine-colonna>france; annalena-baerbock>germany"),
    ],
)  # fmt: skip
def test_offices_depend_on_the_day(text: str, day: str, wanted: str) -> None:
    check(text, [wanted], date.fromisoformat(day))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("[Italy] refused.", "it"),
        ("[Rome] refused.", "it"),
        ("[Italian officials] refused.", "it"),
        ("[The Italian government] refused.", "it"),
        ("[Italy's foreign minister] refused.", "it"),
        ("[Palazzo Chigi] refused.", "it"),
        ("[the Italians] refused.", "it"),
        ("[Meloni] refused.", "gm>it"),
        ("[Giorgia Meloni] refused.", "gm>it"),
        ("[The Italian prime minister] refused.", "gm>it"),
        ("[Italy’s Prime Minister] refused.", "gm>it"),
        ("[Italian Prime Minister Giorgia Meloni] refused.", "gm>it"),
        ("[Italian Foreign Minister Ada Rossi] refused.", "Ada Rossi>it"),
        ("[Rome and Paris] refused.", "it; france"),
        ("[An Italian diplomat] refused.", "?Italian diplomat>it"),
    ],
)
def test_codebook_actors_take_the_gazetteers_places(text: str, wanted: str) -> None:
    check(text, [wanted], directory=codebook(ITALY, MELONI))


def test_the_president_is_the_one_of_the_party_speaking() -> None:
    text = (
        "[Georgian President Ana Beridze] left.\n[White House spokesman Joe Roe] said no.\n"
        "[Roe] said [the president] was ill."
    )
    people = [
        "Ana Beridze>georgia",
        "Joe Roe>united-states",
        "Joe Roe>united-states",
        "joe-biden>united-states",
    ]
    check(text, people, date(2024, 8, 14))


def test_codebook_names_of_groups_may_be_small_letters() -> None:
    rebels = Actor("reb", "the northern rebels", ActorKind.ARMED_GROUP, aliases=("insurgents", "NRA"))
    directory = codebook(rebels)
    check("[The northern rebels] refused, and [insurgents] attacked.", ["reb", "reb"], directory=directory)
    check("[The NRA] refused.", ["reb"], directory=directory)
    check("No nra was seen.", [], directory=directory)


def test_a_codebook_person_is_called_by_surname() -> None:
    kelm = Actor("k", "Kelm", ActorKind.STATE, aliases=("Kelmish", "Drav"))
    sordes = Actor("s", "Ilyan Sordes", ActorKind.PERSON, speaks_for="k", offices=(Office("President", "k"),))
    directory = codebook(kelm, sordes)
    check("[President Sordes] left. [Mr Sordes] said no.", ["s>k", "s>k"], directory=directory)
    check("[The president] said no to [Kelmish officials] in Drav.", ["s>k", "k"], directory=directory)
    check("Kelmish prisoners left [Drav].", ["k"], directory=directory)


def test_a_codebook_person_is_not_the_state_of_the_same_name() -> None:
    jordan = Actor("jj", "Jordan", ActorKind.PERSON)
    directory = codebook(jordan)
    check("[Jordan] refused.", ["jj"], directory=directory)
    assert directory.resolve("Jordanian").id == "jordan"  # type: ignore[union-attr]


def test_a_codebook_office_has_its_dates() -> None:
    old = Actor(
        "old", "Ada Rossi", ActorKind.PERSON, offices=(Office("Prime Minister", "it", end=date(2020, 1, 1)),)
    )
    new = Actor(
        "new", "Ugo Neri", ActorKind.PERSON, offices=(Office("Prime Minister", "it", date(2020, 1, 2)),)
    )
    directory = codebook(ITALY, old, new)
    check("[The Italian prime minister] refused.", ["old>it"], date(2019, 1, 1), directory)
    check("[The Italian prime minister] refused.", ["new>it"], date(2021, 1, 1), directory)


def test_the_first_codebook_actor_of_a_name_has_it() -> None:
    first, second = Actor("a", "Russia", ActorKind.STATE), Actor("b", "The Kremlin", ActorKind.ORGANIZATION)
    check("[Russia], [the Kremlin], [Moscow] refused.", ["a", "b", "a"], directory=codebook(first, second))
    check("[Russia], [the Kremlin], [Moscow] refused.", ["a", "b", "a"], directory=codebook(second, first))


def test_membership_is_in_codebook_ids() -> None:
    directory = codebook(Actor("eu", "EU", ActorKind.ORGANIZATION))
    assert "eu" in directory.actor("france").member_of  # type: ignore[union-attr]


def test_relabelling_actors_changes_nothing_else() -> None:
    text = "Rome objected. The Italian prime minister and Macron said they would talk. It agreed."
    names = {"it": "zz", "gm": "00", "france": "france"}
    renamed = codebook(
        Actor("zz", ITALY.name, ITALY.kind, ITALY.aliases),
        Actor("00", MELONI.name, MELONI.kind, MELONI.aliases, speaks_for="zz"),
    )
    before, after = read(text, directory=codebook(ITALY, MELONI)), read(text, directory=renamed)
    assert [(m.span, m.head, m.kind) for m in before] == [(m.span, m.head, m.kind) for m in after]
    speakers = [s for m in before for s in m.speakers]
    renamed_speakers = [(names.get(s.actor, s.actor), names.get(s.party, s.party), s.role) for s in speakers]
    assert renamed_speakers == [(s.actor, s.party, s.role) for m in after for s in m.speakers]
    assert who(before[0]) == "it"


def test_the_tables_are_sound() -> None:
    book = gazetteer()
    for actor in book.actors.values():
        assert actor.name
        assert actor.id == actor.id.lower()
        assert not actor.speaks_for or actor.speaks_for in book.actors
        assert set(actor.member_of) <= set(book.actors), actor.id
        for office in actor.offices:
            assert office.of in book.actors, (actor.id, office)
            title = respelled(office.title)
            assert title in roles() or title.startswith("head of the"), (actor.id, title)
            assert not (office.start and office.end) or office.start <= office.end, (actor.id, office)


def test_nobody_shares_a_full_name() -> None:
    book = gazetteer()
    for actor in book.actors.values():
        found = GAZETTEER.resolve(actor.name)
        assert found is not None
        assert found.id == actor.id
