"""The links to the daily work in the sidebar of the admin, each with what waits behind it."""

from collections.abc import Mapping
from typing import NamedTuple

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from consultations.read.workload import waiting_counts


class WorkLink(NamedTuple):
    """A page of the work; ``is_current`` on it and on the pages below it."""

    url: str
    label: str
    waiting: int
    is_current: bool


def work_links(request: HttpRequest, may: Mapping[str, bool]) -> list[WorkLink]:
    """Return the links that this person's rights open (one query where there is a queue among them)."""
    waits = waiting_counts() if any(may[right] for right in ("moderate", "answer", "sign", "appeal")) else None
    found = []
    if waits and may["moderate"]:
        found.append(_link(request, "moderation_queue", _("За преглед"), waits.to_moderate))
    if waits and (may["answer"] or may["sign"]):
        found.append(_link(request, "answer_queue", _("За отговор"), waits.to_answer, "/answer/"))
    if waits and may["appeal"]:
        found.append(_link(request, "appeal_queue", _("Възражения"), waits.appeals))
    if may["moderate"]:
        found.append(_link(request, "file_queue", _("Файлове")))
    if may["register"]:
        found.append(_link(request, "paper", _("Прием на хартия")))
    if may["view"]:
        # The register and the pages of one consultation begin alike, its statement apart.
        register = _link(request, "consultations_consultation_changelist", _("Консултации"))
        inside = request.path.startswith(reverse("admin:index") + "consultations/")
        other = any(part in request.path for part in ("/statement/", "/comment/"))
        found.append(register._replace(is_current=inside and not other))
        found.append(_link(request, "consultations_comment_changelist", _("Предложения")))
        found.append(_link(request, "consultations_statement_changelist", _("Справки"), 0, "/statement/"))
        found.append(_link(request, "deadlines", _("Срокове")))
    if may["plan"]:
        found.append(_link(request, "plan", _("Програма")))
    if may["change_term"]:
        found.append(_link(request, "outages", _("Прекъсвания")))
    return found


def _link(request: HttpRequest, name: str, label: str, count: int = 0, ending: str = "\0") -> WorkLink:
    url = reverse(f"admin:{name}")
    return WorkLink(url, label, count, request.path.startswith(url) or request.path.endswith(ending))
