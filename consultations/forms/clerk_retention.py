"""The form for how long something is kept."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from prestige.form_fields import CleanText
from prestige.retention.actions import rule_refusals
from prestige.retention.kinds import Kind
from prestige.retention.reading import InForce

NOT_DAYS = _("Въведете цяло число дни, например 90.")


class RetentionForm(forms.Form):
    """Days and the ground for them. ``confirmed`` carries the days whose effect the person has seen."""

    days = forms.IntegerField(
        label=_("Срок в дни"),
        min_value=0,
        max_value=99999,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "in--5", "autocomplete": "off"}),
        error_messages=dict.fromkeys(("required", "invalid", "min_value", "max_value"), NOT_DAYS),
    )
    ground = CleanText(
        label=_("Основание за срока"),
        limit=300,
        help_text=_("Заповед, номенклатура на делата или закон. Остава в историята с името Ви."),
        error_messages={"required": _("Напишете основанието: заповед, номенклатура на делата или закон.")},
    )
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    confirmed = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, term: InForce) -> None:
        kept = {"days": term.days, "ground": term.rule.ground if term.rule else "", "version": term.version}
        super().__init__(*args)
        self.initial = kept
        self.kind: Kind = term.kind

    def clean_days(self) -> int:
        """Refuse what lies outside the bounds of the kind, with the reason beside the field."""
        days: int = self.cleaned_data["days"]
        for refusal in rule_refusals(self.kind, days):
            raise forms.ValidationError(f"{refusal.message} {refusal.source}")
        return days
