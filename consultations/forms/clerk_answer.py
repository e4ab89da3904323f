"""The clerk's forms for answering: the answer itself, who prepares it, what a thread holds, what colleagues say."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from consultations.actions.answer_comment import MIN_NO_CHANGE, MIN_REASONS
from consultations.empty_formulas import empty_formulas
from consultations.models import Decision
from consultations.models.answer import TAKEN
from prestige.accounts.models import User
from prestige.form_fields import CleanModelChoice, CleanText
from prestige.municipality.models import Unit

Choices = list[tuple[str, str]]
LONGEST_REASONS = 10_000
LONGEST_NOTE = 2000


class AnswerForm(forms.Form):
    """The decision on a proposal, and on those that say the same, with its reasons.

    ``version`` is the sum of the versions of their answers when the form was opened, 0 for none, ``draft_version`` that
    of the draft; ``members`` are the serial numbers that are answered. A reason that only repeats an empty phrase is
    warned about once; sent again unchanged it is taken. A draft may be incomplete.
    """

    decision = forms.ChoiceField(
        label=gettext_lazy("Решение"),
        choices=Decision.choices,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Изберете решение.")},
    )
    reasons = CleanText(
        label=gettext_lazy("Мотиви"),
        required=False,
        multiline=True,
        limit=LONGEST_REASONS,
        is_conditional=True,
        widget=forms.Textarea(attrs={"rows": 7}),
        help_text=gettext_lazy(
            "Най-малко 40 знака, освен когато се приема изцяло. Подателят ще прочете точно този текст."
        ),
    )
    change = forms.ChoiceField(
        label=gettext_lazy("Какво се променя в текста"),
        required=False,
        help_text=gettext_lazy("Връзката се вижда и при промяната, и при предложението."),
    )
    no_change_reason = CleanText(
        label=gettext_lazy("Защо няма промяна в текста"),
        required=False,
        multiline=True,
        limit=LONGEST_NOTE,
        is_conditional=True,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy(
            "Задължително, когато се приема и не е посочена промяна. Ако промяната предстои, напишете това. "
            "Изречението се вижда от всички."
        ),
    )
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    draft_version = forms.IntegerField(widget=forms.HiddenInput, min_value=0, required=False)
    members = forms.RegexField(r"^[0-9,]*$", widget=forms.HiddenInput, required=False)
    warned = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(
        self, *args: Any, changes: Choices, linked: bool = False, as_draft: bool = False, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["change"].choices = [("", _("Не е посочено")), *changes]  # type: ignore[attr-defined]  # declared above
        if not changes:
            del self.fields["change"]
        if as_draft:
            self.fields["decision"].required = False
        self.changes = changes
        self.is_linked = linked
        self.as_draft = as_draft
        self.formulas: list[str] = []

    def clean(self) -> dict[str, Any]:
        super().clean()
        if not self.as_draft:
            self._ask_reasons()
            self._ask_change()
        self.formulas = empty_formulas(self.cleaned_data.get("reasons", ""))
        return self.cleaned_data

    def _ask_reasons(self) -> None:
        reasons = self.cleaned_data.get("reasons", "")
        if self.cleaned_data.get("decision") not in {None, Decision.ACCEPTED} and len(reasons) < MIN_REASONS:
            self.add_error(
                "reasons",
                _("Напишете мотиви от поне %(n)d знака: защо предложението не се приема изцяло.") % {"n": MIN_REASONS},
            )

    def _ask_change(self) -> None:
        decision, change = self.cleaned_data.get("decision"), self.cleaned_data.get("change")
        why = self.cleaned_data.get("no_change_reason", "")
        if decision is None:
            return
        if decision not in TAKEN:
            if change:
                self.add_error("change", _("Промяна се посочва, когато предложението се приема, макар и частично."))
            if why:
                self.add_error("no_change_reason", _("Попълва се само когато предложението се приема."))
        elif not change and not self.is_linked and len(why) < MIN_NO_CHANGE:
            sentence = _("Посочете какво се променя в текста или напишете в поне %(n)d знака защо няма промяна.")
            self.add_error("no_change_reason", sentence % {"n": MIN_NO_CHANGE})

    @property
    def needs_second_look(self) -> bool:
        """Whether the reasons hold an empty phrase that the clerk was not warned about yet."""
        return bool(self.formulas) and self.cleaned_data["warned"] != "|".join(self.formulas)

    @property
    def serials(self) -> list[int]:
        """The serial numbers of the proposals that are answered; empty for the shown one alone."""
        return [int(each) for each in self.cleaned_data.get("members", "").split(",") if 0 < len(each) < 10]

    @property
    def written(self) -> dict[str, str]:
        """The texts of the answer as a draft keeps them."""
        return {
            name: self.cleaned_data.get(name) or "" for name in ("decision", "reasons", "no_change_reason", "change")
        }


def officials() -> "forms.ModelChoiceField[User]":
    """Return a choice of the active officials."""
    rows = User.objects.filter(is_staff=True, is_active=True).order_by("full_name", "pk")
    return CleanModelChoice(rows, required=False, label=_("Служител"), empty_label=_("Без служител"))


class AssignmentForm(forms.Form):
    """Who prepares the answer until when."""

    assignee = CleanModelChoice(User.objects.none(), label=gettext_lazy("Служител"), required=False)
    unit = CleanModelChoice(Unit.objects.all(), label=gettext_lazy("Звено"), required=False)
    due_on = forms.DateField(
        label=gettext_lazy("До дата"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": gettext_lazy("Въведете дата.")},
    )
    note = CleanText(label=gettext_lazy("Указание"), limit=400, required=False)
    draft_version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["assignee"] = officials()


class AgreementForm(forms.Form):
    """Who is asked to agree."""

    unit = CleanModelChoice(Unit.objects.all(), label=gettext_lazy("Звено"), required=False)
    person = CleanModelChoice(User.objects.none(), label=gettext_lazy("Служител"), required=False)
    note = CleanText(
        label=gettext_lazy("Бележка"),
        limit=LONGEST_NOTE,
        required=False,
        multiline=True,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    draft_version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"] = officials()

    def clean(self) -> dict[str, Any]:
        super().clean()
        if not self.errors and not (self.cleaned_data.get("unit") or self.cleaned_data.get("person")):
            self.add_error("unit", _("Изберете звено или служител, който да съгласува."))
        return self.cleaned_data


class RemarkForm(forms.Form):
    """A word on the draft: a remark, an agreement or an objection, a return."""

    text = CleanText(
        label=gettext_lazy("Бележка"),
        limit=LONGEST_NOTE,
        required=False,
        multiline=True,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy("При несъгласие и при връщане напишете какво да се поправи."),
    )
    draft_version = forms.IntegerField(widget=forms.HiddenInput, min_value=0, required=False)


class JoinForm(forms.Form):
    """The number of a proposal that says the same."""

    number = forms.CharField(
        label=gettext_lazy("Номер на предложение"),
        max_length=24,
        error_messages={"required": gettext_lazy("Въведете номера на предложението.")},
    )


def initial_of(row: object) -> dict[str, Any]:
    """Return what the form of an answer begins with, out of an answer or a draft."""
    return {name: getattr(row, name, "") for name in ("decision", "reasons", "no_change_reason", "change")}
