"""Addresses of the events: registration, the person's own registration, the file for a calendar."""

from django.urls import path

from prestige.events.views.event import calendar, event
from prestige.events.views.register import register, register_code
from prestige.events.views.registration import cancellation, registration

app_name = "events"

urlpatterns = [
    path("registrations/<str:token>/", registration, name="registration"),
    path("registrations/<str:token>/cancellation/", cancellation, name="registration_cancellation"),
    path("<slug:slug>/", event, name="event"),
    path("<slug:slug>/event.ics", calendar, name="calendar"),
    path("<slug:slug>/registration/", register, name="register"),
    path("<slug:slug>/registration/code/", register_code, name="register_code"),
]
