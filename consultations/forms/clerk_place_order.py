"""The clerk's forms that change the order of an act: split, merge, move, add and remove a place."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from consultations.acttext.edits import Edit, EditRefused, Insert, Merge, Move, Remove, Split, Step
from consultations.acttext.labels import citation, title
from consultations.acttext.nesting import TABULAR, may_hold
from consultations.acttext.placing import parent_of
from consultations.acttext.splitting import seams
from consultations.acttext.tree import GROUPINGS, Act, Kind, Node
from consultations.forms.clerk_place import (
    HeadingForm,
    KindForm,
    PlaceForm,
    RenumberForm,
    RewordForm,
    heading_field,
    kind_field,
    number_field,
    words_field,
)

_FREE = GROUPINGS | {Kind.ARTICLE, Kind.CLAUSE, Kind.ANNEX}


class SplitForm(PlaceForm):
    """Where a new place begins inside this one."""

    name = "split"
    legend = gettext_lazy("Разделяне")
    button = gettext_lazy("Раздели")
    hint = gettext_lazy("Новото място получава думите и подразделенията след избраната точка.")
    seam = forms.ChoiceField(
        label=gettext_lazy("Новото започва с"),
        error_messages={"required": gettext_lazy("Изберете откъде започва новото място.")},
    )
    kind = kind_field()
    number = number_field()

    def __init__(self, act: Act, node: Node, data: Any = None) -> None:
        super().__init__(act, node, data)
        self.fields["seam"].choices = [  # type: ignore[attr-defined]  # a ChoiceField, declared above
            ("", _("Изберете")),
            *((f"{seam.at}:{seam.child}", seam.words) for seam in seams(node)),
        ]

    def opened(self) -> dict[str, Any]:
        return {"kind": self.node.kind}

    @classmethod
    def suits(cls, node: Node) -> bool:
        return node.kind not in TABULAR and any(True for _seam in seams(node))

    def edit(self) -> Edit:
        at, _colon, child = self.cleaned_data["seam"].partition(":")
        kind = Kind(self.cleaned_data["kind"])
        return Split(self.node.eid, kind, self.number_for(kind), int(at), child)


class MergeForm(PlaceForm):
    """Nothing to fill in."""

    name = "merge"
    legend = gettext_lazy("Сливане с предходното място")
    button = gettext_lazy("Слей с предходното")
    hint = gettext_lazy("Номерът отпада, думите и подразделенията остават.")

    def edit(self) -> Edit:
        return Merge(self.node.eid)


class StepForm(PlaceForm):
    """One step up or down; the button says which."""

    name = "step"
    legend = gettext_lazy("Местене с една стъпка")
    button = ""
    direction = forms.ChoiceField(choices=[("up", ""), ("down", "")], widget=forms.HiddenInput)

    @classmethod
    def suits(cls, node: Node) -> bool:
        return node.kind is not Kind.CELL

    def refuse(self, refused: EditRefused) -> None:
        self.add_error(None, str(refused))

    def edit(self) -> Edit:
        return Step(self.node.eid, up=self.cleaned_data["direction"] == "up")


class MoveForm(PlaceForm):
    """Another place of the act, behind or inside which this one is to stand."""

    name = "move"
    legend = gettext_lazy("Местене другаде")
    button = gettext_lazy("Премести")
    target = forms.ChoiceField(
        label=gettext_lazy("Къде"),
        error_messages={"required": gettext_lazy("Изберете новото място.")},
    )

    def __init__(self, act: Act, node: Node, data: Any = None) -> None:
        super().__init__(act, node, data)
        self.fields["target"].choices = [("", _("Изберете")), *self._targets()]  # type: ignore[attr-defined]  # as above

    @classmethod
    def suits(cls, node: Node) -> bool:
        return node.kind not in (Kind.ROW, Kind.CELL)

    def _targets(self) -> Iterator[tuple[str, str]]:
        """Yield what may hold the place, and its own kind behind which it may stand, inner places among siblings."""
        own = parent_of(self.act, self.node.eid)
        for parent, each in _with_parents(self.act.children, None, self.node.eid):
            if may_hold(each.kind, self.node.kind):
                yield f"inside:{each.eid}", _("в края на: %(place)s") % {"place": _named(each)}
            elif each.kind is self.node.kind and (parent is own or each.kind in _FREE) and _fits(parent, self.node):
                yield f"after:{each.eid}", _("след: %(place)s") % {"place": _named(each)}

    def edit(self) -> Edit:
        how, _colon, eid = self.cleaned_data["target"].partition(":")
        return Move(self.node.eid, eid, inside=how == "inside")


class InsertForm(PlaceForm):
    """A new place behind this one."""

    name = "insert"
    legend = gettext_lazy("Ново място след това")
    button = gettext_lazy("Добави")
    kind = kind_field()
    number = number_field()
    heading = heading_field()
    text = words_field(gettext_lazy("Текст"), 4)

    def opened(self) -> dict[str, Any]:
        return {"kind": Kind.ARTICLE if self.node.is_grouping else self.node.kind}

    def edit(self) -> Edit:
        typed, kind = self.cleaned_data, Kind(self.cleaned_data["kind"])
        return Insert(self.node.eid, kind, self.number_for(kind), typed["heading"], typed["text"])


class RemoveForm(PlaceForm):
    """Taking the place out, with or without what is under it."""

    name = "remove"
    legend = gettext_lazy("Премахване")
    button = gettext_lazy("Премахни")
    keep_children = forms.BooleanField(
        label=gettext_lazy("Остави подразделенията"),
        required=False,
        help_text=gettext_lazy(
            "Без отметка подразделенията отпадат с мястото. С отметка отиват при предходното или заемат неговото."
        ),
    )

    def __init__(self, act: Act, node: Node, data: Any = None) -> None:
        super().__init__(act, node, data)
        if not node.children or node.kind in TABULAR:
            del self.fields["keep_children"]

    @classmethod
    def suits(cls, node: Node) -> bool:
        return node.kind is not Kind.CELL

    def edit(self) -> Edit:
        return Remove(self.node.eid, keep_children=self.cleaned_data.get("keep_children", False))


OPERATIONS: tuple[type[PlaceForm], ...] = (
    RewordForm,
    RenumberForm,
    SplitForm,
    MergeForm,
    StepForm,
    MoveForm,
    KindForm,
    HeadingForm,
    InsertForm,
    RemoveForm,
)


def _with_parents(nodes: tuple[Node, ...], parent: Node | None, left_out: str) -> Iterator[tuple[Node | None, Node]]:
    for node in nodes:
        if node.eid != left_out:
            yield parent, node
            yield from _with_parents(node.children, node, left_out)


def _fits(parent: Node | None, node: Node) -> bool:
    return may_hold(parent.kind if parent else None, node.kind)


def _named(node: Node) -> str:
    return title(node) if node.is_grouping else citation(node)
