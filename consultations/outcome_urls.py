"""Addresses of what came of a consultation, and of the documents to download."""

from django.urls import path

from consultations import converters  # noqa: F401  (registers ref and ordinal)
from consultations.views.act_files import FILES, act_file
from consultations.views.downloads import act_pdf, compare_pdf, statement_csv, statement_json, statement_pdf
from consultations.views.outcome import outcome

urlpatterns = [
    path("<ref:ref>/outcome/", outcome, name="outcome"),
    path("<ref:ref>/statement.pdf", statement_pdf, name="statement_pdf"),
    path("<ref:ref>/statement.csv", statement_csv, name="statement_csv"),
    path("<ref:ref>/statement.json", statement_json, name="statement_json"),
    path("<ref:ref>/compare.pdf", compare_pdf, name="compare_pdf"),
    path("<ref:ref>/text/@v<ordinal:n>.pdf", act_pdf, name="act_pdf"),
    *(
        path(f"<ref:ref>/text/@v<ordinal:n>/act.{suffix}", act_file, {"to": to}, name=f"act_{suffix}")
        for to, (suffix, _) in FILES.items()
    ),
]
