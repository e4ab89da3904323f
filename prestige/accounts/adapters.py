"""Where django-allauth asks us: letters become rows of the outbox, addresses stay ours, nobody signs up by a form."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.http import HttpRequest
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme

from prestige.accounts.limits import client_address
from prestige.accounts.models import User
from prestige.journal.actions import record

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
    """One-time codes and passkeys."""

    def get_totp_issuer(self) -> str:
        """Return the name beside the code in the person's application."""
        return str(settings.BASE_URL).partition("://")[2]


class ProviderAdapter(DefaultSocialAccountAdapter):
    """Outside identity providers: only its way out to the network is used, the flow is ours (`identity_flow.py`)."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        """Return False: an identity comes in through our own flow alone."""
        return False


@transaction.atomic
def tell_of_account(user: User, what: str) -> None:
    """Write the event ``account.<what>`` of the person's account, which the outbox turns into a letter."""
    record(f"account.{what}", user, by=user, now=timezone.now())
