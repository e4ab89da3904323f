"""Taking the full dossier out of the portal: with a reason, once, and on record."""

from datetime import datetime
from typing import IO

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from consultations.dossier import Scope, write_zip
from consultations.models import Consultation, DossierExport
from prestige.accounts.models import User
from prestige.journal.actions import record
from prestige.refusals import Refusal, permit
from prestige.text_hygiene import clean_text
from prestige.typography import long_date

MIN_EXPORT_REASON = 10


def export_refusals(consultation: Consultation, reason: str) -> list[Refusal]:
    """Return why no full dossier is given: nothing was published, or nobody says what it is for."""
    found = []
    if not consultation.is_public:
        found.append(Refusal("draft", _("Консултацията още не е публикувана."), _("Указ № 883, чл. 23")))
    if len(reason.strip()) < MIN_EXPORT_REASON:
        found.append(Refusal("reason", _("Напишете за какво е нужно пълното досие, с поне 10 знака.")))
    return found


@transaction.atomic
def ask_for_dossier(
    consultation: Consultation, *, reason: str, by: User | None, session: str, now: datetime
) -> DossierExport:
    """Write down who wants the full dossier and for what (УПЗНА чл. 23); return the export, to be taken once.

    ``session`` names the session that may take it. Raises ``NotAllowed``.
    """
    reason = clean_text(reason).strip()
    permit(export_refusals(consultation, reason))
    export = DossierExport(consultation=consultation, reason=reason, asked_by=by, session=session, asked_at=now)
    export.full_clean()
    export.save()
    record("dossier.asked", export, by=by, now=now, consultation=consultation.pk)
    return export


def take_dossier(export: DossierExport, out: IO[bytes], *, by: User | None, now: datetime) -> str:
    """Write the full dossier as a ZIP, keep its SHA-256 with the export and return it; a second time is refused.

    The archive is made before anything is locked, so a large one keeps nobody waiting; of two at once one is refused.
    """
    permit(taken_refusals(export))
    consultation = Consultation.objects.select_related("unit", "policy_area").get(pk=export.consultation_id)
    scope = Scope(
        consultation,
        is_full=True,
        reason=export.reason,
        asked_by=by.get_full_name() if by else "",
        asked_on=long_date(timezone.localdate(now), "bg"),
    )
    sha256 = write_zip(scope, out)
    with transaction.atomic():
        locked = DossierExport.objects.select_for_update().get(pk=export.pk)
        permit(taken_refusals(locked))
        locked.taken_at, locked.sha256 = now, sha256
        locked.save(update_fields=["taken_at", "sha256"])
        record("dossier.exported", locked, by=by, now=now, consultation=export.consultation_id, sha256=sha256)
    return sha256


def taken_refusals(export: DossierExport) -> list[Refusal]:
    """Return why the export may not be taken: it was already."""
    if export.taken_at is None:
        return []
    return [Refusal("taken", _("Това досие вече е изтеглено. Поискайте ново."))]
