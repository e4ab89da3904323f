"""Addresses of the caught mail; they exist in a demonstration only."""

from django.urls import path

from prestige.demo.views import letter, letter_html, mailbox

app_name = "demo"

urlpatterns = [
    path("", mailbox, name="mailbox"),
    path("<slug:key>/", letter, name="letter"),
    path("<slug:key>/html/", letter_html, name="letter_html"),
]
