"""Several proposals in one form, each on a place of the act; a point more is a button, no script."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import forms
from django.conf import settings
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from consultations.models import Stance
from prestige.form_fields import BulgarianSelect, CleanText

Row = dict[str, str]
MOST_POINTS = 20
NAMES = ("place", "stance", "body", "wording")
WHOLE = ""


class PointForm(forms.Form):
    """One proposal: where, what is wanted, why, and the wording that is proposed."""

    place = forms.ChoiceField(
        label=_("Към коя разпоредба"),
        required=False,
        widget=BulgarianSelect,
        error_messages={"invalid_choice": _("Изберете разпоредба от списъка: тази вече не е в проекта")},
    )
    stance = forms.ChoiceField(
        label=_("Какво се предлага"),
        choices=[("", _("Изберете")), *Stance.choices],
        error_messages={"required": _("Изберете какво се предлага"), "invalid_choice": _("Изберете какво се предлага")},
    )
    body = CleanText(
        label=_("Предложение и мотиви"),
        limit=settings.COMMENT_TEXT_LIMIT,
        multiline=True,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Напишете предложението и мотивите за него")},
    )
    wording = CleanText(
        label=_("Предложен текст"),
        limit=settings.COMMENT_TEXT_LIMIT,
        multiline=True,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, "class": "serif"}),
    )

    def __init__(self, *args: Any, places: Sequence[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        for field in self.fields.values():
            field.is_conditional = True  # type: ignore[attr-defined]  # an optional point marks none of its fields
        self.fields["place"].choices = [(WHOLE, _("Целият проект")), *places]  # type: ignore[attr-defined]  # above


class Points:
    """The points of one form out of plain rows, as they are posted and as a draft keeps them.

    ``is_sent`` checks them; else they are only shown with what was typed. Blank points past ``least`` are left out.
    """

    def __init__(
        self, rows: Sequence[Mapping[str, str]], places: Sequence[tuple[str, str]], *, least: int, is_sent: bool
    ) -> None:
        self.rows = [{name: str(row.get(name, "")) for name in NAMES} for row in rows[:MOST_POINTS]]
        self.is_sent = is_sent
        counted = [row for at, row in enumerate(self.rows) if at < least or _is_typed(row)] if is_sent else self.rows
        self.forms = [self._form(at, row, places) for at, row in enumerate(counted)]

    def _form(self, at: int, row: Row, places: Sequence[tuple[str, str]]) -> PointForm:
        prefix = f"point{at + 1}"
        if self.is_sent:
            return PointForm({f"{prefix}-{name}": value for name, value in row.items()}, prefix=prefix, places=places)
        return PointForm(initial=row, prefix=prefix, places=places)

    @property
    def count(self) -> int:
        return len(self.forms)

    @property
    def may_grow(self) -> bool:
        """Whether there is room for a point more."""
        return self.count < MOST_POINTS

    def is_valid(self) -> bool:
        """Check every point, so that all errors are told at once."""
        return all(form.is_valid() for form in self.forms)

    @property
    def cleaned(self) -> list[Row]:
        """The valid points in their order."""
        return [form.cleaned_data for form in self.forms]


def posted_rows(data: QueryDict) -> list[Row]:
    """Return the points as they were posted, with what „Добави“ and „Махни“ did to them."""
    typed = data.get("points", "")
    count = min(int(typed), MOST_POINTS) if typed.isdecimal() and len(typed) < 4 else 0
    rows = [{name: data.get(f"point{at}-{name}", "") for name in NAMES} for at in range(1, count + 1)]
    dropped = data.get("drop", "")
    if dropped.isdecimal() and 1 <= int(dropped) <= len(rows):
        del rows[int(dropped) - 1]
    if "add" in data and len(rows) < MOST_POINTS:
        rows.append(dict.fromkeys(NAMES, ""))
    return rows


def changes_points(data: Iterable[str]) -> bool:
    """Tell whether the button that was pressed only adds or drops a point."""
    return bool({"add", "drop"} & set(data))


def _is_typed(row: Mapping[str, str]) -> bool:
    return any(row[name].strip() for name in ("stance", "body", "wording"))
