"""The catalogue of grounds: numbers are never reused, words never change in silence."""

from datetime import UTC, date, datetime

import pytest

from prestige.journal.models import Event
from prestige.moderation.actions import add_ground, retire_ground, reword_ground
from prestige.moderation.models import Ground
from prestige.refusals import NotAllowed
from tests.factories import make_clerk

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 30, 10, 0, tzinfo=UTC)


def test_grounds_of_the_code_are_seeded() -> None:
    assert [row.number for row in Ground.objects.in_force()] == [1, 2, 3, 4, 5, 6]


def test_reword_ground_is_a_new_edition_and_the_old_one_stays() -> None:
    reworded = reword_ground(4, title="Извън темата", text="Ново обяснение.", edition=1, by=make_clerk(), now=NOON)
    assert (reworded.number, reworded.edition, reworded.until) == (4, 2, None)
    old = Ground.objects.get(number=4, edition=1)
    assert (old.title, old.until) == ("Извън темата на проекта", date(2026, 11, 30))
    assert Event.objects.get(verb="ground.reworded").data == {"number": 4, "edition": 2}


def test_reword_ground_with_the_same_words_changes_nothing() -> None:
    ground = Ground.objects.get(number=4)
    same = reword_ground(4, title=ground.title, text=ground.text, edition=1, by=make_clerk(), now=NOON)
    assert same == ground


def test_reword_ground_opened_before_a_colleague_saved_is_refused() -> None:
    clerk = make_clerk()
    reword_ground(4, title="Друго", text="Друго.", edition=1, by=clerk, now=NOON)
    with pytest.raises(NotAllowed) as refused:
        reword_ground(4, title="Трето", text="Трето.", edition=1, by=clerk, now=NOON)
    assert [refusal.code for refusal in refused.value.refusals] == ["edition"]


def test_add_ground_after_one_was_retired_takes_a_new_number() -> None:
    clerk = make_clerk()
    retire_ground(6, by=clerk, now=NOON)
    added = add_ground(title="Ново основание", text="Обяснение.", by=clerk, now=NOON)
    assert added.number == 7
    assert [row.number for row in Ground.objects.in_force()] == [1, 2, 3, 4, 5, 7]


def test_retire_ground_the_last_one_is_refused() -> None:
    clerk = make_clerk()
    for number in (1, 2, 3, 4, 5):
        retire_ground(number, by=clerk, now=NOON)
    with pytest.raises(NotAllowed) as refused:
        retire_ground(6, by=clerk, now=NOON)
    assert [refusal.code for refusal in refused.value.refusals] == ["last"]
