"""Local terms: a value is added with the act that sets it, never changed or deleted."""

from dataclasses import replace
from typing import Any

from django import forms
from django.contrib import admin
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from prestige.accounts.models import User
from prestige.deadlines.actions import set_local_term, set_local_term_refusals
from prestige.deadlines.catalogue import CATALOGUE
from prestige.deadlines.models import LOCAL_RULES, LocalTerm, Reminder
from prestige.deadlines.setting import read_value
from prestige.form_fields import CleanText
from prestige.record_admin import RecordAdmin


class LocalTermForm(forms.ModelForm):  # type: ignore[type-arg]
    """A value of one local term; why it is refused stands beside its field."""

    rule = forms.ChoiceField(label=_("Срок"), choices=LOCAL_RULES)
    typed = CleanText(
        label=_("Стойност"), limit=8, help_text=_("Брой дни, работни дни или месеци; за ден от годината: 01.03.")
    )
    source = CleanText(
        label=_("Акт, с който е определен"),
        limit=300,
        help_text=_("Например: чл. 21 от Правилата за консултациите."),
    )

    class Meta:
        model = LocalTerm
        fields = ("rule", "since", "source")
        widgets = {"since": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")}  # noqa: RUF012

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        rule = CATALOGUE.get(data.get("rule", ""))
        if rule is not None and {"typed", "source", "since"} <= data.keys():
            data["value"] = read_value(data["typed"], rule.unit)
            for refusal in set_local_term_refusals(rule.id, data["value"], data["source"], data["since"]):
                field = {"range": "typed", "source": "source", "since": "since"}.get(refusal.code)
                self.add_error(field, str(refusal))
        return data


@admin.register(LocalTerm)
class LocalTermAdmin(RecordAdmin[LocalTerm]):
    """What the municipality set, with its history."""

    form = LocalTermForm
    fields = ["rule", "typed", "source", "since"]  # noqa: RUF012
    list_display = ["rule_name", "told", "source", "since", "set_by", "set_at"]
    list_display_links = ["rule_name"]
    list_filter = ["rule"]
    list_select_related = ["set_by"]
    search_fields = ["source", "rule"]
    search_help_text = "Акт или номер на срока"

    def has_add_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("deadlines.add_localterm")

    def save_model(self, request: HttpRequest, obj: LocalTerm, form: Any, change: bool) -> None:
        """Write through the act, which checks again and keeps the journal."""
        if not isinstance(request.user, User):
            raise TypeError("the admin is only for people who signed in")
        data = form.cleaned_data
        written = set_local_term(
            data["rule"], data["value"], data["source"], data["since"], by=request.user, now=timezone.now()
        )
        obj.pk, obj.value, obj.set_at = written.pk, written.value, written.set_at

    @admin.display(description=_("Срок"), ordering="rule")
    def rule_name(self, row: LocalTerm) -> str:
        """Return the number and the name of the term."""
        return f"{row.rule} {CATALOGUE[row.rule].name}" if row.rule in CATALOGUE else row.rule

    @admin.display(description=_("Стойност"), ordering="value")
    def told(self, row: LocalTerm) -> str:
        """Return the value with its unit."""
        rule = CATALOGUE.get(row.rule)
        return replace(rule, value=row.value).told if rule else str(row.value)


@admin.register(Reminder)
class ReminderAdmin(RecordAdmin[Reminder]):
    """Which terms somebody was reminded of."""

    list_display = ["rule", "subject", "due_on", "kind", "owner", "unit", "written_at"]
    list_filter = ["kind"]
    list_select_related = ["owner", "unit"]
    search_fields = ["subject", "rule"]
    search_help_text = "Номер на срока или обект"
