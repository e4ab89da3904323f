"""A fresh proof of who sits at the browser, for acts that weigh more than a session that is hours old."""

import time

from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.base.internal.flows import post_authentication
from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.internal.auth import begin_authentication
from django import forms
from django.conf import settings
from django.http import HttpRequest, QueryDict
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from prestige.accounts.factor_forms import PasskeyProofForm
from prestige.accounts.forms import CODE_INPUT
from prestige.accounts.limits import TOO_OFTEN, may_try_factor, may_try_password
from prestige.accounts.models import User
from prestige.accounts.second_factor import CodeNotTaken, spend_code
from prestige.accounts.sign_in import CODE, PASSWORD, person, proofs
from prestige.form_fields import CleanText

LONGEST_PASSWORD = 1024
LONGEST_CREDENTIAL = 20_000
FIELDS = ("proof_code", "proof_password", "proof_credential")


def has_fresh_proof(request: HttpRequest) -> bool:
    """Return whether one of the proofs of this session is at most REAUTHENTICATION_MINUTES old.

    An official's e-mail code counts only while there is nothing stronger: the mailbox alone opens no workplace.
    """
    since = time.time() - settings.REAUTHENTICATION_MINUTES * 60
    fresh = {method for method, at in proofs(request) if at >= since}
    return bool(fresh - {CODE}) or (CODE in fresh and _code_is_enough(request))


def ways_of(user: User) -> set[str]:
    """Return the ways in which the person can prove themselves again: field names of ``ProofForm``; none by e-mail."""
    kinds = set(Authenticator.objects.filter(user=user).values_list("type", flat=True))
    ways = {"proof_password"} if user.has_usable_password() else set()
    if kinds & {Authenticator.Type.TOTP, Authenticator.Type.RECOVERY_CODES}:
        ways.add("proof_code")
    if Authenticator.Type.WEBAUTHN in kinds:
        ways.add("proof_credential")
    return ways


class ProofForm(forms.Form):
    """A one-time or recovery code, the password, or the answer of a passkey; one of them is enough.

    ``factor_only``: the session lacks a second factor, so the password is no way.
    """

    proof_code = CleanText(
        label=gettext_lazy("Код от приложението"),
        limit=20,
        required=False,
        widget=forms.TextInput(attrs=CODE_INPUT),
        help_text=gettext_lazy("Шест цифри. Ако телефонът не е у Вас, въведете резервен код."),
    )
    proof_password = forms.CharField(
        label=gettext_lazy("Парола"),
        required=False,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password", "class": "in--20"}),
    )
    proof_credential = forms.CharField(required=False, max_length=LONGEST_CREDENTIAL, widget=forms.HiddenInput)

    def __init__(
        self, request: HttpRequest, user: User, data: QueryDict | None = None, *, factor_only: bool = False
    ) -> None:
        super().__init__(data)
        self.request, self.user = request, user
        ways = ways_of(user)
        for name in FIELDS:
            if name not in ways or (factor_only and name == "proof_password"):
                del self.fields[name]

    @property
    def passkey_options(self) -> dict[str, object] | None:
        """What the browser needs to ask a passkey; None without one. Begins a new question."""
        return begin_authentication(self.user) if "proof_credential" in self.fields else None

    def clean(self) -> dict[str, object]:
        typed = {name: value for name, value in self.cleaned_data.items() if value}
        if not self.errors:
            if typed.get("proof_credential"):
                self._ask_passkey(typed["proof_credential"])
            elif typed.get("proof_code"):
                self._ask_code(typed["proof_code"])
            elif typed.get("proof_password"):
                self._ask_password(typed["proof_password"])
            elif self.fields:
                self.add_error(next(iter(self.fields)), _("Въведете кода или паролата си."))
        return self.cleaned_data

    def _ask_code(self, code: str) -> None:
        if not may_try_factor(self.request, self.user.pk, now=timezone.now()):
            return self.add_error("proof_code", TOO_OFTEN)
        try:
            used = spend_code(self.user, code, now=timezone.now())
        except CodeNotTaken as refused:
            return self.add_error("proof_code", str(refused))
        used.user = self.user
        post_authentication(self.request, used, reauthenticated=True)
        return None

    def _ask_password(self, password: str) -> None:
        if not may_try_password(self.request, self.user.email, now=timezone.now()):
            return self.add_error("proof_password", TOO_OFTEN)
        if len(password) > LONGEST_PASSWORD or not self.user.check_password(password):
            return self.add_error("proof_password", _("Паролата не е вярна. Въведете я отново."))
        record_authentication(self.request, self.user, method=PASSWORD, reauthenticated=True)
        return None

    def _ask_passkey(self, answer: str) -> None:
        form = PasskeyProofForm({"credential": answer}, user=self.user)  # type: ignore[call-arg]  # allauth: no types
        if form.is_valid():
            form.save()
        else:
            self.add_error(None, _("Ключът за достъп не беше приет. Опитайте отново или въведете код."))


def _code_is_enough(request: HttpRequest) -> bool:
    user = person(request)
    return user is not None and not (user.is_staff and ways_of(user))
