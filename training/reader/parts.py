"""Which negotiations of the corpus teach, which calibrate, and which nothing learns from."""

HELD_OUT = ("prisoner-exchange", "cod-quotas", "debt-restructuring")
"""Nothing learns from them."""
TUNE = "grain-corridor"
"""Confidence is fitted on it."""


def part_of(negotiation: str) -> str:
    """``train``, ``tune`` or ``held-out``."""
    return "held-out" if negotiation in HELD_OUT else "tune" if negotiation == TUNE else "train"


CLAIMS_HELD_OUT = (*HELD_OUT, "world-exit-talks", "world-trade-wto", "world-war-talks")
"""Claims in them are scored rarely, and nothing is made after reading their errors."""
CLAIMS_DEVELOP = (
    "grain-corridor",
    "steel-subsidies",
    "ai-rules",
    "island-exit",
    "world-climate",
    "world-nuclear",
    "world-labour",
)
"""Claims in them are what the coder is developed on."""


def claims_part_of(negotiation: str) -> str:
    """``train``, ``develop`` or ``held-out``: the parts for claims."""
    if negotiation in CLAIMS_HELD_OUT:
        return "held-out"
    return "develop" if negotiation in CLAIMS_DEVELOP else "train"
