"""What later mentions come back to, across the sentences of a document (one per line)."""

from __future__ import annotations

import pytest
from reading_actors_table import check

DOCUMENTS = [
    (
        "[Polish Prime Minister Jan Kowal] objected.\n[Kowal] left.\n[Mr Kowal] returned.\n[He] said no.\n"
        "[The prime minister] said no.\n[The Polish prime minister] said no.",
        ["Jan Kowal>poland"] * 6,
    ),
    (
        "[Kowal] objected.\nLater [Polish Prime Minister Jan Kowal] left.",
        ["Jan Kowal>poland"] * 2,
    ),
    (
        "[Ms Lind] met [Mr Holm].\n[She] objected.\n[He] agreed.\n[Her] plan failed.",
        ["Lind", "Holm", "Lind", "Holm", "Lind"],
    ),
    (
        "[Meloni] met [Macron].\n[He] objected.\n[She] agreed.",
        ["giorgia-meloni>italy", "emmanuel-macron>france", "emmanuel-macron>france", "giorgia-meloni>italy"],
    ),
    (
        "[Swedish negotiator Kim Lind] said she would come.".replace(" she ", " [she] ")
        + "\n[Danish negotiator Bo Holm] said he would come.".replace(" he ", " [he] ")
        + "\n[She] objected.",
        ["Kim Lind>sweden", "Kim Lind>sweden", "Bo Holm>denmark", "Bo Holm>denmark", "Kim Lind>sweden"],
    ),
    (
        "[Former President Donald Trump] objected.\n[Trump] said no.\n[He] left.",
        ["donald-trump"] * 3,
    ),
    (
        "[Italy] objected.\n[It] said the text was weak.\n[The country] left.\n[Its] objection stood.",
        ["italy"] * 4,
    ),
    (
        "[France and Germany] objected.\n[They] said no.\n[The two countries] left.\n[Both] left.".replace(
            "\n[Both] left.", ""
        ),
        ["france; germany"] * 3,
    ),
    (
        "[Kyiv and Moscow] met.\n[Both sides] said no.",
        ["ukraine; russia"] * 2,
    ),
    (
        "[Macron] received [Starmer].\n[The two leaders] said no.",
        [
            "emmanuel-macron>france",
            "keir-starmer>united-kingdom",
            "emmanuel-macron>france; keir-starmer>united-kingdom",
        ],
    ),
    (
        "[The European Commission] objected.\n[The Commission] said no.",
        ["european-commission>european-union"] * 2,
    ),
    (
        "[The Houthis] objected.\n[The group] said no.\n[The movement] left.",
        ["houthis"] * 3,
    ),
    (
        "[The Polish Foreign Ministry] objected.\n[The ministry] said no.",
        ["poland"] * 2,
    ),
    (
        "[Climate Technology Initiative (CTI)] said no.\n[CTI] left.",
        ["cti", "cti"],
    ),
    (
        "[The Northern Farmers Union (NFU)] said no.\n[The NFU] left.",
        ["Northern Farmers Union"] * 2,
    ),
    (
        "[SBI Chair Ada Rossi] opened the meeting.\n[The Chair] asked for comments.\n[The SBI Chair] left.\n"
        "[The AWG Chair] stayed.",
        ["Ada Rossi", "Ada Rossi", "Ada Rossi", "?AWG Chair"],
    ),
    (
        "[NORWAY] said no.\n[She] called for more time.\nWith [the EU], [she] objected.\n"
        "[CANADA] agreed.\n[BRAZIL] said [he] would see.",
        ["norway", "norway", "european-union", "norway", "canada", "brazil", "brazil"],
    ),
    (
        "[France] objected, [Foreign Minister Jean Petit] said.",
        ["france", "Jean Petit>france"],
    ),
    (
        "[Jan Kowal, an adviser to President Zelensky], objected.\n[Kowal] left.\n[His spokesman] left.",
        ["Jan Kowal>ukraine", "Jan Kowal>ukraine", "ukraine"],
    ),
    (
        "[A senior EU official] objected.\n[The official] said no.\n[She] left.",
        ["?senior EU official>european-union"] * 3,
    ),
    (
        "[Ivan Petrov] said no.\n[Anna Petrova] said no.\n[Petrov] left.",
        ["Ivan Petrov", "Anna Petrova", "Ivan Petrov"],
    ),
    ("[The minister] said no.", ["?minister"]),
    ("[Ann Washington] said no.\n[Washington] left.", ["Ann Washington"] * 2),
    ("[EU envoy Ada Rossi] said [the bloc] would wait.", ["Ada Rossi>european-union", "european-union"]),
    (
        "[Hamas] refused.\n[The Islamist group] said [mediators from Qatar and Egypt] knew.",
        ["hamas", "hamas", "qatar; egypt"],
    ),
    (
        "[Sweden's government and the Arakan Army] met.\n[The government] said no.",
        ["sweden; arakan-army", "sweden"],
    ),
    (
        "[Iran's UN mission] said no.\n[Neither Kyiv nor Moscow] came.".replace(
            "[Neither Kyiv", "[Neither Kyiv"
        ),
        ["iran", "ukraine; russia"],
    ),
    (
        "[Georgian President Ana Beridze] left.\n[White House spokesman Joe Roe] said no.\n"
        "[He] said [the president] was ill.",
        ["Ana Beridze>georgia", "Joe Roe>united-states", "Joe Roe>united-states", "Ana Beridze>georgia"],
    ),
    (
        "[NORWAY], [SWEDEN] and [DENMARK] met.".replace("], [", ", ").replace("] and [", " and ")
        + "\n[SWEDEN] objected for each country.\n[President Ada Rossi] said no.",
        ["norway; sweden; denmark", "sweden", "Ada Rossi"],
    ),
    (
        "[ICELAND] said [several developing countries] had failed in [their] duty.",
        ["iceland", "?several developing countries", "?several developing countries"],
    ),
    ("[Italy] left.\n[The foreign minister] said no.", ["italy", "italy"]),
    (
        "[Sudan's army] attacked.\n[Army spokesman Ali Nasser] said so.\n[The army] left.",
        ["sudan", "Ali Nasser>sudan", "sudan"],
    ),
    ("[Sweden] agreed, [government spokesman Bo Holm] said.", ["sweden", "Bo Holm>sweden"]),
    (
        "[Meloni] said [her country] would stay.\n[Her French counterpart, Jean Petit], left.",
        ["giorgia-meloni>italy", "italy", "Jean Petit>france"],
    ),
    (
        "[The Council of Europe] met.\nDays passed.\n[The Council] urges restraint.\n[It] regrets the delay.",
        ["council-of-europe"] * 3,
    ),
    (
        "[Anna Kowalska] accused [Mr Holm] of delay.\n[She] left and [he] stayed.",
        ["Anna Kowalska", "Holm", "Anna Kowalska", "Holm"],
    ),
    ("No delegation came and nobody said why.\n“Nobody knows,” said [Jan Kowal].", ["Jan Kowal"]),
    ("Two people were hurt.\nThe people of the valley voted.", []),
    ("[France and Spain] agreed that [the two armies] police a truce.", ["france; spain"] * 2),
    ("[Italy] objected, while [Spain] withdrew [its] plan.", ["italy", "spain", "spain"]),
    ("[Bo Holm] said no.\nThen [Kim Lind] praised [him].", ["Bo Holm", "Kim Lind", "Bo Holm"]),
    ("[He] said no.", [""]),
    ("[They] said no.", [""]),
    (
        "[Michael Jordan] played.\n[Michael Jordan] said no.\n[Jordan] left.",
        ["Michael Jordan"] * 3,
    ),
    ("[Georgia] and [Armenia]".replace("] and [", " and ") + " objected in Tbilisi.", ["georgia; armenia"]),
    (
        "Republicans lost Georgia.".replace("Republicans", "[Republicans]") + "\nAtlanta voted.",
        ["?Republicans"],
    ),
]


@pytest.mark.parametrize(("marked", "wanted"), DOCUMENTS, ids=[row[0][:60] for row in DOCUMENTS])
def test_document(marked: str, wanted: list[str]) -> None:
    check(marked, wanted)
