"""How the learned reader was made: ``python -m reader all`` in the folder training."""
