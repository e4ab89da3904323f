"""What a visitor gives to have a document checked: its code, or the file itself."""

import hashlib
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from prestige.register.models import IssuedDocument
from prestige.register.numbers import NumberError, parse_verification_code

LARGEST_FILE = 20 * 1024 * 1024

MISTYPED = _("Има сгрешена цифра в кода. Сравнете го отново с документа.")
NO_CODE = _("Кодът има 12 цифри, например 2600-0000-0372.")
UNKNOWN = _("Няма издаден документ с този код.")


class CodeForm(forms.Form):
    """The code under a document, tolerant of spaces and dashes; its cleaned value is an issued document."""

    code = forms.Field(  # a CharField would answer a NUL with a sentence of its own
        label=_("Код"),
        help_text=_("Само цифри, например 2600-0000-0372. Стои в края на документа."),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "class": "in--20"}),
        error_messages={"required": NO_CODE},
    )

    def clean_code(self) -> IssuedDocument:
        try:
            code = parse_verification_code(self.cleaned_data["code"])
        except NumberError as error:
            raise forms.ValidationError(MISTYPED if error.kind == "check_digit" else NO_CODE) from None
        document = IssuedDocument.objects.without_content().filter(code=code).first()
        if document is None:
            raise forms.ValidationError(UNKNOWN)
        return document


class FileForm(forms.Form):
    """A file whose SHA-256 is compared with the register; the file itself is not kept."""

    file = forms.FileField(
        label=_("Файл"),
        help_text=_("До 20 MB. Не пазим файла, само сравняваме отпечатъка му."),
        allow_empty_file=True,
        error_messages={
            "required": _("Изберете файл."),
            "missing": _("Изберете файл."),
            "invalid": _("Изберете файл."),
        },
    )

    def clean_file(self) -> UploadedFile:
        file: UploadedFile = self.cleaned_data["file"]
        if (file.size or 0) > LARGEST_FILE:
            raise forms.ValidationError(_("Файлът „%(name)s“ е по-голям от 20 MB."), params={"name": file.name})
        return file

    def clean(self) -> dict[str, Any]:
        """Add `document`, the issued one with these bytes, and `sha256`."""
        cleaned = super().clean() or {}
        if "file" in cleaned:
            cleaned["sha256"] = sha256 = sha256_of(cleaned["file"])
            cleaned["document"] = IssuedDocument.objects.without_content().filter(sha256=sha256).first()
        return cleaned


def sha256_of(file: UploadedFile) -> str:
    """Return the hex SHA-256 of an uploaded file, read piece by piece."""
    file.seek(0)
    return hashlib.file_digest(file, "sha256").hexdigest()
