"""The minutes of a hearing at the desk: begun from the facts, edited, published for good."""

from collections.abc import Sequence

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from consultations.actions import MinutesConflict, begin_minutes, edit_minutes, publish_minutes
from consultations.actions.write_minutes import begin_refusals, publish_minutes_refusals
from consultations.admin.pages.door import needs, official, show
from consultations.admin.pages.hearing_conflict import minutes_differences, minutes_over
from consultations.admin.pages.hearings import hearing_at
from consultations.forms.clerk_hearing import MinutesForm
from consultations.models import Consultation, Hearing, Minutes
from consultations.permissions import Right
from consultations.read.hearing_facts import minutes_facts
from consultations.read.hearings import ShownHearing, shown_hearings
from prestige.refusals import NotAllowed, Refusal


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Right.CONVENE_HEARING)
def minutes(request: HttpRequest, reference: str, ordinal: int) -> HttpResponse:
    """Show the minutes in work with what stands against publishing, or save their words under their version."""
    consultation, hearing = hearing_at(reference, ordinal)
    working = hearing.minutes.working().first()
    if working is None:
        return _none(request, consultation, hearing)
    form = MinutesForm(request.POST or None, minutes=working)
    if request.method != "POST" or not form.is_valid():
        return _page(request, consultation, hearing, working, form)
    typed, by = form.cleaned_data, official(request)
    try:
        edit_minutes(working, typed, version=typed["version"], by=by, now=timezone.now())
    except MinutesConflict as conflict:
        again, met = minutes_over(form, conflict.current), minutes_differences(form, conflict.current)
        return _page(request, consultation, hearing, conflict.current, again, status=409, conflict=met)
    except NotAllowed as refused:
        return _page(request, consultation, hearing, working, form, status=409, refusals=refused.refusals)
    messages.success(request, _("Протоколът е записан."))
    return redirect("admin:hearing_minutes", consultation, hearing.ordinal)


@require_POST
@needs(Right.CONVENE_HEARING)
def begin(request: HttpRequest, reference: str, ordinal: int) -> HttpResponse:
    """Draft the minutes from the facts, or begin a correction of the published ones; pressed twice it begins one."""
    consultation, hearing = hearing_at(reference, ordinal)
    try:
        begin_minutes(hearing, by=official(request), now=timezone.now())
    except NotAllowed as refused:
        messages.error(request, str(refused))
    return redirect("admin:hearing_minutes", consultation, hearing.ordinal)


@require_POST
@needs(Right.CONVENE_HEARING)
def publication(request: HttpRequest, reference: str, ordinal: int) -> HttpResponse:
    """Publish the minutes as they were shown; when somebody wrote in them meanwhile, show them again."""
    consultation, hearing = hearing_at(reference, ordinal)
    working = hearing.minutes.working().first()
    if working is None:
        return redirect("admin:hearing_minutes", consultation, hearing.ordinal)
    seen = request.POST.get("version", "")
    try:
        version = int(seen) if seen.isdecimal() and len(seen) < 9 else 0
        published = publish_minutes(working, version=version, by=official(request), now=timezone.now())
    except MinutesConflict as conflict:
        form = MinutesForm(minutes=conflict.current)
        messages.warning(request, _("Протоколът е променен, след като го отворихте. Прегледайте го отново."))
        return _page(request, consultation, hearing, conflict.current, form, status=409)
    except NotAllowed as refused:
        form = MinutesForm(minutes=working)
        return _page(request, consultation, hearing, working, form, status=409, refusals=refused.refusals)
    messages.success(request, _("Протоколът е публикуван с № %(number)s.") % {"number": published.number})
    return redirect("admin:hearing_minutes", consultation, hearing.ordinal)


def _none(request: HttpRequest, consultation: Consultation, hearing: Hearing) -> HttpResponse:
    """Show the published minutes, or the button that drafts them; what was typed into a gone form is a 404."""
    if request.method == "POST" and not hearing.minutes.exists():
        raise Http404
    context = {
        "consultation": consultation,
        "hearing": hearing,
        "shown": _shown(consultation, hearing),
        "published": list(hearing.minutes.published()),
        "reasons": [(refusal, "") for refusal in begin_refusals(hearing, timezone.now())],
    }
    return show(request, "hearing_minutes_none", _("Протокол от обсъждането"), context)


def _page(
    request: HttpRequest,
    consultation: Consultation,
    hearing: Hearing,
    working: Minutes,
    form: MinutesForm,
    *,
    status: int = 200,
    conflict: object = None,
    refusals: Sequence[Refusal] = (),
) -> HttpResponse:
    working.hearing = hearing
    context = {
        "consultation": consultation,
        "hearing": hearing,
        "minutes": working,
        "shown": _shown(consultation, hearing),
        "form": form,
        "facts": minutes_facts(hearing),
        "conflict": conflict,
        "is_conflict": conflict is not None,
        "refusals": refusals,
        "reasons": [(refusal, "") for refusal in publish_minutes_refusals(working, timezone.now())],
    }
    return show(request, "hearing_minutes", _("Протокол от обсъждането"), context, status=status)


def _shown(consultation: Consultation, hearing: Hearing) -> ShownHearing:
    """Return the hearing with its words and terms."""
    return next(each for each in shown_hearings(consultation, timezone.now()) if each.hearing.pk == hearing.pk)
