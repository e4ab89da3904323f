"""What a person types to be let in."""

from django import forms
from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from prestige.accounts.models import User
from prestige.accounts.password_rules import LONGEST
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


class PasswordSignInForm(forms.Form):
    """The address and its password; nothing is cut off a password, and a huge one is not looked at."""

    email = PublicEmail(label=_("Имейл"))
    password = forms.CharField(
        label=_("Парола"),
        strip=False,
        max_length=LONGEST,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password", "class": "in--20"}),
        error_messages={"required": _("Въведете паролата"), "max_length": _("Паролата е по-дълга от 1024 знака.")},
    )


class NewPasswordForm(forms.Form):
    """A new password of the person's own."""

    password = forms.CharField(
        label=_("Нова парола"),
        strip=False,
        max_length=LONGEST,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password", "class": "in--20"}),
        help_text=_("Поне 12 знака. Три-четири думи, които помните, са по-сигурни от една с цифри накрая."),
        error_messages={"required": _("Въведете нова парола"), "max_length": _("Паролата е по-дълга от 1024 знака.")},
    )

    def __init__(self, user: User, data: QueryDict | None = None) -> None:
        super().__init__(data)
        self.user = user

    def clean_password(self) -> str:
        password = str(self.cleaned_data["password"])
        validate_password(password, self.user)
        return password


class NewAddressForm(forms.Form):
    """The address that is to replace the present one."""

    email = PublicEmail(label=_("Нов имейл"), help_text=_("Изпращаме 6-цифрен код на новия адрес."))


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
