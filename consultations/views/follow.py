"""Following a consultation by letters, and ending it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from consultations.models import Consultation
from consultations.read.crumbs import trail
from consultations.views.by_ref import of_consultation
from prestige.accounts.code_flow import TOO_MANY, CodeNotSent, code_step, send_code, waiting_code
from prestige.accounts.forms import EmailForm
from prestige.accounts.sign_in import person
from prestige.notifications.actions import end_subscription, subscribe
from prestige.notifications.audience import is_following


@require_http_methods(["GET", "HEAD", "POST"])
@of_consultation
def follow(request: HttpRequest, consultation: Consultation) -> HttpResponse:
    """Begin or end to follow; a visitor proves an address first."""
    user, now = person(request), timezone.now()
    if request.method == "POST" and user is None:
        return _ask_code(request, consultation)
    if request.method == "POST" and user is not None:
        if "end" in request.POST:
            end_subscription(user.pk, consultation.topic, now=now)
            messages.success(request, _("Спряхме писмата за тази консултация."))
        else:
            subscribe(user, consultation.topic, now=now)
            messages.success(request, _("Следвате консултацията. Ще ви пишем при всяка новина по нея."))
        return redirect("consultations:follow", consultation.url_ref)
    return _page(request, consultation, EmailForm())


@require_http_methods(["GET", "HEAD", "POST"])
@of_consultation
def follow_code(request: HttpRequest, consultation: Consultation) -> HttpResponse:
    """Take the code of the letter and begin to follow."""
    waiting, now = waiting_code(request), timezone.now()
    if waiting is None or person(request) is not None:
        return redirect("consultations:follow", consultation.url_ref)
    step = code_step(request, waiting.email, now=now)
    if step.user is not None:
        subscribe(step.user, consultation.topic, now=now)
        messages.success(request, _("Следвате консултацията. Ще ви пишем при всяка новина по нея."))
        return redirect("consultations:follow", consultation.url_ref)
    if step.was_sent:
        messages.success(request, _("Изпратихме нов код. Старият вече не е нужен."))
        return redirect("consultations:follow_code", consultation.url_ref)
    return render(
        request,
        "consultations/follow_code.html",
        {
            "consultation": consultation,
            "trail": trail(consultation),
            "section": "consultations",
            "step": step,
            "form": step.form,
        },
        status=step.status,
    )


def _ask_code(request: HttpRequest, consultation: Consultation) -> HttpResponse:
    form = EmailForm(request.POST)
    if not form.is_valid():
        return _page(request, consultation, form)
    try:
        send_code(request, form.cleaned_data["email"], now=timezone.now())
    except CodeNotSent as trouble:
        form.add_error("email", str(trouble))
        return _page(request, consultation, form, status=TOO_MANY)
    return redirect("consultations:follow_code", consultation.url_ref)


def _page(request: HttpRequest, consultation: Consultation, form: EmailForm, status: int = 200) -> HttpResponse:
    return render(
        request,
        "consultations/follow.html",
        {
            "consultation": consultation,
            "trail": trail(consultation),
            "form": form,
            "section": "consultations",
            "is_following": is_following(request.user.pk, consultation.topic),
        },
        status=status,
    )
