"""Publishing a new revision of a draft that is already public."""

from datetime import datetime
from functools import partial

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from consultations.actions.locking import lock_consultation
from consultations.actions.print_document import PRINTING
from consultations.actions.publish_consultation import earliest_adoption, term_if_published
from consultations.actions.working_text import TextConflict
from consultations.acttext.eids import anchors_around
from consultations.models import CommentDraft, Consultation, Provision, Revision
from consultations.revising import restarts_term, revision_refusals
from consultations.standing import standing_in_act
from prestige.accounts.models import User
from prestige.journal.actions import record
from prestige.journal.nudge import nudge
from prestige.refusals import NotAllowed, Refusal, permit
from prestige.text_hygiene import clean_text


def publish_revision_refusals(
    consultation: Consultation, revision: Revision | None, *, nature: str, change_note: str, now: datetime
) -> list[Refusal]:
    """Return everything that stands against publishing the working revision now; the page shows the same sentences."""
    return revision_refusals(
        phase=consultation.phase_at(now),
        nature=nature,
        change_note=change_note,
        is_changed=revision is not None and _is_changed(revision),
        article_count=revision.article_count if revision else 0,
        has_causes=revision is not None and revision.causes.exists(),
    )


def _is_changed(revision: Revision) -> bool:
    """Whether it says something else than its base; empty lines are nothing that a public revision is made for."""
    return revision.base is not None and (
        revision.tree != revision.base.tree and revision.act.without_lines() != revision.base.act.without_lines()
    )


@transaction.atomic
def publish_revision(
    consultation: Consultation, *, nature: str, change_note: str, by: User, now: datetime, base: str | None = None
) -> Revision:
    """Make the working revision the current one and return it; everybody who wrote or follows is told.

    A substantive change starts the term again from the local day of ``now`` (setting), never a shorter one than runs
    already; anything else leaves it. Unsent drafts follow their place. Raises ``NotAllowed`` with every reason,
    ``TextConflict`` when ``base`` is not the hash of what would be published, text and matches.
    Source: ЗНА чл. 26, ал. 3 and 4.
    """
    locked = lock_consultation(consultation)
    revision = locked.revisions.working().select_related("base").first()
    note = clean_text(change_note).strip()
    if revision is None:
        raise NotAllowed((Refusal("none", _("Няма започната нова редакция."), _("ЗНА чл. 26, ал. 3")),))
    if base is not None and base != revision.prepared_sha256:
        raise TextConflict(revision)
    permit(publish_revision_refusals(locked, revision, nature=nature, change_note=note, now=now))
    is_restarted = restarts_term(nature, setting=settings.SUBSTANTIVE_CHANGE_RESTARTS_TERM)
    revision.nature, revision.change_note, revision.published_at = nature, note, now
    if is_restarted:
        _restart_term(locked, revision, now)
    revision.save(update_fields=["nature", "change_note", "published_at", "last_day"])
    revision.snapshots.all().delete()
    locked.current_revision = revision
    locked.voices_stamp += 1
    locked.version += 1
    locked.full_clean()
    locked.save()
    _carry_drafts(locked, revision)
    record(
        "revision.published",
        revision,
        by=by,
        now=now,
        consultation=locked.pk,
        sha256=revision.sha256,
        tree_sha256=revision.tree_sha256,
        nature=nature,
        last_day=revision.last_day.isoformat() if revision.last_day else None,
    )
    transaction.on_commit(partial(nudge, PRINTING), robust=True)
    return revision


def _restart_term(consultation: Consultation, revision: Revision, now: datetime) -> None:
    term = term_if_published(consultation, now)
    if consultation.last_day is None or term.last_day > consultation.last_day:
        consultation.last_day, consultation.closes_at = term.last_day, term.closes_at
        consultation.earliest_adoption_on = earliest_adoption(consultation, term.last_day)
    revision.last_day = consultation.last_day


def _carry_drafts(consultation: Consultation, revision: Revision) -> None:
    """Let unsent drafts stand where their place does now, or the article of it when that alone went on.

    One whose article was dropped is named by its identity from then on: its number may be another's now. A draft keeps
    the revision it was written on: its author is told that the text changed meanwhile.
    """
    standing = standing_in_act(consultation)
    rows = Provision.objects.commentable().filter(revision__consultation=consultation)
    articles = {(row.revision_id, row.eid): row for row in rows.only("revision_id", "eid", "lineage")}
    drafts = CommentDraft.objects.select_for_update().filter(consultation=consultation).exclude(eid="")
    for draft in drafts.unsent().order_by("pk"):
        read = draft.revision_id or revision.base_id or 0
        eid = draft.written_eid if draft.revision_id else draft.eid
        around = [articles[read, anchor] for anchor in anchors_around(eid) if (read, anchor) in articles]
        stands_at = standing.kept_as(eid, around[0]) if around else draft.eid
        if stands_at != draft.eid:
            draft.eid = stands_at
            draft.save(update_fields=["eid"])
