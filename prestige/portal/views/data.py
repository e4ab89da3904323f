"""What the portal holds of the person who signed in: shown, given as an archive, asked about."""

import tempfile

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from consultations.read.own_data import statements_of
from prestige.accounts.actions import ask_for_erasure, export_own_data
from prestige.accounts.forms import ErasureRequestForm
from prestige.accounts.limits import EXPORTS, take_turn
from prestige.accounts.models import User
from prestige.accounts.own_data import fates_of
from prestige.accounts.sign_in import person
from prestige.refusals import NotAllowed

TOO_MANY = 429


@require_safe
@login_required
def data(request: HttpRequest) -> HttpResponse:
    """Show what is held, room by room, with the ways to take it or to leave."""
    user = person(request)
    return redirect("accounts:login") if user is None else page(request, user, ErasureRequestForm())


@require_POST
@login_required
def data_export(request: HttpRequest) -> HttpResponseBase:
    """Give everything as one archive, made now for this session: no address leads to it afterwards."""
    user, now = person(request), timezone.now()
    if user is None:
        return redirect("accounts:login")
    if not take_turn(EXPORTS, str(user.pk), now=now):
        notice = _("Изтеглихте данните си няколко пъти. Опитайте отново след един час.")
        return page(request, user, ErasureRequestForm(), notice=notice, status=TOO_MANY)
    made = tempfile.TemporaryFile()  # noqa: SIM115 – the response closes it when it is sent
    export_own_data(user, made, now=now)
    name = f"moite-danni-{timezone.localdate(now):%Y-%m-%d}.zip"
    response = FileResponse(made, as_attachment=True, filename=name, content_type="application/zip")
    response["Cache-Control"] = "no-store, private"
    return response


@require_POST
@login_required
def data_request(request: HttpRequest) -> HttpResponse:
    """Take a request that a person must decide; what was typed comes back with every refusal."""
    user, now = person(request), timezone.now()
    if user is None:
        return redirect("accounts:login")
    form = ErasureRequestForm(request.POST)
    if not form.is_valid():
        return page(request, user, form)
    documents = statements_of(user).values_list("number", flat=True)
    try:
        ask_for_erasure(user, text=form.cleaned_data["text"], documents=list(documents), now=now)
    except NotAllowed as refused:
        form.add_error("text", str(refused))
        return page(request, user, form, status=409)
    messages.success(request, _("Получихме искането ви. Ще получите писмо с решението до един месец."))
    return redirect("me_data")


def page(
    request: HttpRequest, user: User, form: ErasureRequestForm, *, notice: str = "", status: int = 200
) -> HttpResponse:
    """Return the page of the person's data."""
    context = {
        "trail": [(reverse("me"), _("Моята страница"))],
        "held": fates_of(user),
        "requests": user.erasure_requests.order_by("-asked_at", "-pk"),
        "form": form,
        "notice": notice,
    }
    return render(request, "portal/me_data.html", context, status=status)
