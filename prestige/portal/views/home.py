"""The first page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from consultations.read.front import front
from consultations.read.voices import own_notices


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Show what ends soon, what else is open and what became of earlier proposals."""
    return render(
        request,
        "portal/home.html",
        {
            "front": front(timezone.now()),
            "own_notices": own_notices(request.user.pk),
        },
    )
