"""How a sender can be reached: shown only by a press, and every press stays in the journal (security.md, 4.17)."""

from typing import Final

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from consultations.actions.redact_comment import view_contact
from consultations.admin.pages.door import needs, official, show
from consultations.models import Comment
from consultations.permissions import Right
from prestige.typography import mask_email

CONTACT: Final = (Right.MODERATE, Right.APPROVE)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(*CONTACT)
def contact(request: HttpRequest, number: str) -> HttpResponse:
    """Ask before the address is shown; a GET shows and writes nothing."""
    comment = Comment.objects.select_related("consultation").filter(number=number).first()
    if comment is None:
        raise Http404
    address = view_contact(comment, by=official(request), now=timezone.now()) if request.method == "POST" else ""
    context = {
        "comment": comment,
        "consultation": comment.consultation,
        "masked": mask_email(comment.author_email) if comment.author_email else "",
        "address": address,
    }
    return show(request, "comment_contact", _("Имейл на подател"), context)
