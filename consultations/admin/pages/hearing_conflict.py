"""Two officials on one hearing or on its minutes: what differs, and the form that may now be saved over."""

from typing import Any, cast

from django import forms
from django.http import QueryDict

from consultations.admin.pages.editing import Difference
from consultations.forms.clerk_hearing import ChangeHearingForm, MinutesForm, saved_data
from consultations.models import Hearing, Minutes


def differences(form: ChangeHearingForm, current: Hearing) -> list[Difference]:
    """Return the fields where what was typed is not what is saved now."""
    return _differing(form, saved_data(current))


def over(form: ChangeHearingForm, current: Hearing) -> ChangeHearingForm:
    """Return the form with everything typed, which may now be saved over the current row."""
    return ChangeHearingForm(_at_version(form, current.version), initial=saved_data(current))


def minutes_differences(form: MinutesForm, current: Minutes) -> list[Difference]:
    """Return the parts of the minutes that both changed."""
    return _differing(form, current.texts)


def minutes_over(form: MinutesForm, current: Minutes) -> MinutesForm:
    """Return the minutes as typed, which may now be saved over the current row."""
    return MinutesForm(_at_version(form, current.version), minutes=current)


def _differing(form: forms.Form, saved: dict[str, Any]) -> list[Difference]:
    typed = form.cleaned_data
    return [
        Difference(str(field.label), _words(saved.get(name)), _words(typed.get(name)))
        for name, field in form.fields.items()
        if name not in {"version", "reason"} and _words(saved.get(name)) != _words(typed.get(name))
    ]


def _words(value: Any) -> str:
    if isinstance(value, bool):
        return "✓" if value else ""
    return "" if value is None else str(value)


def _at_version(form: forms.Form, version: int) -> QueryDict:
    typed = cast(QueryDict, form.data).copy()
    typed["version"] = str(version)
    return typed
