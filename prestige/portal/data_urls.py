"""Addresses of a person's data: what is held, the export, the erasure in its steps."""

from django.urls import path

from prestige.portal.views.data import data, data_export, data_request
from prestige.portal.views.erasure import erased, erasure, erasure_check, erasure_code

urlpatterns = [
    path("", data, name="me_data"),
    path("export/", data_export, name="me_data_export"),
    path("request/", data_request, name="me_data_request"),
    path("erasure/", erasure, name="me_erasure"),
    path("erasure/code/", erasure_code, name="me_erasure_code"),
    path("erasure/check/", erasure_check, name="me_erasure_check"),
    path("erased/", erased, name="me_erased"),
]
