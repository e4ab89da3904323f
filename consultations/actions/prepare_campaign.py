"""The notice board: the words of the poster, and the sheets printed with them."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from consultations.actions.locking import lock_consultation
from consultations.models import BoardSheet, Campaign, Consultation
from consultations.read.campaign import sheet_paper
from consultations.sheets import print_board_sheet, stamp_of
from prestige.accounts.models import User
from prestige.journal.actions import record
from prestige.refusals import Refusal, permit
from prestige.text_hygiene import clean_text


class CampaignConflict(Exception):
    """Somebody else saved the words after this form was opened. Carries them as they are now."""

    def __init__(self, current: Campaign) -> None:
        super().__init__(str(current))
        self.current = current


@transaction.atomic
def save_campaign(
    consultation: Consultation, words: Mapping[str, str], *, version: int, by: User, now: datetime
) -> Campaign:
    """Keep headline, lead and paper way of the poster and return them. The sheets are printed anew.

    Raises ``NotAllowed`` unless proposals are received, ``CampaignConflict`` when somebody saved meanwhile.
    """
    locked = lock_consultation(consultation)
    permit(campaign_refusals(locked, now))
    campaign = Campaign.objects.filter(consultation=locked).first() or Campaign(consultation=locked)
    if campaign.version != version:
        raise CampaignConflict(campaign)
    for name in ("headline", "lead", "paper_way"):
        setattr(campaign, name, clean_text(words.get(name, ""), multiline=False).strip())
    campaign.version, campaign.saved_at, campaign.saved_by = version + 1, now, by
    campaign.full_clean()
    campaign.save()
    record("campaign.saved", campaign, by=by, now=now, consultation=locked.pk, version=campaign.version)
    return campaign


def campaign_refusals(consultation: Consultation, now: datetime) -> list[Refusal]:
    """Return why nothing is hung up now: nobody is invited to what is not open."""
    if consultation.is_open_at(now):
        return []
    message = _("Обява се прави, докато се приемат предложения. Състоянието е „%(phase)s“.")
    return [Refusal("phase", message % {"phase": consultation.phase_at(now).label})]


def keep_board_sheet(consultation: Consultation, kind: str, *, now: datetime) -> BoardSheet:
    """Print one sheet for the notice board and keep it in place of the one before; return it.

    Nothing is locked while it prints: of two workers at once the later keeps its own, which says the same. Raises
    ``prestige.pdf.PrintingError``.
    """
    with translation.override("bg"):
        paper = sheet_paper(consultation, kind)
        pdf = print_board_sheet(paper, dated=now)
    sheet, _is_new = BoardSheet.objects.update_or_create(
        consultation=consultation,
        kind=kind,
        defaults={
            "stamp": stamp_of(paper),
            "content": pdf.content,
            "sha256": pdf.sha256,
            "pages": pdf.pages,
            "printed_at": now,
        },
    )
    return sheet
