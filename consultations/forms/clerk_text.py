"""The clerk's form for the text of the act: pasted, or in a file of one of four formats."""

from dataclasses import replace
from typing import Any

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from consultations.actfiles.reading import DEFAULT_LIMITS, ReadAct, read_act
from consultations.acttext.density import is_too_dense
from consultations.acttext.fixes import FIXES
from consultations.acttext.grammar import parse
from prestige.archives.errors import UnreadableFileError
from prestige.text_hygiene import UnreadableText, clean_text


class ActTextForm(forms.Form):
    """The source of the draft. A file takes the place of what is in the field; a wrong one leaves it as typed.

    ``base`` is the hash of the text the form was opened with.
    """

    source = forms.CharField(
        label=gettext_lazy("Поставен текст"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 24, "wrap": "off", "lang": "bg", "spellcheck": "true"}),
        help_text=gettext_lazy(
            "Поставете от Word. Форматирането се маха, номерата остават. Всяка алинея е на нов ред."
        ),
    )
    file = forms.FileField(
        label=gettext_lazy("Файл с текста"),
        required=False,
        allow_empty_file=True,  # said by whoever reads it
        widget=forms.ClearableFileInput(attrs={"accept": ".docx,.odt,.txt,.xml"}),
        help_text=gettext_lazy(
            "Word (.docx), OpenDocument (.odt), обикновен текст (.txt) или Akoma Ntoso (.xml). Записва се веднага на "
            "мястото на текста в полето; записът може да се отмени."
        ),
    )
    base = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)
    fix = forms.ChoiceField(required=False, choices=[(fix.id, fix.label) for fix in FIXES])

    def clean_source(self) -> str:
        """Return the pasted text without what does not belong in writing."""
        return _clean(self.cleaned_data["source"])

    def clean_file(self) -> ReadAct | None:
        """Return what was read from the file, None when there is none."""
        file: UploadedFile | None = self.cleaned_data["file"]
        return read_upload(file) if file else None

    def clean(self) -> dict[str, Any]:
        super().clean()
        text = self.upload.source if self.upload else self.cleaned_data.get("source", "")
        self.cleaned_data["text"] = text
        if len(text.encode()) > settings.ACT_TEXT_LIMIT:
            self.add_error("source", _("Текстът е по-дълъг от 2 MB. Разделете приложенията в отделни файлове."))
        elif is_too_dense(text):
            self.add_error("source", _("В текста има повече редове и клетки, отколкото в който и да е акт."))
        elif not self.errors and not text.strip():
            self.add_error("source", _("Поставете текста на проекта или изберете файл."))
        return self.cleaned_data

    @property
    def upload(self) -> ReadAct | None:
        """The text of the file, None when none was sent or it was not read."""
        return self.cleaned_data.get("file")

    @property
    def is_to_save(self) -> bool:
        """Whether the text is to be kept and not only looked at."""
        return "save" in self.data or bool(self.upload or self.cleaned_data["fix"])

    @property
    def notes(self) -> tuple[str, ...]:
        """What the file held and the text does not."""
        return self.upload.notes if self.upload else ()

    @property
    def to_save(self) -> dict[str, Any]:
        """What the act takes: the source, put right when asked for; of a file also its tree, format and name."""
        upload, text = self.upload, self.cleaned_data["text"]
        if upload is None:
            fix = next((fix for fix in FIXES if fix.id == self.cleaned_data["fix"]), None)
            return {"source": fix.apply(text), "edit": fix.label} if fix else {"source": text}
        name = str(getattr(self.files["file"], "name", ""))
        return {
            "source": upload.source,
            "act": upload.act,
            "source_format": upload.format,
            "source_name": name[-200:],
            "edit": _("качен файл „%(name)s“") % {"name": name[-150:]},
        }


def read_upload(file: UploadedFile) -> ReadAct:
    """Return the act in an uploaded file. Raises ``ValidationError`` with one sentence."""
    content: bytes = file.read(DEFAULT_LIMITS.file + 1)
    try:
        read = read_act(content, file.name or "")
    except UnreadableFileError as error:
        raise forms.ValidationError(str(error)) from error
    source = _clean(read.source)
    if source == read.source:
        return read
    return replace(read, source=source, act=parse(source))


def _clean(text: str) -> str:
    try:
        return clean_text(text)
    except UnreadableText as error:
        raise forms.ValidationError(str(error)) from error
