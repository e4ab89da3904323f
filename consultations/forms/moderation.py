"""The forms of readers and authors: reporting a comment, objecting to a decision."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from prestige.form_fields import CleanText, PublicEmail
from prestige.moderation.models import LONGEST_SENTENCE, Ground

LONGEST_REASONS = 4000


class ReportForm(forms.Form):
    """What is wrong with a comment that everybody sees; the address is only for the answer."""

    ground = forms.ChoiceField(
        label=_("Какво е нередно?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Изберете основание"), "invalid_choice": _("Изберете основание")},
    )
    sentence = CleanText(
        label=_("Обяснете с едно изречение"),
        limit=LONGEST_SENTENCE,
        multiline=True,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Вижда го само служителят. Не пишете лични данни."),
        error_messages={"required": _("Обяснете какво е нередно")},
    )
    email = PublicEmail(
        label=_("Имейл"),
        required=False,
        help_text=_("Ако искате да научите какво сме решили. Не се публикува и се изтрива след 30 дни."),
    )
    website = forms.CharField(
        label=_("Оставете това поле празно"),
        required=False,
        widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"}),
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.grounds = {row.code: row for row in Ground.objects.in_force()}
        choices = [(code, row.told_title) for code, row in self.grounds.items()]
        self.fields["ground"].choices = choices  # type: ignore[attr-defined]  # declared above

    @property
    def is_automatic(self) -> bool:
        """Whether a machine filled the trap."""
        return bool(self["website"].value())


class AppealForm(forms.Form):
    """Why an author objects; ``key`` is the signed one of the letter."""

    reasons = CleanText(
        label=_("Защо основанието не е налице"),
        limit=LONGEST_REASONS,
        multiline=True,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("Не се изисква особена форма. До 4 000 знака."),
        error_messages={"required": _("Напишете защо възразявате")},
    )
    key = forms.CharField(required=False, max_length=200, widget=forms.HiddenInput)
