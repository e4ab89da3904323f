"""The clerk's forms for one place of the act: each makes one edit, or says at its field why it cannot.

Here those that change a place where it stands; those that change the order are in `clerk_place_order`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from consultations.acttext.edits import ChangeKind, Edit, EditRefused, MakeHeading, Renumber, Retitle, Reword
from consultations.acttext.nesting import TABULAR
from consultations.acttext.printed_marks import UNNUMBERED
from consultations.acttext.suggesting import suggested_number
from consultations.acttext.tree import GROUPINGS, Act, Kind, Node
from prestige.text_hygiene import UnreadableText, clean_text

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

KINDS = (
    (Kind.ARTICLE, gettext_lazy("член")),
    (Kind.PARAGRAPH, gettext_lazy("алинея")),
    (Kind.POINT, gettext_lazy("точка")),
    (Kind.SUBPOINT, gettext_lazy("подточка (1.1)")),
    (Kind.LETTER, gettext_lazy("буква")),
    (Kind.SUBLETTER, gettext_lazy("подбуква (аа)")),
    (Kind.INDENT, gettext_lazy("тире")),
    (Kind.CLAUSE, gettext_lazy("параграф (§)")),
    (Kind.PART, gettext_lazy("част")),
    (Kind.DIVISION, gettext_lazy("дял")),
    (Kind.CHAPTER, gettext_lazy("глава")),
    (Kind.SECTION, gettext_lazy("раздел")),
    (Kind.HEADING, gettext_lazy("заглавие")),
    (Kind.ANNEX, gettext_lazy("приложение")),
    (Kind.TEXT, gettext_lazy("текст без номер")),
)
_TITLED = frozenset({Kind.ARTICLE, Kind.CLAUSE, Kind.ANNEX}) | GROUPINGS
_NUMBER_HINT = gettext_lazy("Празно: следващият свободен номер, например „6а“ (УПЗНА чл. 52).")


def number_field() -> forms.CharField:
    """Return the field of a number that is suggested when it stays empty."""
    return forms.CharField(
        label=gettext_lazy("Номер"), required=False, max_length=12, help_text=_NUMBER_HINT, widget=_short()
    )


def kind_field() -> forms.ChoiceField:
    """Return the field of a kind of place."""
    return forms.ChoiceField(label=gettext_lazy("Вид"), choices=KINDS)


def words_field(label: StrOrPromise, rows: int, hint: StrOrPromise = "") -> forms.CharField:
    """Return the field of a text of the act."""
    area = forms.Textarea(attrs={"rows": rows, "lang": "bg", "spellcheck": "true"})
    return forms.CharField(label=label, required=False, max_length=200_000, help_text=hint, widget=area)


def heading_field() -> forms.CharField:
    """Return the field of a heading."""
    line = forms.TextInput(attrs={"lang": "bg", "spellcheck": "true", "autocomplete": "off"})
    return forms.CharField(label=gettext_lazy("Заглавие"), required=False, max_length=2000, widget=line)


def _short() -> forms.TextInput:
    return forms.TextInput(attrs={"autocomplete": "off", "class": "w-no"})


class PlaceForm(forms.Form):
    """One operation on a place. ``name`` tells the forms of a page apart, ``button`` is what the clerk presses."""

    name: ClassVar[str]
    legend: ClassVar[StrOrPromise]
    button: ClassVar[StrOrPromise]
    hint: StrOrPromise = ""

    def __init__(self, act: Act, node: Node, data: Any = None) -> None:
        self.act, self.node = act, node
        super().__init__(data, prefix=self.name, initial=self.opened())

    def opened(self) -> dict[str, Any]:
        """Return what the fields hold at first."""
        return {}

    @classmethod
    def suits(cls, node: Node) -> bool:
        """Tell whether the operation makes sense for such a place."""
        return node.kind not in TABULAR

    def clean(self) -> dict[str, Any]:
        super().clean()
        for name, value in self.cleaned_data.items():
            if isinstance(value, str):
                try:
                    self.cleaned_data[name] = clean_text(value, multiline=True).strip()
                except UnreadableText as error:
                    self.add_error(name, str(error))
        return self.cleaned_data

    def edit(self) -> Edit:
        """Return the edit that the filled form asks for. Raises ``EditRefused``."""
        raise NotImplementedError

    def refuse(self, refused: EditRefused) -> None:
        """Say at the field of the refusal, or at the whole form, why the edit is impossible."""
        self.add_error(refused.field if refused.field in self.fields else None, str(refused))

    def number_for(self, kind: Kind) -> str:
        """Return the typed number, or the free one for this kind behind the place."""
        typed: str = self.cleaned_data["number"]
        return typed or suggested_number(self.act, self.node.eid, kind)


class RewordForm(PlaceForm):
    """Number, heading and own text of the place."""

    name = "reword"
    legend = gettext_lazy("Поправка")
    button = gettext_lazy("Запази поправката")
    heading = heading_field()
    text = words_field(
        gettext_lazy("Текст"),
        6,
        gettext_lazy("Номера „(1)“, „1.“ и „а)“ в началото на ред стават алинеи, точки и букви."),
    )

    def __init__(self, act: Act, node: Node, data: Any = None) -> None:
        super().__init__(act, node, data)
        if node.children:
            self.hint = gettext_lazy("Тук е само текстът преди подразделенията; те се поправят на своите страници.")
        if node.kind not in _TITLED:
            del self.fields["heading"]
        if node.is_grouping or node.kind in (Kind.TABLE, Kind.ROW):
            del self.fields["text"]

    def opened(self) -> dict[str, Any]:
        return {"heading": self.node.heading, "text": self.node.text}

    @classmethod
    def suits(cls, node: Node) -> bool:
        return node.kind not in (Kind.TABLE, Kind.ROW)

    def edit(self) -> Edit:
        typed = self.cleaned_data
        return Reword(
            self.node.eid,
            self.node.number,
            typed.get("heading", self.node.heading),
            typed.get("text", self.node.text),
        )


class RenumberForm(PlaceForm):
    """Another number, for the place alone or with all behind it."""

    name = "renumber"
    legend = gettext_lazy("Преномериране")
    button = gettext_lazy("Преномерирай")
    number = forms.CharField(
        label=gettext_lazy("Нов номер"),
        max_length=12,
        widget=_short(),
        error_messages={"required": gettext_lazy("Напишете новия номер.")},
    )
    following = forms.BooleanField(label=gettext_lazy("И всички след него, поред"), required=False)

    def opened(self) -> dict[str, Any]:
        return {"number": self.node.number}

    @classmethod
    def suits(cls, node: Node) -> bool:
        return node.kind not in UNNUMBERED

    def edit(self) -> Edit:
        return Renumber(self.node.eid, self.cleaned_data["number"], following=self.cleaned_data["following"])


class KindForm(PlaceForm):
    """What the place is instead."""

    name = "kind"
    legend = gettext_lazy("Друг вид")
    button = gettext_lazy("Смени вида")
    hint = gettext_lazy("Например изгубен ред, който е алинея, или заглавие, което е глава.")
    kind = kind_field()
    number = number_field()

    def opened(self) -> dict[str, Any]:
        return {"kind": self.node.kind}

    def edit(self) -> Edit:
        kind = Kind(self.cleaned_data["kind"])
        if kind is self.node.kind:
            raise EditRefused(_("Мястото вече е от този вид."), "kind")
        return ChangeKind(self.node.eid, kind, self.number_for(kind))


class HeadingForm(PlaceForm):
    """Nothing to fill in."""

    name = "heading"
    legend = gettext_lazy("Заглавие на следващия член")
    button = gettext_lazy("Направи го заглавие на следващия член")

    @classmethod
    def suits(cls, node: Node) -> bool:
        return node.kind in (Kind.HEADING, Kind.TEXT)

    def edit(self) -> Edit:
        return MakeHeading(self.node.eid)


class TitleForm(PlaceForm):
    """The head of the act."""

    name = "title"
    legend = gettext_lazy("Наименование и преамбюл")
    button = gettext_lazy("Запази наименованието")
    title = words_field(gettext_lazy("Наименование"), 2)
    preamble = words_field(gettext_lazy("Преамбюл"), 4, gettext_lazy("Текстът между наименованието и първата глава."))

    def opened(self) -> dict[str, Any]:
        return {"title": self.act.title, "preamble": self.act.preamble}

    def edit(self) -> Edit:
        return Retitle(self.cleaned_data["title"], self.cleaned_data["preamble"])
