"""Women's and men's names, and those that tell nothing."""

from __future__ import annotations

import pytest

from summarizer.engines.extractive.gender import female_by_name

NAMES = [
    ("Judith Hale", True),
    ("Sigrún Kaldal", True),  # with an accent
    ("Rai Petrova", True),  # by the surname
    ("Ivo Dane", False),
    ("Ragnheiður Ormsdóttir", True),
    ("Mico Sandov", False),
    ("Robin Marsh", None),  # borne by both
    ("Kolt", None),  # no first name
    ("Octavio Villanueva", False),  # the first name goes before the ending
]


@pytest.mark.parametrize(("name", "female"), NAMES)
def test_a_name_tells_whether_it_is_a_womans(name, female):
    assert female_by_name(name) is female
