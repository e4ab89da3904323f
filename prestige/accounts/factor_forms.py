"""The forms of django-allauth's pages about second factors, with our fields, limits and used-up codes."""

import struct
from typing import Any

from allauth.core import context
from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import (
    AddWebAuthnForm,
    AuthenticateWebAuthnForm,
    EditWebAuthnForm,
    LoginWebAuthnForm,
    ReauthenticateWebAuthnForm,
)
from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from prestige.accounts.forms import CODE_INPUT
from prestige.accounts.limits import TOO_OFTEN, may_try_factor
from prestige.accounts.second_factor import CodeNotTaken, digits_of, spend_code, step_of
from prestige.form_fields import CleanText

LONGEST_NAME = 60
MALFORMED = (AttributeError, IndexError, KeyError, TypeError, ValueError, struct.error)  # of hostile JSON and CBOR
NOT_TAKEN = gettext_lazy("Ключът за достъп не беше приет. Опитайте отново.")


def code_field(hint: Any) -> CleanText:
    """Return the field of a one-time code with this hint."""
    return CleanText(
        label=gettext_lazy("Код от приложението"),
        limit=20,
        widget=forms.TextInput(attrs=CODE_INPUT),
        help_text=hint,
        error_messages={"required": gettext_lazy("Въведете шестте цифри от приложението")},
    )


def passkey_name() -> CleanText:
    """Return the field of a passkey's name."""
    return CleanText(
        label=gettext_lazy("Име на ключа"),
        limit=LONGEST_NAME,
        widget=forms.TextInput(attrs={"class": "in--20", "autocomplete": "off"}),
        help_text=gettext_lazy("За да го познаете в списъка, например „Служебен лаптоп“."),
        error_messages={"required": gettext_lazy("Напишете име, по което ще познаете ключа")},
    )


class FactorForm(AuthenticateForm):
    """The second step of signing in: a one-time code or a recovery code."""

    code = code_field(gettext_lazy("Шест цифри. Ако телефонът не е у Вас, въведете резервен код."))

    def clean_code(self) -> str:
        if not may_try_factor(context.request, self.user.pk, now=timezone.now()):
            raise ValidationError(TOO_OFTEN)
        try:
            self.authenticator = spend_code(self.user, self.cleaned_data["code"], now=timezone.now())
        except CodeNotTaken as refused:
            raise ValidationError(str(refused)) from refused
        self.authenticator.user = self.user
        return str(self.cleaned_data["code"])


class ActivateForm(ActivateTOTPForm):
    """The first code of a new application; ``step`` is its half minute."""

    code = code_field(gettext_lazy("Шестте цифри, които приложението показва сега."))

    def clean_code(self) -> str:
        if not may_try_factor(context.request, self.user.pk, now=timezone.now()):
            raise ValidationError(TOO_OFTEN)
        self.step = step_of(self.secret, digits_of(self.cleaned_data["code"]), timezone.now())
        if self.step is None:
            raise ValidationError(
                _("Кодът не съвпада. Проверете дали часовникът на телефона е верен и въведете новия код.")
            )
        return str(self.cleaned_data["code"])


class AddPasskeyForm(AddWebAuthnForm):
    """A new passkey: its name and what the browser answered."""

    name = passkey_name()
    passwordless = forms.BooleanField(
        label=gettext_lazy("Да влизам само с този ключ, без имейл и код"),
        required=False,
        initial=True,
        help_text=gettext_lazy(
            "Устройството ще иска пръстов отпечатък, лице или ПИН. За стар ключ без ПИН махнете отметката."
        ),
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        count = Authenticator.objects.filter(user=self.user, type=Authenticator.Type.WEBAUTHN).count()
        self.initial["name"] = _("Ключ %(number)s") % {"number": count + 1}
        self.fields["name"].required = False  # a key that the device keeps already is not refused for want of a name
        self.fields["credential"].error_messages["required"] = _("Устройството не даде ключ. Опитайте отново.")
        self.fields["credential"].error_messages["invalid"] = _("Устройството не даде ключ. Опитайте отново.")

    def clean_name(self) -> str:
        return str(self.cleaned_data["name"] or self.initial["name"])

    def clean(self) -> dict[str, Any]:
        try:
            cleaned: dict[str, Any] = super().clean()
        except MALFORMED as broken:
            raise ValidationError(NOT_TAKEN) from broken
        return cleaned


class _ReadableAnswer(forms.Form):
    """The answer of a device may be anything that somebody typed: what cannot be read is not taken."""

    def clean_credential(self) -> Authenticator:
        try:
            return super().clean_credential()  # type: ignore[misc]
        except MALFORMED as broken:
            raise ValidationError(NOT_TAKEN) from broken


class PasskeyStepForm(_ReadableAnswer, AuthenticateWebAuthnForm):
    """A passkey as the second step of signing in."""


class PasskeySignInForm(_ReadableAnswer, LoginWebAuthnForm):
    """A passkey alone."""


class PasskeyProofForm(_ReadableAnswer, ReauthenticateWebAuthnForm):
    """A passkey as a fresh proof."""


class PasskeyNameForm(EditWebAuthnForm):
    """Another name for a passkey."""

    name = passkey_name()
