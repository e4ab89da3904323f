"""Addresses of the clerk's workplace, inside the admin and under its namespace."""

from collections.abc import Callable

from django.contrib import admin
from django.http import HttpResponseBase
from django.urls import path, register_converter
from django.urls.resolvers import URLPattern

from consultations.admin.council_steps import FORMS
from consultations.admin.pages import (
    act_in_force,
    amended_act,
    answer_steps,
    answers,
    appeals,
    campaign,
    change,
    consultation,
    correction,
    council,
    deadlines,
    dossier,
    files,
    grounds,
    moderation,
    moderation_batch,
    motives,
    outages,
    package,
    paper,
    place,
    plan,
    preview,
    programme,
    publication,
    readiness,
    restart,
    revision,
    statement,
    term_change,
    text,
    threads,
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


class CouncilNoun:
    """A step after the consultation, by the noun in its address."""

    regex = "|".join(FORMS)

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(CouncilNoun, "noun")
register_converter(Side, "side")
register_converter(ConsultationReference, "consultation")
register_converter(CommentNumber, "comment")


def page(route: str, view: Callable[..., HttpResponseBase], name: str) -> URLPattern:
    """Return a pattern whose view opens only to whoever may enter the admin."""
    return path(route, admin.site.admin_view(view), name=name)


urlpatterns = [
    page("deadlines/", deadlines.board, "deadlines"),
    page("deadlines/rules/", deadlines.rules, "deadline_rules"),
    page("deadlines/deadlines.ics", deadlines.calendar_file, "deadlines_ics"),
    page("queue/moderation/", moderation.queue, "moderation_queue"),
    page("queue/answers/", answers.queue, "answer_queue"),
    page("comments/<comment:number>/publication/", moderation.publication, "comment_publication"),
    page("comments/<comment:number>/hold/", moderation.hold, "comment_hold"),
    page("comments/<comment:number>/removal/", moderation.removal, "comment_removal"),
    page("comments/<comment:number>/redaction/", moderation.redaction, "comment_redaction"),
    page("comments/<comment:number>/original/", moderation.original, "comment_original"),
    page("queue/moderation/<int:key>/", moderation_batch.batch, "moderation_batch"),
    page("queue/moderation/<int:key>/undo/", moderation_batch.undo, "moderation_batch_undo"),
    page("queue/appeals/", appeals.queue, "appeal_queue"),
    page("appeals/<int:key>/", appeals.appeal, "appeal"),
    page("grounds/", grounds.grounds, "grounds"),
    page("grounds/new/", grounds.new, "ground_new"),
    page("grounds/<int:number>/", grounds.ground, "ground"),
    page("grounds/<int:number>/retirement/", grounds.retirement, "ground_retirement"),
    page("comments/<comment:number>/answer/", answers.answer, "comment_answer"),
    page("comments/<comment:number>/answer/assignment/", answer_steps.assignment, "answer_assignment"),
    page("comments/<comment:number>/answer/agreement/", answer_steps.agreement, "answer_agreement"),
    page("comments/<comment:number>/answer/verdict/", answer_steps.verdict, "answer_verdict"),
    page("comments/<comment:number>/answer/remark/", answer_steps.remark, "answer_remark"),
    page("comments/<comment:number>/answer/return/", answer_steps.back, "answer_return"),
    page("comments/<comment:number>/answer/signature/", answer_steps.signature, "answer_signature"),
    page("comments/<comment:number>/thread/", threads.thread, "comment_thread"),
    page("comments/<comment:number>/thread/departure/", threads.departure, "thread_departure"),
    page("consultations/<consultation:reference>/threads/", threads.folding, "consultation_threads"),
    page("files/", files.queue, "file_queue"),
    page("files/<uuid:token>/", files.copy, "file_copy"),
    page("files/<uuid:token>/original/", files.original, "file_original"),
    page("files/<uuid:token>/release/", files.release, "file_release"),
    page("files/<uuid:token>/withhold/", files.withhold, "file_withhold"),
    page("paper/", paper.paper, "paper"),
    page("paper/<int:intake>/", paper.receipt, "paper_receipt"),
    page("paper/<int:intake>/receipt.pdf", paper.receipt_pdf, "paper_receipt_pdf"),
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
    *(page(*each) for each in HEARING_PAGES),
    page("consultations/<consultation:reference>/statement/correction/", correction.correction, "statement_correction"),
    page(
        "consultations/<consultation:reference>/statement/correction/issue/",
        correction.issue,
        "statement_correction_issue",
    ),
    page(
        "consultations/<consultation:reference>/statement/correction/discard/",
        correction.discard,
        "statement_correction_discard",
    ),
    page("consultations/<consultation:reference>/dossier/", dossier.dossier, "consultation_dossier"),
    page("consultations/<consultation:reference>/dossier/<uuid:key>/", dossier.taken, "dossier_taken"),
    page("consultations/<consultation:reference>/package/", package.package, "consultation_package"),
    page("consultations/<consultation:reference>/readiness/", readiness.readiness, "consultation_readiness"),
    page("consultations/<consultation:reference>/council/", council.council, "consultation_council"),
    page("consultations/<consultation:reference>/council/<int:pk>/", council.correction, "council_step_correction"),
    page("consultations/<consultation:reference>/adoption/", council.adoption, "consultation_adoption"),
    page("consultations/<consultation:reference>/restart/", restart.restart, "consultation_restart"),
    page("consultations/<consultation:reference>/<noun:noun>/", council.step, "consultation_council_step"),
    page("consultations/<consultation:reference>/withdrawal/", withdrawal.withdrawal, "consultation_withdrawal"),
    page("consultations/<consultation:reference>/term-change/", term_change.term_change, "term_change"),
    page("consultations/<consultation:reference>/term-change/<int:pk>/", term_change.confirmation, "term_confirmation"),
    page("consultations/<consultation:reference>/campaign/", campaign.campaign, "consultation_campaign"),
    page("consultations/<consultation:reference>/campaign/<slug:kind>.pdf", campaign.sheet, "board_sheet"),
    page("outages/", outages.outages, "outages"),
    page("outages/<int:pk>/decision/", outages.decision, "outage_decision"),
    page("plan/", plan.plan, "plan"),
    page("plan/new/", plan.new, "planned_new"),
    page("plan/<int:pk>/", plan.edit, "planned"),
    page("plan/<int:pk>/drop/", plan.drop, "planned_drop"),
    page("plan/<int:pk>/start/", plan.start, "planned_start"),
    page("plan/programme/<int:year>/", programme.programme, "programme"),
]
