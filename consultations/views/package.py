"""The papers for the council session as one PDF, for the staff alone until they are tabled."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.views.decorators.http import require_safe

from consultations.actions.prepare_package import package_refusals
from consultations.models import Consultation, CouncilPackage
from consultations.permissions import Right, has_right
from consultations.read.package import package_stamp
from consultations.views.by_ref import of_consultation
from prestige.accounts.sign_in import is_full_sign_in


@require_safe
@of_consultation
def package_pdf(request: HttpRequest, consultation: Consultation) -> HttpResponse:
    """Give the printed papers to an official; the desk says what is missing or still being printed."""
    if not (has_right(request.user, Right.VIEW) and is_full_sign_in(request)):
        raise Http404
    package = CouncilPackage.objects.filter(consultation=consultation).select_related("consultation").first()
    is_ready = package is not None and package.content and package.printed_stamp == package_stamp(package)
    if package is None or not is_ready or package_refusals(consultation):
        return redirect("admin:consultation_package", consultation)
    etag = quote_etag(f"package-{package.pk}-{package.printed_stamp}")
    response = get_conditional_response(request, etag=etag)
    if response is None:
        response = HttpResponse(bytes(package.content or b""), content_type="application/pdf")
        response["Content-Disposition"] = f'inline; filename="{consultation.number}-paket.pdf"'
    response["ETag"], response["Cache-Control"] = etag, "no-cache, private"
    return response
