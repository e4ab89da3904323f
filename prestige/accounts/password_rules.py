"""What a password must not be, beside what Django refuses."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

LONGEST = 1024  # code points; hashing a longer one would only cost time
PORTAL_WORDS = ("престиж", "prestige", "консултация", "консултации", "община", "общината", "парола", "password")


def is_local_word(password: str, words: Iterable[str]) -> bool:
    """Return whether nothing is left of the password but digits and signs once these words are taken out of it."""
    rest = password.casefold()
    known = sorted({word.casefold() for word in words if len(word) > 2}, key=len, reverse=True)
    found = False
    for word in known:
        found = found or word in rest
        rest = rest.replace(word, "")
    return found and not any(sign.isalpha() for sign in rest)


class LongestPassword:
    """Refuses a password over 1,024 signs before anything is computed from it."""

    def validate(self, password: str, user: Any = None) -> None:
        """Raise ``ValidationError`` for a longer one."""
        if len(password) > LONGEST:
            raise ValidationError(_("Паролата е по-дълга от 1024 знака. Изберете по-къса."), code="too_long")

    def get_help_text(self) -> str:
        """Return the rule in words."""
        return _("Най-много 1024 знака.")


class NoLocalWord:
    """Refuses the name of the place or of the portal with digits around it, „хасково2026“: they are guessed first."""

    def validate(self, password: str, user: Any = None) -> None:
        """Raise ``ValidationError`` for such a password."""
        from prestige.municipality.models import Municipality  # noqa: PLC0415  (validators are made with the settings)

        names = [name for row in Municipality.objects.values_list("name", "short_name") for name in row]
        words = [word for name in names for word in name.split()]
        if is_local_word(password, (*PORTAL_WORDS, *words)):
            raise ValidationError(
                _("Тази парола се отгатва лесно: състои се от името на мястото или на портала. Изберете друга."),
                code="local_word",
            )

    def get_help_text(self) -> str:
        """Return the rule in words."""
        return _("Не само името на населеното място и цифри.")
