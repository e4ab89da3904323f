"""Following a comment by its number, without signing in."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from consultations.models import Comment
from consultations.read.objecting import objectable
from consultations.read.receipt import place_told, receipt_of
from consultations.read.together import received_together
from prestige.register.numbers import NumberError, parse_number


@require_safe
def lookup(request: HttpRequest) -> HttpResponse:
    """Ask for a number and lead to its page; a slip of a digit is told from a number nobody has."""
    typed = request.GET.get("number", "")
    if "number" not in request.GET:
        return render(request, "consultations/receipt_lookup.html", {"typed": "", "section": "receipts"})
    return _page_of(request, typed)


@require_safe
def receipt(request: HttpRequest, number: str) -> HttpResponse:
    """Show how far the comment with this number is: no name, no address, no text that is not public."""
    comment = Comment.objects.for_page().select_related("consultation").filter(number=_canonical(number)[0]).first()
    if comment is None or comment.number != number:
        return _page_of(request, number)
    now = timezone.now()
    return render(
        request,
        "consultations/receipt.html",
        {
            "comment": comment,
            "receipt": receipt_of(comment, now),
            "can_object": objectable(comment, now),
            "parts": [(each, place_told(each)) for each in received_together(comment) if each.pk != comment.pk],
            "section": "receipts",
            "trail": [(reverse("receipts:lookup"), _("Проверка по номер"))],
        },
    )


def _page_of(request: HttpRequest, typed: str) -> HttpResponse:
    number, error = _canonical(typed)
    if number and Comment.objects.filter(number=number).exists():
        return redirect("receipts:receipt", number)
    context = {"typed": typed[:60], "error": error or _("Няма коментар с този номер."), "section": "receipts"}
    return render(request, "consultations/receipt_lookup.html", context, status=404)


def _canonical(typed: str) -> tuple[str, str]:
    """Return the number as we write it, or an empty one and what is wrong with it."""
    if not typed.strip():
        return "", _("Въведете номера от разписката.")
    try:
        return str(parse_number(typed)), ""
    except NumberError as error:
        if error.kind == "check_digit":
            return "", _("В номера има грешка. Проверете цифрите.")
        return "", _("Номерът изглежда така: 26-014-00037-1.")
