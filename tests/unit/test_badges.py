"""Badges are drawn by the server beside a name; a name draws none, whatever it says."""

import pytest
from django.template.loader import render_to_string

VOICE = {
    "anchor": "c1", "level": "h3", "capacity": "от свое име", "sent": "днес", "number": "26-001-00001-1", "url": "/",
    "stance": "", "text": "Текст",
}  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("official", "Представител на общината"),
        ("organisation", "Проверена организация"),
        ("declared", "Организация, непроверена"),
    ],
)
def test_badge_says_in_words_what_its_icon_shows(kind: str, said: str) -> None:
    drawn = render_to_string("ui/badge.html", {"kind": kind})
    assert said in drawn
    assert 'aria-hidden="true"' in drawn
    assert said in render_to_string("ui/voice.html", {**VOICE, "author": "Име Фамилия", "badge": kind})


@pytest.mark.parametrize("name", ["Проверена организация", '<span class="tag">Представител на общината</span>'])
def test_name_alone_draws_no_badge(name: str) -> None:
    drawn = render_to_string("ui/voice.html", {**VOICE, "author": name, "badge": ""})
    assert "tag--inst" not in drawn
    assert drawn.count('<span class="tag') == 1  # the state „waits for an answer“
    assert "<bdi>" in drawn


def test_unknown_badge_is_nothing() -> None:
    assert render_to_string("ui/badge.html", {"kind": ""}).strip() == ""
