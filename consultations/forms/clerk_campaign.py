"""The clerk's form for the words of the notice board."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from prestige.form_fields import CleanText


class CampaignForm(forms.Form):
    """Headline, the sentence under it and the way without a computer. They are read from three metres."""

    headline = CleanText(
        label=_("Въпрос за плаката"),
        limit=120,
        help_text=_("Питайте за най-важното, както говорят хората: „Къде да стоят тротинетките?“"),
        error_messages={"required": _("Напишете въпрос за плаката.")},
    )
    lead = CleanText(
        label=_("Под въпроса"),
        limit=240,
        multiline=True,
        help_text=_("Едно-две изречения: какво се подготвя и какво следва."),
        error_messages={"required": _("Напишете изречението под въпроса.")},
    )
    paper_way = CleanText(
        label=_("Без интернет"),
        limit=240,
        multiline=True,
        required=False,
        help_text=_("Как се подава на хартия: кметство, деловодство, часове."),
    )
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("lead", "paper_way"):
            self.fields[name].widget.attrs["rows"] = 3
