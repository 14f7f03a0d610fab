"""What the tests of the formats share."""

import pytest
from lxml import etree

from tests.edition.sample import SCHEMAS


@pytest.fixture(scope="session")
def tei_schema() -> etree.RelaxNG:
    """The official schema of TEI P5; it takes seconds to load."""
    return etree.RelaxNG(etree.parse(str(SCHEMAS / "tei_all.rng")))
