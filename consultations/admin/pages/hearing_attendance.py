"""The day of a hearing: who is there, the list for signatures, the recording."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from consultations.admin.pages.door import needs, official, show
from consultations.admin.pages.hearings import hearing_at
from consultations.forms.clerk_hearing import RecordingForm, WalkInForm
from consultations.hearing_paper import print_attendance_paper
from consultations.models import Consultation, Hearing
from consultations.permissions import Right
from consultations.read.hearing_desk import expected_people
from consultations.read.hearing_papers import attendance_paper
from prestige import pdf
from prestige.events.actions import add_walk_in, check_in, keep_recording, undo_check_in
from prestige.events.actions.check_in import presence_refusals
from prestige.events.models import Registration
from prestige.events.told import when_words
from prestige.refusals import NotAllowed


@require_safe
@needs(Right.CONVENE_HEARING)
def attendance(request: HttpRequest, reference: str, ordinal: int) -> HttpResponse:
    """List who is expected and who came, with a button for each; searched by name."""
    consultation, hearing = hearing_at(reference, ordinal)
    return _page(request, consultation, hearing, WalkInForm(), RecordingForm(initial=_recording(hearing)))


@require_POST
@needs(Right.CONVENE_HEARING)
def presence(request: HttpRequest, reference: str, ordinal: int, key: int) -> HttpResponse:
    """Note that a person is there, or take the note back."""
    consultation, hearing = hearing_at(reference, ordinal)
    person = Registration.objects.select_related("event").filter(event=hearing.event_id, pk=key).first()
    if person is None:
        raise Http404
    act = undo_check_in if "undo" in request.POST else check_in
    try:
        act(person, by=official(request), now=timezone.now())
    except NotAllowed as refused:
        messages.error(request, str(refused))
    else:
        words = _("Премахнато присъствие: %(name)s") if "undo" in request.POST else _("Отбелязано: %(name)s")
        messages.success(request, words % {"name": person.name})
    return redirect("admin:hearing_attendance", consultation, hearing.ordinal)


@require_POST
@needs(Right.CONVENE_HEARING)
def walk_in(request: HttpRequest, reference: str, ordinal: int) -> HttpResponse:
    """Write down somebody who came without registering."""
    consultation, hearing = hearing_at(reference, ordinal)
    form, recording = WalkInForm(request.POST), RecordingForm(initial=_recording(hearing))
    if not form.is_valid():
        return _page(request, consultation, hearing, form, recording)
    try:
        person = add_walk_in(hearing.event, form.booking, by=official(request), now=timezone.now())
    except NotAllowed as refused:
        return _page(request, consultation, hearing, form, recording, status=409, refusals=refused.refusals)
    messages.success(request, _("Вписано: %(name)s") % {"name": person.name})
    return redirect("admin:hearing_attendance", consultation, hearing.ordinal)


@require_http_methods(["POST"])
@needs(Right.CONVENE_HEARING)
def recording(request: HttpRequest, reference: str, ordinal: int) -> HttpResponse:
    """Keep the address of the recording."""
    consultation, hearing = hearing_at(reference, ordinal)
    form = RecordingForm(request.POST)
    if not form.is_valid():
        return _page(request, consultation, hearing, WalkInForm(), form)
    keep_recording(hearing.event, form.cleaned_data["recording_url"], by=official(request), now=timezone.now())
    messages.success(request, _("Адресът на записа е запазен."))
    return redirect("admin:hearing_attendance", consultation, hearing.ordinal)


@require_safe
@needs(Right.CONVENE_HEARING)
def attendance_pdf(request: HttpRequest, reference: str, ordinal: int) -> HttpResponse:
    """Give the list for signatures with the names of the registered; it is kept nowhere."""
    consultation, hearing = hearing_at(reference, ordinal)
    now = timezone.now()
    try:
        paper = print_attendance_paper(attendance_paper(hearing, timezone.localdate(now)), dated=now)
    except (pdf.PrintingError, OSError):
        messages.error(request, _("PDF не може да се направи в момента. Отпечатайте страницата."))
        return redirect("admin:hearing_attendance", consultation, hearing.ordinal)
    name = f"{consultation.number}-obsazhdane-{hearing.ordinal}-prisastven-list.pdf"
    headers = {"Content-Disposition": f'inline; filename="{name}"', "Cache-Control": "no-store, private"}
    return HttpResponse(paper.content, content_type="application/pdf", headers=headers)


def _recording(hearing: Hearing) -> dict[str, str]:
    return {"recording_url": hearing.event.recording_url}


def _page(
    request: HttpRequest,
    consultation: Consultation,
    hearing: Hearing,
    form: WalkInForm,
    recording_form: RecordingForm,
    *,
    status: int = 200,
    refusals: object = (),
) -> HttpResponse:
    wanted = request.GET.get("q", "").replace("\x00", "").strip()[:80]
    context = {
        **_people(hearing, wanted),
        "consultation": consultation,
        "hearing": hearing,
        "event": hearing.event,
        "when": when_words(hearing.event),
        "form": form,
        "recording_form": recording_form,
        "wanted": wanted,
        "against": presence_refusals(hearing.event, timezone.now()),
        "refusals": refusals,
    }
    return show(request, "hearing_attendance", _("Присъствие"), context, status=status)


def _people(hearing: Hearing, wanted: str) -> dict[str, object]:
    """Return who is listed under this part of a name, and how many are there, expected and waiting in all."""
    everybody = list(expected_people(hearing.event_id))
    return {
        "people": [each for each in everybody if wanted.casefold() in each.name.casefold()],
        "present": sum(each.checked_in_at is not None for each in everybody),
        "expected": sum(each.is_registered and not each.is_walk_in for each in everybody),
        "waiting": sum(each.is_waiting for each in everybody),
    }
