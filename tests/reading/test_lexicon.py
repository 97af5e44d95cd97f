"""The lexicon files are what they say they are."""

import pytest

from plenipo.reading.complements import PREPOSITIONS
from plenipo.reading.confidence import confidence
from plenipo.reading.cues import Cue, cues
from plenipo.reading.tagger import tag
from plenipo.reading.tags import inflect, lexicon

KINDS = set(
    [
        "say",
        "tell",
        "announce",
        "believe",
        "know",
        "perceive",
        "expect",
        "hope",
        "fear",
        "want",
        "intend",
        "promise",
        "propose",
        "demand",
        "ask",
        "warn",
        "threaten",
        "agree",
        "support",
        "praise",
        "oppose",
        "reject",
        "refuse",
        "criticise",
        "concede",
        "describe",
        "discuss",
        "consider",
        "show",
        "decide",
        "neutral",
        "fail",
    ]
)


def entries() -> list[Cue]:
    lexicon = cues()
    verbs = [cue for found in lexicon.verbs.values() for cue in found]
    adjectives = [cue for found in lexicon.adjectives.values() for cue in found]
    return [*verbs, *adjectives, *lexicon.nouns.values()]


def test_there_are_several_hundred_cues() -> None:
    assert len(cues().verbs) > 400
    assert len(cues().nouns) > 200  # with plurals
    assert len(cues().adjectives) > 60


@pytest.mark.parametrize("cue", entries(), ids=lambda cue: cue.lemma)
def test_entries_are_well_formed(cue: Cue) -> None:
    assert cue.kind in KINDS
    assert 1 <= cue.strength <= 3
    assert cue.frames
    for frame, sign in cue.frames.items():
        assert sign in (-1, 0, 1)
        assert frame in set("qcCwtTgnsa") | PREPOSITIONS, f"{cue.lemma}: unknown frame {frame}"


def test_cue_verbs_are_verbs() -> None:
    assert [lemma for lemma in cues().verbs if lexicon().lemmas.get(lemma) != lemma] == []


@pytest.mark.parametrize(
    ("base", "doubles", "forms"),
    [
        ("say", False, ("says", "sayed", "saying")),
        ("deny", False, ("denies", "denied", "denying")),
        ("agree", False, ("agrees", "agreed", "agreeing")),
        ("admit", True, ("admits", "admitted", "admitting")),
        ("die", False, ("dies", "died", "dying")),
        ("stress", False, ("stresses", "stressed", "stressing")),
    ],
)
def test_inflection(base: str, doubles: bool, forms: tuple[str, str, str]) -> None:
    assert inflect(base, doubles) == forms


@pytest.mark.parametrize(
    ("sentence", "tags"),
    [
        ("Russia demands that Kyiv withdraw .", "PVKPV."),
        ("The demands of Russia were met .", "DNIPAn."),
        ("They plan to meet .", "HVTv."),
        ("The plan was rejected by Peru .", "DNAnIP."),
        ("Both camps say the deal rewards them .", "DNVDNVO."),
        ("Peru won the vote but won 't sign .", "PVDNCmxv."),
    ],
)
def test_word_classes(sentence: str, tags: str) -> None:
    assert "".join(tag(sentence.split())) == tags


def test_confidence_falls_back_from_frame_to_rule() -> None:
    assert confidence("verb-nonsense", nested=False) == confidence("verb", nested=False)
    assert confidence("unheard-of", nested=False) == 0.5
