"""The steps of proving an e-mail address, for any page that needs to know who writes."""

from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from prestige.accounts.actions import CodeRefused, confirm_email_code, request_email_code
from prestige.accounts.forms import CodeForm
from prestige.accounts.limits import CODES, SIGN_INS, Limit, client_address, take_turn
from prestige.accounts.models import EmailCode, User
from prestige.accounts.sign_in import sign_in_by_code
from prestige.refusals import NotAllowed
from prestige.typography import mask_email

SESSION_KEY = "email_code"
TOO_MANY = 429


class CodeNotSent(Exception):  # noqa: N818 – the message is a sentence for the person who asked
    """No code went out: this address or this visitor asked too often."""


@dataclass(frozen=True)
class CodeStep:
    """What one request to a code page came to.

    ``user`` is set once the code was right, ``was_sent`` when a new one went out; else the page is shown again.
    """

    form: CodeForm
    email: str
    is_waiting: bool
    status: int = 200
    user: User | None = None
    was_sent: bool = False

    @property
    def masked_email(self) -> str:
        """The address as only its owner recognises it."""
        return mask_email(self.email)


def waiting_code(request: HttpRequest, email: str = "") -> EmailCode | None:
    """Return the unused code this browser waits for (to this address, when one is given), None without one."""
    token = request.session.get(SESSION_KEY)
    code = EmailCode.objects.filter(token=token, used_at__isnull=True).first() if token else None
    return code if code is not None and (not email or code.email == email.lower()) else None


def send_code(request: HttpRequest, email: str, *, now: datetime) -> None:
    """Send a new code to the address and let the browser remember which. Raises ``CodeNotSent``.

    Whether somebody with this address is known to us changes nothing of what the visitor sees.
    """
    _knock(request, CODES, now)
    try:
        code = request_email_code(email, language=get_language() or "bg", now=now)
    except NotAllowed as refused:
        raise CodeNotSent(" ".join(str(refusal.message) for refusal in refused.refusals)) from refused
    request.session[SESSION_KEY] = str(code.token)


def ensure_code(request: HttpRequest, email: str, *, now: datetime) -> None:
    """Send a code to the address unless one that still opens is on its way. Raises ``CodeNotSent``."""
    code = waiting_code(request, email)
    if code is None or now >= code.expires_at or code.attempts >= EmailCode.MAX_ATTEMPTS:
        send_code(request, email, now=now)


def code_step(request: HttpRequest, email: str, *, now: datetime) -> CodeStep:
    """Handle one request to a code page: show it, send another code, or open the session with the typed one."""
    code = waiting_code(request, email)
    form = CodeForm()
    if request.method != "POST":
        return CodeStep(form, email, code is not None)
    if "again" in request.POST or code is None:
        form = CodeForm({"code": ""})
        form.full_clean()
        form.errors.clear()
        try:
            send_code(request, email, now=now)
        except CodeNotSent as trouble:
            form.add_error("code", str(trouble))
            return CodeStep(form, email, code is not None, status=TOO_MANY)
        return CodeStep(form, email, is_waiting=True, was_sent=True)
    form = CodeForm(request.POST)
    return _open(request, code, form, now) if form.is_valid() else CodeStep(form, email, is_waiting=True)


def _open(request: HttpRequest, code: EmailCode, form: CodeForm, now: datetime) -> CodeStep:
    try:
        _knock(request, SIGN_INS, now)
        user = confirm_email_code(code, form.cleaned_data["code"], now=now)
    except CodeNotSent as trouble:
        form.add_error("code", str(trouble))
        return CodeStep(form, code.email, is_waiting=True, status=TOO_MANY)
    except CodeRefused as refused:
        form.add_error("code", str(refused))
        return CodeStep(form, code.email, is_waiting=True)
    sign_in_by_code(request, user)
    request.session.pop(SESSION_KEY, None)
    return CodeStep(form, code.email, is_waiting=False, user=user)


def _knock(request: HttpRequest, limit: Limit, now: datetime) -> None:
    if not take_turn(limit, client_address(request), now=now):
        raise CodeNotSent(_("Изпратихте много заявки. Опитайте след 5 минути. Текстът ви е запазен."))
