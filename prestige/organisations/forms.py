"""The forms of the steps of an application and of the decisions on it. They check shape; the acts decide."""

from datetime import date
from typing import Any

from django import forms
from django.core.validators import URLValidator
from django.utils.translation import gettext_lazy as _

from prestige.form_fields import CleanText, EikField, PublicEmail
from prestige.organisations.models import Basis, LegalForm
from prestige.organisations.steps import term_refusals

DAY_FORMATS = ["%Y-%m-%d", "%d.%m.%Y", "%d.%m.%Y г."]
FIRST_DAY = date(1990, 1, 1)
LONGEST_TERM_YEARS = 50


def _day(label: Any, hint: Any = "", **options: Any) -> forms.DateField:
    wrong = dict.fromkeys(("required", "invalid"), _("Въведете дата във вида 10.01.2027"))
    widget = forms.DateInput(attrs={"type": "date", "class": "in--20"}, format="%Y-%m-%d")
    return forms.DateField(
        label=label, help_text=hint, widget=widget, input_formats=DAY_FORMATS, error_messages=wrong, **options
    )


class EikForm(forms.Form):
    """The number of the organisation."""

    eik = EikField(
        label=_("ЕИК"),
        help_text=_("9 или 13 цифри, от Търговския регистър и регистъра на ЮЛНЦ или от БУЛСТАТ."),
        error_messages={"required": _("Въведете ЕИК на организацията")},
    )


class DataForm(forms.Form):
    """What the register shows of an organisation."""

    name = CleanText(
        label=_("Наименование"),
        limit=200,
        help_text=_("Пълното име по регистрацията."),
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
        error_messages={"required": _("Въведете името на организацията")},
    )
    legal_form = forms.ChoiceField(
        label=_("Правна форма"),
        choices=[("", _("Изберете")), *LegalForm.choices],
        widget=forms.Select(attrs={"class": "in--20"}),
        error_messages=dict.fromkeys(("required", "invalid_choice"), _("Изберете правна форма от списъка")),
    )
    seat = CleanText(
        label=_("Седалище"),
        limit=200,
        help_text=_("Населено място, например гр. Хасково. Без адрес на човек."),
        error_messages={"required": _("Въведете населеното място на седалището")},
    )
    purpose = CleanText(
        label=_("Цели"),
        limit=1000,
        multiline=True,
        required=False,
        help_text=_("С едно-две изречения, до 1 000 знака."),
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    website = forms.URLField(
        label=_("Сайт"),
        required=False,
        assume_scheme="https",
        max_length=200,
        error_messages=dict.fromkeys(("invalid", "max_length"), _("Въведете адрес във вида https://primer.bg")),
    )
    email = PublicEmail(
        label=_("Имейл на организацията"),
        required=False,
        help_text=_("За напомняне преди края на мандат. Не се публикува."),
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        field = self.fields["website"]
        others = [each for each in field.validators if not isinstance(each, URLValidator)]
        field.validators = [*others, URLValidator(schemes=["http", "https"])]

    def clean_name(self) -> str:
        name: str = self.cleaned_data["name"]
        if not any(letter.isalpha() for letter in name):
            raise forms.ValidationError(_("Въведете името на организацията"))
        return name


class RepresentativeForm(forms.Form):
    """Who applies, by what right, from when to when; ``today`` is the day in Europe/Sofia."""

    person_name = CleanText(
        label=_("Име и фамилия"),
        limit=120,
        help_text=_("Вижда се в регистъра, докато и след като представлявате организацията."),
        widget=forms.TextInput(attrs={"autocomplete": "name", "class": "in--20"}),
        error_messages={"required": _("Въведете име и фамилия")},
    )
    position = CleanText(
        label=_("Длъжност"),
        limit=120,
        help_text=_("Например председател, управител или пълномощник."),
        widget=forms.TextInput(attrs={"autocomplete": "organization-title", "class": "in--20"}),
        error_messages={"required": _("Въведете длъжността си")},
    )
    basis = forms.ChoiceField(
        label=_("На какво основание я представлявате?"),
        choices=Basis.choices,
        widget=forms.RadioSelect,
        error_messages=dict.fromkeys(("required", "invalid_choice"), _("Изберете основание")),
    )
    act = CleanText(
        label=_("Акт"),
        limit=300,
        required=False,
        is_conditional=True,
        help_text=_("Попълнете, ако сте упълномощени: например решение на управителния съвет от 10.01.2027 г."),
    )
    starts_on = _day(_("Мандат от"))
    ends_on = _day(_("Мандат до"), _("Последният ден. Оставете празно, ако няма краен срок."), required=False)

    def __init__(self, *args: Any, today: date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.today = today

    def clean_person_name(self) -> str:
        name: str = self.cleaned_data["person_name"]
        if not any(letter.isalpha() for letter in name):
            raise forms.ValidationError(_("Въведете име и фамилия"))
        return name

    def clean_starts_on(self) -> date:
        day: date = self.cleaned_data["starts_on"]
        if not FIRST_DAY <= day <= self._last_day:
            raise forms.ValidationError(_("Проверете годината на мандата"))
        return day

    def clean_ends_on(self) -> date | None:
        day: date | None = self.cleaned_data["ends_on"]
        for refusal in term_refusals(day, self.today):
            raise forms.ValidationError(str(refusal.message))
        if day is not None and day > self._last_day:
            raise forms.ValidationError(_("Проверете годината на мандата"))
        return day

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        if found.get("basis") == Basis.PROXY and "act" in found and not found["act"]:
            self.add_error("act", _("Напишете с кой акт сте упълномощени"))
        starts_on, ends_on = found.get("starts_on"), found.get("ends_on")
        if starts_on and ends_on and ends_on < starts_on:
            self.add_error("ends_on", _("Краят на мандата е преди началото му. Поправете едната дата."))
        return found

    @property
    def _last_day(self) -> date:
        return date(self.today.year + LONGEST_TERM_YEARS, 12, 31)


class ReasonForm(forms.Form):
    """Why something is decided against somebody."""

    reason = CleanText(
        label=_("Причина"),
        limit=2000,
        multiline=True,
        help_text=_("Човекът я получава дословно. Не пишете лични данни на други хора."),
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Напишете причината")},
    )


class VerdictForm(forms.Form):
    """The clerk's decision on an application: one of three, with a reason where it is no."""

    verdict = forms.ChoiceField(
        label=_("Решение"),
        choices=[
            ("verify", _("Потвърди: данните съвпадат с регистъра и документът дава мандата")),
            ("return", _("Върни за поправка")),
            ("refuse", _("Откажи")),
        ],
        widget=forms.RadioSelect,
        error_messages=dict.fromkeys(("required", "invalid_choice"), _("Изберете решение")),
    )
    reason = CleanText(
        label=_("Причина или бележка"),
        limit=2000,
        multiline=True,
        required=False,
        is_conditional=True,
        help_text=_(
            "При връщане и отказ човекът я получава дословно. При потвърждаване напишете защо предупрежденията "
            "не пречат."
        ),
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    seen = forms.CharField(required=False, max_length=40, widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        if found.get("verdict") in {"return", "refuse"} and "reason" in found and not found["reason"]:
            self.add_error("reason", _("Напишете причината"))
        return found
