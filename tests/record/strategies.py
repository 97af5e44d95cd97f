"""Random claims for property tests: they move, agree, contradict themselves and forget their dates."""

import datetime as dt

from hypothesis import strategies as st

from plenipo.model import Codebook
from plenipo.record.sample import make_claim, make_issue

FORCES = make_issue("forces", "none", "un", "troops", values={"none": 0, "un": 40, "troops": 100})
MIRRORED = make_issue("forces", "none", "un", "troops", values={"none": 100, "un": 60, "troops": 0})
TALKS = make_issue("talks", "geneva", "riyadh", "none")
CODEBOOK = Codebook("Random", {}, {"forces": FORCES, "talks": TALKS})
MIRROR = Codebook("Random", {}, {"forces": MIRRORED, "talks": TALKS})

DAYS = st.integers(0, 400).map(lambda n: (dt.date(2025, 1, 1) + dt.timedelta(days=n)).isoformat())
PAIRS = st.sampled_from([(i.id, o) for i in (FORCES, TALKS) for o in i.options])


@st.composite
def claims(draw: st.DrawFn, max_size: int = 14):
    made = []
    for n in range(draw(st.integers(0, max_size))):
        issue, option = draw(PAIRS)
        made.append(
            make_claim(
                draw(st.sampled_from("abc")),
                issue,
                option,
                draw(st.sampled_from(["support", "support", "oppose", "neutral"])),
                day=draw(st.one_of(DAYS, DAYS, DAYS, st.none())),
                strength=draw(st.integers(1, 3)),
                confidence=draw(st.sampled_from([0.3, 0.6, 0.8, 1.0])),
                document=f"d{draw(st.integers(0, 9))}-{n}",
                red_line=draw(st.booleans()),
                only_if=draw(st.one_of(st.none(), st.none(), PAIRS, st.just("enough guarantees"))),
                if_then=draw(st.one_of(st.none(), st.none(), PAIRS)),
            )
        )
    return made
