"""What a person types to be let in."""

from typing import Any

from django import forms
from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from prestige.accounts.erasures import LONGEST_REQUEST, Verdict
from prestige.accounts.models import User
from prestige.accounts.password_rules import LONGEST
from prestige.accounts.protected_names import names_of_institutions
from prestige.form_fields import BulgarianSelect, CleanModelChoice, CleanText, PublicEmail, PublicName
from prestige.municipality.models import Settlement
from prestige.public_names import NameDisplay, names_authority, resembles

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
    """What the portal calls a person, what a comment begins with and in which language letters are written."""

    full_name = PublicName(
        label=_("Име и фамилия"),
        limit=120,
        required=False,
        help_text=_("Попълваме го вместо вас във формуляра. Публикува се само както изберете за всяко предложение."),
        widget=forms.TextInput(attrs={"autocomplete": "name", "class": "in--20"}),
    )
    name_display = forms.ChoiceField(
        label=_("Как да се вижда името ви"),
        choices=NameDisplay.choices,
        widget=forms.RadioSelect,
        help_text=_("С този избор започва всяко ново предложение. Можете да го смените, преди да изпратите."),
        error_messages=dict.fromkeys(("required", "invalid_choice"), _("Изберете как да се вижда името ви")),
    )
    settlement = CleanModelChoice(
        Settlement.objects.all(),
        label=_("Населено място"),
        required=False,
        empty_label=_("Не посочвам"),
        widget=BulgarianSelect(attrs={"class": "in--20"}),
        error_messages={"invalid_choice": _("Изберете населено място от списъка")},
    )
    language = forms.ChoiceField(
        label=_("Език на писмата"),
        choices=settings.LANGUAGES,
        widget=forms.RadioSelect,
        error_messages={"required": _("Изберете език"), "invalid_choice": _("Изберете език")},
    )
    draft_letters = forms.BooleanField(
        label=_("Напомняйте ми с писмо за незавършените чернови"),
        required=False,
    )

    def __init__(self, *args: Any, user: User, **options: Any) -> None:
        super().__init__(*args, **options)
        self.user = user

    def clean_full_name(self) -> str:
        """Refuse the name of an institution; two people may share a name, so that of an official is looked at later."""
        name: str = self.cleaned_data["full_name"]
        if self.user.is_staff or name == self.user.full_name:
            return name
        if names_authority(name) or resembles(name, names_of_institutions()):
            raise forms.ValidationError(_("Това име прилича на име на институция. Напишете своето име, без длъжност."))
        return name


class ErasureRequestForm(forms.Form):
    """What the portal cannot erase by itself and a person is to decide."""

    text = CleanText(
        label=_("Какво да заличим и къде е"),
        limit=LONGEST_REQUEST,
        multiline=True,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Например „името ми в справка № …“ или „текст на друг човек, в който съм посочен“."),
        error_messages={"required": _("Напишете какво да заличим")},
    )


class ErasureDecisionForm(forms.Form):
    """What an official answers to such a request."""

    outcome = forms.ChoiceField(
        label=_("Решение"),
        choices=Verdict.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Изберете решение")},
    )
    reasons = CleanText(
        label=_("Мотиви"),
        limit=LONGEST_REQUEST,
        multiline=True,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("Човекът ги получава с писмо. Посочете и какво ще бъде направено, ако искането е уважено."),
        error_messages={"required": _("Напишете мотивите: човекът ще ги прочете")},
    )
