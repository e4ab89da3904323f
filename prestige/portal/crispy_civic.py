"""The `civic` form pack: how a field is wired to its hint and error, and the few layout objects of its own.

Order inside a field: label, hint, error, control. The control names hint and error in `aria-describedby`;
`aria-invalid` stands only when the field is wrong (Django sets it). Nothing is cut by the browser: a limit of
length is counted and checked on the server, never enforced by `maxlength`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Field, LayoutObject, TemplateNameMixin
from crispy_forms.utils import TEMPLATE_PACK
from django import forms
from django.forms.boundfield import BoundField
from django.template import Context
from django.template.loader import render_to_string
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

Text = str | Promise
NO_BOX = (forms.CheckboxInput, forms.RadioSelect, forms.CheckboxSelectMultiple)


@dataclass(frozen=True)
class FormError:
    """One line of the error summary: the sentence at the field and where it leads ("" for the form as a whole)."""

    message: str
    href: str


def wire(field: BoundField) -> BoundField:
    """Give the control of a bound field its class, its description and its counter; return the same field."""
    widget = field.field.widget
    attrs = widget.attrs
    described_by = [f"{field.auto_id}_hint"] if field.help_text else []
    described_by += [f"{field.auto_id}_err"] if field.errors else []
    if described_by:
        attrs["aria-describedby"] = " ".join(described_by)
    if not isinstance(widget, NO_BOX):
        attrs["class"] = " ".join(dict.fromkeys(["in", *attrs.get("class", "").split()]))
    if isinstance(widget, forms.Textarea):
        _wire_textarea(attrs)
    elif attrs.get("autocomplete") != "one-time-code":
        attrs.pop("maxlength", None)
    return field


def _wire_textarea(attrs: dict[str, Any]) -> None:
    attrs.setdefault("lang", "bg")
    attrs.setdefault("spellcheck", "true")
    limit = attrs.pop("maxlength", None)
    if limit:
        attrs["data-limit"] = limit
        for name, count in (("", 2), ("-one", 1)):
            attrs[f"data-limit-left{name}"] = ngettext("Остава %s знак", "Остават %s знака", count)
            attrs[f"data-limit-over{name}"] = ngettext("%s знак над допустимите", "%s знака над допустимите", count)


def summary(form: forms.BaseForm) -> list[FormError]:
    """Return the errors of a bound form in the order of its fields, each with the anchor of its first control."""
    found = [FormError(str(message), "") for message in form.non_field_errors()]
    for field in form:
        if field.is_hidden:
            found += [FormError(str(message), "") for message in field.errors]
            continue
        first = f"{field.auto_id}_0" if is_group(field) else field.id_for_label or field.auto_id
        found += [FormError(str(message), f"#{first}") for message in field.errors]
    return found


def is_group(field: BoundField) -> bool:
    """Say whether the control is several inputs under one legend."""
    return isinstance(field.field.widget, forms.RadioSelect | forms.CheckboxSelectMultiple | forms.MultiWidget)


def title_prefix() -> str:
    """Return the words that open the title of a page with errors."""
    return _("Грешка: ")


class CivicHelper(FormHelper):  # type: ignore[misc]  # crispy-forms ships no types
    """A form helper with our defaults: checked on the server only, hidden fields always rendered."""

    def __init__(self, form: forms.BaseForm | None = None) -> None:
        super().__init__(form)
        self.attrs = {"novalidate": ""}
        self.render_hidden_fields = True

    @property
    def form_action(self) -> str:
        """Return the address as it was set: an address, never the name of a route."""
        return self._form_action

    @form_action.setter
    def form_action(self, action: str) -> None:
        self._form_action = action


class Trap(Field):  # type: ignore[misc]  # crispy-forms ships no types
    """The honeypot: a text field that people neither see nor reach by Tab."""

    template = "%s/trap.html"

    def __init__(self, field: str) -> None:
        super().__init__(field, tabindex="-1", autocomplete="off")


class More(LayoutObject):  # type: ignore[misc]  # crispy-forms ships no types
    """Fields behind a summary that opens them; open at once when one of them is filled or wrong."""

    template = "%s/layout/more.html"

    def __init__(self, title: Text, *fields: str | LayoutObject) -> None:
        self.title = title
        self.fields = list(fields)

    def render(self, form: forms.BaseForm, context: Context, template_pack: str = TEMPLATE_PACK, **kwargs: Any) -> str:
        """Return the `details` element with its fields."""
        html: SafeString = self.get_rendered_fields(form, context, template_pack, **kwargs)
        names = [pointer.name for pointer in self.get_field_names()]
        is_open = any(form[name].errors or (form.is_bound and form[name].value()) for name in names)
        return render_to_string(
            self.get_template_name(template_pack), {"title": self.title, "fields": html, "is_open": is_open}
        )


class Action(TemplateNameMixin):  # type: ignore[misc]  # crispy-forms ships no types
    """A submit button: the primary one by default, `kind="2"` outlined, `kind="link"` as a link."""

    template = "%s/layout/action.html"

    def __init__(self, label: Text, *, name: str = "", value: str = "1", kind: str = "") -> None:
        self.label = label
        self.name = name
        self.value = value
        self.kind = kind

    def render(self, form: forms.BaseForm, context: Context, template_pack: str = TEMPLATE_PACK, **kwargs: Any) -> str:
        """Return the `button` element."""
        return render_to_string(self.get_template_name(template_pack), {"action": self})


class Actions(LayoutObject):  # type: ignore[misc]  # crispy-forms ships no types
    """The row of buttons that ends a form."""

    template = "%s/layout/actions.html"

    def __init__(self, *actions: Action) -> None:
        self.fields = list(actions)

    def render(self, form: forms.BaseForm, context: Context, template_pack: str = TEMPLATE_PACK, **kwargs: Any) -> str:
        """Return the paragraph that holds the buttons."""
        html: SafeString = self.get_rendered_fields(form, context, template_pack, **kwargs)
        return render_to_string(self.get_template_name(template_pack), {"actions": html})
