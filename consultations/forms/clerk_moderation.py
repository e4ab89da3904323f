"""The clerk's forms of the moderation: holding, striking out, deciding an objection, keeping the grounds."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from consultations.forms.clerk_consultation import clean_texts
from consultations.models import Comment
from consultations.personal_data import hints
from prestige.moderation.models import LONGEST_TITLE, AppealOutcome, Ground

LONGEST_NOTE = 1000
PERSONAL_DATA = "1"  # the seeded ground „Лични данни на други хора“


def _texts(form: forms.Form) -> dict[str, Any]:
    clean_texts(form)
    return form.cleaned_data


class GroundChoice(forms.ChoiceField):
    """A ground that is in force, by its number."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("label", _("Основание по правилата"))
        options.setdefault("error_messages", {"required": _("Изберете основание от правилата.")})
        super().__init__(choices=ground_choices, **options)


def ground_choices() -> list[tuple[str, Any]]:
    """Return what a form offers (one query)."""
    grounds = Ground.objects.in_force()
    return [("", _("Изберете основание")), *((row.code, f"{row.number}. {row.title}") for row in grounds)]


class HoldForm(forms.Form):
    """Why a comment is not shown: a numbered ground of the rules and the passage."""

    ground = GroundChoice(
        help_text=_("Подателят получава писмо с основанието и 7 дни за възражение. Предложението остава в справката."),
    )
    note = forms.CharField(
        label=_("Кой пасаж"), required=False, max_length=LONGEST_NOTE, widget=forms.Textarea(attrs={"rows": 2})
    )

    def clean(self) -> dict[str, Any]:
        super().clean()
        return _texts(self)


def share_grounds(*given: forms.Form) -> None:
    """Let the forms of one page ask for the grounds once."""
    choices = ground_choices()
    for form in given:
        form.fields["ground"].choices = choices  # type: ignore[attr-defined]  # declared by each


class RedactForm(forms.Form):
    """What is struck out: ticked pieces that look like personal data, and passages the clerk copies, one a line."""

    found = forms.MultipleChoiceField(label=_("Намерено в текста"), required=False, widget=forms.CheckboxSelectMultiple)
    passages = forms.CharField(
        label=_("Други думи за заличаване"),
        required=False,
        max_length=4 * LONGEST_NOTE,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("По един пасаж на ред, точно както е написан. Оригиналът остава запечатан."),
    )
    ground = GroundChoice(initial=PERSONAL_DATA)

    def __init__(self, *args: Any, comment: Comment, **options: Any) -> None:
        super().__init__(*args, **{"auto_id": "redact_%s"} | options)  # it stands beside the form of holding
        pieces = {piece.text: piece.hint for piece in hints(f"{comment.public_body}\n{comment.public_wording}")}
        self.fields["found"].choices = [(text, f"{hint}: „{text}“") for text, hint in pieces.items()]  # type: ignore[attr-defined]
        self.fields["found"].initial = list(pieces)
        if not pieces:
            del self.fields["found"]

    def clean(self) -> dict[str, Any]:
        super().clean()
        return _texts(self)

    @property
    def wanted(self) -> list[str]:
        """Every passage to strike out."""
        typed = [line.strip() for line in self.cleaned_data["passages"].splitlines() if line.strip()]
        return [*self.cleaned_data.get("found", []), *typed]


class AppealDecisionForm(forms.Form):
    """What is decided on an objection, with the reasons that its author will read."""

    outcome = forms.ChoiceField(
        label=_("Решение"),
        choices=[
            (AppealOutcome.UPHELD.value, _("Уважавам: текстът се публикува, както е получен")),
            (AppealOutcome.REJECTED.value, _("Оставям без уважение: решението остава")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": _("Изберете решение.")},
    )
    decision = forms.CharField(
        label=_("Мотиви"),
        max_length=4 * LONGEST_NOTE,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("Подателят ще прочете точно този текст."),
        error_messages={"required": _("Напишете мотивите: подателят ще ги прочете.")},
    )

    def clean(self) -> dict[str, Any]:
        super().clean()
        return _texts(self)


class GroundForm(forms.Form):
    """The words of a ground; ``edition`` is the one the form was opened with."""

    title = forms.CharField(label=_("Наименование"), max_length=LONGEST_TITLE)
    text = forms.CharField(
        label=_("Какво обхваща"), max_length=4 * LONGEST_NOTE, widget=forms.Textarea(attrs={"rows": 5})
    )
    edition = forms.IntegerField(widget=forms.HiddenInput, min_value=0, initial=0)

    def clean(self) -> dict[str, Any]:
        super().clean()
        return _texts(self)
