"""A fresh code before an act that cannot be undone: whoever sits here must still read the mailbox.

Kept apart from the code that opens a session: a code asked for signing in never confirms anything else.
"""

from datetime import datetime, timedelta
from typing import Final

from django.http import HttpRequest
from django.utils.dateparse import parse_datetime
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from prestige.accounts.actions import CodeRefused, confirm_email_code, request_email_code
from prestige.accounts.code_flow import TOO_MANY, CodeNotSent, CodeStep
from prestige.accounts.forms import CodeForm
from prestige.accounts.limits import ERASURES, client_address, take_turn
from prestige.accounts.models import EmailCode, User
from prestige.refusals import NotAllowed

CODE_KEY: Final = "confirmation_code"
DONE_KEY: Final = "confirmed_at"
GOOD_FOR: Final = timedelta(minutes=15)


def send_confirmation(request: HttpRequest, user: User, *, now: datetime) -> None:
    """Send a code to the person's address. Raises ``CodeNotSent``."""
    if not take_turn(ERASURES, client_address(request), now=now):
        raise CodeNotSent(_("Изпратихте много заявки. Опитайте след 5 минути."))
    try:
        code = request_email_code(user.email, language=get_language() or "bg", now=now)
    except NotAllowed as refused:
        raise CodeNotSent(str(refused)) from refused
    request.session[CODE_KEY] = str(code.token)


def confirmation_step(request: HttpRequest, user: User, *, now: datetime) -> CodeStep:
    """Handle one request to the code page: show it, send another code, or remember that the typed one was right."""
    code = _waiting(request, user)
    form = CodeForm()
    if request.method != "POST":
        return CodeStep(form, user.email, code is not None)
    if "again" in request.POST or code is None:
        form = _empty_form()
        try:
            send_confirmation(request, user, now=now)
        except CodeNotSent as trouble:
            form.add_error("code", str(trouble))
            return CodeStep(form, user.email, code is not None, status=TOO_MANY)
        return CodeStep(form, user.email, is_waiting=True, was_sent=True)
    form = CodeForm(request.POST)
    return _confirm(request, code, form, now) if form.is_valid() else CodeStep(form, user.email, is_waiting=True)


def is_confirmed(request: HttpRequest, now: datetime) -> bool:
    """Tell whether this session typed a right code in the last fifteen minutes."""
    at = parse_datetime(str(request.session.get(DONE_KEY, "")))
    return at is not None and at <= now < at + GOOD_FOR


def _confirm(request: HttpRequest, code: EmailCode, form: CodeForm, now: datetime) -> CodeStep:
    if not take_turn(ERASURES, str(code.token), now=now):
        form.add_error("code", _("Изпратихте много заявки. Опитайте след 5 минути."))
        return CodeStep(form, code.email, is_waiting=True, status=TOO_MANY)
    try:
        user = confirm_email_code(code, form.cleaned_data["code"], now=now)
    except CodeRefused as refused:
        form.add_error("code", str(refused))
        return CodeStep(form, code.email, is_waiting=True)
    request.session.pop(CODE_KEY, None)
    request.session[DONE_KEY] = now.isoformat()
    return CodeStep(form, code.email, is_waiting=False, user=user)


def _waiting(request: HttpRequest, user: User) -> EmailCode | None:
    token = request.session.get(CODE_KEY)
    return EmailCode.objects.filter(token=token, used_at__isnull=True, email=user.email).first() if token else None


def _empty_form() -> CodeForm:
    form = CodeForm({"code": ""})
    form.full_clean()
    form.errors.clear()
    return form
