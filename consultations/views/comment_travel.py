"""Finding the place of a comment again when a later revision was published while its author was writing."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from consultations.models import CommentDraft, Consultation, Provision, Revision
from consultations.read.comment_place import Place, place_or_404
from consultations.read.comment_since import Moved, moved, moved_draft
from consultations.views.comment_flow import unsent_draft
from consultations.views.comment_pages import dropped_page
from consultations.views.draft_cookie import drafts_of


def place_posted(request: HttpRequest, consultation: Consultation, eid: str) -> tuple[Place, Moved | None]:
    """Return the place that a posted form speaks of, and what became of it since the form was opened.

    The address names the place by its anchor in the revision that the form showed; where it stands now counts, never
    another place that has that number now. A dropped place is returned as it was.
    """
    shown = request.POST.get("revision", "")
    since = moved(consultation, eid, int(shown)) if shown.isdecimal() and len(shown) < 5 else None
    return (since.now or since.then, since) if since else (place_or_404(consultation, eid), None)


def place_kept(draft: CommentDraft, consultation: Consultation) -> tuple[Place, Moved | None]:
    """Return the place of a kept draft where it stands now, as it was when it was dropped, and what became of it."""
    since = moved_draft(draft, consultation)
    return (since.now or since.then, since) if since else (place_or_404(consultation, draft.eid), None)


def started_at(request: HttpRequest, consultation: Consultation, eid: str) -> CommentDraft | None:
    """Return the unsent draft that was begun at this address in an earlier revision and followed its place away."""
    drafts = drafts_of(request).unsent().filter(consultation=consultation, written_eid=eid).exclude(eid=eid)
    earlier = drafts.exclude(revision=consultation.current_revision_id).filter(revision__isnull=False)
    return earlier.select_related("revision").first()


def to_form(request: HttpRequest, consultation: Consultation, eid: str) -> HttpResponse:
    """Lead to the form of a place, wherever it stands now. Raises Http404 for a place that never was."""
    try:
        return redirect(place_or_404(consultation, eid).form_url)
    except Http404:
        return form_elsewhere(request, consultation, eid)


def form_elsewhere(request: HttpRequest, consultation: Consultation, eid: str) -> HttpResponse:
    """Answer the address of a form whose place is not in force: lead to where it stands, or say that it was dropped.

    Raises Http404 for a place that never was.
    """
    draft = unsent_draft(request, consultation, eid) or started_at(request, consultation, eid)
    if draft is None:
        return _without_draft(request, consultation, eid)
    place, since = place_kept(draft, consultation)
    if since and since.now:
        return redirect(place.form_url)
    return dropped_page(request, place, draft.data, token=str(draft.token))


def _without_draft(request: HttpRequest, consultation: Consultation, eid: str) -> HttpResponse:
    """Answer by the last earlier revision that had the place; one query finds it, however many there were."""
    lineage = Provision.lineage_of(eid)
    anchor = lineage.partition("/")[2] or eid
    earlier = Revision.objects.published().filter(consultation=consultation)
    earlier = earlier.exclude(pk=consultation.current_revision_id or 0)
    known = (
        earlier.filter(lineages__contains={anchor: lineage}) if lineage else earlier.filter(lineages__has_key=anchor)
    )
    ordinal = known.values_list("ordinal", flat=True).first()
    since = moved(consultation, anchor, ordinal) if ordinal else None
    if since is None:
        raise Http404
    return redirect(since.now.form_url) if since.now else dropped_page(request, since.then, {})
