"""The clerk's form for holding a received proposal."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from consultations.forms.clerk_consultation import clean_texts
from prestige.moderation.grounds import GROUNDS


class HoldForm(forms.Form):
    """Why a comment is not shown: a numbered ground of the rules and the passage."""

    ground = forms.ChoiceField(
        label=gettext_lazy("Основание по правилата"),
        choices=[("", gettext_lazy("Изберете основание")), *((ground.code, ground.title) for ground in GROUNDS)],
        help_text=gettext_lazy(
            "Подателят получава писмо с основанието и 7 дни за възражение. Предложението остава в справката."
        ),
        error_messages={"required": gettext_lazy("Изберете основание от правилата.")},
    )
    note = forms.CharField(
        label=gettext_lazy("Кой пасаж"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def clean(self) -> dict[str, Any]:
        super().clean()
        clean_texts(self)
        return self.cleaned_data
