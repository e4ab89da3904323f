"""The clerk's forms for a hearing: convening and changing it, cancelling it, who came, the minutes."""

from datetime import date, datetime, time
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.forms.utils import from_current_timezone
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from consultations.actions.convene_hearing import HEARING_FIELDS
from consultations.models import Consultation, Hearing, Minutes
from prestige.events.actions import Booking
from prestige.form_fields import CleanText

DAY_FORMATS = ["%Y-%m-%d", "%d.%m.%Y", "%d.%m.%Y г."]
CLOCK_FORMATS = ["%H:%M", "%H,%M", "%H.%M"]
TITLE_LENGTH = 400
NO_SUCH_HOUR = _("Този час не съществува или се повтаря при смяната на времето. Изберете друг.")


def web_address(label: Any, hint: Any = "") -> forms.URLField:
    """Return a field for an address on the web; no other kind of address is taken."""
    wrong = {"invalid": _("Въведете адрес във вида https://…")}
    options: dict[str, Any] = {"label": label, "help_text": hint, "error_messages": wrong, "max_length": 400}
    field = forms.URLField(required=False, assume_scheme="https", **options)
    field.validators.append(URLValidator(schemes=["http", "https"]))
    return field


def day_field(label: Any, **options: Any) -> forms.DateField:
    wrong = dict.fromkeys(("required", "invalid"), _("Въведете деня във вида дд.мм.гггг."))
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, widget=widget, input_formats=DAY_FORMATS, error_messages=wrong, **options)


def clock_field(label: Any, **options: Any) -> forms.TimeField:
    wrong = dict.fromkeys(("required", "invalid"), _("Въведете часа във вида чч:мм."))
    widget = forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    return forms.TimeField(label=label, widget=widget, input_formats=CLOCK_FORMATS, error_messages=wrong, **options)


def instant(day: date, clock: time) -> datetime:
    """Return the instant of a local day and hour.

    Raises ValidationError for an hour that a change of the clock skips or repeats.
    """
    try:
        found: datetime = from_current_timezone(datetime.combine(day, clock))
    except ValidationError as error:
        raise ValidationError(NO_SUCH_HOUR, code="no_such_hour") from error
    return found


