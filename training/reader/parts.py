"""Which negotiations of the corpus teach, which calibrate, and which nothing learns from."""

HELD_OUT = ("prisoner-exchange", "cod-quotas", "debt-restructuring")
"""Nothing learns from them."""
TUNE = "grain-corridor"
"""Confidence is fitted on it."""


def part_of(negotiation: str) -> str:
    """``train``, ``tune`` or ``held-out``."""
    return "held-out" if negotiation in HELD_OUT else "tune" if negotiation == TUNE else "train"
