"""Proving an e-mail address with a six-digit code; the proof makes or finds the light account."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from prestige.accounts.codes import is_right_code
from prestige.accounts.models import EmailCode, User
from prestige.journal.actions import record
from prestige.refusals import NotAllowed, Refusal

MAX_CODES_AN_HOUR = 5
KEEP_CODES_DAYS = 7


class CodeRefused(Exception):
    """The typed code does not open: ``kind`` is wrong, expired, used or exhausted; the message says it in words."""

    def __init__(self, kind: str, message: str) -> None:
        super().__init__(message)
        self.kind = kind


@transaction.atomic
def request_email_code(email: str, *, language: str, now: datetime) -> EmailCode:
    """Make a code for the address and queue its letter; return the request.

    Raises ``NotAllowed`` after five codes to one address in an hour, so that nobody's mailbox becomes a target.
    """
    email = email.lower()
    if EmailCode.objects.asked_since(email, now - timedelta(hours=1)) >= MAX_CODES_AN_HOUR:
        raise NotAllowed(
            (
                Refusal(
                    "codes",
                    _(
                        "Изпратихме няколко кода на този имейл. Използвайте последния или опитайте отново след един "
                        "час. Текстът ви е запазен."
                    ),
                    "",
                ),
            )
        )
    request = EmailCode.objects.create(
        email=email,
        language=language,
        requested_at=now,
        expires_at=now + timedelta(minutes=settings.EMAIL_CODE_MINUTES),
    )
    record("email_code.requested", request, by=None, now=now)
    return request


def confirm_email_code(request: EmailCode, typed: str, *, now: datetime) -> User:
    """Return the person whose address this code proves; a light account is made at the first proof.

    Raises ``CodeRefused``. Each wrong try is counted before the answer, five end the code.
    """
    with transaction.atomic():
        locked = EmailCode.objects.select_for_update().get(pk=request.pk)
        refusal = _refusal(locked, typed, now)
        if refusal is None:
            locked.used_at = now
            locked.save(update_fields=["used_at"])
            return _user(locked.email, locked.language, now)
        locked.attempts += 1
        locked.save(update_fields=["attempts"])
    raise refusal


def _refusal(request: EmailCode, typed: str, now: datetime) -> CodeRefused | None:
    if request.used_at is not None:
        return CodeRefused("used", _("Този код вече е използван. Поискайте нов."))
    if now >= request.expires_at:
        return CodeRefused("expired", _("Кодът изтече. Поискайте нов; текстът ви е запазен."))
    if request.attempts >= EmailCode.MAX_ATTEMPTS:
        return CodeRefused("exhausted", _("Пет грешни опита. Поискайте нов код; текстът ви е запазен."))
    if not is_right_code(typed, request.token, settings.SECRET_KEY):
        return CodeRefused("wrong", _("Кодът не е верен. Проверете шестте цифри от писмото."))
    return None


def _user(email: str, language: str, now: datetime) -> User:
    user = User.objects.filter(email__iexact=email).first()
    if user is None:
        try:
            with transaction.atomic():
                user = User.objects.create_user(email, language=language)
        except IntegrityError:  # two browsers proved the same new address at once
            user = User.objects.get_by_natural_key(email)
    if not user.is_active:
        raise CodeRefused("inactive", _("Този профил е спрян. Обърнете се към общината."))
    if user.email_verified_at is None:
        user.email_verified_at = now
        user.save(update_fields=["email_verified_at"])
        record("user.email_verified", user, by=user, now=now)
    return user


def forget_old_codes(now: datetime) -> int:
    """Delete the requests of codes older than a week, addresses and all; return how many.

    Source: GDPR чл. 5, пар. 1, б. „д“ (storage limitation); an address that never proved itself has no other trace.
    """
    return EmailCode.objects.filter(requested_at__lt=now - timedelta(days=KEEP_CODES_DAYS)).delete()[0]
