"""The clerk's workplace: who of the officials opens which page and takes which step (security.md, 4.17).

`page("name", WHO)` is read, `form("name", WHO)` takes POST too, `step("name", WHO)` POST alone. Whoever is no official
is sent to the door; an official without the right gets 403.
"""

from typing import Final

from prestige.portal.permissions.people import (
    ADMINISTRATOR,
    ANSWERING,
    CITIZENS,
    EDITING,
    EVERYBODY,
    MODERATING,
    NOBODY,
    OFFICIALS,
    READING,
    SECRETARY,
    SIGNING,
    STRANGERS,
)
from prestige.portal.permissions.rules import GET, POST, Area, Expected, Room, Rule

_work: Final = Room(Area.WORK, "admin:")
page, form, step = _work.page, _work.form, _work.step

# What an empty press comes to where the state refuses it.
REFUSED: Final = Expected.CONFLICT
OWN: Final = {"own": REFUSED}
NOT_STATED: Final = dict.fromkeys(("draft", "open", "closed", "withdrawn"), Expected.NOT_FOUND)
LIFE: Final = ("draft", "open", "closed", "stated", "adopted", "withdrawn")
ALWAYS: Final = ("published", "waiting", "held", "withdrawn", "own")

_DOOR: Final[tuple[Rule, ...]] = (
    form("index", OFFICIALS),
    form("login", OFFICIALS, special=((GET, CITIZENS, Expected.FORBIDDEN), (POST, CITIZENS, Expected.FORBIDDEN))),
    step("logout", OFFICIALS, special=((GET, CITIZENS | STRANGERS, Expected.IN), (POST, EVERYBODY, Expected.IN))),
    form("password_change", OFFICIALS),
    page("password_change_done", OFFICIALS),
    page("autocomplete", NOBODY),
    page("jsi18n", OFFICIALS),
    form("view_on_site", OFFICIALS),
    form("app_list", OFFICIALS),
    Room(Area.WORK).form("admin/<url>", OFFICIALS),
)
_DESK: Final[tuple[Rule, ...]] = (
    page("deadlines", READING),
    page("deadline_rules", READING),
    page("deadlines_ics", READING),
    form("outages", SECRETARY),
    step("outage_decision", SECRETARY, of="outage"),
    form("paper", MODERATING),
    page("paper_receipt", MODERATING),
    page("paper_receipt_pdf", MODERATING),
    page("file_queue", MODERATING),
    page("file_copy", MODERATING),
    step("file_original", MODERATING),
    step("file_release", MODERATING),
    step("file_withhold", MODERATING),
    page("plan", EDITING),
    form("planned_new", EDITING),
    form("planned", EDITING, of="planned"),
    step("planned_drop", EDITING, of="planned"),
    step("planned_start", EDITING, of="planned"),
    form("programme", SECRETARY, of="year"),
)
_PEOPLE: Final[tuple[Rule, ...]] = (
    page("desk", MODERATING),
    form("desk_registration", MODERATING),
    page("desk_registered", MODERATING),
    step("desk_cancellation", MODERATING),
    form("desk_following", MODERATING),
    step("desk_declaration", MODERATING),
    page("organisations", MODERATING),
    form("organisation_application", MODERATING, of="application"),
    step("organisation_document", MODERATING),
    form("organisation", MODERATING, of="organisation"),
    form("organisation_mandate_end", MODERATING, of="mandate"),
    page("erasures", SIGNING),
    form("erasure_request", SIGNING),
    page("retention", SECRETARY | ADMINISTRATOR),
    form("retention_rule", SECRETARY | ADMINISTRATOR, post=SECRETARY, of="retained", door=SECRETARY | ADMINISTRATOR),
)
_MODERATION: Final[tuple[Rule, ...]] = (
    form("moderation_queue", MODERATING),
    page("moderation_batch", MODERATING, of="batch"),
    step("moderation_batch_confirmation", MODERATING, of="batch", at={"done": REFUSED}),
    step("moderation_batch_undo", MODERATING, of="batch", at={"done": REFUSED}),
    step("comment_publication", MODERATING, of="comment", at=OWN),
    step("comment_hold", MODERATING, of="comment"),
    step("comment_removal", MODERATING, of="comment"),
    step("comment_redaction", MODERATING, of="comment"),
    form("redaction_confirmation", MODERATING | SIGNING, of="redaction"),
    form("comment_contact", MODERATING | SIGNING, of="comment"),
    step("comment_original", MODERATING, of="comment"),
    page("appeal_queue", SIGNING),
    form("appeal", SIGNING, of="appeal"),
    page("grounds", SECRETARY),
    form("ground_new", SECRETARY),
    form("ground", SECRETARY, of="ground"),
    step("ground_retirement", SECRETARY, of="ground"),
)
_ANSWERS: Final[tuple[Rule, ...]] = (
    page("answer_queue", READING),
    form("comment_answer", READING, post=ANSWERING, of="comment", door=READING, post_at={"withdrawn": REFUSED}),
    step("answer_assignment", ANSWERING, of="comment"),
    step("answer_agreement", ANSWERING, of="comment"),
    step("answer_verdict", READING, of="comment", at=dict.fromkeys(ALWAYS, Expected.NOT_FOUND)),  # nobody was asked
    step("answer_remark", READING, of="comment", at=dict.fromkeys(ALWAYS, REFUSED)),  # no draft to remark on
    step("answer_return", SIGNING, of="comment", at=dict.fromkeys(ALWAYS, REFUSED)),
    step("answer_signature", SIGNING, of="comment", at=dict.fromkeys(ALWAYS, REFUSED)),
    form("comment_thread", ANSWERING, of="comment"),
    step("thread_departure", ANSWERING, of="comment", at=dict.fromkeys(ALWAYS, REFUSED)),
    step("consultation_threads", ANSWERING, of="consultation"),
)
_PREPARING: Final[tuple[Rule, ...]] = (
    form("consultation_new", EDITING),
    page("consultation_file", READING, of="consultation"),
    form("consultation_data", EDITING, of="consultation"),
    form("consultation_text", EDITING, of="consultation"),
    step("consultation_text_undo", EDITING, of="consultation"),
    form(
        "consultation_place",
        EDITING,
        of="consultation",
        post_at={"draft": Expected.NOT_FOUND, "open": Expected.NOT_FOUND},  # an empty press names no act
    ),
    form("act_in_force_new", EDITING),
    step("consultation_act_in_force", EDITING, of="consultation"),
    form("consultation_amended_act", EDITING, of="consultation"),
    page("consultation_revision", EDITING, of="consultation"),
    page("revision_preview", EDITING, of="consultation"),
    step("revision_begin", EDITING, of="consultation"),
    form("revision_publication", SECRETARY, of="consultation", post_at={"open": REFUSED}),
    form("revision_discard", EDITING, of="consultation"),
    form("revision_change", EDITING, of="consultation", post_at={"open": Expected.NOT_FOUND}),
    form("consultation_motives", EDITING, of="consultation"),
    form("consultation_term", EDITING, of="consultation"),
    step("consultation_readiness", EDITING, of="consultation"),
    # Whoever reads is led on once it is public; only a draft can be published.
    form("consultation_publication", READING, of="consultation", post_in_state={"draft": SECRETARY}),
    form("consultation_campaign", EDITING, of="consultation"),
    page("board_sheet", EDITING, of="consultation", at=dict.fromkeys(LIFE, Expected.NOT_FOUND)),  # nothing is prepared
    page("consultation_hearings", READING, of="consultation"),
    form("hearing_new", EDITING, of="consultation"),
    form("hearing_change", EDITING, of="hearing"),
    form("hearing_cancellation", EDITING, of="hearing"),
    page("hearing_attendance", EDITING, of="hearing"),
    page("hearing_attendance_pdf", EDITING, of="hearing"),
    step("hearing_walk_in", EDITING, of="hearing"),
    step("hearing_presence", EDITING, of="guest"),
    step("hearing_recording", EDITING, of="hearing"),
    form("hearing_minutes", EDITING, of="hearing", post_at={"held": Expected.NOT_FOUND}),  # none were begun
    step("hearing_minutes_begin", EDITING, of="hearing"),
    step("hearing_minutes_publication", EDITING, of="hearing"),
)
_DECIDING: Final[tuple[Rule, ...]] = (
    form(
        "consultation_statement",
        READING,
        post=SIGNING,
        of="consultation",
        door=READING,
        post_at=dict.fromkeys(("draft", "open", "withdrawn"), REFUSED),
    ),
    form("statement_correction", READING, of="consultation", at=NOT_STATED),
    step(
        "statement_correction_issue",
        SIGNING,
        of="consultation",
        at=NOT_STATED | dict.fromkeys(("stated", "adopted"), REFUSED),
    ),
    step("statement_correction_discard", READING, of="consultation", at=NOT_STATED),
    form("consultation_dossier", SECRETARY, of="consultation"),
    step("dossier_taken", SECRETARY, of="dossier"),
    form("consultation_package", READING, post=EDITING, of="consultation", door=READING),
    page("consultation_council", READING, of="consultation"),
    form("council_step_correction", SECRETARY, of="council_step"),
    page("consultation_adoption", SECRETARY, of="consultation"),
    form("consultation_restart", SECRETARY, of="consultation"),
    form("consultation_council_step", SECRETARY, of="consultation"),
    form("consultation_withdrawal", SECRETARY, of="consultation"),
    form("term_change", SIGNING, post=SECRETARY, of="consultation"),
    step("term_confirmation", SIGNING, of="term_proposal"),
)
WORKPLACE: Final = (*_DOOR, *_DESK, *_PEOPLE, *_MODERATION, *_ANSWERS, *_PREPARING, *_DECIDING)
