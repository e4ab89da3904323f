"""The clerk's forms for a new revision: its kind, what a place continues, and the proposals behind a change."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from consultations.forms.clerk_consultation import clean_texts
from consultations.models import Comment, Consultation
from prestige.refusals import Refusal

# The field at which a refusal of publication is mended; others stand beside the button.
FIELD_OF = {"nature": "nature", "after_statement": "nature", "change_note": "change_note"}
CONTINUES, ENDED_IN, DROPPED = "continues", "ended_in", "dropped"
SAME, SPLIT_OFF = "same", "split_off"


class RevisionForm(forms.Form):
    """What kind of change the revision is and why, in public. ``base`` is the hash of the text that was looked at."""

    nature = forms.ChoiceField(label=gettext_lazy("Вид на промяната"), required=False, widget=forms.RadioSelect)
    change_note = forms.CharField(
        label=gettext_lazy("Какво се променя и защо"),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4, "lang": "bg", "spellcheck": "true"}),
        help_text=gettext_lazy(
            "Остава публично до редакцията и влиза в писмото до всички, които са писали или следят."
        ),
    )
    base = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)

    def __init__(self, *args: Any, natures: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["nature"].choices = natures  # type: ignore[attr-defined]  # a ChoiceField, declared above

    def clean(self) -> dict[str, Any]:
        super().clean()
        clean_texts(self)
        return self.cleaned_data

    def refuse(self, refusals: Iterable[Refusal]) -> None:
        """Put each reason at the field that mends it, the others above the form."""
        for refusal in refusals:
            self.add_error(FIELD_OF.get(refusal.code), str(refusal))


class FateForm(forms.Form):
    """How a place of the text in force goes on in the new one."""

    fate = forms.ChoiceField(
        label=gettext_lazy("Тази разпоредба"),
        choices=[
            (CONTINUES, gettext_lazy("продължава като избраната по-долу")),
            (ENDED_IN, gettext_lazy("влива се в избраната, която продължава и друга")),
            (DROPPED, gettext_lazy("отпада")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Изберете дали разпоредбата продължава, или отпада.")},
    )
    new = forms.ChoiceField(label=gettext_lazy("Разпоредба в новата редакция"), required=False)

    def __init__(self, *args: Any, places: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["new"].choices = [("", _("Изберете")), *places]  # type: ignore[attr-defined]  # as above

    def clean(self) -> dict[str, Any]:
        super().clean()
        if self.cleaned_data.get("fate") in (CONTINUES, ENDED_IN) and not self.cleaned_data.get("new"):
            self.add_error("new", _("Изберете разпоредбата, в която продължава."))
        if self.cleaned_data.get("fate") == DROPPED:
            self.cleaned_data["new"] = ""
        return self.cleaned_data

    @property
    def said(self) -> dict[str, Any]:
        """What the act takes."""
        return {"new": self.cleaned_data["new"], "also": self.cleaned_data["fate"] == ENDED_IN}


class OriginForm(forms.Form):
    """Which place of the text in force a new one continues."""

    bond = forms.ChoiceField(
        label=gettext_lazy("Тази разпоредба"),
        choices=[
            (SAME, gettext_lazy("е същата като избраната по-долу")),
            (SPLIT_OFF, gettext_lazy("е отделена от избраната, която също продължава")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Изберете дали е същата, или е отделена.")},
    )
    old = forms.ChoiceField(
        label=gettext_lazy("Разпоредба в действащата редакция"),
        error_messages={"required": gettext_lazy("Изберете разпоредбата, която продължава.")},
    )

    def __init__(self, *args: Any, places: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["old"].choices = [("", _("Изберете")), *places]  # type: ignore[attr-defined]  # as above

    @property
    def said(self) -> dict[str, Any]:
        """What the act takes."""
        return {"old": self.cleaned_data["old"], "also": self.cleaned_data["bond"] == SPLIT_OFF}


class CauseForm(forms.Form):
    """Proposals because of which a place differs: chosen from those that stand at it, or by number."""

    comments = forms.MultipleChoiceField(
        label=gettext_lazy("Предложения по тази разпоредба"), required=False, widget=forms.CheckboxSelectMultiple
    )
    number = forms.CharField(
        label=gettext_lazy("Номер на друго предложение"),
        required=False,
        max_length=24,
        help_text=gettext_lazy("Както е на разписката, например 26-014-00037-1."),
    )

    def __init__(self, *args: Any, consultation: Consultation, nearby: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.consultation = consultation
        self.found: list[Comment] = []
        self.fields["comments"].choices = nearby  # type: ignore[attr-defined]  # as above
        if not nearby:
            del self.fields["comments"]

    def clean(self) -> dict[str, Any]:
        super().clean()
        typed = self.cleaned_data.get("number", "").strip(" №\xa0")
        numbers = [*self.cleaned_data.get("comments", ()), *filter(None, [typed])]
        self.found = list(Comment.objects.filter(consultation=self.consultation, number__in=numbers).order_by("serial"))
        if typed and typed not in {comment.number for comment in self.found}:
            self.add_error("number", _("В тази консултация няма предложение с такъв номер."))
        elif not numbers and not self.errors:
            self.add_error("number", _("Изберете предложение или напишете номера му."))
        return self.cleaned_data
