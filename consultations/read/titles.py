"""What the document on the proposals is called, by the law that the consultation follows."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from consultations.models import Consultation


@dataclass(frozen=True)
class Titles:
    """``short`` heads pages and lists, ``name`` and ``basis`` the printed document, ``law`` is the source alone."""

    short: str
    name: str
    basis: str
    law: str


def statement_titles(consultation: Consultation) -> Titles:
    """Return the titles: a statement (ЗНА чл. 26, ал. 5), of a general act АПК чл. 72, ал. 2."""
    law = consultation.law
    if consultation.is_general:
        return Titles(
            str(law.statement_title),
            str(law.statement_name),
            _("на основание чл. 72, ал. 2 от Административнопроцесуалния кодекс"),
            str(law.statement),
        )
    return Titles(
        str(law.statement_title),
        str(law.statement_name),
        _("на основание чл. 26, ал. 5 от Закона за нормативните актове"),
        str(law.statement),
    )
