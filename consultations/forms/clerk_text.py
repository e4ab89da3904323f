"""The clerk's form for the text of the act: pasted, or a plain text file."""

from typing import Any, NamedTuple

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from consultations.acttext.grammar import parse
from consultations.acttext.tree import Act
from consultations.models import SourceFormat
from prestige.text_hygiene import UnreadableText, clean_text

# Control bytes that no plain text holds; 9–13 are white space, 26 is the old mark of a file's end.
_BINARY_BYTES = frozenset(range(32)) - {9, 10, 11, 12, 13, 26}


class Upload(NamedTuple):
    """An act read from a file; `notes` are sentences on what the text does not carry over."""

    act: Act
    source: str
    format: str
    notes: tuple[str, ...] = ()


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
        widget=forms.ClearableFileInput(attrs={"accept": ".docx,.odt,.txt,.xml"}),
        help_text=gettext_lazy(
            "Word (.docx), OpenDocument (.odt), обикновен текст (.txt) или Akoma Ntoso (.xml). Записва се веднага на "
            "мястото на текста в полето; записът може да се отмени."
        ),
    )
    base = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)

    def clean_source(self) -> str:
        """Return the pasted text without what does not belong in writing."""
        return _clean(self.cleaned_data["source"])

    def clean_file(self) -> Upload | None:
        """Return what was read from the file, None when there is none."""
        file: UploadedFile | None = self.cleaned_data["file"]
        return read_upload(file) if file else None

    def clean(self) -> dict[str, Any]:
        super().clean()
        text = self.upload.source if self.upload else self.cleaned_data.get("source", "")
        self.cleaned_data["text"] = text
        if len(text.encode()) > settings.ACT_TEXT_LIMIT:
            self.add_error("source", _("Текстът е по-дълъг от 2 MB. Разделете приложенията в отделни файлове."))
        elif not self.errors and not text.strip():
            self.add_error("source", _("Поставете текста на проекта или изберете файл."))
        return self.cleaned_data

    @property
    def upload(self) -> Upload | None:
        """The text of the file, None when none was sent or it was not read."""
        return self.cleaned_data.get("file")

    @property
    def notes(self) -> tuple[str, ...]:
        """What the file held and the text does not."""
        return self.upload.notes if self.upload else ()

    @property
    def to_save(self) -> dict[str, Any]:
        """What the act takes: the source, and of a file also its tree, format and name."""
        upload = self.upload
        if upload is None:
            return {"source": self.cleaned_data["text"]}
        name = str(getattr(self.files["file"], "name", ""))
        return {
            "source": upload.source,
            "act": upload.act,
            "source_format": upload.format,
            "source_name": name[-200:],
            "edit": _("качен файл „%(name)s“") % {"name": name[-150:]},
        }


def read_upload(file: UploadedFile) -> Upload:
    """Return the act in an uploaded file. Raises ``ValidationError`` with one sentence."""
    source = _clean(decode(file))
    return Upload(parse(source), source, SourceFormat.TXT)


def decode(file: UploadedFile) -> str:
    """Return the text of an uploaded file in UTF-8, UTF-16 with its mark, or windows-1251.

    Raises ``ValidationError`` with one sentence for an empty, too big or binary file.
    """
    if not file.size:
        raise forms.ValidationError(_("Файлът „%(name)s“ е празен.") % {"name": file.name})
    if file.size > settings.ACT_TEXT_LIMIT:
        raise forms.ValidationError(_("Файлът „%(name)s“ е по-голям от 2 MB.") % {"name": file.name})
    content: bytes = file.read()
    for encoding in _encodings(content):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise forms.ValidationError(
        _("Файлът „%(name)s“ не е обикновен текст. Запазете го като .txt или поставете текста в полето.")
        % {"name": file.name}
    )


def _encodings(content: bytes) -> list[str]:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return ["utf-16"]
    if _BINARY_BYTES.intersection(content[:4096]) or content.startswith((b"%PDF", b"PK\x03\x04", b"{\\rtf")):
        return []
    return ["utf-8-sig", "cp1251"]


def _clean(text: str) -> str:
    try:
        return clean_text(text)
    except UnreadableText as error:
        raise forms.ValidationError(str(error)) from error
