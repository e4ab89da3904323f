"""Addresses of receipts: where anybody with a number sees how far it is."""

from django.urls import path

from consultations.views.appeal import appeal
from consultations.views.receipt_paper import receipt_pdf
from consultations.views.receipts import lookup, receipt

app_name = "receipts"

urlpatterns = [
    path("", lookup, name="lookup"),
    path("<str:number>/", receipt, name="receipt"),
    path("<str:number>/appeal/", appeal, name="appeal"),
    path("<str:number>/receipt.pdf", receipt_pdf, name="receipt_pdf"),
]
