"""The form by which a person registers. It checks shape; whether there is a place, the act decides."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from prestige.accounts.models import User
from prestige.events.actions import Booking
from prestige.form_fields import CleanText, PublicEmail, PublicName
from prestige.organisations.models import Mandate


class BookingForm(forms.Form):
    """Who comes and what they need; a signed-in person is not asked for an address."""

    name = PublicName(
        label=_("Име и фамилия"),
        limit=120,
        widget=forms.TextInput(attrs={"autocomplete": "name", "class": "in--20"}),
        error_messages={"required": _("Въведете име и фамилия")},
    )
    email = PublicEmail(label=_("Имейл"), help_text=_("За потвърждението и за промени. Не се публикува."))
    phone = CleanText(
        label=_("Телефон"),
        limit=60,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "tel", "inputmode": "tel", "class": "in--20"}),
    )
    mandate = forms.TypedChoiceField(
        label=_("От чие име идвате?"),
        required=False,
        coerce=int,
        empty_value=None,
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": _("За тази организация нямате действащ мандат. Изберете от списъка.")},
    )
    organisation = PublicName(
        label=_("Организация"), limit=200, required=False, help_text=_("Ако идвате от нейно име.")
    )
    wishes_to_speak = forms.TypedChoiceField(
        label=_("Ще се изкажете ли?"),
        choices=[("yes", _("Да")), ("no", _("Не, само ще слушам"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
        error_messages=dict.fromkeys(("required", "invalid_choice"), _("Изберете дали ще се изкажете")),
    )
    needs_wheelchair = forms.BooleanField(label=_("Място за инвалидна количка"), required=False)
    needs_sign_language = forms.BooleanField(label=_("Превод на жестов език"), required=False)
    needs = CleanText(
        label=_("Друга помощ"),
        limit=300,
        required=False,
        help_text=_("Какво да подготвим, за да участвате. Не пишете диагнози."),
    )
    is_name_public = forms.BooleanField(label=_("Съгласен/съгласна съм името ми да е в протокола"), required=False)
    website = forms.CharField(
        label=_("Оставете това поле празно"),
        required=False,
        widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"}),
    )

    def __init__(self, *args: Any, user: User | None, mandates: Sequence[Mandate] = (), **options: Any) -> None:
        super().__init__(*args, **options)
        known = [
            (str(row.pk), format_html('<span lang="bg">{} ({})</span>', row.organisation, row.position))
            for row in mandates
        ]
        field = self.fields["mandate"]
        field.choices = [("", _("От свое име или от друга организация")), *known]  # type: ignore[attr-defined]
        field.is_conditional = True  # type: ignore[attr-defined]  # the first answer is an answer, not an empty field
        self.offers_mandates = bool(known)
        if user is not None:
            del self.fields["email"]
            self.fields["name"].initial = user.full_name

    def clean_website(self) -> str:
        """Refuse what fills the field that people do not see."""
        if self.cleaned_data["website"]:
            raise forms.ValidationError(_("Не успяхме да приемем формуляра. Опитайте отново."))
        return ""

    @property
    def booking(self) -> dict[str, Any]:
        """What the act takes, fit for a session."""
        return {name: self.cleaned_data[name] for name in Booking.__dataclass_fields__}

    @property
    def is_forged(self) -> bool:
        """Whether a mandate was chosen that is not the person's or is over."""
        return self.has_error("mandate", "invalid_choice")
