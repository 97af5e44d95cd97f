"""British and American spellings are looked up as one word."""

import re

import pytest

from plenipo.model import Document
from plenipo.reading import Directory, RuleReader
from plenipo.reading.actors.files import rows, sections
from plenipo.reading.cues import cues
from plenipo.reading.spelling import american
from plenipo.reading.tags import data_lines, lexicon

PAIRS = """
favour favor, favourable favorable, unfavourably unfavorably, neighbouring neighboring, labourers laborers,
honours honors, behavioural behavioral, criticise criticize, criticising criticizing, recognised recognized,
organisations organizations, organisers organizers, demilitarisation demilitarization, apologises
apologizes, politicised politicized, authorise authorize, minimise minimize, analyse analyze, analysing
analyzing, paralysed paralyzed, centre center, centres centers, centred centered, theatre theater,
kilometres kilometers, dialogue dialog, catalogues catalogs, defence defense, defences defenses,
self-defence self-defense, offence offense, pretence pretense, licence license, practise practice, practised
practiced, programme program, programmes programs, travelled traveled, travelling traveling, cancelled
canceled, signalling signaling, counsellor counselor, councillors councilors, fulfil fulfill, fulfilment
fulfillment, enrol enroll, instalments installments, skilful skillful, judgement judgment, acknowledgement
acknowledgment, cheque check, grey gray, towards toward, afterwards afterward, amongst among, whilst while,
sceptical skeptical, scepticism skepticism, manoeuvre maneuver, manoeuvring maneuvering, enquiry inquiry,
plough plow, ageing aging, learnt learned, co-operate cooperate, co-ordination coordination, tyre tire,
labour-backed labor-backed, epicentre epicenter, paediatric pediatric, marvellous marvelous, modelling
modeling
"""
BOTH = """
advise advised adviser advising exercise exercises promise promising uncompromising compromise revise
revision supervise surprise surprised enterprise franchise otherwise likewise wise rise rising arise arising
raise noise praise cruise precise concise premise expertise comprise advertise televise crises basis our
your hour four tour pour contour detour devour source course controlled compelled excelled installed
fulfilled totally initially willing parameter perimeter defensive license program check improvisation size
prize seize there here fire desire
"""


@pytest.mark.parametrize("pair", [pair.split() for pair in PAIRS.replace("\n", " ").split(",")], ids="-".join)
def test_pairs(pair: list[str]) -> None:
    british, other = pair
    assert american(british) == other
    assert american(other) == other


@pytest.mark.parametrize("word", BOTH.split())
def test_what_is_spelt_so_everywhere_stays(word: str) -> None:
    assert american(word) == word


def test_the_lexicon_is_written_in_one_spelling() -> None:
    known = {*lexicon().classes, *lexicon().lemmas.values(), *cues().verbs, *cues().nouns, *cues().adjectives}
    for entries in (*cues().verbs.values(), *cues().adjectives.values()):
        known |= {word for cue in entries for word in (*cue.particles, *cue.frames)}
    known |= set().union(*sections("words.txt").values())
    known |= {word for row in rows("roles.tsv", 1) for word in row[0].split()}
    known |= {
        word for line in data_lines("word_lists.tsv") if "kinds" not in line for word in line.split()[1:]
    }
    assert {word for word in known if american(word) != word} == set()


@pytest.mark.parametrize(
    "text",
    [
        "Norway criticised the programme, and the defence minister of Peru favoured dialogue.",
        "The councillor signalled that Italy recognises the neighbouring state’s right to self-defence.",
        "Chile refused to authorise the manoeuvres. Its scepticism towards the organisation grew.",
        "“We will honour it,” the minister of defence emphasised. The ministry apologised.",
        "The defence ministry of Spain said it would practise. The ministry of defence criticised it.",
    ],
)
def test_both_spellings_read_alike(text: str) -> None:
    other = re.sub(r"[\w-]+", lambda found: american(found.group()), text)
    assert other != text
    reader = RuleReader(Directory.for_codebook(None))

    def alike(words: str) -> str:
        return re.sub(r"[\w-]+", lambda found: american(found.group().lower()), words)

    def read(words: str) -> list[object]:
        return [
            (
                [alike(span.of(words)) for span in (*s.source, *s.cue, *s.content)],
                (s.polarity, s.mode, s.confidence),
                [(alike(speaker.actor), alike(speaker.party), speaker.kind) for speaker in s.speakers],
            )
            for s in reader.read(Document(words, origin="x"))
        ]

    assert read(text) == read(other)
    assert read(text)
