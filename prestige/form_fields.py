"""Form fields through which every text of a person comes in: cleaned first, measured after."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator
from django.utils.translation import get_language, ngettext_lazy
from django.utils.translation import gettext_lazy as _

from prestige.eik import compact_eik, is_eik
from prestige.text_hygiene import UnreadableText, clean_text, is_blank
from prestige.typography import whole_number

LONGEST_EMAIL = 254
INTERNAL_HOSTS = (".local", ".localhost", ".localdomain", ".internal", ".intranet", ".lan", ".corp", ".home.arpa")


class BulgarianSelect(forms.Select):
    """A choice of Bulgarian names on a page of any language: each option but the empty one says so."""

    def create_option(self, name: str, value: Any, *args: Any, **options: Any) -> dict[str, Any]:
        option = super().create_option(name, value, *args, **options)
        if value:
            option["attrs"]["lang"] = "bg"
        return option


class CleanText(forms.CharField):
    """A text without control, direction and invisible characters; what cannot be seen counts as empty.

    ``limit`` is counted in code points of the cleaned text; nothing is ever cut off. ``is_conditional``: another
    answer decides whether it must be filled, so it is not marked as optional and its hint says when.
    """

    def __init__(self, *, limit: int, multiline: bool = False, is_conditional: bool = False, **options: Any) -> None:
        widget = forms.Textarea if multiline else forms.TextInput
        options.setdefault("widget", widget())
        super().__init__(**options)
        self.limit = limit
        self.multiline = multiline
        self.is_conditional = is_conditional
        if multiline:
            self.widget.attrs["maxlength"] = limit

    def to_python(self, value: object) -> str:
        try:
            text = clean_text(str(value or ""), multiline=self.multiline).strip()
        except UnreadableText as error:
            raise ValidationError(
                _("Текстът съдържа повредени знаци. Напишете го отново или го копирайте от друга програма."),
                code="unreadable",
            ) from error
        return "" if is_blank(text) else text

    def validate(self, value: str) -> None:
        super().validate(value)
        if len(value) > self.limit:
            raise ValidationError(
                ngettext_lazy(
                    "Текстът е с %(over)d знак по-дълъг от допустимите %(limit)s. Съкратете го.",
                    "Текстът е с %(over)d знака по-дълъг от допустимите %(limit)s. Съкратете го.",
                    "over",
                ),
                code="too_long",
                params={"over": len(value) - self.limit, "limit": whole_number(self.limit, get_language() or "bg")},
            )


class PublicEmail(forms.EmailField):
    """An address that a mail server outside can reach; the host in lower case ASCII, the whole in lower case."""

    default_error_messages = {"invalid": _("Въведете имейл във вида ime@primer.bg")}
    default_validators = [EmailValidator(message=_("Въведете имейл във вида ime@primer.bg"), allowlist=[])]

    def __init__(self, **options: Any) -> None:
        options.setdefault("widget", forms.EmailInput(attrs={"autocomplete": "email", "class": "in--20"}))
        options.setdefault("error_messages", {"required": _("Въведете имейл във вида ime@primer.bg")})
        super().__init__(**options)

    def to_python(self, value: object) -> str:
        try:
            mailbox, at, host = clean_text(str(value or ""), multiline=False).rpartition("@")
            if len(mailbox) + len(host) >= LONGEST_EMAIL:
                raise UnicodeError("longer than an address can be")
            return f"{mailbox}{at}{host.encode('idna').decode()}".lower() if at else host.lower()
        except (UnreadableText, UnicodeError) as error:
            raise ValidationError(self.error_messages["invalid"], code="invalid") from error

    def validate(self, value: str) -> None:
        super().validate(value)
        host = value.rpartition("@")[2]
        if host.endswith(INTERNAL_HOSTS) or host.startswith("["):
            raise ValidationError(_("На този имейл не можем да пишем: адресът е вътрешен за мрежа."), code="internal")


class CleanModelChoice(forms.ModelChoiceField):  # type: ignore[type-arg]  # the class takes no parameter at run time
    """One row of a list, or none; a forged value is refused in the field's own words."""

    def to_python(self, value: Any) -> Any:
        return super().to_python(value.replace("\x00", "") if isinstance(value, str) else value)


class EikField(CleanText):
    """The number of an organisation in the commercial or the BULSTAT register, its check digits counted."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("widget", forms.TextInput(attrs={"inputmode": "numeric", "class": "in--20"}))
        super().__init__(limit=30, **options)

    def clean(self, value: object) -> str:
        digits = compact_eik(super().clean(value))
        if digits and not is_eik(digits):
            raise ValidationError(_("ЕИК е с 9 или 13 цифри и контролна цифра. Проверете го."), code="eik")
        return digits
