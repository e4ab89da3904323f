"""Where django-allauth asks us: letters become rows of the outbox, addresses stay ours, nobody signs up by a form."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _

from prestige.accounts.known_browser import note_opened
from prestige.accounts.limits import client_address
from prestige.accounts.models import User
from prestige.accounts.proof import has_fresh_proof
from prestige.accounts.second_factor import may_remove, protect, reveal
from prestige.accounts.sessions import begin_to_note
from prestige.journal.actions import record
from prestige.municipality.models import Municipality
from prestige.qr import qr_svg

UNKNOWN_ADDRESS = "0.0.0.0"  # noqa: S104  (shown as „неизвестен“, nothing listens on it)


class AccountAdapter(DefaultAccountAdapter):
    """Passwords, sessions and what a person is told about them."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Return False: a light account comes from a proven address alone."""
        return False

    def get_client_ip(self, request: HttpRequest) -> str:
        """Return the visitor's address behind our proxies, of an IPv6 visitor his network."""
        known = client_address(request).partition("/")[0]
        return UNKNOWN_ADDRESS if known == "unknown" else known

    def is_safe_url(self, url: str) -> bool:
        """Tell whether a wanted address is a path of this portal."""
        is_ours = url_has_allowed_host_and_scheme(url, allowed_hosts={self.request.get_host()})
        return is_ours and url.startswith("/")

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Return whether what was proven in this session is too old for a change of the account."""
        return not has_fresh_proof(self.request)

    def get_reauthentication_methods(self, user: Any) -> list[dict[str, str]]:
        """Return our one page, which offers every way the person has."""
        return [{"id": "reauthenticate", "description": "", "url": reverse("account_reauthenticate")}]

    def post_login(self, request: HttpRequest, user: AbstractBaseUser, **details: Any) -> HttpResponse:
        """Return where the person goes after the last step of a sign-in, however made; the browser is known now."""
        if isinstance(user, User):
            note_opened(request, user.email)
            begin_to_note(request, now=timezone.now())
        answer: HttpResponse = super().post_login(request, user, **details)
        return answer

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Queue the letter: an event of the person's account, told by the outbox with what holds at sending."""
        user = context.get("user") or User.objects.filter(email__iexact=email).first()
        if isinstance(user, User):
            tell_of_account(user, template_prefix.rpartition("/")[2])

    def send_notification_mail(
        self,
        template_prefix: str,
        user: AbstractBaseUser,
        context: dict[str, Any] | None = None,
        email: str | None = None,
    ) -> None:
        """Queue the letter about a change of the account; addresses of the browser stay out of the mail."""
        if isinstance(user, User):
            tell_of_account(user, template_prefix.rpartition("/")[2])


class SecondFactorAdapter(DefaultMFAAdapter):
    """One-time codes and passkeys: their words, their secrets at rest, the last one of an official."""

    error_messages = {  # noqa: RUF012  (allauth's own shape)
        **DefaultMFAAdapter.error_messages,
        "cannot_delete_authenticator": _(
            "Служител не може да остане без втори фактор. Добавете друг и тогава махнете този."
        ),
        "cannot_generate_recovery_codes": _("Резервни кодове има след първото приложение или ключ за достъп."),
        "incorrect_code": _("Ключът за достъп не беше приет. Опитайте отново."),
    }

    def get_totp_issuer(self) -> str:
        """Return the name beside the code in the person's application."""
        return str(settings.BASE_URL).partition("://")[2]

    def build_totp_svg(self, url: str) -> str:
        """Return the QR code that the application scans."""
        return qr_svg(url, str(_("QR код за приложението")))

    def encrypt(self, text: str) -> str:
        return protect(text)

    def decrypt(self, encrypted_text: str) -> str:
        return reveal(encrypted_text)

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        return may_remove(authenticator)

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """Return for whom a passkey is made: the host of the portal, under its name."""
        name = Municipality.objects.values_list("name", flat=True).first() or self._get_site_name()
        return {"id": context.request.get_host().partition(":")[0], "name": name}


class ProviderAdapter(DefaultSocialAccountAdapter):
    """Outside identity providers: only its way out to the network is used, the flow is ours (`identity_flow.py`)."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        """Return False: an identity comes in through our own flow alone."""
        return False


@transaction.atomic
def tell_of_account(user: User, what: str) -> None:
    """Write the event ``account.<what>`` of the person's account, which the outbox turns into a letter."""
    record(f"account.{what}", user, by=user, now=timezone.now())
