"""Where the embedded servers of these tests keep their data."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest


@pytest.fixture
def data(tmp_path: Path) -> Iterator[Path]:
    """Give a folder that is thrown away with the root's cluster it points to."""
    folder = tmp_path / "data"
    yield folder
    cluster = (folder / "servers").resolve()
    if cluster.parent == Path("/var/tmp"):  # noqa: S108
        subprocess.run(["rm", "-r", cluster], check=True)
