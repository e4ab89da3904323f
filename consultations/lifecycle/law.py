"""Which law a consultation follows and who decides: everything a refusal needs to name its source."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext_lazy as _

from consultations.lifecycle.phases import Issuer, Procedure

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise


@dataclass(frozen=True)
class Law:
    """The articles that order the steps of one procedure, and what its statement of proposals is called."""

    whole: StrPromise
    notice: StrPromise
    openness: StrPromise
    channels: StrPromise
    term: StrPromise
    statement: StrPromise
    statement_name: StrPromise
    statement_title: StrPromise


LAWS: Final[Mapping[Procedure, Law]] = {
    Procedure.DRAFT_ACT: Law(
        whole=_("ЗНА чл. 26"),
        notice=_("ЗНА чл. 26, ал. 3"),
        openness=_("ЗНА чл. 26, ал. 1 (откритост)"),
        channels=_("ЗНА чл. 26, ал. 2"),
        term=_("ЗНА чл. 26, ал. 4"),
        statement=_("ЗНА чл. 26, ал. 5"),
        statement_name=_("Справка"),
        statement_title=_("Справка по чл. 26, ал. 5 от ЗНА"),
    ),
    Procedure.GENERAL_ACT: Law(
        whole=_("АПК чл. 66–72"),
        notice=_("АПК чл. 66"),
        openness=_("АПК чл. 66"),
        channels=_("АПК чл. 69, ал. 1"),
        term=_("АПК чл. 69, ал. 2"),
        statement=_("АПК чл. 72, ал. 2"),
        statement_name=_("Обобщена справка"),
        statement_title=_("Обобщена справка по чл. 72, ал. 2 от АПК"),
    ),
}


@dataclass(frozen=True)
class Course:
    """The way of one act: its procedure, who decides, and whether a general act is urgent (АПК чл. 73)."""

    procedure: Procedure = Procedure.DRAFT_ACT
    issuer: Issuer = Issuer.COUNCIL
    is_urgent: bool = False

    @property
    def law(self) -> Law:
        """The law that orders the steps."""
        return LAWS[self.procedure]

    @property
    def is_general(self) -> bool:
        return self.procedure == Procedure.GENERAL_ACT

    @property
    def by_council(self) -> bool:
        """Whether the municipal council decides; on draft normative acts always (ЗМСМА чл. 21, ал. 2)."""
        return not self.is_general or self.issuer == Issuer.COUNCIL


DRAFT_ACT: Final = Course()
