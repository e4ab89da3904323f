"""The running terms of the work beside the procedure: minutes, objections, given answers, what the council owes.

Seven queries in all, whatever the number of rows.
"""

from collections.abc import Iterable, Iterator

from django.db.models import Count
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from consultations.lifecycle import Phase
from consultations.models import AnswerDraft, Consultation, Hearing, Minutes, Status
from consultations.read.answering_tasks import BEING_WRITTEN
from prestige.accounts.models import User
from prestige.deadlines.catalogue import Unit
from prestige.deadlines.counting import Counted, count
from prestige.deadlines.due import Due, DueDay, DueSource
from prestige.events.models import EventStatus
from prestige.moderation.models import Appeal


def minutes_dues(at: DueDay) -> Iterator[Due]:
    """Yield a term for each hearing that is over and has no published minutes (one query)."""
    published = Minutes.objects.filter(published_at__isnull=False).values("hearing")
    held = Hearing.objects.filter(event__starts_at__lt=at.now).exclude(event__status=EventStatus.CANCELLED)
    rows = held.exclude(pk__in=published).select_related("event", "consultation__unit", "consultation__owner")
    for row in rows.order_by("pk"):
        if row.event.is_over_at(at.now):
            term = count(row.event.local_day, at.rules["D21"].value, Unit.WORKDAYS, at.calendar)
            title = _("Публикувайте протокола от обсъждането")
            address = reverse("admin:hearing_minutes", args=[row.consultation, row.ordinal])
            yield _due("D21", f"consultations.hearing:{row.pk}", title, row.consultation, address, term)


def appeal_dues(at: DueDay) -> Iterator[Due]:
    """Yield a term for each objection that waits for its decision (two queries).

    The rules promise the decision as they promise the look, so the rule is the same; the day was fixed on filing.
    """
    waiting = list(Appeal.objects.waiting().select_related("measure"))
    keys = {row.pk: int(row.measure.topic.partition(":")[2]) for row in waiting}
    known = _consultations(keys.values())
    for row in waiting:
        act = known[keys[row.pk]]
        yield Due(
            rule_id="P01",
            subject=f"moderation.appeal:{row.pk}",
            title=_("Решете възражението по № %(number)s") % {"number": row.number},
            about=act.title,
            url=reverse("admin:appeal", args=[row.pk]),
            due_on=row.due_on,
            unit=act.unit,
        )


def answer_dues(at: DueDay) -> Iterator[Due]:
    """Yield a term for the answers that one person is to write to one act by one day (three queries)."""
    drafts = AnswerDraft.objects.filter(
        assignee__isnull=False,
        due_on__isnull=False,
        state__in=BEING_WRITTEN,
        comment__consultation__status=Status.PUBLISHED,
        comment__consultation__statement_issued_on__isnull=True,
    )
    found = drafts.order_by().values_list("comment__consultation", "assignee", "due_on").annotate(n=Count("pk"))
    rows = sorted(found)
    acts = _consultations(key for key, *_rest in rows)
    people = User.objects.in_bulk({person for _key, person, *_rest in rows})
    for key, person, due_on, n in rows:
        act = acts[key]
        yield Due(
            rule_id="D04",
            subject=f"consultations.consultation:{key}/{person}",
            title=ngettext("Напишете %(n)d възложен отговор", "Напишете %(n)d възложени отговора", n) % {"n": n},
            about=act.title,
            url=f"{reverse('admin:answer_queue')}?consultation={act.number}&mine=1",
            due_on=due_on,
            owner=people[person],
            unit=act.unit,
        )


def council_dues(at: DueDay) -> Iterator[Due]:
    """Yield what is due after a session and after an act came back (one query)."""
    rows = Consultation.objects.filter(status__in=[Status.IN_SESSION, Status.RETURNED], stage_on__isnull=False)
    for row in rows.select_related("unit", "owner").order_by("pk"):
        if row.stage_on is None or row.stage_on > at.today:
            continue
        address, subject = reverse("admin:consultation_council", args=[row]), f"consultations.consultation:{row.pk}"
        if row.phase_at(at.now) == Phase.RETURNED:
            term = count(row.stage_on, at.rules["D07b"].value, Unit.DAYS, at.calendar)
            yield _due("D07b", subject, _("Съветът разглежда отново върнатия акт"), row, address, term)
        else:
            term = count(row.stage_on, at.rules["D05"].value, Unit.WORKDAYS, at.calendar)
            yield _due("D05", subject, _("Отбележете решението на съвета"), row, address, term)


SOURCES: tuple[DueSource, ...] = (minutes_dues, appeal_dues, answer_dues, council_dues)


def _consultations(keys: Iterable[int]) -> dict[int, Consultation]:
    return Consultation.objects.select_related("unit", "owner").in_bulk(set(keys))


def _due(rule_id: str, subject: str, title: str, act: Consultation, address: str, term: Counted) -> Due:
    return Due(
        rule_id=rule_id,
        subject=subject,
        title=title,
        about=act.title,
        url=address,
        due_on=term.last_day,
        owner=act.owner,
        unit=act.unit,
        counted=term,
    )
