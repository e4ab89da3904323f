"""The form in which somebody writes in the name of an organisation. It checks shape; the act decides."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from consultations.actions import Organisation, Proposal
from consultations.forms.comment import CommentForm
from consultations.forms.points import Row
from consultations.models import Capacity, NameDisplay, Stance
from prestige.form_fields import CleanText, EikField


class OpinionForm(CommentForm):
    """A comment's form without what an organisation does not say, and with who it is."""

    proposed_wording = None  # type: ignore[assignment]  # how Django takes a field away
    capacity = None  # type: ignore[assignment]
    represented = None  # type: ignore[assignment]
    organisation = CleanText(
        label=_("Организация"),
        limit=200,
        help_text=_("Пълното име по регистрацията. Вижда се в становището."),
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
        error_messages={"required": _("Въведете името на организацията")},
    )
    eik = EikField(
        label=_("ЕИК"),
        help_text=_("9 или 13 цифри, от Търговския регистър или БУЛСТАТ."),
        error_messages={"required": _("Въведете ЕИК на организацията")},
    )
    position = CleanText(
        label=_("Длъжност"),
        limit=120,
        help_text=_("Например председател или управител."),
        widget=forms.TextInput(attrs={"autocomplete": "organization-title", "class": "in--20"}),
        error_messages={"required": _("Въведете длъжността на представляващия")},
    )
    body = CleanText(
        label=_("Обща позиция"),
        limit=settings.COMMENT_TEXT_LIMIT,
        multiline=True,
        help_text=_("Становището по целия проект с мотивите. Предложенията по отделни членове добавете като точки."),
        widget=forms.Textarea(attrs={"rows": 8}),
        error_messages={"required": _("Напишете общата позиция на организацията")},
    )

    KEPT = (
        "organisation",
        "eik",
        "author_name",
        "position",
        "author_email",
        "name_display",
        "settlement",
        "stance",
        "body",
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, text="", **options)
        self.fields["author_name"].label = _("Представляващ")
        self.fields["author_name"].error_messages["required"] = _("Въведете името на представляващия")
        self.fields["name_display"].label = _("Как да се вижда името на представляващия")
        self.fields["name_display"].initial = NameDisplay.FULL
        self.fields["settlement"].label = _("Седалище")
        self.fields["stance"].label = _("Позиция по проекта")

    @property
    def named(self) -> str:
        return f"{self['author_name'].value() or ''} {self['organisation'].value() or ''}"

    def declared(self) -> Organisation:
        """Return who speaks, of a valid form."""
        found = self.cleaned_data
        return Organisation(found["organisation"], found["eik"], found["author_name"], found["position"])

    def general(self, *, revision: int, needs_look: bool) -> Proposal:
        """Return the general position as what the act receives."""
        found = self.cleaned_data
        return self._said(Stance(found["stance"]), found["body"], revision=revision, needs_look=needs_look)

    def point(self, row: Row, *, revision: int, needs_look: bool) -> Proposal:
        """Return one valid point as what the act receives."""
        stance, wording = Stance(row["stance"]), row["wording"]
        return self._said(
            stance, row["body"], eid=row["place"], wording=wording, revision=revision, needs_look=needs_look
        )

    def _said(
        self, stance: Stance, body: str, *, revision: int, needs_look: bool, eid: str = "", wording: str = ""
    ) -> Proposal:
        if self.user is None:
            raise RuntimeError("nobody is signed in")
        found = self.cleaned_data
        return Proposal(
            eid=eid,
            stance=stance,
            body=body,
            proposed_wording=wording,
            author_name=found["author_name"],
            author_email=self.user.email,
            name_display=NameDisplay(found["name_display"]),
            capacity=Capacity.ORGANISATION,
            represented=found["organisation"],
            settlement=found["settlement"],
            needs_look=needs_look,
            revision=revision,
        )
