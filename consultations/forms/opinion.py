"""The form in which somebody writes in the name of an organisation. It checks shape; the act decides."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.conf import settings
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from consultations.actions import Organisation, Proposal
from consultations.forms.comment import CommentForm
from consultations.forms.points import Row
from consultations.models import Capacity, NameDisplay, Stance
from prestige.form_fields import CleanText, EikField, PublicName
from prestige.organisations.models import Mandate
from prestige.organisations.models import Organisation as Registered

OTHER = "other"


class OpinionForm(CommentForm):
    """A comment's form without what an organisation does not say, and with who it is.

    Whoever speaks for registered organisations chooses one of ``mandates``; who it is then comes from the register.
    """

    proposed_wording = None  # type: ignore[assignment]  # how Django takes a field away
    capacity = None  # type: ignore[assignment]
    represented = None  # type: ignore[assignment]
    mandate = forms.ChoiceField(
        label=_("От името на коя организация?"),
        widget=forms.RadioSelect,
        error_messages=dict.fromkeys(("required", "invalid_choice"), _("Изберете организация от списъка")),
    )
    organisation = PublicName(
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
        "mandate",
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

    def __init__(self, data: Any = None, *, mandates: Sequence[Mandate], **options: Any) -> None:
        self.chosen = next((row for row in mandates if data and data.get("mandate") == str(row.pk)), None)
        super().__init__(data if self.chosen is None else _from_register(data, self.chosen), text="", **options)
        self._offer(mandates)
        self.fields["author_name"].label = _("Представляващ")
        self.fields["author_name"].error_messages["required"] = _("Въведете името на представляващия")
        self.fields["name_display"].label = _("Как да се вижда името на представляващия")
        self.fields["name_display"].initial = NameDisplay.FULL
        self.fields["settlement"].label = _("Седалище")
        self.fields["stance"].label = _("Позиция по проекта")

    def _offer(self, mandates: Sequence[Mandate]) -> None:
        if not mandates:
            del self.fields["mandate"]
            return
        named = [(str(row.pk), _told(row)) for row in mandates]
        field = self.fields["mandate"]
        field.choices = [*named, (OTHER, _("Друга организация"))]  # type: ignore[attr-defined]  # declared above
        field.initial = named[0][0]

    @property
    def writes_for_other(self) -> bool:
        """Whether an organisation that is not in the register is being typed."""
        return "mandate" not in self.fields or self["mandate"].value() == OTHER

    def clean_eik(self) -> str:
        """Refuse the number of a registered organisation: only those it mandated write in its name."""
        eik: str = self.cleaned_data["eik"]
        if self.chosen is None and Registered.objects.filter(eik=eik).exists():
            raise forms.ValidationError(
                _(
                    "Организацията с този ЕИК е в регистъра и от нейно име пишат само представителите ѝ. "
                    "Заявете мандат в „Организации“ или коментирайте от свое име."
                ),
                code="registered",
            )
        return eik

    @property
    def named(self) -> str:
        return f"{self['author_name'].value() or ''} {self['organisation'].value() or ''}"

    def declared(self) -> Organisation:
        """Return who speaks, of a valid form."""
        found = self.cleaned_data
        mandate = self.chosen.pk if self.chosen else None
        return Organisation(found["organisation"], found["eik"], found["author_name"], found["position"], mandate)

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


def _told(mandate: Mandate) -> str:
    told = f"{mandate.organisation.name}, ЕИК {mandate.organisation.eik} ({mandate})"
    return format_html('<span lang="bg">{}</span>', told)


def _from_register(data: Any, mandate: Mandate) -> dict[str, Any]:
    """Return the typed fields with who speaks as the register says it: nothing it knows is asked."""
    said = {name: data[name] for name in data}
    known = {
        "organisation": mandate.organisation.name,
        "eik": mandate.organisation.eik,
        "author_name": mandate.name,
        "position": mandate.position,
        "name_display": NameDisplay.FULL.value,
        "settlement": "",
    }
    return said | known
