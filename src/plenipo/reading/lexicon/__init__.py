"""Word lists of the reader, as data files."""
