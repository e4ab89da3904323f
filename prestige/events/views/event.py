"""An event by its own address: its page, and the file for a calendar."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_safe

from prestige.events.ical import MEDIA_TYPE, calendar_file
from prestige.events.models import Event


@require_safe
def event(request: HttpRequest, slug: str) -> HttpResponse:
    """Lead to the page that shows the event."""
    return redirect(get_object_or_404(Event, slug=slug))


@require_safe
def calendar(request: HttpRequest, slug: str) -> HttpResponse:
    """Give the event as a file for a calendar; a cancelled one says that it is."""
    found = get_object_or_404(Event, slug=slug)
    return HttpResponse(
        calendar_file([found]),
        content_type=MEDIA_TYPE,
        headers={
            "Content-Disposition": f'attachment; filename="{found.slug}.ics"',
            "Cache-Control": "public, max-age=300",
        },
    )
