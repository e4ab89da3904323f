"""What a person types to be let in."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from prestige.form_fields import CleanText, PublicEmail

CODE_INPUT = {"autocomplete": "one-time-code", "inputmode": "numeric", "class": "in--code"}


class EmailForm(forms.Form):
    """The address to which the code goes."""

    email = PublicEmail(label=_("Имейл"), help_text=_("Изпращаме 6-цифрен код. Парола не е нужна."))


class CodeForm(forms.Form):
    """The six digits of the letter; spaces between them do not matter."""

    code = CleanText(
        label=_("Код от писмото"),
        limit=20,
        widget=forms.TextInput(attrs=CODE_INPUT),
        help_text=_("Шест цифри. Може да ги поставите с копиране."),
        error_messages={"required": _("Въведете шестте цифри от писмото")},
    )


class ProfileForm(forms.Form):
    """What the portal calls a person and in which language it writes."""

    full_name = CleanText(
        label=_("Име и фамилия"),
        limit=120,
        required=False,
        help_text=_("Попълваме го вместо вас във формуляра. Публикува се само както изберете за всяко предложение."),
        widget=forms.TextInput(attrs={"autocomplete": "name", "class": "in--20"}),
    )
    language = forms.ChoiceField(
        label=_("Език на писмата"),
        choices=settings.LANGUAGES,
        widget=forms.RadioSelect,
        error_messages={"required": _("Изберете език"), "invalid_choice": _("Изберете език")},
    )
