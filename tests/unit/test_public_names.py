"""How a person is named in public."""

from __future__ import annotations

import pytest
from django.utils import translation

from consultations.public_names import public_name


@pytest.mark.parametrize(
    ("name", "display", "settlement", "shown"),
    [
        ("Име Фамилия", "full", None, "Име Фамилия"),
        ("Име Фамилия", "full", "с. Узунджово", "Име Фамилия"),
        ("Име Презиме Фамилия", "initials", None, "И.\xa0П.\xa0Ф."),
        ("име фамилия", "initials", None, "И.\xa0Ф."),
        ("Име „Прякор“ Фамилия", "initials", None, "И.\xa0Ф."),
        ("„“", "initials", "с. Узунджово", "Гражданин"),
        ("Име Фамилия", "citizen", "с. Узунджово", "Гражданин, с. Узунджово"),
        ("Име Фамилия", "citizen", None, "Гражданин"),
    ],
)
def test_public_name_shows_what_the_person_chose(name: str, display: str, settlement: str | None, shown: str) -> None:
    with translation.override("bg"):
        assert public_name(name, display, settlement) == shown
