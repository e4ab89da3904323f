"""A person's own page: drafts, proposals with their answers, what is followed, the profile."""

import uuid

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from consultations.actions import discard_draft
from consultations.read.plan import TOPIC
from consultations.views.draft_cookie import drafts_of
from consultations.views.opinion_flow import own_drafts
from prestige.accounts.actions import save_profile
from prestige.accounts.forms import ProfileForm
from prestige.accounts.sign_in import person
from prestige.portal.my_page import comment_rows, draft_rows, followed, new_answers, shown_rows, topics_of


@require_safe
@login_required
def me(request: HttpRequest) -> HttpResponse:
    """Show what is mine, drafts first."""
    user, now = person(request), timezone.now()
    if user is None:
        return redirect("accounts:login")
    rows, topics = comment_rows(user), topics_of(user)
    show = request.GET.get("show", "")
    answered = sum(row.comment.has_answer for row in rows)
    return render(
        request,
        "portal/me.html",
        {
            "drafts": draft_rows(user, now),
            "rows": shown_rows(rows, show),
            "show": show,
            "total": len(rows),
            "answered": answered,
            "waiting": len(rows) - answered,
            "new": new_answers(rows, now),
            "follows": followed(topics),
            "follows_plan": TOPIC in topics,
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def settings_page(request: HttpRequest) -> HttpResponse:
    """Change the name and the language of letters."""
    user = person(request)
    if user is None:
        return redirect("accounts:login")
    known = {"full_name": user.full_name, "language": user.language}
    form = ProfileForm(request.POST if request.method == "POST" else None, initial=known)
    if form.is_valid():
        save_profile(user, **form.cleaned_data, now=timezone.now())
        messages.success(request, _("Запазихме промените."))
        return redirect("me")
    trail = [(reverse("me"), _("Моята страница"))]
    return render(request, "portal/me_settings.html", {"form": form, "trail": trail})


@require_POST
@login_required
def discard(request: HttpRequest, token: uuid.UUID) -> HttpResponse:
    """Throw an own draft away."""
    kept = drafts_of(request).unsent().filter(token=token).first()
    discard_draft(kept or get_object_or_404(own_drafts(request).unsent(), token=token))
    messages.success(request, _("Изтрихме черновата."))
    return redirect("me")
