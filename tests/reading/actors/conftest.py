"""Makes pytest explain failures inside the table's helper."""

import pytest

pytest.register_assert_rewrite("reading_actors_table")
