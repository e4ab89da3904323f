"""The grounds of the rules: adding one, other words for one, ending one."""

from django.contrib import messages
from django.db.models import Count
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from consultations.admin.pages.door import needs, official, show
from consultations.forms.clerk_moderation import GroundForm
from consultations.permissions import Right
from prestige.moderation.actions import add_ground, retire_ground, reword_ground
from prestige.moderation.models import Ground
from prestige.refusals import NotAllowed, Refusal


@require_safe
@needs(Right.EDIT_GROUNDS)
def grounds(request: HttpRequest) -> HttpResponse:
    """List every edition of every ground with how often it was named."""
    rows = Ground.objects.annotate(named=Count("measures")).order_by("number", "-edition")
    return show(request, "grounds", _("Основания за задържане"), {"rows": rows})


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Right.EDIT_GROUNDS)
def new(request: HttpRequest) -> HttpResponse:
    """Add a ground under the next number."""
    form = GroundForm(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        return _page(request, form, None)
    words = {name: form.cleaned_data[name] for name in ("title", "text")}
    added = add_ground(**words, by=official(request), now=timezone.now())
    messages.success(request, _("Добавено е основание т. %(n)d.") % {"n": added.number})
    return redirect("admin:grounds")


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Right.EDIT_GROUNDS)
def ground(request: HttpRequest, number: int) -> HttpResponse:
    """Put other words in force for a ground, as a new edition."""
    current = _current(number)
    form = GroundForm(
        request.POST or None,
        initial={"title": current.title, "text": current.text, "edition": current.edition},
    )
    if request.method != "POST" or not form.is_valid():
        return _page(request, form, current)
    try:
        reword_ground(number, **form.cleaned_data, by=official(request), now=timezone.now())
    except NotAllowed as refused:
        return _page(request, form, _current(number), refusals=refused.refusals, status=409)
    messages.success(request, _("Основание т. %(n)d е в сила с новия текст.") % {"n": number})
    return redirect("admin:grounds")


@require_POST
@needs(Right.EDIT_GROUNDS)
def retirement(request: HttpRequest, number: int) -> HttpResponse:
    """Let a ground be named no more."""
    try:
        retire_ground(number, by=official(request), now=timezone.now())
    except NotAllowed as refused:
        current = _current(number)
        form = GroundForm(initial={"title": current.title, "text": current.text, "edition": current.edition})
        return _page(request, form, current, refusals=refused.refusals, status=409)
    messages.success(request, _("Основание т. %(n)d вече не се прилага. Номерът му остава зает.") % {"n": number})
    return redirect("admin:grounds")


def _current(number: int) -> Ground:
    found = Ground.objects.in_force().filter(number=number).first()
    if found is None:
        raise Http404
    return found


def _page(
    request: HttpRequest,
    form: GroundForm,
    current: Ground | None,
    *,
    refusals: tuple[Refusal, ...] = (),
    status: int = 200,
) -> HttpResponse:
    title = _("Основание т. %(n)d") % {"n": current.number} if current else _("Ново основание")
    return show(request, "ground", title, {"form": form, "ground": current, "refusals": refusals}, status=status)
