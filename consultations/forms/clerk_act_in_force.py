"""The clerk's forms for acts in force: entering one, and choosing the one that a draft amends."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from consultations.acttext.density import is_too_dense
from consultations.forms.clerk_consultation import clean_texts
from consultations.models import ActInForce


class ActInForceForm(forms.Form):
    """The text of an act in force with what it is called and by what it was adopted."""

    title = forms.CharField(
        label=_("Наименование на акта"),
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": _("Напишете наименованието на акта.")},
    )
    reference = forms.CharField(
        label=_("Приет с"),
        max_length=400,
        required=False,
        help_text=_("Например: приета с Решение № 120 по Протокол № 7 от 2015 г., изм. с Решение № 44 от 2021 г."),
    )
    source = forms.CharField(
        label=_("Текст на действащия акт"),
        strip=False,
        widget=forms.Textarea(attrs={"rows": 20, "wrap": "off", "lang": "bg"}),
        help_text=_("Поставете пълния текст с всички изменения досега. Към него се прилага изменящият акт."),
        error_messages={"required": _("Поставете текста на действащия акт.")},
    )

    def clean(self) -> dict[str, Any]:
        super().clean()
        clean_texts(self)
        if is_too_dense(self.cleaned_data.get("source", "")):
            self.add_error("source", gettext("В текста има повече редове и клетки, отколкото в който и да е акт."))
        return self.cleaned_data


class AmendedActForm(forms.Form):
    """Which act in force the draft amends; empty for none."""

    act_in_force = forms.ModelChoiceField(
        label=_("Действащ акт, който проектът изменя"),
        queryset=ActInForce.objects.none(),
        required=False,
        empty_label=_("Няма – проектът е нов акт"),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice = self.fields["act_in_force"]
        if isinstance(choice, forms.ModelChoiceField):
            choice.queryset = ActInForce.objects.only("title", "reference")
