"""Training of the learned coder."""
