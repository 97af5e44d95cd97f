"""The learned coder: option and stance by what a statement means, not only by its words."""

from plenipo.coding.learned.coder import LearnedCoder

__all__ = ["LearnedCoder"]
