"""The clerk's forms for preparing a consultation."""

from collections.abc import Iterable
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from consultations.lifecycle import Issuer, ParticipationForm, Procedure
from consultations.models import Consultation
from prestige.accounts.models import User
from prestige.text_hygiene import UnreadableText, clean_text

if TYPE_CHECKING:
    ConsultationForm = forms.ModelForm[Consultation]
else:
    ConsultationForm = forms.ModelForm

LONGEST_TERM = 365
MOST_MONTHS = 12


def clean_texts(form: forms.BaseForm) -> None:
    """Clean every text of the form in place; a broken one becomes the error of its field."""
    for name, value in form.cleaned_data.items():
        if isinstance(value, str):
            multiline = isinstance(form.fields[name].widget, forms.Textarea)
            try:
                form.cleaned_data[name] = clean_text(value, multiline=multiline).strip()
            except UnreadableText as error:
                form.add_error(name, str(error))


def mark_of(value: Any) -> str:
    """Return a short mark of a field's value, the same for a saved row, its key and the choice that was sent back."""
    if isinstance(value, str) or not isinstance(value, Iterable):
        words = str(getattr(value, "pk", value) or "")
    else:
        words = ",".join(sorted(str(getattr(each, "pk", each)) for each in value))
    return sha256(words.encode()).hexdigest()[:12]


class PreparedForm(ConsultationForm):
    """A part of a consultation with the version of the row it was opened with and the marks of its values.

    The marks tell which fields this person changed, when somebody else saved the row meanwhile.
    """

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    opened = forms.CharField(widget=forms.HiddenInput, required=False, max_length=1000)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["version"] = self.instance.version
        names = [name for name in self.fields if name not in {"version", "opened"}]
        self.initial["opened"] = " ".join(f"{name}:{mark_of(self.initial.get(name))}" for name in names)

    def clean(self) -> dict[str, Any]:
        super().clean()
        clean_texts(self)
        return self.cleaned_data

    @property
    def data_to_save(self) -> dict[str, Any]:
        """What the act takes: everything but what the form remembers of its opening."""
        return {name: value for name, value in self.cleaned_data.items() if name not in {"version", "opened"}}

    @property
    def untouched(self) -> set[str]:
        """The fields that came back as they were opened."""
        opened = set(self.cleaned_data["opened"].split())
        return {name for name, value in self.data_to_save.items() if f"{name}:{mark_of(value)}" in opened}


class DataForm(PreparedForm):
    """What the act is, who answers for it and how proposals come in."""

    class Meta:
        model = Consultation
        fields = (
            "title",
            "procedure",
            "act_type",
            "issuer",
            "legal_basis",
            "unit",
            "owner",
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
            "issuer": _("Нормативните актове приема само общинският съвет (ЗМСМА чл. 21, ал. 2)."),
            "contact_phone": _("Телефон или имейл: поне едното."),
            "channel_email": _("Имейл или адрес за хартия: поне едното."),
        }
        error_messages = {
            "title": {"required": _("Напишете наименованието на акта.")},
            "unit": {"required": _("Изберете отговорното звено.")},
            "policy_area": {"required": _("Изберете областта на политика.")},
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["issuer"].required = False
        self.fields["owner"].queryset = User.objects.filter(is_staff=True, is_active=True).order_by(  # type: ignore[attr-defined]  # a choice of rows
            "full_name", "pk"
        )

    def clean_issuer(self) -> str:
        """Return who decides; a draft normative act is always the council's."""
        issuer: str = self.cleaned_data["issuer"] or Issuer.COUNCIL
        if self.cleaned_data.get("procedure") == Procedure.DRAFT_ACT and issuer != Issuer.COUNCIL:
            raise forms.ValidationError(_("Нормативните актове се приемат само от общинския съвет."))
        return issuer

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


class ConsiderationsForm(PreparedForm):
    """What the notice of opening of a general act says. Source: АПК чл. 66, ал. 1; чл. 69, ал. 1; чл. 73."""

    participation_forms = forms.MultipleChoiceField(
        label=_("Форми на участие"),
        choices=ParticipationForm.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_("Поне една (АПК чл. 69, ал. 1)."),
    )

    class Meta:
        model = Consultation
        fields = ("main_considerations", "participation_forms", "urgent_reason", "summary", "affects")
        help_texts = {
            "main_considerations": _("Защо се издава актът. Публикуват се с уведомлението (АПК чл. 66, ал. 1)."),
            "urgent_reason": _(
                "Само при неотложен случай (АПК чл. 73): тогава решението не чака края на срока. Причината е публична."
            ),
        }
        widgets = {"urgent_reason": forms.Textarea(attrs={"rows": 3})}


NOT_A_TERM = _("Въведете цяло число дни от 1 до 365.")


class TermForm(PreparedForm):
    """How long proposals are taken, and why less than thirty days. Source: ЗНА чл. 26, ал. 4."""

    term_days = forms.IntegerField(
        label=_("Дни за предложения"),
        min_value=1,
        max_value=LONGEST_TERM,
        help_text=_("Под 30 дни се иска причина в мотивите. Под 14 дни не се допуска (ЗНА чл. 26, ал. 4)."),
        error_messages=dict.fromkeys(("required", "invalid", "min_value", "max_value"), NOT_A_TERM),
    )

    class Meta:
        model = Consultation
        fields = ("term_days", "short_term_reason")
        widgets = {"short_term_reason": forms.Textarea(attrs={"rows": 3})}


class MonthsForm(PreparedForm):
    """How long proposals on a general act are taken. Source: АПК чл. 69, ал. 2."""

    term_months = forms.IntegerField(
        label=_("Месеци за предложения"),
        min_value=1,
        max_value=MOST_MONTHS,
        help_text=_("Не по-малко от един месец от обявяването (АПК чл. 69, ал. 2)."),
        error_messages=dict.fromkeys(
            ("required", "invalid", "min_value", "max_value"), _("Въведете цяло число месеци от 1 до 12.")
        ),
    )

    class Meta:
        model = Consultation
        fields = ("term_months",)


def term_form_of(consultation: Consultation) -> type[PreparedForm]:
    """Return the form for the term of this procedure: in days, or in months."""
    return MonthsForm if consultation.is_general else TermForm


class WithdrawalForm(forms.Form):
    """Why the consultation is withdrawn, for everybody to read."""

    reason = forms.CharField(
        label=_("Причина за оттегляне"),
        widget=forms.Textarea(attrs={"rows": 5}),
        max_length=4000,
        help_text=_("Поне 20 знака. Вижда се от всички и се изпраща на участниците и на последователите."),
        error_messages={"required": _("Напишете защо консултацията се оттегля.")},
    )

    def clean(self) -> dict[str, Any]:
        super().clean()
        clean_texts(self)
        return self.cleaned_data
