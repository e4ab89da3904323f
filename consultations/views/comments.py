"""All comments of a consultation, and the permanent address of each."""

from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from consultations.models import Comment, Consultation, Stance
from consultations.read.causes import changes_by
from consultations.read.comments import CommentFilters, anchors, listed
from consultations.read.crumbs import trail
from consultations.read.paging import page_of
from consultations.read.receipt import place_url
from consultations.read.voices import tallies, voices
from consultations.views.by_ref import of_consultation
from prestige.register.numbers import NumberError, parse_number

PER_PAGE = 30


@require_safe
@of_consultation
def comments(request: HttpRequest, consultation: Consultation) -> HttpResponse:
    """Show the published comments, newest first, by provision, wish and answer."""
    filters = CommentFilters.of(request.GET)
    page = page_of(listed(consultation, filters), request.GET.get("page", ""), per_page=PER_PAGE)
    counted, spoken = tallies(consultation), voices(page, consultation, name_place=True)
    return render(
        request,
        "consultations/comment_list.html",
        {
            "section": "consultations",
            "consultation": consultation,
            "filters": filters,
            "page": page,
            "voices": spoken,
            "gathers": filters.gathers and any(voice.others for voice in spoken),
            "anchors": anchors(consultation, counted),
            "general": counted[""].comments if "" in counted else 0,
            "stances": Stance.choices,
            "trail": trail(consultation),
            "query": f"{urlencode(filters.asked)}&" if filters.is_any else "",
        },
    )


@require_safe
@of_consultation
def comment(request: HttpRequest, consultation: Consultation, number: str) -> HttpResponse:
    """Show one comment; its author sees it before others do, all others are told its status by number."""
    try:
        number = str(parse_number(number))
    except NumberError:
        raise Http404 from None
    found = get_object_or_404(Comment.objects.for_page().filter(consultation=consultation), number=number)
    if not (found.is_published or found.is_removed) and (found.author_id is None or found.author_id != request.user.pk):
        return redirect("receipts:receipt", number)
    return render(
        request,
        "consultations/comment.html",
        {
            "section": "consultations",
            "consultation": consultation,
            "comment": found,
            "voice": voices([found], consultation, name_place=True)[0],
            "trail": trail(consultation),
            "provision_url": place_url(found),
            "changed_by": changes_by(found),
        },
    )
