"""How the queue of the moderation is shown: the list of one page and the comment that is open."""

from collections import defaultdict
from typing import NamedTuple

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from consultations.actions.moderating import ROOM
from consultations.admin.pages.door import official, show
from consultations.admin.pages.queues import asked, under_consultation
from consultations.forms.clerk_moderation import HoldForm, RedactForm, share_grounds
from consultations.models import Comment
from consultations.read.moderating import looked_at, to_look_at
from consultations.read.workload import next_end
from prestige.accounts.models import User
from prestige.moderation import rooms
from prestige.moderation.rooms import PER_PAGE, Card, QueuePaginator, Wanted
from prestige.refusals import Refusal

FILTERS = (
    ("reported", gettext_lazy("Със сигнали от читатели")),
    ("first", gettext_lazy("Първи от този адрес")),
    ("personal", gettext_lazy("С възможни лични данни")),
)


class Typed(NamedTuple):
    """What the clerk typed and gets back."""

    hold: HoldForm | None = None
    redact: RedactForm | None = None


def comment_numbered(number: str) -> Comment:
    """Return the comment with this number; raises ``Http404``."""
    comment = to_look_at().filter(number=number).first()
    if comment is None:
        raise Http404
    return comment


def wanted_of(request: HttpRequest) -> Wanted:
    """Return what the address narrows the queue to; an unknown word narrows nothing."""
    only = asked(request, "only")
    return Wanted(asked(request, "consultation"), only if only in rooms.ONLY else "")


def queue_address(request: HttpRequest, number: str = "") -> str:
    """Return the queue as it is narrowed now, with one comment open when it is named."""
    wanted = wanted_of(request)
    chosen = {"consultation": wanted.place, "only": wanted.only, "comment": number}
    kept = urlencode({name: value for name, value in chosen.items() if value})
    return reverse("admin:moderation_queue") + (f"?{kept}" if kept else "")


def queue_page(
    request: HttpRequest,
    number: str,
    *,
    typed: Typed = Typed(),  # noqa: B008 – immutable and empty
    refusals: tuple[Refusal, ...] = (),
    with_original: bool = False,
    status: int = 200,
) -> HttpResponse:
    """Return the page with the named comment open, the oldest that waits when none is named."""
    by = official(request)
    found, listed = _listed(request, by)
    opened = _opened(number, found)
    context = {
        **listed,
        "comment": opened,
        "refusals": refusals,
        **_forms(opened, typed),
        **(_beside(opened, by, with_original) if opened else {}),
    }
    return show(request, "moderation_queue", _("За преглед"), context, status=status)


def _listed(request: HttpRequest, by: User) -> tuple[list[tuple[str, int]], dict[str, object]]:
    """Return what stands on the page that is asked for, and what the list and its filter show."""
    wanted = wanted_of(request)
    page = QueuePaginator(rooms.queue(wanted), PER_PAGE).get_page(request.GET.get("page"))
    found = [(row[0], row[1]) for row in page]
    return found, {
        "page": page,
        "cards": _cards(found, by),
        "next_end": None if found else next_end(timezone.now()),
        "wanted": wanted.place,
        "only": wanted.only,
        "filters": FILTERS,
        "kept": queue_address(request).partition("?")[2],
        "choices": under_consultation(),
    }


def _forms(opened: Comment | None, typed: Typed) -> dict[str, object]:
    """Return the forms beside the open comment, typed or fresh, with the grounds asked for once."""
    hold_form = typed.hold or _hold_form(opened)
    redact_form = typed.redact or (RedactForm(comment=opened) if opened else None)
    share_grounds(hold_form, *([redact_form] if redact_form else []))
    return {"hold_form": hold_form, "redact_form": redact_form, "form": typed.redact or hold_form}


def _opened(number: str, found: list[tuple[str, int]]) -> Comment | None:
    if number:
        return comment_numbered(number)
    key = next((key for room, key in found if room == ROOM), None)
    return to_look_at().get(pk=key) if key else None


def _cards(found: list[tuple[str, int]], by: User) -> list[Card]:
    keys: dict[str, list[int]] = defaultdict(list)
    for room, key in found:
        keys[room].append(key)
    shown = {room: rooms.room_of(room).cards(own, by) for room, own in keys.items()}
    return [shown[room][key] for room, key in found if key in shown[room]]


def _beside(comment: Comment, by: User, with_original: bool) -> dict[str, object]:
    return {
        "looked": looked_at(comment, with_original=with_original),
        "with_original": with_original,
        "is_own": comment.author_id == by.pk,
    }


def _hold_form(comment: Comment | None) -> HoldForm:
    return HoldForm(initial={"ground": comment.hold_ground, "note": comment.hold_note} if comment else {})
