"""Addresses of the public hearings and their papers."""

from django.urls import path

from consultations import converters  # noqa: F401  (registers ref and ordinal)
from consultations.views.hearing_papers import invitation_pdf, minutes_pdf
from consultations.views.hearings import hearing, hearings

urlpatterns = [
    path("<ref:ref>/hearings/", hearings, name="hearings"),
    path("<ref:ref>/hearings/<ordinal:n>/", hearing, name="hearing"),
    path("<ref:ref>/hearings/<ordinal:n>/invitation.pdf", invitation_pdf, name="hearing_invitation_pdf"),
    path("<ref:ref>/hearings/<ordinal:n>/minutes.pdf", minutes_pdf, name="hearing_minutes_pdf"),
]
