"""The file of a consultation: opening it, its data, and what is still missing."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from consultations.actions import create_consultation
from consultations.admin.pages.door import consultation_at, needs, official, show
from consultations.admin.pages.editing import edit_page
from consultations.admin.steps import steps_of
from consultations.forms.clerk_consultation import DataForm
from consultations.models import Consultation
from consultations.permissions import Right
from consultations.revising import begin_refusals
from prestige.accounts.models import User
from prestige.municipality.models import Municipality, Unit


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Right.CREATE)
def new(request: HttpRequest) -> HttpResponse:
    """Open the file of a new draft act; sent twice it opens one."""
    form = DataForm(request.POST or None, instance=begun_by(official(request)))
    if request.method == "POST" and form.is_valid():
        consultation = create_consultation(form.data_to_save, by=official(request), now=timezone.now())
        messages.success(request, _("Консултацията е създадена. Поставете текста на проекта."))
        return redirect("admin:consultation_text", consultation)
    page = {"form": form, "consultation": None, "conflict": None, "refusals": ()}
    return show(request, "consultation_data", _("Нова консултация"), page)


def begun_by(by: User) -> Consultation:
    """Return an empty file with what is known of the person and the municipality, to be corrected."""
    place = Municipality.objects.filter(pk=1).first() or Municipality()
    unit = by.unit or Unit()
    return Consultation(
        unit=by.unit,
        owner=by,
        contact_name=by.full_name,
        contact_position=by.position,
        contact_phone=unit.phone or place.phone,
        contact_email=unit.email,
        channel_email=place.email,
        channel_office=", ".join(filter(None, (place.address, place.registry_hours))),
    )


@require_safe
@needs(Right.VIEW)
def file(request: HttpRequest, reference: str) -> HttpResponse:
    """Show a consultation with its steps; a draft's key leads to the number once it has one."""
    consultation = consultation_at(reference)
    if consultation.number and reference != consultation.number:
        return redirect("admin:consultation_file", consultation)
    now = timezone.now()
    phase = consultation.phase_at(now)
    context = {
        "consultation": consultation,
        "steps": steps_of(consultation, now),
        "phase": phase,
        "history": consultation.revisions.published().without_text(),
        "working": consultation.revisions.working().without_text().filter(base__isnull=False).first(),
        "against_revision": [(refusal, "") for refusal in begin_refusals(phase)],
    }
    return show(request, "consultation_file", str(consultation), context)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Right.EDIT)
def data(request: HttpRequest, reference: str) -> HttpResponse:
    """Edit what the act is, who answers for it and how proposals come in."""
    return edit_page(request, consultation_at(reference), DataForm, "consultation_data", _("Данни за акта"))
