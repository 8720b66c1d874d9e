from collections.abc import Iterator

import pytest

from tests.sources.server import Server, serving


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as made:
        yield made
