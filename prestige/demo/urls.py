"""Addresses of the caught mail and of the codes of the officials; they exist in a demonstration only."""

from django.urls import path

from prestige.demo.views import codes, letter, letter_html, mailbox

app_name = "demo"

urlpatterns = [
    path("codes/", codes, name="codes"),
    path("mail/", mailbox, name="mailbox"),
    path("mail/<slug:key>/", letter, name="letter"),
    path("mail/<slug:key>/html/", letter_html, name="letter_html"),
]
