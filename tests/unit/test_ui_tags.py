"""Template tags of the pages: the ruler of a term and texts bound by non-breaking spaces."""

from datetime import date

from django.template.loader import render_to_string
from django.utils.translation import override

from prestige.portal.templatetags.ui import icon, long_date, nb, ruler


def test_ruler_has_a_tick_for_every_day_and_marks_those_left() -> None:
    ticks = ruler(30, 12)["ticks"]
    assert len(ticks) == 31
    assert [day for day, tick in enumerate(ticks) if tick["is_tall"]] == [0, 18, 30]
    assert sum(tick["is_left"] for tick in ticks) == 13


def test_ruler_on_the_last_day_keeps_one_day_left() -> None:
    assert [tick["is_left"] for tick in ruler(3, 0)["ticks"]] == [False, False, False, True]


def test_ruler_of_a_closed_term_has_nothing_left() -> None:
    assert not any(tick["is_left"] for tick in ruler(30)["ticks"])


def test_nb_escapes_what_is_not_safe() -> None:
    assert nb("чл. 5 <b>") == "чл.\xa05 &lt;b&gt;"


def test_long_date_is_bound() -> None:
    with override("bg"):
        assert long_date(date(2026, 12, 4)) == "4\xa0декември 2026\xa0г."


def test_icon_is_hidden_from_readers() -> None:
    assert icon("pen") == '<svg class="i" aria-hidden="true"><use href="/static/img/icons.svg#pen"/></svg>'


def test_page_of_our_own_failure_needs_no_context() -> None:
    with override("bg"):
        assert "Нещо се счупи при нас" in render_to_string("500.html")
        assert "Порталът временно не работи" in render_to_string("503.html")
        assert "Не разбрахме заявката" in render_to_string("400.html")
