"""The clerk's forms around the statement: its correction, the reason for a full dossier, the papers for the session."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from consultations.actions.correct_statement import MIN_CORRECTION_REASON, Change, changed
from consultations.forms.clerk_consultation import clean_texts
from consultations.models import CouncilPackage, Decision, StatementCorrection
from consultations.statement import Row

REASONS_LIMIT = 20_000


class CorrectionForm(forms.Form):
    """New decisions and reasons for some rows of a statement, with why. ``version`` is the draft's, 0 for none."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    reason = forms.CharField(
        label=gettext_lazy("Защо се поправя справката"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Поне 20 знака. Причината е публична и стои в новата справка."),
        error_messages={"required": gettext_lazy("Напишете защо се поправя справката.")},
    )

    def __init__(
        self, data: Mapping[str, Any] | None, *, rows: Sequence[Row], draft: StatementCorrection | None
    ) -> None:
        saved: Mapping[str, Change] = draft.changes if draft else {}
        initial: dict[str, Any] = {"version": draft.version if draft else 0, "reason": draft.reason if draft else ""}
        super().__init__(data, initial=initial)
        self.rows = rows
        for row in rows:
            number, change = row["number"], saved.get(row["number"], row)
            self.fields[f"decision_{number}"] = forms.ChoiceField(
                label=_("Решение"), choices=Decision.choices, initial=change["decision"]
            )
            self.fields[f"reasons_{number}"] = forms.CharField(
                label=_("Мотиви"),
                required=False,
                max_length=REASONS_LIMIT,
                widget=forms.Textarea(attrs={"rows": 5}),
                initial=change["reasons"],
            )

    def groups(self) -> list[tuple[Row, forms.BoundField, forms.BoundField]]:
        """Return each row of the statement with its two fields."""
        return [
            (row, self[f"decision_{row['number']}"], self[f"reasons_{row['number']}"])
            for row in self.rows
            if f"decision_{row['number']}" in self.fields
        ]

    def clean(self) -> dict[str, Any]:
        super().clean()
        clean_texts(self)
        if len(self.cleaned_data.get("reason", "")) < MIN_CORRECTION_REASON and "reason" not in self.errors:
            self.add_error("reason", _("Причината е поне %(n)d знака.") % {"n": MIN_CORRECTION_REASON})
        if not self.errors and not changed(self.rows, self.changes):
            self.add_error(None, _("Нито едно решение и нито един мотив не са променени."))
        return self.cleaned_data

    @property
    def changes(self) -> dict[str, Change]:
        """Return what the form says of each of its rows, changed or not."""
        data = self.cleaned_data
        return {
            row["number"]: Change(decision=data[f"decision_{row['number']}"], reasons=data[f"reasons_{row['number']}"])
            for row in self.rows
            if f"decision_{row['number']}" in data and f"reasons_{row['number']}" in data
        }


class DossierForm(forms.Form):
    """Why the full dossier is taken."""

    reason = forms.CharField(
        label=gettext_lazy("За какво е нужно пълното досие"),
        min_length=10,
        max_length=400,
        help_text=gettext_lazy("Например: „Адм. дело № 123/2027 по описа на Административен съд – Хасково“."),
        error_messages=dict.fromkeys(
            ("required", "min_length"), gettext_lazy("Напишете за какво е нужно пълното досие, с поне 10 знака.")
        ),
    )

    def clean(self) -> dict[str, Any]:
        super().clean()
        clean_texts(self)
        return self.cleaned_data


class PackageForm(forms.ModelForm):  # type: ignore[type-arg]  # not subscriptable when it runs
    """The words of the report to the council; what follows them is put together from the record."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    class Meta:
        model = CouncilPackage
        fields = ("addressee", "submitter_name", "submitter_position", "lead", "decision")
        widgets = {"lead": forms.Textarea(attrs={"rows": 10}), "decision": forms.Textarea(attrs={"rows": 6})}

    def clean(self) -> dict[str, Any]:
        super().clean()
        clean_texts(self)
        return self.cleaned_data
