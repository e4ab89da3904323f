"""What every page of the workplace begins and ends with: the right, the row, the frame."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.template.response import TemplateResponse

from consultations.models import Consultation
from consultations.permissions import Right, has_right
from prestige.accounts.models import User

P = ParamSpec("P")
Given = TypeVar("Given", bound=HttpResponseBase)
View = Callable[Concatenate[HttpRequest, P], Given]


def needs(*rights: Right) -> Callable[[View[P, Given]], View[P, Given]]:
    """Open a view to whoever holds one of the rights; anybody else gets the page 403 of the admin."""

    def decorate(view: View[P, Given]) -> View[P, Given]:
        @wraps(view)
        def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> Given:
            if not has_right(request.user, *rights):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        return guarded

    return decorate


def official(request: HttpRequest) -> User:
    """Return who acts; raises ``PermissionDenied`` for nobody."""
    if not isinstance(request.user, User):
        raise PermissionDenied
    return request.user


def consultation_at(reference: str, rows: QuerySet[Consultation] | None = None) -> Consultation:
    """Return the consultation of a number or key; raises ``Http404``. A key finds a published one too."""
    found = Consultation.objects.for_page() if rows is None else rows
    year, dash, serial = reference.partition("-")
    found = found.filter(year=int(year), serial=int(serial)) if dash else found.filter(pk=int(reference))
    consultation = found.first()
    if consultation is None:
        raise Http404
    return consultation


def show(
    request: HttpRequest, template: str, title: str, context: dict[str, Any], *, status: int = 200
) -> HttpResponse:
    """Return a page of the workplace inside the frame of the admin."""
    frame = {**admin.site.each_context(request), "title": title, "right": Right, **context}
    return TemplateResponse(request, f"admin/desk/{template}.html", frame, status=status)
