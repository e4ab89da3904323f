"""What of the answers waits for one person: given to them, waiting for their agreement, ready to be signed."""

from collections.abc import Iterator
from datetime import date, datetime

from django.db.models import Count, F, Min, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from consultations.models import AnswerDraft, Consultation, Coordination, DraftState, Procedure, Status, Verdict
from consultations.permissions import Right
from consultations.read.task import Task
from prestige.workdays import Calendar

SOON_DAYS = 2
BEING_WRITTEN = (DraftState.DRAFT, DraftState.RETURNED)


def answering_tasks(today: date, now: datetime, calendar: Calendar) -> Iterator[Task]:
    """Yield the tasks of everybody who prepares, agrees to or signs answers (four queries)."""
    drafts = AnswerDraft.objects.order_by()
    written = drafts.filter(assignee__isnull=False, state__in=BEING_WRITTEN).values_list(
        "comment__consultation", "assignee"
    )
    given = sorted(written.annotate(n=Count("pk"), due=Min("due_on")))
    waiting = Coordination.objects.filter(
        verdict=Verdict.WAITING, draft__state=DraftState.IN_COORDINATION, version=F("draft__version")
    )
    asked = list(
        waiting.order_by("pk").values_list("draft__comment__consultation", "person", "unit", "draft__comment__number")
    )
    of_act = drafts.filter(state=DraftState.READY).values_list("comment__consultation")
    ready = sorted(of_act.annotate(n=Count("pk")))
    told = Q(procedure=Procedure.GENERAL_ACT) & ~Q(status__in=[Status.DRAFT, Status.RESTARTED])
    rows = Consultation.objects.filter(Q(status=Status.PUBLISHED) | told, statement_issued_on__isnull=True)
    acts = rows.in_bulk({row[0] for row in (*given, *asked, *ready)})
    for key, person, n, due in given:
        if key in acts:
            yield _given(acts[key], person, n, due, today, calendar)
    for key, who, unit, number in asked:
        if key in acts:
            yield _asked(acts[key], who, unit, number)
    yield from (_ready(acts[key], n) for key, n in ready if key in acts)


def _given(act: Consultation, person: int, n: int, due: date | None, today: date, calendar: Calendar) -> Task:
    title = ngettext("Възложено на Вас: %(n)d отговор", "Възложени на Вас: %(n)d отговора", n) % {"n": n}
    return Task(
        Right.ANSWER,
        "answer_queue",
        title,
        act,
        due,
        _("ЗНА чл. 26, ал. 5"),
        _("преди справката"),
        is_overdue=due is not None and due < today,
        is_soon=due is not None and due <= calendar.add_workdays(today, SOON_DAYS),
        address=f"{reverse('admin:answer_queue')}?consultation={act.number}&mine=1",
        person_id=person,
    )


def _asked(act: Consultation, person: int | None, unit: int | None, number: str) -> Task:
    return Task(
        Right.ANSWER,
        "answer_queue",
        _("Съгласувайте отговора на %(number)s") % {"number": number},
        act,
        None,
        _("ЗНА чл. 26, ал. 5"),
        _("преди подписа"),
        address=f"{reverse('admin:comment_answer', args=[number])}#way-h",
        person_id=person,
        unit_id=unit,
    )


def _ready(act: Consultation, n: int) -> Task:
    return Task(
        Right.SIGN_ANSWER,
        "answer_queue",
        ngettext("Подпишете %(n)d отговор", "Подпишете %(n)d отговора", n) % {"n": n},
        act,
        None,
        _("ЗНА чл. 26, ал. 5"),
        _("преди справката"),
        address=f"{reverse('admin:answer_queue')}?consultation={act.number}&state={DraftState.READY}",
    )
