"""Addresses of the forward plan, of the notices of changed terms, and of the poster."""

from django.urls import path

from consultations import converters  # noqa: F401  (registers ref and ordinal)
from consultations.views.plan import plan, plan_feed
from consultations.views.plan_follow import plan_follow, plan_follow_code
from consultations.views.sheets import poster_pdf, programme_pdf, term_notice_pdf

urlpatterns = [
    path("plan/", plan, name="plan"),
    path("plan/feed/", plan_feed, name="plan_feed"),
    path("plan/follow/", plan_follow, name="plan_follow"),
    path("plan/follow/code/", plan_follow_code, name="plan_follow_code"),
    path("plan/<int:year>.pdf", programme_pdf, name="programme_pdf"),
    path("<ref:ref>/poster.pdf", poster_pdf, name="poster_pdf"),
    path("<ref:ref>/term-changes/<ordinal:n>.pdf", term_notice_pdf, name="term_notice_pdf"),
]
