"""The clerk's forms for a changed term and for the register of outages."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from consultations.term_changes import TermChangeKind
from prestige.form_fields import CleanText
from prestige.outages.models import Outage
from prestige.typography import clock_time, long_date

DAYS = ["%Y-%m-%d", "%d.%m.%Y", "%d.%m.%Y г."]
MOMENTS = ["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M", "%d.%m.%Y %H:%M", "%d.%m.%Y г., %H:%M"]
NOT_A_DAY = _("Въведете деня във вида дд.мм.гггг.")
NOT_A_MOMENT = _("Въведете деня и часа във вида дд.мм.гггг чч:мм.")


def outage_label(outage: Outage) -> str:
    """Return an outage as an option: when, and what did not work."""
    began = timezone.localtime(outage.began_at)
    ended = f" – {clock_time(outage.ended_at)}" if outage.ended_at else ""
    return f"{long_date(began.date())}, {clock_time(began)}{ended}: {outage.what}"


class TermChangeForm(forms.Form):
    """What is wanted of a term: the kind, the new last day, the reason that everybody reads."""

    kind = forms.ChoiceField(
        label=_("Какво се променя"),
        choices=TermChangeKind.choices,
        widget=forms.RadioSelect,
        error_messages=dict.fromkeys(("required", "invalid_choice"), _("Изберете какво се променя.")),
    )
    last_day = forms.DateField(
        label=_("Нов последен ден"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        input_formats=DAYS,
        help_text=_("Неприсъствен ден се мести на следващия присъствен. За нов срок отначало денят се изчислява."),
        error_messages={"invalid": NOT_A_DAY},
    )
    outage = forms.ChoiceField(label=_("Прекъсване"), required=False)
    reason = CleanText(
        label=_("Причина"),
        limit=4000,
        multiline=True,
        help_text=_("Поне 20 знака. Вижда се от всички и се изпраща на участниците и на последователите."),
        error_messages={"required": _("Напишете причината: тя остава публична.")},
    )

    def __init__(self, *args: Any, outages: Iterable[Outage] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.outages = {str(outage.pk): outage for outage in outages}
        choice = self.fields["outage"]
        if isinstance(choice, forms.ChoiceField):
            choice.choices = [("", _("Няма")), *((key, outage_label(row)) for key, row in self.outages.items())]
        if not self.outages:
            del self.fields["outage"]
            kinds = self.fields["kind"]
            if isinstance(kinds, forms.ChoiceField):
                kinds.choices = [pair for pair in TermChangeKind.choices if pair[0] != TermChangeKind.OUTAGE]

    def clean(self) -> dict[str, Any]:
        super().clean()
        needs_day = self.cleaned_data.get("kind") in {TermChangeKind.EXTENSION, TermChangeKind.SHORTENING}
        if needs_day and not self.cleaned_data.get("last_day") and "last_day" not in self.errors:
            self.add_error("last_day", _("Посочете новия последен ден."))
        return self.cleaned_data

    @property
    def chosen_outage(self) -> Outage | None:
        """The outage that belongs to the change, None for every other kind."""
        if self.cleaned_data.get("kind") != TermChangeKind.OUTAGE:
            return None
        return self.outages.get(self.cleaned_data.get("outage", ""))


class OutageForm(forms.Form):
    """An outage that a person knows of; without an end it still lasts."""

    began_at = forms.DateTimeField(
        label=_("Начало"),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        input_formats=MOMENTS,
        error_messages=dict.fromkeys(("required", "invalid"), NOT_A_MOMENT),
    )
    ended_at = forms.DateTimeField(
        label=_("Край"),
        required=False,
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        input_formats=MOMENTS,
        help_text=_("Празно: още продължава."),
        error_messages={"invalid": NOT_A_MOMENT},
    )
    what = CleanText(
        label=_("Какво не работеше"),
        limit=300,
        help_text=_("Вижда се от всички. Например: „Порталът не се отваряше заради спрян ток.“"),
        error_messages={"required": _("Напишете какво не работеше.")},
    )


class OutageDecisionForm(forms.Form):
    """What the official says of an outage that the heartbeat noted, or of one that lasts."""

    decision = forms.ChoiceField(
        label=_("Решение"),
        choices=[
            ("confirm", _("Имаше прекъсване")),
            ("dismiss", _("Не е било прекъсване за гражданите")),
            ("end", _("Прекъсването свърши сега")),
        ],
        widget=forms.RadioSelect,
        error_messages=dict.fromkeys(("required", "invalid_choice"), _("Изберете решение.")),
    )
    words = CleanText(
        label=_("Какво не работеше или защо не е прекъсване"),
        limit=300,
        required=False,
        is_conditional=True,
        help_text=_("Вижда се от всички, когато потвърдите прекъсването."),
    )


def moment_now(now: datetime) -> datetime:
    """Return the minute of this instant in local time, for the control of a moment."""
    return timezone.localtime(now).replace(second=0, microsecond=0)
