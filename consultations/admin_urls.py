"""Addresses of the clerk's workplace, inside the admin and under its namespace."""

from collections.abc import Callable

from django.contrib import admin
from django.http import HttpResponseBase
from django.urls import path, register_converter
from django.urls.resolvers import URLPattern

from consultations.admin.pages import (
    act_in_force,
    adoption,
    amended_act,
    answers,
    change,
    consultation,
    moderation,
    motives,
    place,
    preview,
    publication,
    revision,
    statement,
    text,
    withdrawal,
)
from consultations.admin.pages.hearing_urls import HEARING_PAGES
from consultations.models import Comment, Consultation


class ConsultationReference:
    """The public number, „2026-014“, or the key of a row that has none yet."""

    regex = r"[0-9]{4}-[0-9]{3,6}|[0-9]{1,12}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: Consultation | str) -> str:
        return value if isinstance(value, str) else value.number or str(value.pk)


class CommentNumber:
    """The number of a comment with its check digit, „26-014-00037-1“."""

    regex = r"[0-9-]{6,24}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: Comment | str) -> str:
        return value if isinstance(value, str) else value.number


class Side:
    """Which text a place of a change is looked up in."""

    regex = "new|old"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(Side, "side")
register_converter(ConsultationReference, "consultation")
register_converter(CommentNumber, "comment")


def page(route: str, view: Callable[..., HttpResponseBase], name: str) -> URLPattern:
    """Return a pattern whose view opens only to whoever may enter the admin."""
    return path(route, admin.site.admin_view(view), name=name)


urlpatterns = [
    page("queue/moderation/", moderation.queue, "moderation_queue"),
    page("queue/answers/", answers.queue, "answer_queue"),
    page("comments/<comment:number>/publication/", moderation.publication, "comment_publication"),
    page("comments/<comment:number>/hold/", moderation.hold, "comment_hold"),
    page("comments/<comment:number>/answer/", answers.answer, "comment_answer"),
    page("consultations/new/", consultation.new, "consultation_new"),
    page("consultations/<consultation:reference>/", consultation.file, "consultation_file"),
    page("consultations/<consultation:reference>/data/", consultation.data, "consultation_data"),
    page("consultations/<consultation:reference>/text/", text.text, "consultation_text"),
    page("acts-in-force/new/", act_in_force.new, "act_in_force_new"),
    page("consultations/<consultation:reference>/act-in-force/", act_in_force.adopted, "consultation_act_in_force"),
    page("consultations/<consultation:reference>/amended-act/", amended_act.amended_act, "consultation_amended_act"),
    page("consultations/<consultation:reference>/text/undo/", text.undo, "consultation_text_undo"),
    page("consultations/<consultation:reference>/text/<slug:eid>/", place.place, "consultation_place"),
    page("consultations/<consultation:reference>/revision/", revision.revision, "consultation_revision"),
    page("consultations/<consultation:reference>/revision/preview/", preview.preview, "revision_preview"),
    page("consultations/<consultation:reference>/revision/begin/", revision.begin, "revision_begin"),
    page("consultations/<consultation:reference>/revision/publication/", revision.publication, "revision_publication"),
    page("consultations/<consultation:reference>/revision/discard/", revision.discard, "revision_discard"),
    page("consultations/<consultation:reference>/revision/<side:side>/<slug:eid>/", change.change, "revision_change"),
    page("consultations/<consultation:reference>/motives/", motives.motives, "consultation_motives"),
    page("consultations/<consultation:reference>/term/", publication.term, "consultation_term"),
    page("consultations/<consultation:reference>/publication/", publication.publication, "consultation_publication"),
    page("consultations/<consultation:reference>/statement/", statement.statement, "consultation_statement"),
    page("consultations/<consultation:reference>/adoption/", adoption.adoption, "consultation_adoption"),
    *(page(*each) for each in HEARING_PAGES),
    page("consultations/<consultation:reference>/withdrawal/", withdrawal.withdrawal, "consultation_withdrawal"),
]
