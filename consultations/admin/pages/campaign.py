"""The notice board: words of the poster, sheets to print, short texts to send round."""

from collections.abc import Sequence
from datetime import datetime

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from consultations.actions.prepare_campaign import CampaignConflict, campaign_refusals, save_campaign
from consultations.admin.pages.door import consultation_at, needs, official, show
from consultations.forms.clerk_campaign import CampaignForm
from consultations.models import BoardSheet, Consultation
from consultations.permissions import Right
from consultations.read.campaign import CampaignWords, campaign_words, current_sheet, sheet_states, short_texts
from prestige import pdf
from prestige.refusals import NotAllowed, Refusal

WORDS = ("headline", "lead", "paper_way")


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Right.EDIT)
def campaign(request: HttpRequest, reference: str) -> HttpResponse:
    """Show what is hung up and sent round, or keep the words; what met another's change comes back as typed."""
    consultation = consultation_at(reference)
    if not consultation.is_public:
        return redirect("admin:consultation_file", consultation)
    now, words = timezone.now(), campaign_words(consultation)
    form = CampaignForm(request.POST or None, initial={name: getattr(words, name) for name in (*WORDS, "version")})
    if request.method != "POST" or not form.is_valid():
        return _page(request, consultation, form, now)
    kept = {name: form.cleaned_data[name] for name in WORDS}
    try:
        save_campaign(consultation, kept, version=form.cleaned_data["version"], by=official(request), now=now)
    except NotAllowed as refused:
        return _page(request, consultation, form, now, refused.refusals, status=409)
    except CampaignConflict:
        current = campaign_words(consultation_at(reference))
        return _page(request, consultation, _over(request, current), now, conflict=current, status=409)
    messages.success(request, _("Записано. Листовете се отпечатват наново до минута."))
    return redirect("admin:consultation_campaign", consultation)


@require_safe
@needs(Right.EDIT)
def sheet(request: HttpRequest, reference: str, kind: str) -> HttpResponse:
    """Give one sheet for the notice board, when it says what it should say now."""
    consultation = consultation_at(reference)
    found = current_sheet(consultation, kind) if kind in BoardSheet.Kind.values and consultation.is_public else None
    if found is None:
        raise Http404
    response = HttpResponse(bytes(found.content), content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{consultation.number}-{kind.replace("_", "-")}.pdf"'
    return response


def _over(request: HttpRequest, current: CampaignWords) -> CampaignForm:
    typed = request.POST.copy()
    typed["version"] = str(current.version)
    return CampaignForm(typed)


def _page(
    request: HttpRequest,
    consultation: Consultation,
    form: CampaignForm,
    now: datetime,
    refusals: Sequence[Refusal] = (),
    *,
    conflict: CampaignWords | None = None,
    status: int = 200,
) -> HttpResponse:
    against = campaign_refusals(consultation, now)
    context = {
        "consultation": consultation,
        "form": form,
        "refusals": refusals,
        "reasons": [(refusal, "") for refusal in against],
        "conflict": None if conflict is None else _differing(form, conflict),
        "texts": [] if against else short_texts(consultation),
        "sheets": [] if against else sheet_states(consultation),
        "prints": pdf.is_available(),
    }
    return show(request, "campaign", _("Обява за таблото"), context, status=status)


def _differing(form: CampaignForm, saved: CampaignWords) -> list[dict[str, str]]:
    """Return the words that are saved now beside those that were typed, where they differ."""
    rows = [(str(form.fields[name].label), getattr(saved, name), str(form[name].value())) for name in WORDS]
    return [dict(zip(("label", "saved", "typed"), row, strict=True)) for row in rows if row[1] != row[2]]
