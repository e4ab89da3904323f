"""Text files in the encodings that clerks really have."""

import pytest

from consultations.actfiles.plain import decode_text
from tests.unit.actfiles.acts import ACT


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_decode_text_reads_the_usual_encodings(encoding: str) -> None:
    assert decode_text(ACT.encode(encoding)) == ACT


def test_decode_text_of_windows_1251_reads_it() -> None:
    assert decode_text("Чл. 1. „Шум“ – звук № 5.".encode("cp1251")) == "Чл. 1. „Шум“ – звук № 5."
