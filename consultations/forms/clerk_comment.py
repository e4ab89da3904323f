"""The clerk's form for answering a received proposal."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from consultations.actions.answer_comment import MIN_REASONS
from consultations.empty_formulas import empty_formulas
from consultations.forms.clerk_consultation import clean_texts
from consultations.models import Answer, Comment, Decision

Choices = list[tuple[str, str]]
TAKEN = frozenset({Decision.ACCEPTED, Decision.PARTLY_ACCEPTED})


class AnswerForm(forms.Form):
    """The decision on a proposal with its reasons. ``version`` is the answer's when the form was opened, 0 for none.

    A reason that only repeats an empty phrase is warned about once; sent again unchanged it is taken.
    """

    decision = forms.ChoiceField(
        label=gettext_lazy("Решение"),
        choices=Decision.choices,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Изберете решение.")},
    )
    reasons = forms.CharField(
        label=gettext_lazy("Мотиви"),
        required=False,
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
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    warned = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, comment: Comment, answer: Answer | None, changes: Choices, **kwargs: Any) -> None:
        saved = {"decision": answer.decision, "reasons": answer.reasons} if answer else {}
        super().__init__(*args, **kwargs)
        self.initial = {**saved, "version": answer.version if answer else 0}
        self.fields["change"].choices = [("", _("Не е посочено")), *changes]  # type: ignore[attr-defined]  # declared above
        if not changes:
            del self.fields["change"]
        self.comment = comment
        self.changes = changes
        self.formulas: list[str] = []

    def clean(self) -> dict[str, Any]:
        super().clean()
        clean_texts(self)
        reasons = self.cleaned_data.get("reasons", "")
        if self.cleaned_data.get("decision") not in {None, Decision.ACCEPTED} and len(reasons) < MIN_REASONS:
            self.add_error(
                "reasons",
                _("Напишете мотиви от поне %(n)d знака: защо предложението не се приема изцяло.") % {"n": MIN_REASONS},
            )
        if self.cleaned_data.get("change") and self.cleaned_data.get("decision") not in TAKEN:
            self.add_error("change", _("Промяна се посочва, когато предложението се приема, макар и частично."))
        self.formulas = empty_formulas(reasons)
        return self.cleaned_data

    @property
    def needs_second_look(self) -> bool:
        """Whether the reasons hold an empty phrase that the clerk was not warned about yet."""
        return bool(self.formulas) and self.cleaned_data["warned"] != "|".join(self.formulas)
