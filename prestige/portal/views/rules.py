"""The rules of commenting, with the grounds that are in force."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from prestige.moderation.models import Ground


@require_safe
def rules(request: HttpRequest) -> HttpResponse:
    """Show the rules."""
    context = {
        "grounds": list(Ground.objects.in_force()),
        "objection_days": settings.OBJECTION_DAYS,
        "appeal_workdays": settings.APPEAL_WORKDAYS,
        "mode": settings.MODERATION_MODE,
    }
    return render(request, "portal/rules.html", context)
