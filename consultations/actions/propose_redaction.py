"""Striking personal data out by two people: one proposes, another confirms (setting TWO_PERSON_REDACTION)."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from consultations.actions.locking import lock_comment
from consultations.actions.moderating import known_ground, own_refusals, stale_refusals
from consultations.actions.redact_comment import publish_redacted, redact_comment, redaction_refusals
from consultations.models import Comment, RedactionProposal
from prestige.accounts.models import User
from prestige.journal.actions import record
from prestige.refusals import Refusal, permit
from prestige.text_hygiene import clean_text


@transaction.atomic
def propose_redaction(
    comment: Comment,
    *,
    passages: Sequence[str],
    ground: str,
    and_publish: bool,
    by: User,
    now: datetime,
    expected: str = "",
) -> RedactionProposal:
    """Keep what is to be struck out until another official confirms it, and return the proposal.

    Nothing of what people see changes. Raises ``NotAllowed`` as `redact_comment`, and while another proposal waits.
    """
    locked = lock_comment(comment)
    wanted = [clean_text(passage).strip() for passage in passages]
    permit(
        [
            *own_refusals(locked, by),
            *stale_refusals(locked, expected),
            *redaction_refusals(locked, wanted),
            *_other_refusals(locked),
        ]
    )
    known_ground(ground)
    proposal = RedactionProposal(
        comment=locked,
        passages=[passage for passage in wanted if passage],
        ground=ground,
        and_publish=and_publish,
        expected=locked.review_stamp,
        proposed_at=now,
        proposed_by=by,
    )
    proposal.full_clean(validate_constraints=False)
    proposal.save()
    told = {"consultation": locked.consultation_id, "comment": locked.pk, "ground": ground}
    record("redaction.proposed", proposal, by=by, now=now, **told)
    return proposal


def confirmation_refusals(proposal: RedactionProposal, by: User) -> list[Refusal]:
    """Return why this person may not confirm: not who proposed, not the author, not twice."""
    if proposal.closed_at is not None:
        return [Refusal("closed", _("По това заличаване вече е решено."))]
    found = own_refusals(proposal.comment, by)
    if proposal.proposed_by_id == by.pk:
        sentence = _("Заличаването се потвърждава от друг служител, не от този, който го е предложил.")
        found.append(Refusal("same_person", sentence))
    return found


@transaction.atomic
def confirm_redaction(proposal: RedactionProposal, *, by: User, now: datetime) -> Comment:
    """Strike out what a colleague proposed and return the comment; asked again at this instant. Raises ``NotAllowed``.

    A text that somebody decided meanwhile is looked at anew: the proposal stays until it is declined.
    """
    locked, waiting = _locked(proposal)
    permit(confirmation_refusals(waiting, by))
    act = publish_redacted if waiting.and_publish else redact_comment
    wanted = {"passages": waiting.passages, "ground": waiting.ground, "expected": waiting.expected}
    done = act(locked, **wanted, by=by, now=now, confirmed=waiting)
    _close(waiting, RedactionProposal.Outcome.CONFIRMED, by, now)
    return done


@transaction.atomic
def decline_redaction(proposal: RedactionProposal, *, by: User, now: datetime) -> RedactionProposal:
    """Close a proposal without striking anything out; who proposed may take it back too. Raises ``NotAllowed``."""
    locked, waiting = _locked(proposal)
    permit([refusal for refusal in confirmation_refusals(waiting, by) if refusal.code == "closed"])
    _close(waiting, RedactionProposal.Outcome.DECLINED, by, now)
    told = {"consultation": locked.consultation_id, "comment": locked.pk}
    record("redaction.declined", waiting, by=by, now=now, **told)
    return waiting


def _locked(proposal: RedactionProposal) -> tuple[Comment, RedactionProposal]:
    comment = lock_comment(proposal.comment)
    waiting = RedactionProposal.objects.select_for_update(of=("self",)).get(pk=proposal.pk)
    waiting.comment = comment
    return comment, waiting


def _close(proposal: RedactionProposal, outcome: RedactionProposal.Outcome, by: User, now: datetime) -> None:
    """Close the proposal and forget its passages: the sealed original and the public text keep what matters."""
    proposal.outcome, proposal.closed_by, proposal.closed_at, proposal.passages = outcome, by, now, []
    proposal.save(update_fields=["outcome", "closed_by", "closed_at", "passages"])


def _other_refusals(comment: Comment) -> list[Refusal]:
    if RedactionProposal.objects.waiting().filter(comment=comment).exists():
        return [Refusal("waits", _("Друго заличаване в този текст чака потвърждение. Първо решете него."))]
    return []
