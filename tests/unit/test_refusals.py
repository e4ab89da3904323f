"""Refusals: every reason at once, each with its law."""

import pytest

from prestige.refusals import NotAllowed, Refusal, permit

SHORT = Refusal("short", "Срокът е твърде кратък.", "ЗНА чл. 26, ал. 4")
EMPTY = Refusal("empty", "Проектът няма текст.")


def test_permit_without_refusals_allows() -> None:
    permit([])


def test_permit_with_refusals_raises_all_of_them() -> None:
    with pytest.raises(NotAllowed) as raised:
        permit(refusal for refusal in (SHORT, EMPTY))

    assert raised.value.refusals == (SHORT, EMPTY)
    assert str(raised.value) == "Срокът е твърде кратък. (ЗНА чл. 26, ал. 4) Проектът няма текст."


def test_not_allowed_without_a_reason_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="needs a reason"):
        NotAllowed([])
