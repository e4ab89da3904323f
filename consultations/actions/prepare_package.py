"""The papers for the council session: the words of the report, and the document that follows from them."""

from collections.abc import Mapping
from datetime import datetime
from functools import partial
from typing import Any

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from consultations.actions.locking import lock_consultation
from consultations.actions.print_document import PRINTING
from consultations.models import Consultation, CouncilPackage, Issuer, Statement
from consultations.package_paper import print_package
from consultations.read.package import package_paper, package_stamp
from prestige.accounts.models import User
from prestige.journal.actions import record
from prestige.journal.nudge import nudge
from prestige.refusals import Refusal, permit
from prestige.text_hygiene import clean_text


class PackageConflict(Exception):
    """Another clerk saved the report meanwhile; carries it as it is now."""

    def __init__(self, current: CouncilPackage | None) -> None:
        super().__init__(str(current))
        self.current = current


def package_refusals(consultation: Consultation) -> list[Refusal]:
    """Return why there are no papers for the council: another issuer, or no statement yet.

    Sources: ЗНА чл. 26, ал. 5; АПК чл. 77 (the council discusses the draft together with the opinions).
    """
    found = []
    if consultation.issuer != Issuer.COUNCIL:
        found.append(
            Refusal("issuer", _("Актът се приема от кмета и не се внася в общинския съвет."), _("ЗМСМА чл. 44, ал. 2"))
        )
    if not Statement.objects.filter(consultation=consultation).exists():
        sentence = _("Пакетът се прави след справката: съветът обсъжда проекта заедно с постъпилите становища.")
        found.append(Refusal("statement", sentence, _("ЗНА чл. 26, ал. 5; АПК чл. 77")))
    return found


@transaction.atomic
def save_package(
    consultation: Consultation, words: Mapping[str, Any], *, version: int, by: User, now: datetime
) -> CouncilPackage:
    """Keep the words of the report and let the document be printed; return the row.

    ``version`` is that of the page it was typed on (0: none yet). Raises ``NotAllowed`` and ``PackageConflict``.
    """
    locked = lock_consultation(consultation)
    permit(package_refusals(locked))
    package = CouncilPackage.objects.filter(consultation=locked).first()
    if (package.version if package else 0) != version:
        raise PackageConflict(package)
    package = package or CouncilPackage(consultation=locked, version=0)
    for name in ("addressee", "submitter_name", "submitter_position", "lead", "decision"):
        setattr(package, name, clean_text(words[name]).strip())
    package.version += 1
    package.edited_by, package.edited_at = by, now
    package.full_clean()
    package.save()
    record("package.edited", package, by=by, now=now, consultation=locked.pk, version=package.version)
    transaction.on_commit(partial(nudge, PRINTING), robust=True)
    return package


def print_council_package(package: CouncilPackage) -> CouncilPackage:
    """Print the papers as they are now and keep the bytes; printed meanwhile by another, they are kept once.

    Raises ``prestige.pdf.PrintingError``.
    """
    stamp = package_stamp(package)
    with translation.override("bg"):
        pdf = print_package(package_paper(package), dated=package.edited_at)
    package.content, package.pages, package.printed_stamp = pdf.content, pdf.pages, stamp
    CouncilPackage.objects.filter(pk=package.pk, version=package.version).update(
        content=pdf.content, pages=pdf.pages, printed_stamp=stamp
    )
    return package
