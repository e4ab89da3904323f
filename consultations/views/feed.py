"""The feed of new consultations and revisions (RSS 2.0)."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.feedgenerator import Rss201rev2Feed
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from consultations.read.feed import newest_entries
from consultations.read.wording import language


@require_safe
def feed(request: HttpRequest) -> HttpResponse:
    """Give the newest consultations and revisions, each with its last day."""
    channel = Rss201rev2Feed(
        title=_("Обществени консултации"),
        description=_("Нови проекти на актове, по които се събират предложения."),
        link=settings.BASE_URL + reverse("consultations:list"),
        language=language(),
        feed_url=settings.BASE_URL + request.path,
    )
    for entry in newest_entries():
        channel.add_item(
            title=entry.title,
            link=entry.link,
            unique_id=entry.link,
            pubdate=entry.published_at,
            description=entry.description,
            categories=[entry.category],
        )
    response = HttpResponse(content_type=channel.content_type)
    channel.write(response, "utf-8")
    return response
