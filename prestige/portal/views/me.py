"""A person's own page: drafts, proposals with their answers, what is followed, places at events, the settings."""

import uuid
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Page
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from consultations.actions import discard_draft
from consultations.views.draft_cookie import drafts_of
from consultations.views.opinion_flow import own_drafts
from prestige.accounts.forms import ProfileForm
from prestige.accounts.models import User
from prestige.accounts.sign_in import person
from prestige.notifications.actions import end_subscription
from prestige.organisations.read.mandates import mandates_of
from prestige.portal import my_drafts, my_page
from prestige.portal.my_settings import known_of, save_settings


@require_safe
@login_required
def me(request: HttpRequest) -> HttpResponse:
    """Show what is mine, drafts first; every list begins here and goes on at its own page."""
    user, now = person(request), timezone.now()
    if user is None:
        return redirect("accounts:login")
    return render(request, "portal/me.html", _own(request, user, now))


def _own(request: HttpRequest, user: User, now: datetime) -> dict[str, Any]:
    show, asked = request.GET.get("show", ""), request.GET.get("page", "")
    show = show if show in my_page.TABS else ""
    comments = my_page.comments_page(user, show, asked)
    drafts = my_drafts.drafts_page(request, "")
    follows, registrations = my_page.follows_page(user, ""), my_page.registrations_page(user, "")
    return {
        "is_whole": False,
        "own": mandates_of(user, timezone.localdate(now)),
        "drafts": drafts,
        "draft_rows": my_drafts.draft_rows(drafts, now),
        "comments": comments,
        "rows": my_page.comment_rows(comments),
        "new": my_page.comment_rows(my_page.new_answers(user, now)),
        "show": show,
        "counted": my_page.counted(user),
        "follows": follows,
        "follow_rows": my_page.follow_rows(follows),
        "registrations": registrations,
        "registration_rows": my_page.registration_rows(registrations, now),
    }


@require_safe
@cache_control(no_store=True, private=True)
def drafts_page(request: HttpRequest) -> HttpResponse:
    """Show every unfinished text of whoever sits at this browser; nobody needs an account for it."""
    page = my_drafts.drafts_page(request, request.GET.get("page", ""))
    return _list(request, "drafts", page, draft_rows=my_drafts.draft_rows(page, timezone.now()))


@require_safe
@login_required
def follows_page(request: HttpRequest) -> HttpResponse:
    """Show everything I follow."""
    user = person(request)
    if user is None:
        return redirect("accounts:login")
    page = my_page.follows_page(user, request.GET.get("page", ""))
    return _list(request, "follows", page, follow_rows=my_page.follow_rows(page))


@require_safe
@login_required
def registrations_page(request: HttpRequest) -> HttpResponse:
    """Show every event I registered for, those that are over too."""
    user = person(request)
    if user is None:
        return redirect("accounts:login")
    page = my_page.registrations_page(user, request.GET.get("page", ""))
    return _list(request, "registrations", page, registration_rows=my_page.registration_rows(page, timezone.now()))


def _list(request: HttpRequest, what: str, page: "Page[Any]", **rows: Any) -> HttpResponse:
    trail = [(reverse("me"), _("Моята страница"))] if request.user.is_authenticated else []
    context = {"page": page, "trail": trail, "is_whole": True, what: page, **rows}
    return render(request, f"portal/my_{what}.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def settings_page(request: HttpRequest) -> HttpResponse:
    """Change how I am named, where I live and the letters."""
    user = person(request)
    if user is None:
        return redirect("accounts:login")
    form = ProfileForm(request.POST if request.method == "POST" else None, user=user, initial=known_of(user))
    if form.is_valid():
        save_settings(user, form.cleaned_data, timezone.now())
        messages.success(request, _("Запазихме промените."))
        return redirect("me")
    trail = [(reverse("me"), _("Моята страница"))]
    return render(request, "portal/me_settings.html", {"form": form, "trail": trail})


@require_POST
def discard(request: HttpRequest, token: uuid.UUID) -> HttpResponse:
    """Throw an own draft away."""
    kept = drafts_of(request).unsent().filter(token=token).first()
    discard_draft(kept or get_object_or_404(own_drafts(request).unsent(), token=token))
    messages.success(request, _("Изтрихме черновата."))
    return redirect("me" if request.user.is_authenticated else "me_drafts")


@require_POST
@login_required
def unfollow(request: HttpRequest) -> HttpResponse:
    """End to follow what the button names; twice ends it once."""
    user = person(request)
    topic = request.POST.get("topic", "")[:80].replace("\x00", "")
    if user is not None and end_subscription(user.pk, topic, now=timezone.now()):
        messages.success(request, _("Спряхме писмата за това, което следвахте."))
    return redirect("me")
