"""Saving a part of an unpublished consultation: the same steps for every form."""

from typing import Any, NamedTuple, cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from consultations.actions import edit_consultation
from consultations.actions.edit_consultation import EditConflict
from consultations.admin.pages.door import official, show
from consultations.forms.clerk_consultation import PreparedForm
from consultations.models import Consultation
from prestige.refusals import NotAllowed


class Difference(NamedTuple):
    """A field that two people filled differently."""

    label: str
    saved: str
    typed: str


def edit_page(
    request: HttpRequest,
    consultation: Consultation,
    form_class: type[PreparedForm],
    template: str,
    title: str,
    *,
    then: str = "consultation_file",
) -> HttpResponse:
    """Show the form or save it; what is refused or met another's change comes back with everything typed."""
    if request.method != "POST" and consultation.is_public:
        return not_edited(request, consultation)
    form = form_class(request.POST or None, instance=consultation)
    page = {"consultation": consultation, "form": form, "conflict": None, "refusals": ()}
    if request.method != "POST" or not form.is_valid():
        return show(request, template, title, page)
    try:
        saved = _saved(request, consultation, form)
    except EditConflict as conflict:
        page |= {"conflict": differences(form, conflict.current), "form": _over(form, conflict.current)}
        return show(request, template, title, page, status=409)
    except NotAllowed as refused:
        return show(request, template, title, {**page, "refusals": refused.refusals}, status=409)
    messages.success(request, _("Записано в %(time)s ч.") % {"time": f"{timezone.localtime():%H:%M}"})
    return redirect(f"admin:{then}", saved)


def _saved(request: HttpRequest, consultation: Consultation, form: PreparedForm) -> Consultation:
    version, by = form.cleaned_data["version"], official(request)
    return edit_consultation(consultation, form.data_to_save, version=version, by=by, now=timezone.now())


def not_edited(request: HttpRequest, consultation: Consultation) -> HttpResponse:
    """Lead to the file of a published consultation instead of a form that could not be saved."""
    messages.info(request, _("Публикувана консултация не се редактира."))
    return redirect("admin:consultation_file", consultation)


def differences(form: PreparedForm, current: Consultation) -> list[Difference]:
    """Return the fields that this person changed to something else than what is saved now."""
    saved = type(form)(instance=current)
    found = []
    for name, value in form.data_to_save.items():
        if name in form.untouched:
            continue
        theirs, mine = _words(form, name, saved.initial.get(name)), _words(form, name, form[name].value())
        if value != getattr(current, name, None) and theirs != mine:
            found.append(Difference(str(form.fields[name].label), theirs, mine))
    return found


def _over(form: PreparedForm, current: Consultation) -> PreparedForm:
    """Return a form that may now be saved over the current row: what this person changed, the rest as it is saved."""
    typed = cast(QueryDict, form.data).copy()
    saved = type(form)(instance=current)
    for name in {"version", "opened"} | form.untouched:
        value = saved.initial.get(name)
        values = value if isinstance(value, list) else [value]
        typed.setlist(name, ["" if each is None else str(getattr(each, "pk", each)) for each in values])
    return type(form)(typed, instance=current)


def _words(form: PreparedForm, name: str, value: Any) -> str:
    """Return a field's value as people read it: the words of a choice, not its key."""
    choices = {str(key): str(words) for key, words in getattr(form.fields[name], "choices", ())}
    values = value if isinstance(value, list) else [value]
    keys = [str(getattr(each, "pk", each)) for each in values if each not in (None, "")]
    return ", ".join(choices.get(key, key) for key in keys)
