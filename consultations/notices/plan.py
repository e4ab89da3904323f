"""What the followers of the forward plan are told: the adopted programme and its later changes."""

from collections.abc import Iterator
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from consultations.models import PlanChange, Programme
from consultations.notices.told import Context, address_of, language
from consultations.planning import PlanChangeKind
from consultations.read.plan import TOPIC
from prestige.journal.models import Event
from prestige.notifications.audience import followers_of, is_following
from prestige.notifications.registry import Notice, Recipient
from prestige.typography import long_date


def followers_of_plan(event: Event) -> Iterator[Recipient]:
    """Return everybody who follows the plan."""
    yield from followers_of(TOPIC)


def programme_published(event: Event, recipient: Recipient, now: datetime) -> Context | None:
    """Return the programme with its first rows; None for who does not follow any more."""
    if not is_following(recipient.user_id, TOPIC):
        return None
    programme = Programme.objects.get(pk=event.subject_id)
    return {
        "subject": _("Публикувана е програмата на консултациите за %(year)d г.") % {"year": programme.year},
        "programme": programme,
        "adopted": long_date(programme.adopted_on, language()),
        "rows": [(row["period"], row["title"]) for row in programme.rows],
        "topic": TOPIC,
        "url": _plan_url(programme.year),
    }


def plan_changed(event: Event, recipient: Recipient, now: datetime) -> Context | None:
    """Return one change with its reason; None for who does not follow any more."""
    if not is_following(recipient.user_id, TOPIC):
        return None
    change = PlanChange.objects.select_related("planned").get(pk=event.subject_id)
    kind = PlanChangeKind(change.kind).label
    return {
        "subject": _("Промяна в програмата за %(year)d г.: %(kind)s")
        % {"year": change.year, "kind": str(kind).lower()},
        "change": change,
        "kind": kind,
        "topic": TOPIC,
        "url": _plan_url(change.year),
    }


def _plan_url(year: int) -> str:
    return address_of(f"{reverse('consultations:plan')}?year={year}")


NOTICES = (
    Notice("programme.published", "consultations/email/programme_published", followers_of_plan, programme_published),
    Notice("plan.changed", "consultations/email/plan_changed", followers_of_plan, plan_changed),
)
