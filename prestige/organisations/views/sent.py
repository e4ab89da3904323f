"""A person's own application: the confirmation with its number, where it stands and what was said to it."""

import uuid

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from prestige.organisations.models import ApplicationState, DecisionKind
from prestige.organisations.read.applying import answer_groups, what_follows
from prestige.organisations.views.own import own_application, progress_of, step_url


@require_safe
@cache_control(no_store=True, private=True)
@login_required
def application(request: HttpRequest, token: uuid.UUID) -> HttpResponse:
    """Show the application with its answers; a draft leads to its task list, a returned one says what to mend."""
    found = own_application(request, token)
    if found.state == ApplicationState.DRAFT:
        return redirect("organisations:register")
    progress = progress_of(found)
    said = list(found.decisions.order_by("at", "pk"))
    own = [row for row in said if row.kind in {DecisionKind.RETURNED, DecisionKind.REFUSED}]
    context = {
        "section": "organisations",
        "trail": [
            (reverse("organisations:list"), _("Организации")),
            (reverse("organisations:register"), _("Регистрация")),
        ],
        "application": found,
        "progress": progress,
        "groups": answer_groups(progress, lambda step: step_url(found, step) if found.is_open else ""),
        "papers": [row.upload for row in found.documents.select_related("upload").order_by("pk")],
        "reason": own[-1].reason if own and found.state in {"returned", "refused"} else "",
        "steps": what_follows(progress, said),
    }
    return render(request, "organisations/application.html", context)
