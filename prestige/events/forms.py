"""The form by which a person registers. It checks shape; whether there is a place, the act decides."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from prestige.accounts.models import User
from prestige.events.actions import Booking
from prestige.form_fields import CleanText, PublicEmail


class BookingForm(forms.Form):
    """Who comes and what they need; a signed-in person is not asked for an address."""

    name = CleanText(
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
    organisation = CleanText(label=_("Организация"), limit=200, required=False, help_text=_("Ако идвате от нейно име."))
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

    def __init__(self, *args: Any, user: User | None, **options: Any) -> None:
        super().__init__(*args, **options)
        if user is not None:
            del self.fields["email"]
            self.fields["name"].initial = user.full_name

    def clean_name(self) -> str:
        name: str = self.cleaned_data["name"]
        if not any(letter.isalpha() for letter in name):
            raise forms.ValidationError(_("Въведете име и фамилия"))
        return name

    def clean_website(self) -> str:
        """Refuse what fills the field that people do not see."""
        if self.cleaned_data["website"]:
            raise forms.ValidationError(_("Не успяхме да приемем формуляра. Опитайте отново."))
        return ""

    @property
    def booking(self) -> dict[str, Any]:
        """What the act takes, fit for a session."""
        return {name: self.cleaned_data[name] for name in Booking.__dataclass_fields__}
