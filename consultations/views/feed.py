"""The feed of new consultations (RSS 2.0)."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.feedgenerator import Rss201rev2Feed
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from consultations.models import Consultation
from consultations.read.wording import end_of_term, language

NEWEST = 30


@require_safe
def feed(request: HttpRequest) -> HttpResponse:
    """Give the newest consultations, each with its summary and its last day."""
    newest = Consultation.objects.public().select_related("policy_area").order_by("-published_at", "-pk")[:NEWEST]
    channel = Rss201rev2Feed(
        title=_("Обществени консултации"),
        description=_("Нови проекти на актове, по които се събират предложения."),
        link=settings.BASE_URL + reverse("consultations:list"),
        language=language(),
        feed_url=settings.BASE_URL + request.path,
    )
    for consultation in newest:
        link = settings.BASE_URL + consultation.get_absolute_url()
        until = end_of_term(consultation.last_day) if consultation.last_day else ""
        channel.add_item(
            title=consultation.title,
            link=link,
            unique_id=link,
            pubdate=consultation.published_at,
            description="\n".join([_("Предложения до %(day)s.") % {"day": until}, consultation.summary]),
            categories=[consultation.policy_area.name],
        )
    response = HttpResponse(content_type=channel.content_type)
    channel.write(response, "utf-8")
    return response
