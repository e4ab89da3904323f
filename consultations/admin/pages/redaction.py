"""A redaction that waits for a second person: what is struck out, shown to whoever confirms."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from consultations.actions.propose_redaction import confirm_redaction, confirmation_refusals, decline_redaction
from consultations.admin.pages.door import needs, official, show
from consultations.models import RedactionProposal
from consultations.permissions import Right, has_right
from consultations.personal_data import struck
from prestige.moderation.models import Ground
from prestige.refusals import NotAllowed, Refusal


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Right.APPROVE, Right.MODERATE)
def confirmation(request: HttpRequest, number: str) -> HttpResponse:
    """Show the proposed redaction, confirm it or decline it; whoever moderates too, but never the own proposal."""
    found = RedactionProposal.objects.waiting().select_related("comment__consultation", "proposed_by")
    proposal = found.filter(comment__number=number).first()
    if proposal is None:
        raise Http404
    if request.method != "POST":
        return _page(request, proposal)
    act = decline_redaction if "decline" in request.POST else confirm_redaction
    try:
        act(proposal, by=official(request), now=timezone.now())
    except NotAllowed as refused:
        return _page(request, proposal, refused.refusals, status=409)
    done = _("Заличаването е отказано. Текстът остава, както е.")
    if act is confirm_redaction:
        done = _("Заличено е в публичния текст. Оригиналът остава запечатан.")
    messages.success(request, done)
    may_look = has_right(request.user, Right.MODERATE)
    return redirect(reverse("admin:moderation_queue") + f"?comment={number}" if may_look else "admin:index")


def _page(
    request: HttpRequest, proposal: RedactionProposal, refusals: tuple[Refusal, ...] = (), *, status: int = 200
) -> HttpResponse:
    comment = proposal.comment
    context = {
        "proposal": proposal,
        "comment": comment,
        "consultation": comment.consultation,
        "ground": Ground.objects.of_code(proposal.ground),
        "before": [text for text in (comment.public_body, comment.public_wording) if text],
        "after": [struck(text, proposal.passages) for text in (comment.public_body, comment.public_wording) if text],
        "reasons": [(refusal, "") for refusal in confirmation_refusals(proposal, official(request))],
        "refusals": refusals,
    }
    return show(request, "redaction", _("Предложено заличаване"), context, status=status)
