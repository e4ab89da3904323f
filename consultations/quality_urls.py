"""Addresses of the public figures of quality."""

from django.urls import path

from consultations.views.quality import quality, quality_csv

app_name = "quality"

urlpatterns = [
    path("", quality, name="quality"),
    path("quality.csv", quality_csv, name="csv"),
]
