"""The form of the desk: a letter with everything that the law and the answer need of it."""

import uuid
from datetime import datetime
from typing import Any

from django import forms
from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from consultations.actions import Letter, Proposal
from consultations.forms.points import Row
from consultations.models import Capacity, Channel, NameDisplay, Stance
from prestige.form_fields import CleanModelChoice, CleanText, PublicEmail
from prestige.municipality.models import Settlement


class PaperForm(forms.Form):
    """Who wrote, how and when it came, whose position it is. The capacity has no default: the person is asked."""

    channel = forms.ChoiceField(
        label=_("Как е получено"),
        choices=[(each.value, each.label) for each in Channel if each != Channel.PORTAL],
        error_messages={"invalid_choice": _("Изберете как е получено")},
    )
    registry_number = CleanText(
        label=_("Вх. № в деловодството"), limit=60, required=False, widget=forms.TextInput(attrs={"class": "in--20"})
    )
    received_on = forms.DateField(
        label=_("Получено на"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": _("Въведете датата на получаване"), "invalid": _("Въведете датата на получаване")},
    )
    received_time = forms.TimeField(
        label=_("Час на получаване"),
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        error_messages={"required": _("Въведете часа на получаване"), "invalid": _("Въведете часа на получаване")},
    )
    author_name = CleanText(
        label=_("Подател"),
        limit=120,
        help_text=_("Име и фамилия, както са в писмото. Никога не записвайте ЕГН."),
        error_messages={"required": _("Въведете името на подателя")},
    )
    capacity = forms.ChoiceField(
        label=_("Качество на подателя"),
        choices=Capacity.choices,
        widget=forms.RadioSelect,
        help_text=_("Посочва се в справката по чл. 26, ал. 5 от ЗНА. Питайте човека, не предполагайте."),
        error_messages={
            "required": _("Отбележете качеството на подателя"),
            "invalid_choice": _("Отбележете качеството на подателя"),
        },
    )
    represented = CleanText(
        label=_("Организация, лице или група"),
        limit=200,
        required=False,
        is_conditional=True,
        help_text=_("Когато не е от свое име."),
    )
    name_display = forms.ChoiceField(
        label=_("Как да се вижда името"), choices=NameDisplay.choices, initial=NameDisplay.CITIZEN
    )
    settlement = CleanModelChoice(
        Settlement.objects.all(),
        label=_("Населено място"),
        required=False,
        empty_label=_("Не е посочено"),
        error_messages={"invalid_choice": _("Изберете населено място от списъка")},
    )
    author_email = PublicEmail(
        label=_("Имейл за отговора"),
        required=False,
        help_text=_("На него пращаме номерата и отговора. Не се публикува."),
    )
    contact = CleanText(
        label=_("Пощенски адрес за отговора"),
        limit=300,
        required=False,
        help_text=_("Ако няма имейл. Не се публикува."),
    )
    shown = forms.BooleanField(label=_("Публикувай веднага, както е въведено"), required=False)
    key = forms.UUIDField(widget=forms.HiddenInput)
    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=1)

    def __init__(self, *args: Any, revision: int, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["key"].initial = uuid.uuid4
        self.fields["revision"].initial = revision
        if not settings.DESK_PUBLISHES_AS_TYPED:
            del self.fields["shown"]

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        if found.get("capacity") == Capacity.OWN:
            found["represented"] = ""
        elif found.get("capacity") and "represented" in found and not found["represented"]:
            self.add_error("represented", _("Напишете от чие име е предложението"))
        return found

    @property
    def received_at(self) -> datetime:
        """The typed instant of receipt, local time; an hour that the clock change repeats is the first one."""
        found = self.cleaned_data
        return timezone.make_aware(datetime.combine(found["received_on"], found["received_time"]))

    def letter(self, scans: tuple[str, ...], sender: str) -> Letter:
        """Return the valid form as what the act receives of the letter itself."""
        found = self.cleaned_data
        return Letter(
            channel=Channel(found["channel"]),
            received_at=self.received_at,
            registry_number=found["registry_number"],
            contact=found["contact"],
            scans=scans,
            sender=sender,
            is_shown=bool(found.get("shown")),
        )

    def proposal(self, point: Row) -> Proposal:
        """Return one valid point with what the letter says of its sender."""
        found = self.cleaned_data
        return Proposal(
            eid=point["place"],
            stance=Stance(point["stance"]),
            body=point["body"],
            proposed_wording=point["wording"],
            author_name=found["author_name"],
            author_email=found["author_email"],
            name_display=NameDisplay(found["name_display"]),
            capacity=Capacity(found["capacity"]),
            represented=found["represented"],
            settlement=found["settlement"],
            channel=Channel(found["channel"]),
            revision=found["revision"],
        )
