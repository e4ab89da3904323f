"""The comparison of two revisions of a draft."""

import hashlib

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from consultations.converters import Ref
from consultations.models import Consultation
from consultations.read.comparison import Look, asked_pair, comparison_body, heading, known_article
from consultations.read.crumbs import trail
from consultations.read.reading import page_stamp
from consultations.views.by_ref import of_consultation
from prestige.kept_pages import is_plain_visit, kept_page

KNOWN = ("a", "b", "view", "show", "article")
LONGEST = 170


@require_safe
def compare(request: HttpRequest, ref: Ref) -> HttpResponse:
    """Show what differs; visitors without a session get it from memory until something on it changes.

    A proposal named as a cause later is seen by them within a minute.
    """
    query = repr([request.GET.get(name, "")[:LONGEST] for name in KNOWN])
    stamp = page_stamp(ref, timezone.now()) if is_plain_visit(request, with_query=True) else None
    if stamp is None:
        return compare_now(request, ref)
    stamp = f"compare-{stamp}-{hashlib.sha256(query.encode()).hexdigest()}"
    return kept_page(request, stamp, lambda: compare_now(request, ref), with_query=True)


@of_consultation
def compare_now(request: HttpRequest, consultation: Consultation) -> HttpResponse:
    """Show `?a=v1&b=v2`, the last two by default; a revision that is not there leads back to the choice."""
    asked = asked_pair(consultation, request.GET.get("a", ""), request.GET.get("b", ""))
    look = Look(
        whole=request.GET.get("show") == "all",
        side=request.GET.get("view") == "side",
        article=known_article(asked, request.GET.get("article", "")[:LONGEST]),
    )
    old, new = asked.old, asked.new
    is_pair = old is not None and new is not None and old != new
    context = {
        "section": "consultations",
        "trail": trail(consultation, through_text=True),
        "consultation": consultation,
        "asked": asked,
        "heading": heading(asked),
        "is_single": len(asked.choices) == 1 and not asked.error,
        "look": look,
        "body": comparison_body(consultation, old, new, look) if is_pair and old and new else "",
    }
    return render(request, "consultations/redline_page.html", context, status=404 if asked.error else 200)
