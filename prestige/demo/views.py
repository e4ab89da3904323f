"""The caught mail of a demonstration, shown safely: a letter's HTML stands in a frame without scripts."""

from csp.constants import NONE, SELF, UNSAFE_INLINE
from csp.decorators import csp, csp_update
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_safe

from prestige.demo.mailbox import Letter, letter_by_key, letters

PER_PAGE = 50


@require_safe
def mailbox(request: HttpRequest) -> HttpResponse:
    """List the letters that the demonstration would have sent, newest first."""
    page = Paginator(letters(), PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "demo/mailbox.html", {"page": page})


@require_safe
@csp_update({"frame-src": [SELF]})  # type: ignore[arg-type]  # its types know no view with arguments
def letter(request: HttpRequest, key: str) -> HttpResponse:
    """Show one letter: its headers, its HTML in a frame, its text."""
    return render(
        request,
        "demo/letter.html",
        {
            "letter": _letter(key),
            "trail": [(reverse("demo:mailbox"), _("Писмата на демонстрацията"))],
        },
    )


@require_safe
@xframe_options_sameorigin
@csp(  # type: ignore[arg-type]  # as above
    {
        "default-src": [NONE],
        "style-src": [UNSAFE_INLINE],
        "base-uri": [NONE],
        "form-action": [NONE],
        "frame-ancestors": [SELF],
        "sandbox": ["allow-top-navigation-by-user-activation"],
    }
)
def letter_html(request: HttpRequest, key: str) -> HttpResponse:
    """Give the HTML of a letter for the frame; its links leave the frame."""
    return HttpResponse(_letter(key).html.replace("<head>", '<head><base target="_top">', 1))


def _letter(key: str) -> Letter:
    found = letter_by_key(key)
    if found is None:
        raise Http404
    return found
