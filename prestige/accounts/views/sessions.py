"""The open sessions of a person."""

from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from prestige.accounts.actions import end_all_sessions, end_session
from prestige.accounts.sessions import list_session, session_rows
from prestige.accounts.sign_in import person


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def sessions(request: HttpRequest) -> HttpResponse:
    """Show where the person is signed in; end all others when asked."""
    user = person(request)
    if user is None:
        return redirect("accounts:login")
    if request.method == "POST":
        stamped = end_all_sessions(user, now=timezone.now())
        update_session_auth_hash(request, stamped)
        list_session(request)
        messages.success(request, _("Всички други сесии приключиха."))
        return redirect("usersessions_list")
    return render(request, "accounts/sessions.html", {"rows": session_rows(request, user)})


@login_required
@require_POST
def end(request: HttpRequest, pk: int) -> HttpResponse:
    """End one of the person's sessions; the present one by „Изход“."""
    user = person(request)
    if user is None:
        return redirect("accounts:login")
    session = get_object_or_404(UserSession, pk=pk, user=user)
    if session.session_key != request.session.session_key:
        end_session(session, by=user, now=timezone.now())
        messages.success(request, _("Сесията приключи."))
    return redirect("usersessions_list")
