"""The motives and the summary of a draft."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from consultations.admin.pages.door import consultation_at, needs
from consultations.admin.pages.editing import edit_page
from consultations.forms.clerk_consultation import ConsiderationsForm, MotivesForm
from consultations.permissions import Right


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Right.EDIT)
def motives(request: HttpRequest, reference: str) -> HttpResponse:
    """Edit the five parts of the motives, or the main considerations of a general act, and what citizens read first."""
    consultation = consultation_at(reference)
    if consultation.is_general:
        title = _("Основни съображения и участие")
        return edit_page(request, consultation, ConsiderationsForm, "consultation_considerations", title)
    return edit_page(request, consultation, MotivesForm, "consultation_motives", _("Мотиви и резюме"))
