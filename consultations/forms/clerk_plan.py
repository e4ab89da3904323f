"""The clerk's forms for the forward plan and its annual programme."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from consultations.forms.clerk_consultation import LONGEST_TERM, clean_texts
from consultations.forms.clerk_term import DAYS, NOT_A_DAY
from consultations.models import PlannedConsultation
from consultations.models.plan import MONTHS, QUARTERS
from consultations.planning import ParticipationForm
from prestige.form_fields import CleanText

if TYPE_CHECKING:
    PlannedForm = forms.ModelForm[PlannedConsultation]
else:
    PlannedForm = forms.ModelForm

PERIODS = [
    (_("Тримесечия"), [(f"q{number}", label) for number, label in QUARTERS]),
    (_("Месеци"), [(f"m{number}", label) for number, label in MONTHS]),
]


class PlanForm(PlannedForm):
    """One row of the plan; a published programme wants the reason of the change too."""

    period = forms.ChoiceField(
        label=_("Кога"),
        choices=[("", "–"), *PERIODS],
        help_text=_("Месец, ако е известен, иначе тримесечие."),
        error_messages=dict.fromkeys(("required", "invalid_choice"), _("Изберете месец или тримесечие.")),
    )
    participation_forms = forms.MultipleChoiceField(
        label=_("Форми на участие"),
        choices=ParticipationForm.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    term_days = forms.IntegerField(
        label=_("Предвиден срок в дни"),
        min_value=14,
        max_value=LONGEST_TERM,
        initial=30,
        help_text=_("Поне 30 дни; от 14 до 29 само с причини в мотивите (ЗНА чл. 26, ал. 4)."),
        error_messages=dict.fromkeys(
            ("required", "invalid", "min_value", "max_value"), _("Въведете цяло число дни от 14 до 365.")
        ),
    )
    reason = CleanText(
        label=_("Причина за промяната"),
        limit=2000,
        multiline=True,
        required=False,
        is_conditional=True,
        help_text=_("За публикувана програма: поне 20 знака, вижда се от всички."),
    )
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0, required=False)

    field_order = ("year", "period")

    class Meta:
        model = PlannedConsultation
        fields = (
            "year",
            "title",
            "act_type",
            "unit",
            "policy_area",
            "purpose",
            "legal_basis",
            "term_days",
            "participation_forms",
            "hearing_on",
        )
        widgets = {
            "title": forms.Textarea(attrs={"rows": 2}),
            "purpose": forms.Textarea(attrs={"rows": 3}),
            "hearing_on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        }
        error_messages = {
            "year": dict.fromkeys(("required", "invalid"), _("Въведете година с четири цифри.")),
            "title": {"required": _("Напишете наименованието на акта.")},
            "unit": {"required": _("Изберете отговорното звено.")},
            "policy_area": {"required": _("Изберете областта на политика.")},
            "purpose": {"required": _("Напишете целта с едно-две изречения.")},
            "hearing_on": {"invalid": NOT_A_DAY},
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        row = self.instance
        self.initial["version"] = row.version
        if row.month or row.quarter:
            self.initial["period"] = f"m{row.month}" if row.month else f"q{row.quarter}"
        day = self.fields["hearing_on"]
        if isinstance(day, forms.DateField):
            day.input_formats = DAYS

    def clean_title(self) -> str:
        """Return the title on one line."""
        return " ".join(self.cleaned_data["title"].split())

    def clean_year(self) -> int:
        """Return a year of ours; anything else is a slip of the keyboard."""
        year = int(self.cleaned_data["year"])
        if not 2000 <= year <= 2099:
            raise forms.ValidationError(_("Въведете година с четири цифри."))
        return year

    def clean(self) -> dict[str, Any]:
        super().clean()
        clean_texts(self)
        return self.cleaned_data

    def _post_clean(self) -> None:
        """Leave the row to the act: the form only holds what was typed."""

    @property
    def data_to_save(self) -> dict[str, Any]:
        """What the act takes."""
        period = self.cleaned_data["period"]
        number = int(period[1:])
        kept = {name: self.cleaned_data[name] for name in self.Meta.fields}
        return kept | {
            "month": number if period.startswith("m") else None,
            "quarter": number if period.startswith("q") else None,
        }


class DropForm(forms.Form):
    """Why a planned consultation falls away."""

    reason = CleanText(
        label=_("Причина за отпадането"),
        limit=2000,
        multiline=True,
        required=False,
        is_conditional=True,
        help_text=_("За публикувана програма: поне 20 знака, вижда се от всички."),
    )


class ProgrammeForm(forms.Form):
    """By what and when the annual programme was adopted, and how soon it is to be public."""

    adopted_on = forms.DateField(
        label=_("Приета на"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        input_formats=DAYS,
        error_messages=dict.fromkeys(("required", "invalid"), NOT_A_DAY),
    )
    act = CleanText(
        label=_("Приета с"),
        limit=200,
        help_text=_("Например: Заповед № РД-09-1 на кмета или Решение № 12 по Протокол № 3."),
        error_messages={"required": _("Посочете акта, с който е приета програмата.")},
    )
    publish_days = forms.IntegerField(
        label=_("Срок за публикуване в дни"),
        min_value=1,
        max_value=90,
        help_text=_("По правилата на общината, от приемането."),
        error_messages=dict.fromkeys(
            ("required", "invalid", "min_value", "max_value"), _("Въведете цяло число дни от 1 до 90.")
        ),
    )
