"""Following the forward plan by letters, and ending it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from consultations.read.crumbs import Trail, trail
from consultations.read.plan import TOPIC
from prestige.accounts.code_flow import TOO_MANY, CodeNotSent, code_step, send_code, waiting_code
from prestige.accounts.forms import EmailForm
from prestige.accounts.sign_in import person
from prestige.notifications.actions import end_subscription, subscribe
from prestige.notifications.audience import is_following


@require_http_methods(["GET", "HEAD", "POST"])
def plan_follow(request: HttpRequest) -> HttpResponse:
    """Begin or end to follow the plan; a visitor proves an address first."""
    user, now = person(request), timezone.now()
    if request.method != "POST":
        return _page(request, EmailForm())
    if user is None:
        return _ask_code(request)
    if "end" in request.POST:
        end_subscription(user.pk, TOPIC, now=now)
        messages.success(request, _("Спряхме писмата за програмата."))
    else:
        subscribe(user, TOPIC, now=now)
        messages.success(request, _("Следвате програмата. Ще ви пишем, когато се публикува или промени."))
    return redirect("consultations:plan_follow")


@require_http_methods(["GET", "HEAD", "POST"])
def plan_follow_code(request: HttpRequest) -> HttpResponse:
    """Take the code of the letter and begin to follow."""
    waiting, now = waiting_code(request), timezone.now()
    if waiting is None or person(request) is not None:
        return redirect("consultations:plan_follow")
    step = code_step(request, waiting.email, now=now)
    if step.user is not None:
        subscribe(step.user, TOPIC, now=now)
        messages.success(request, _("Следвате програмата. Ще ви пишем, когато се публикува или промени."))
        return redirect("consultations:plan_follow")
    if step.was_sent:
        messages.success(request, _("Изпратихме нов код. Старият вече не е нужен."))
        return redirect("consultations:plan_follow_code")
    context = {"trail": _trail(), "section": "consultations", "step": step, "form": step.form}
    return render(request, "consultations/plan_follow_code.html", context, status=step.status)


def _ask_code(request: HttpRequest) -> HttpResponse:
    form = EmailForm(request.POST)
    if not form.is_valid():
        return _page(request, form)
    try:
        send_code(request, form.cleaned_data["email"], now=timezone.now())
    except CodeNotSent as trouble:
        form.add_error("email", str(trouble))
        return _page(request, form, status=TOO_MANY)
    return redirect("consultations:plan_follow_code")


def _page(request: HttpRequest, form: EmailForm, *, status: int = 200) -> HttpResponse:
    context = {
        "trail": _trail(),
        "form": form,
        "section": "consultations",
        "is_following": is_following(request.user.pk, TOPIC),
    }
    return render(request, "consultations/plan_follow.html", context, status=status)


def _trail() -> Trail:
    return [*trail(), (reverse("consultations:plan"), _("Програма"))]
