"""Addresses on which citizens write: the comment form with its steps, and following."""

from django.urls import path

from consultations import converters  # noqa: F401  (registers ref and eid)
from consultations.views.comment_code import code
from consultations.views.comment_form import form
from consultations.views.comment_send import check, sent
from consultations.views.follow import follow, follow_code
from consultations.views.opinion_form import code as opinion_code
from consultations.views.opinion_form import form as opinion_form
from consultations.views.opinion_send import check as opinion_check
from consultations.views.opinion_send import sent as opinion_sent

urlpatterns = [
    path("<ref:ref>/text/<eid:eid>/comment/", form, name="comment_form"),
    path("<ref:ref>/text/<eid:eid>/comment/code/", code, name="comment_code"),
    path("<ref:ref>/text/<eid:eid>/comment/check/", check, name="comment_check"),
    path("<ref:ref>/text/<eid:eid>/comment/sent/", sent, name="comment_sent"),
    path("<ref:ref>/comment/general/", form, name="general_form"),
    path("<ref:ref>/comment/general/code/", code, name="general_code"),
    path("<ref:ref>/comment/general/check/", check, name="general_check"),
    path("<ref:ref>/comment/general/sent/", sent, name="general_sent"),
    path("<ref:ref>/opinion/", opinion_form, name="opinion_form"),
    path("<ref:ref>/opinion/code/", opinion_code, name="opinion_code"),
    path("<ref:ref>/opinion/check/", opinion_check, name="opinion_check"),
    path("<ref:ref>/opinion/sent/", opinion_sent, name="opinion_sent"),
    path("<ref:ref>/follow/", follow, name="follow"),
    path("<ref:ref>/follow/code/", follow_code, name="follow_code"),
]
