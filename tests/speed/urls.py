"""The addresses of the portal and one view that does nothing, behind the same middleware."""

from django.http import HttpRequest, HttpResponse
from django.urls import path

from prestige.urls import handler400 as handler400
from prestige.urls import urlpatterns as portal

TRIVIAL = "/trivial/"


def trivial(request: HttpRequest) -> HttpResponse:
    """Answer with two letters: what Django and the server cost before any page begins."""
    return HttpResponse("ok")


urlpatterns = [path(TRIVIAL.strip("/") + "/", trivial), *portal]
