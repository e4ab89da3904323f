"""From the number in an address to the consultation, the same for every page about one."""

from collections.abc import Callable
from functools import update_wrapper
from typing import Concatenate, ParamSpec, TypeVar

from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponsePermanentRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from consultations.converters import Ref
from consultations.models import Consultation, Status

P = ParamSpec("P")
Given = TypeVar("Given", bound=HttpResponseBase)
View = Callable[Concatenate[HttpRequest, Consultation, P], Given]


def of_consultation(view: View[P, Given]) -> Callable[..., Given | HttpResponse]:
    """Give the view the public consultation that its address names.

    404 for a number nobody has seen published, 410 with the reason for a withdrawn one. A GET with another slug is
    sent for good to the canonical address, so that every copy of a link leads to one page.
    """

    def page(
        request: HttpRequest, consultation: Consultation, /, *args: P.args, **kwargs: P.kwargs
    ) -> Given | HttpResponse:
        if consultation.status == Status.WITHDRAWN:
            return render(
                request, "consultations/consultation_withdrawn.html", {"consultation": consultation}, status=410
            )
        return view(request, consultation, *args, **kwargs)

    update_wrapper(page, view)
    return of_any_consultation(page)


def of_any_consultation(view: View[P, Given]) -> Callable[..., Given | HttpResponse]:
    """Do the same for a page that a withdrawn consultation has too: whoever was writing gets the text back."""

    def page(request: HttpRequest, ref: Ref, *args: P.args, **kwargs: P.kwargs) -> Given | HttpResponse:
        consultation = get_object_or_404(Consultation.objects.public().numbered(ref.year, ref.serial).for_page())
        if consultation.url_ref != ref.text and request.method in {"GET", "HEAD"}:
            return HttpResponsePermanentRedirect(_canonical(request, consultation))
        return view(request, consultation, *args, **kwargs)

    update_wrapper(page, view)
    return page


def _canonical(request: HttpRequest, consultation: Consultation) -> str:
    match = request.resolver_match
    if match is None:
        return consultation.get_absolute_url()
    address = reverse(match.view_name, kwargs={**match.kwargs, "ref": consultation.url_ref})
    query = request.META.get("QUERY_STRING", "")
    return f"{address}?{query}" if query else address
