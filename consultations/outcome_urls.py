"""Addresses of what came of a consultation, and of the documents to download."""

from django.urls import path

from consultations import converters  # noqa: F401  (registers ref and ordinal)
from consultations.views.act_files import FILES, act_file
from consultations.views.dossier import dossier, dossier_zip
from consultations.views.downloads import act_pdf, compare_pdf
from consultations.views.outcome import outcome
from consultations.views.package import package_pdf
from consultations.views.statement_files import (
    statement_csv,
    statement_json,
    statement_pdf,
    statement_record,
    statement_xlsx,
)

STATEMENT = {"pdf": statement_pdf, "csv": statement_csv, "xlsx": statement_xlsx, "json": statement_json}

urlpatterns = [
    path("<ref:ref>/dossier/", dossier, name="dossier"),
    path("<ref:ref>/dossier.zip", dossier_zip, name="dossier_zip"),
    path("<ref:ref>/package.pdf", package_pdf, name="package_pdf"),
    path("<ref:ref>/outcome/", outcome, name="outcome"),
    path("<ref:ref>/outcome/@<ordinal:n>/", outcome, name="outcome_of"),
    *(path(f"<ref:ref>/statement.{kind}", view, name=f"statement_{kind}") for kind, view in STATEMENT.items()),
    *(
        path(f"<ref:ref>/statement@<ordinal:n>.{kind}", view, name=f"statement_{kind}_of")
        for kind, view in STATEMENT.items()
    ),
    path("<ref:ref>/statement@<ordinal:n>.record.json", statement_record, name="statement_record"),
    path("<ref:ref>/compare.pdf", compare_pdf, name="compare_pdf"),
    path("<ref:ref>/text/@v<ordinal:n>.pdf", act_pdf, name="act_pdf"),
    *(
        path(f"<ref:ref>/text/@v<ordinal:n>/act.{suffix}", act_file, {"to": to}, name=f"act_{suffix}")
        for to, (suffix, _) in FILES.items()
    ),
]
