from plenipo.model import Codebook, ConditionKind
from plenipo.record import conditions, red_lines
from plenipo.record.sample import make_claim, make_issue

ISSUES = [make_issue("forces", "none", "un", "troops"), make_issue("talks", "none", "open")]
BOOK = Codebook("Test", {}, {i.id: i for i in ISSUES})


def test_a_red_line_rules_out_or_insists_and_carries_the_surest_words():
    made = [
        make_claim(
            "italy", "forces", "troops", "oppose", strength=3, red_line=True, confidence=0.5, words="hardly"
        ),
        make_claim(
            "italy", "forces", "troops", "oppose", strength=3, red_line=True, day="2025-04-01", words="never"
        ),
        make_claim("france", "talks", "open", strength=3, red_line=True),
    ]
    out, must = red_lines(made, BOOK)
    assert (out.actor, out.option, out.insists, out.text) == ("italy", "troops", False, "never")
    assert set(out.claims) == {made[0].id, made[1].id}
    assert (must.actor, must.option, must.insists) == ("france", "open", True)


def test_a_categorical_claim_is_no_red_line_unless_the_coder_says_so():
    assert red_lines([make_claim("italy", "forces", "troops", "oppose", strength=3)], BOOK) == ()


def test_a_red_line_falls_with_a_clear_move_and_not_with_a_hint():
    line = make_claim("italy", "forces", "troops", "oppose", red_line=True)
    hint = make_claim("italy", "forces", "troops", strength=1, day="2025-06-01")
    move = make_claim("italy", "forces", "troops", day="2025-06-01")
    assert len(red_lines([line, hint], BOOK)) == 1
    assert red_lines([line, move], BOOK) == ()


def test_a_red_line_with_a_condition_is_a_condition():
    made = [make_claim("italy", "forces", "troops", "oppose", red_line=True, only_if=("talks", "open"))]
    assert red_lines(made, BOOK) == ()
    [condition] = conditions(made, BOOK)
    assert (condition.kind, condition.option, condition.if_option) == (
        ConditionKind.ONLY_IF,
        "troops",
        "open",
    )
    assert not condition.refuses


def test_the_two_kinds_are_never_merged_and_refusing_is_told_from_doing():
    made = [
        make_claim("a", "forces", "un", only_if=("talks", "open")),
        make_claim("a", "forces", "un", if_then=("talks", "open"), day="2025-03-02"),
        make_claim("b", "forces", "troops", "oppose", if_then=("talks", "open")),
    ]
    assert [(c.actor, c.kind.value, c.refuses) for c in conditions(made, BOOK)] == [
        ("a", "if_then", False),
        ("a", "only_if", False),
        ("b", "if_then", True),
    ]


def test_the_same_condition_said_twice_is_one_with_both_claims():
    made = [make_claim("a", "forces", "un", only_if=("talks", "open"), day=f"2025-03-0{d}") for d in (1, 2)]
    [condition] = conditions(made, BOOK)
    assert len(condition.claims) == 2


def test_what_cannot_be_coded_is_kept_in_words():
    made = [
        make_claim("a", "forces", "un", only_if="after a peace agreement"),
        make_claim("b", "forces", "un", only_if=("forces", "troops")),
        make_claim("c", "forces", "un", only_if=("talks", "nonsense")),
    ]
    found = conditions(made, BOOK)
    assert [c.if_option for c in found] == [None, None, None]
    assert all(c.text for c in found)


def test_an_only_if_outlives_a_move_elsewhere_and_an_offer_does_not():
    made = [
        make_claim("a", "forces", "un", only_if=("talks", "open"), day="2025-01-01"),
        make_claim("a", "forces", "un", if_then="asked", day="2025-01-03", document="x"),
        make_claim("a", "forces", "un", day="2025-01-05"),
        make_claim("a", "forces", "none", day="2025-06-01"),
        make_claim("a", "forces", "none", day="2025-06-09"),
    ]
    assert [(c.kind, c.option) for c in conditions(made, BOOK)] == [(ConditionKind.ONLY_IF, "un")]
    turned = [*made, make_claim("a", "forces", "un", "oppose", day="2025-07-01")]
    assert conditions(turned, BOOK) == ()


def test_certainty_grows_with_independent_documents_only():
    def line(document, **more):
        return make_claim(
            "a", "forces", "troops", "oppose", red_line=True, document=document, confidence=0.5, **more
        )

    [once] = red_lines([line("m")], BOOK)
    [twice] = red_lines([line("m"), line("n")], BOOK)
    [same] = red_lines([line("m", words="never"), line("m", words="no, never")], BOOK)
    assert (once.certainty, twice.certainty, same.certainty) == (0.5, 0.75, 0.5)
