"""Review is where people decide: accept, reject or amend what machines propose, and take it back if need be.

Every decision is kept as a judgement with its maker, time and reason; the newest one of a claim holds, and
nothing a machine does later overwrites it.
"""

from plenipo.review.judging import history, judge, status, undo
from plenipo.review.queue import undecided

__all__ = ["history", "judge", "status", "undecided", "undo"]
