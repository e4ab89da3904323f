"""Tasks about terms and the plan: a change that waits for a second person, an outage near an end, a month gone by."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from django.conf import settings
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from consultations.models import Consultation, Status, TermChange, TermProposal
from consultations.permissions import Right
from consultations.read.task import Task
from consultations.term_changes import Interruption, OutageRule, decide_outage_by, touches_end
from prestige.outages.models import Outage
from prestige.workdays import Calendar


def waiting_changes(today: date, now: datetime, calendar: Calendar) -> Iterator[Task]:
    """Yield each proposed change of a term that a second person has to confirm (one query)."""
    rows = TermProposal.objects.filter(closed_at__isnull=True).select_related("consultation")
    for row in rows.order_by("proposed_at", "pk"):
        due = row.consultation.last_day
        title = _("Потвърдете или откажете: %(kind)s") % {"kind": row.get_kind_display().lower()}
        source = _("ЗНА чл. 26, ал. 4")
        is_overdue = due is not None and due < today
        yield Task(
            Right.CHANGE_TERM, "term_change", title, row.consultation, due, source, is_overdue=is_overdue, is_soon=True
        )


def outages_near_ends(today: date, now: datetime, calendar: Calendar) -> Iterator[Task]:
    """Yield each term in whose last hours the portal did not work and that nobody prolonged for it (three queries).

    Until the end of the next working day after the close; later only a whole new term is lawful.
    """
    rule = OutageRule(
        minutes=settings.OUTAGE_MINUTES,
        hours_before_end=settings.OUTAGE_HOURS_BEFORE_END,
        workdays_after_close=settings.OUTAGE_DECISION_WORKDAYS,
    )
    horizon = now - timedelta(days=21)
    outages = list(
        Outage.objects.standing()
        .longer_than(timedelta(minutes=rule.minutes))
        .filter(ended_at__gt=horizon)
        .order_by("pk")
    )
    if not outages:
        return
    touched = Q()
    for each in outages:
        until = (each.ended_at or now) + timedelta(hours=rule.hours_before_end)
        touched |= Q(closes_at__gt=each.began_at, closes_at__lt=until)
    rows = list(
        Consultation.objects.filter(touched, status=Status.PUBLISHED, statement_issued_on__isnull=True).order_by("pk")
    )
    pairs = TermChange.objects.filter(outage__isnull=False, consultation__in=rows)
    named = set(pairs.values_list("consultation_id", "outage_id"))
    for row in rows:
        for outage in outages:
            if (row.pk, outage.pk) not in named and (task := _outage_task(row, outage, rule, today, calendar)):
                yield task


def _outage_task(row: Consultation, outage: Outage, rule: OutageRule, today: date, calendar: Calendar) -> Task | None:
    if row.closes_at is None or row.last_day is None:
        return None
    due = decide_outage_by(row.last_day, rule, calendar)
    if today > due or not touches_end(Interruption(outage.began_at, outage.ended_at), row.closes_at, rule):
        return None
    began = timezone.localtime(outage.began_at)
    title = _("Порталът не работи на %(day)s: решете за удължаване") % {"day": f"{began:%d.%m.%Y %H:%M}"}
    address = f"{reverse('admin:term_change', args=[row])}?outage={outage.pk}"
    source = _("ЗНА чл. 26, ал. 4; правило за прекъсванията")
    return Task(Right.CHANGE_TERM, "term_change", title, row, due, source, is_soon=True, address=address)


def stale_drafts_of_plan(today: date, now: datetime, calendar: Calendar) -> Iterator[Task]:
    """Yield each begun consultation of the plan whose month or quarter ended before it was published (one query)."""
    rows = Consultation.objects.filter(status=Status.DRAFT, planned__isnull=False).select_related("planned")
    past = Q(planned__year__lt=today.year) | Q(
        planned__year=today.year, planned__sorts_at__lt=(today.month - 1) * 10 + 6
    )
    for row in rows.filter(past).order_by("pk"):
        title, source = _("По програмата трябваше да е публикувана"), _("Годишна програма на консултациите")
        yield Task(Right.EDIT, "consultation_file", title, row, None, source, _("по програмата"))
