"""What the tests of pages share."""

import pytest

from tests.factories import make_municipality, make_open_consultation
from tests.web.writing import Writer


@pytest.fixture
def writer() -> Writer:
    """Return a visitor at the form of чл. 1 of an open consultation."""
    make_municipality()
    return Writer(make_open_consultation())
