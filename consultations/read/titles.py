"""What the document on the proposals is called, by the law that the consultation follows."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from consultations.models import Consultation, Procedure


@dataclass(frozen=True)
class Titles:
    """``short`` heads pages and lists, ``name`` and ``basis`` the printed document, ``law`` is the source alone."""

    short: str
    name: str
    basis: str
    law: str


def statement_titles(consultation: Consultation) -> Titles:
    """Return the titles: a statement (ЗНА чл. 26, ал. 5), or of a general act the summary (АПК чл. 69)."""
    if consultation.procedure == Procedure.GENERAL_ACT:
        return Titles(
            _("Обобщение по чл. 69 от АПК"),
            _("Обобщение"),
            _("по чл. 69 от Административнопроцесуалния кодекс"),
            _("АПК чл. 69, ал. 1 и чл. 72, ал. 2"),
        )
    return Titles(
        _("Справка по чл. 26, ал. 5 от ЗНА"),
        _("Справка"),
        _("на основание чл. 26, ал. 5 от Закона за нормативните актове"),
        _("ЗНА чл. 26, ал. 5"),
    )
