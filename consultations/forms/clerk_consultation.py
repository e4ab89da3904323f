"""The clerk's forms for preparing a consultation."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from consultations.models import Consultation
from prestige.text_hygiene import UnreadableText, clean_text

if TYPE_CHECKING:
    ConsultationForm = forms.ModelForm[Consultation]
else:
    ConsultationForm = forms.ModelForm

LONGEST_TERM = 365


def clean_texts(form: forms.BaseForm) -> None:
    """Clean every text of the form in place; a broken one becomes the error of its field."""
    for name, value in form.cleaned_data.items():
        if isinstance(value, str):
            multiline = isinstance(form.fields[name].widget, forms.Textarea)
            try:
                form.cleaned_data[name] = clean_text(value, multiline=multiline).strip()
            except UnreadableText as error:
                form.add_error(name, str(error))


class PreparedForm(ConsultationForm):
    """A part of a consultation with the version of the row it was opened with."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["version"] = self.instance.version

    def clean(self) -> dict[str, Any]:
        super().clean()
        clean_texts(self)
        return self.cleaned_data

    @property
    def data_to_save(self) -> dict[str, Any]:
        """What the act takes: everything but the version."""
        return {name: value for name, value in self.cleaned_data.items() if name != "version"}


class DataForm(PreparedForm):
    """What the act is, who answers for it and how proposals come in."""

    class Meta:
        model = Consultation
        fields = (
            "title",
            "procedure",
            "act_type",
            "legal_basis",
            "unit",
            "policy_area",
            "settlements",
            "contact_name",
            "contact_position",
            "contact_phone",
            "contact_email",
            "channel_email",
            "channel_office",
        )
        widgets = {"title": forms.Textarea(attrs={"rows": 2}), "settlements": forms.CheckboxSelectMultiple}
        help_texts = {
            "contact_phone": _("Телефон или имейл: поне едното."),
            "channel_email": _("Имейл или адрес за хартия: поне едното."),
        }

    def clean_title(self) -> str:
        """Return the title on one line."""
        return " ".join(self.cleaned_data["title"].split())


class MotivesForm(PreparedForm):
    """The motives in their five lawful parts and the summary for citizens. Source: ЗНА чл. 28, ал. 2."""

    class Meta:
        model = Consultation
        fields = (
            "motives_reasons",
            "motives_goals",
            "motives_means",
            "motives_results",
            "motives_eu_law",
            "summary",
            "affects",
        )


class TermForm(PreparedForm):
    """How long proposals are taken, and why less than thirty days. Source: ЗНА чл. 26, ал. 4."""

    term_days = forms.IntegerField(
        label=_("Дни за предложения"),
        min_value=1,
        max_value=LONGEST_TERM,
        help_text=_("Под 30 дни се иска причина в мотивите. Под 14 дни не се допуска (ЗНА чл. 26, ал. 4)."),
    )

    class Meta:
        model = Consultation
        fields = ("term_days", "short_term_reason")
        widgets = {"short_term_reason": forms.Textarea(attrs={"rows": 3})}


class AdoptionForm(forms.Form):
    """The day and the decision by which the council adopted the act."""

    adopted_on = forms.DateField(
        label=_("Приет на"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        input_formats=["%Y-%m-%d", "%d.%m.%Y", "%d.%m.%Y г."],
        help_text=_("дд.мм.гггг"),
    )
    act = forms.CharField(
        label=_("Решение за приемане"), max_length=200, help_text=_("Например: Решение № 123, Протокол № 7.")
    )

    def clean(self) -> dict[str, Any]:
        super().clean()
        clean_texts(self)
        return self.cleaned_data
