"""Addresses on which citizens write: the comment form with its steps, and following."""

from django.urls import path

from consultations import converters  # noqa: F401  (registers ref and eid)
from consultations.views.comment_code import code
from consultations.views.comment_form import form
from consultations.views.comment_send import check, sent
from consultations.views.follow import follow, follow_code

urlpatterns = [
    path("<ref:ref>/text/<eid:eid>/comment/", form, name="comment_form"),
    path("<ref:ref>/text/<eid:eid>/comment/code/", code, name="comment_code"),
    path("<ref:ref>/text/<eid:eid>/comment/check/", check, name="comment_check"),
    path("<ref:ref>/text/<eid:eid>/comment/sent/", sent, name="comment_sent"),
    path("<ref:ref>/comment/general/", form, name="general_form"),
    path("<ref:ref>/comment/general/code/", code, name="general_code"),
    path("<ref:ref>/comment/general/check/", check, name="general_check"),
    path("<ref:ref>/comment/general/sent/", sent, name="general_sent"),
    path("<ref:ref>/follow/", follow, name="follow"),
    path("<ref:ref>/follow/code/", follow_code, name="follow_code"),
]
