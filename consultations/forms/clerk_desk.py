"""The forms of an official who acts for a person at the desk: each asks for the person's consent."""

import uuid
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from consultations.models import Consultation
from consultations.personal_data import personal_numbers
from prestige.desk.actions import Consent
from prestige.desk.models import ConsentKind
from prestige.events.forms import BookingForm
from prestige.form_fields import CleanText, PublicEmail

NO_KIND = _("Отбележете как човекът е дал съгласието си: без него не може да се действа вместо него.")
NO_DAY = _("Въведете датата на съгласието.")
SPOKEN_OF = {
    "wishes_to_speak": _("Ще се изкаже ли човекът?"),
    "is_name_public": _("Човекът е съгласен името му да е в протокола"),
}


class ConsentForm(forms.Form):
    """How and when the person agreed. A form where consent is not always needed asks for it by ``needs_consent``."""

    consent_kind = forms.ChoiceField(
        label=_("Как човекът даде съгласие"),
        choices=ConsentKind.choices,
        widget=forms.RadioSelect,
        required=False,
        error_messages={"invalid_choice": NO_KIND},
    )
    consent_on = forms.DateField(
        label=_("Дата на съгласието"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": NO_DAY},
    )
    consent_note = CleanText(
        label=_("Бележка"),
        limit=300,
        required=False,
        help_text=_("Например с кого дойде човекът. Никога не записвайте ЕГН или номер на лична карта."),
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["consent_on"].initial = timezone.localdate

    def needs_consent(self, found: dict[str, Any]) -> bool:
        """Tell whether what was typed is done for a person; always, unless a form says otherwise."""
        return True

    def clean_consent_note(self) -> str:
        """Refuse a personal number: the note stays on record."""
        note: str = self.cleaned_data["consent_note"]
        if personal_numbers(note):
            raise forms.ValidationError(_("В бележката има ЕГН. Махнете го: съгласието не се нуждае от него."))
        return note

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        if not self.needs_consent(found):
            for name in ("consent_kind", "consent_on", "consent_note"):
                self.errors.pop(name, None)
            return found
        for name, sentence in (("consent_kind", NO_KIND), ("consent_on", NO_DAY)):
            if not found.get(name) and name not in self.errors:
                self.add_error(name, sentence)
        return found

    def consent(self, declarations: tuple[str, ...], sender: str, *, name: str, email: str) -> Consent | None:
        """Return the consent of the valid form, None where none is needed."""
        found = self.cleaned_data
        if not self.needs_consent(found):
            return None
        return Consent(
            kind=ConsentKind(found["consent_kind"]),
            given_on=found["consent_on"],
            note=found["consent_note"],
            name=name,
            email=email,
            declaration=declarations[0] if declarations else "",
            sender=sender,
        )


class DeskBookingForm(ConsentForm, BookingForm):
    """Registering a person for an event: what the person would say, and the consent. An address is not a must."""

    email = PublicEmail(
        label=_("Имейл"),
        required=False,
        help_text=_("За потвърждението и за промени. Не се публикува. Без имейл дайте на човека разпечатка."),
    )
    key = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, user=None, **options)
        del self.fields["website"]
        self.fields["key"].initial = uuid.uuid4
        for name, label in SPOKEN_OF.items():
            self.fields[name].label = label
        self.fields["organisation"].help_text = _("Ако човекът идва от нейно име.")
        speaks = self.fields["wishes_to_speak"]
        speaks.error_messages = dict.fromkeys(("required", "invalid_choice"), _("Отбележете дали човекът ще се изкаже"))
        if isinstance(speaks, forms.ChoiceField):
            speaks.choices = [("yes", _("Да")), ("no", _("Не, само ще слуша"))]


class DeskFollowForm(ConsentForm):
    """Asking for letters of a consultation to an address that the person then confirms."""

    consultation = forms.ChoiceField(
        label=_("Коя консултация"),
        error_messages=dict.fromkeys(("required", "invalid_choice"), _("Изберете консултация от списъка.")),
    )
    email = PublicEmail(
        label=_("Имейл на човека"),
        help_text=_("Изпращаме едно писмо. Писмата започват, след като човекът сам потвърди от него."),
    )
    key = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, choices: list[Consultation], **options: Any) -> None:
        super().__init__(*args, **options)
        self.consultations = {each.number: each for each in choices}
        field = self.fields["consultation"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [
                (number, f"{each.short_number} – {each.title}"[:110]) for number, each in self.consultations.items()
            ]
        self.fields["key"].initial = uuid.uuid4

    @property
    def chosen(self) -> Consultation:
        """The consultation of the valid form."""
        return self.consultations[self.cleaned_data["consultation"]]