class HearingForm(forms.Form):
    """When, where, for whom and with which agenda; the rules are asked by the act."""

    day = day_field(_("Ден"))
    starts = clock_field(_("Начало"))
    ends = clock_field(_("Край"))
    title = CleanText(label=_("Наименование"), limit=TITLE_LENGTH)
    place = CleanText(label=_("Място"), limit=200, help_text=_("Например: зала „Хасково“."))
    address = CleanText(label=_("Адрес"), limit=200)
    has_wheelchair_access = forms.BooleanField(label=_("Достъпно с инвалидна количка"), required=False)
    has_sign_language = forms.BooleanField(label=_("Превод на жестов език"), required=False)
    accessibility = CleanText(
        label=_("Достъпност на мястото"),
        limit=2000,
        multiline=True,
        required=False,
        help_text=_("На всеки ред: какво – как. Например: Вход – без стъпала откъм площада."),
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    online_url = web_address(_("Връзка за участие онлайн"))
    stream_url = web_address(_("Излъчване на живо"))
    is_recorded = forms.BooleanField(label=_("Прави се запис"), required=False)
    agenda = CleanText(
        label=_("Дневен ред"),
        limit=4000,
        multiline=True,
        help_text=_("Всяка точка на нов ред, с час отпред, ако има. Например: 17:30 Представяне на проекта."),
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    moderator = CleanText(label=_("Модератор"), limit=120)
    moderator_position = CleanText(label=_("Длъжност на модератора"), limit=160, required=False)
    note_taker = CleanText(label=_("Протоколчик"), limit=120, required=False)
    takes_registration = forms.BooleanField(label=_("Записване през портала"), required=False, initial=True)
    capacity = forms.IntegerField(
        label=_("Места"),
        required=False,
        min_value=1,
        max_value=10_000,
        help_text=_("Празно: без ограничение."),
        error_messages=dict.fromkeys(("invalid", "min_value", "max_value"), _("Въведете цяло число от 1 до 10 000.")),
    )
    until_day = day_field(_("Записване до (ден)"), required=False, help_text=_("Празно: до началото."))
    until_clock = clock_field(_("Записване до (час)"), required=False)
    short_notice_reason = CleanText(
        label=_("Причина за по-късна покана"),
        limit=1000,
        multiline=True,
        required=False,
        help_text=_("Само ако поканата е по-малко от 14 дни преди обсъждането. Вижда се от всички."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        self._instant(found, "day", "starts", "starts_at")
        self._instant(found, "day", "ends", "ends_at")
        if found.get("until_day"):
            found["until_clock"] = found.get("until_clock") or time(23, 59)
            self._instant(found, "until_day", "until_clock", "registration_closes_at")
        closes, starts = found.get("registration_closes_at"), found.get("starts_at")
        if closes and starts and closes > starts:
            self.add_error("until_day", _("Записването приключва най-късно с началото на обсъждането."))
        return found

    def _instant(self, found: dict[str, Any], day: str, clock: str, name: str) -> None:
        if found.get(day) is None or found.get(clock) is None:
            return
        try:
            found[name] = instant(found[day], found[clock])
        except ValidationError as error:
            self.add_error(clock, error)

    @property
    def hearing_data(self) -> dict[str, Any]:
        """What the acts take, of the event and of the hearing."""
        typed = self.cleaned_data
        names = (
            "starts_at", "ends_at", "title", "place", "address", "has_wheelchair_access", "has_sign_language",
            "accessibility", "online_url", "stream_url", "is_recorded", "takes_registration", "capacity",
            *HEARING_FIELDS,
        )  # fmt: skip
        return {name: typed[name] for name in names} | {"registration_closes_at": typed.get("registration_closes_at")}


class ChangeHearingForm(HearingForm):
    """The same for a hearing that people know of already: with the reason and the version it was opened with."""

    reason = CleanText(
        label=_("Причина за промяната"),
        limit=1000,
        multiline=True,
        required=False,
        help_text=_("Нужна е при промяна на деня, часа, мястото или връзките. Изпраща се на записаните."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)


class HearingCancellationForm(forms.Form):
    """Why a hearing does not take place."""

    reason = CleanText(
        label=_("Причина за отмяната"),
        limit=2000,
        multiline=True,
        help_text=_("Поне 20 знака. Вижда се от всички и се изпраща на записаните."),
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Напишете защо обсъждането се отменя.")},
    )


class WalkInForm(forms.Form):
    """Somebody who came without registering."""

    name = CleanText(label=_("Име и фамилия"), limit=120, error_messages={"required": _("Въведете име и фамилия.")})
    organisation = CleanText(label=_("Организация"), limit=200, required=False)
    is_name_public = forms.BooleanField(label=_("Съгласие името да е в протокола"), required=False)

    @property
    def booking(self) -> Booking:
        return Booking(**self.cleaned_data)


class RecordingForm(forms.Form):
    """Where the recording is."""

    recording_url = web_address(_("Адрес на записа"), _("Празно: няма запис."))


class MinutesForm(forms.Form):
    """The words of the minutes with the version they were opened with."""

    opening = CleanText(label=_("Откриване"), limit=4000, multiline=True, widget=forms.Textarea(attrs={"rows": 5}))
    course = CleanText(
        label=_("Ход на обсъждането"),
        limit=60_000,
        multiline=True,
        required=False,
        help_text=_("По точките от дневния ред. Имена на граждани – само с тяхно съгласие."),
        widget=forms.Textarea(attrs={"rows": 16}),
    )
    closing = CleanText(
        label=_("Закриване"), limit=4000, multiline=True, required=False, widget=forms.Textarea(attrs={"rows": 4})
    )
    note_taker = CleanText(label=_("Протоколчик"), limit=120, required=False)
    correction_note = CleanText(
        label=_("Какво се поправя и защо"),
        limit=2000,
        multiline=True,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)

    def __init__(self, *args: Any, minutes: Minutes, **options: Any) -> None:
        options.setdefault("initial", {**minutes.texts, "version": minutes.version})
        super().__init__(*args, **options)
        if minutes.corrects_id is None:
            del self.fields["correction_note"]


def first_data(consultation: Consultation) -> dict[str, Any]:
    """Return what is known of a hearing before anybody typed."""
    title = str(_("Обществено обсъждане: %(title)s") % {"title": consultation.title})
    return {
        "title": title if len(title) <= TITLE_LENGTH else f"{title[: TITLE_LENGTH - 1]}…",
        "starts": time(17, 30),
        "ends": time(19, 30),
        "moderator": consultation.contact_name,
        "moderator_position": consultation.contact_position,
        "takes_registration": True,
    }


def saved_data(hearing: Hearing) -> dict[str, Any]:
    """Return a hearing as its form shows it."""
    event = hearing.event
    starts, ends = timezone.localtime(event.starts_at), timezone.localtime(event.ends_at)
    until = timezone.localtime(event.registration_closes_at) if event.registration_closes_at else None
    own = {name: getattr(event, name) for name in HearingForm.base_fields if hasattr(event, name)}
    return {
        **own,
        **{name: getattr(hearing, name) for name in HEARING_FIELDS},
        "day": starts.date(),
        "starts": starts.time(),
        "ends": ends.time(),
        "until_day": until.date() if until else None,
        "until_clock": until.time() if until else None,
        "version": hearing.version,
    }
