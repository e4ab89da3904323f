"""What waits for the staff: the queues and the tasks of the day, each with its term and the law behind it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import chain

from django.db.models import Count, DateTimeField, F, Min, Q
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from consultations.acttext.labels import citation
from consultations.lifecycle import Phase
from consultations.models import Comment, Consultation, Procedure, Provision, Status
from consultations.models.comment import CommentQuerySet
from consultations.permissions import Right
from consultations.read import procedure_tasks
from consultations.read.answering_tasks import answering_tasks
from consultations.read.channels_tasks import file_tasks
from consultations.read.hearing_tasks import hearing_tasks
from consultations.read.moderation_tasks import appeal_tasks
from consultations.read.task import Source, Task
from consultations.read.term_tasks import outages_near_ends, stale_drafts_of_plan, waiting_changes
from prestige.moderation.models import IN_QUEUE, ModerationState
from prestige.workdays import Calendar

WEEK = timedelta(days=7)
MOST_COUNTED = 1000
# The tasks of the other parts of the work.
SOURCES: tuple[Source, ...] = (
    procedure_tasks.tasks,
    answering_tasks,
    file_tasks,
    hearing_tasks,
    appeal_tasks,
    waiting_changes,
    outages_near_ends,
    stale_drafts_of_plan,
)
_PENDING = Q(moderation_state=ModerationState.PENDING)
# Whoever took part in a general act is answered by name, also when it was decided first or withdrawn (АПК чл. 72, 73).
_TO_BE_TOLD = Q(consultation__procedure=Procedure.GENERAL_ACT) & ~Q(
    consultation__status__in=[Status.DRAFT, Status.RESTARTED]
)
_TO_ANSWER = (
    Q(answer__isnull=True, consultation__statement_issued_on__isnull=True)
    & (Q(consultation__status=Status.PUBLISHED) | _TO_BE_TOLD)
    & ~_PENDING
)


@dataclass(frozen=True)
class Counts:
    """Sizes of the queues."""

    to_moderate: int
    to_answer: int
    appeals: int = 0


@dataclass(frozen=True)
class Day:
    """What a clerk sees in the morning."""

    counts: Counts
    oldest_waiting_at: datetime | None
    answering_consultations: int
    ending: list[Consultation]
    tasks: list[Task]
    deadlines: list[Task]


def to_answer() -> CommentQuerySet:
    """Return what still needs a decision before its statement, held ones too, in the order of the acts."""
    return (
        Comment.objects.filter(_TO_ANSWER)
        .standing()
        .order_by("consultation__closes_at", "consultation_id", F("stands_position").asc(nulls_first=True), "serial")
    )


@dataclass(frozen=True)
class Waiting:
    """A provision of one consultation with its waiting proposals: `key` as in `CommentQuerySet.standing`."""

    key: str
    name: str
    n: int


def articles_of(waiting: CommentQuerySet) -> list[Waiting]:
    """Return where the waiting proposals of one consultation stand now and how many, in the order of the act."""
    rows = waiting.order_by().values("consultation__current_revision", place=F("stands_at"))
    counted = list(
        rows.annotate(n=Count("pk"), at=Min("stands_position")).order_by(F("at").asc(nulls_first=True), "place")
    )
    anchors = [row["place"] for row in counted]
    current = {row["consultation__current_revision"] for row in counted}
    labels = dict(Provision.objects.filter(revision__in=current, eid__in=anchors).values_list("eid", "label"))
    return [
        Waiting(row["place"] or "", labels.get(row["place"], "") or _gone(row["place"]), row["n"]) for row in counted
    ]


def _gone(key: str | None) -> str:
    """Return the name of a place that is not in force any more, empty for the whole draft."""
    eid = Provision.lineage_of(key or "").partition("/")[2]
    return _("%(place)s (отпаднал текст)") % {"place": capfirst(citation(eid))} if eid else ""


def waiting_counts() -> Counts:
    """Return the sizes of the queues, counted up to `MOST_COUNTED` (one query, however many comments there are)."""
    return Counts(*Comment.objects.waiting_sizes(MOST_COUNTED))


def next_end(now: datetime) -> date | None:
    """Return the nearest last day of the open consultations, if any is open."""
    found: date | None = Consultation.objects.open_at(now).aggregate(nearest=Min("last_day"))["nearest"]
    return found


def day_of_work(now: datetime, calendar: Calendar) -> Day:
    """Return everything of the dashboard in three queries, whatever the number of consultations."""
    today = timezone.localdate(now)
    sums = Comment.objects.aggregate(
        to_moderate=Count("pk", filter=IN_QUEUE),
        oldest=Min("received_at", filter=_PENDING),
        to_answer=Count("pk", filter=_TO_ANSWER),
        answering=Count("consultation", filter=_TO_ANSWER, distinct=True),
    )
    rows = list(_live())
    own = (task for row in rows for task in _tasks(row, today, now, calendar))
    others = (task for source in SOURCES for task in source(today, now, calendar))
    tasks = sorted(chain(own, others), key=_urgency)
    deadlines = sorted((task for row in rows for task in _deadlines(row, today, now)), key=_urgency)
    ending = [row for row in rows if row.is_open_at(now) and row.last_day and row.last_day < today + WEEK]
    return Day(
        Counts(sums["to_moderate"], sums["to_answer"]),
        sums["oldest"],
        sums["answering"],
        ending,
        tasks,
        deadlines,
    )


def _live() -> Iterator[Consultation]:
    pending = Q(comments__moderation_state=ModerationState.PENDING)
    rows = Consultation.objects.filter(status__in=[Status.DRAFT, Status.PUBLISHED]).annotate(
        waiting=Count("comments", filter=pending),
        oldest=Min("comments__received_at", filter=pending, output_field=DateTimeField()),
        undecided=Count("comments", filter=Q(comments__answer__isnull=True) & ~pending),
    )
    return iter(rows.order_by("closes_at", "pk"))


def _urgency(task: Task) -> tuple[date, int]:
    return (task.due_on or date.max, task.consultation.pk)


def _tasks(row: Consultation, today: date, now: datetime, calendar: Calendar) -> Iterator[Task]:
    """Yield what is to be done about a consultation now, in the order of the procedure."""
    waiting, undecided = row.waiting, row.undecided  # type: ignore[attr-defined]  # annotated by _live
    phase = row.phase_at(now)
    answers = str(row.law.statement)
    if waiting:
        due = calendar.add_workdays(timezone.localdate(row.oldest), 1)  # type: ignore[attr-defined]
        title = ngettext("Прегледайте %(n)d предложение", "Прегледайте %(n)d предложения", waiting) % {"n": waiting}
        rules = _("Правила за коментиране и преглед")
        yield Task(Right.MODERATE, "moderation_queue", title, row, due, rules, is_overdue=due < today)
    if undecided and row.statement_issued_on is None:
        title = ngettext("Отговорете на %(n)d предложение", "Отговорете на %(n)d предложения", undecided)
        title %= {"n": undecided}
        yield Task(Right.ANSWER, "answer_queue", title, row, None, answers, _("преди справката"))
    if phase == Phase.AWAITING_STATEMENT and not waiting and not undecided:
        title, page = _("Издайте справката"), "consultation_statement"
        yield Task(Right.ISSUE_STATEMENT, page, title, row, None, answers, _("преди приемането"))


def _deadlines(row: Consultation, today: date, now: datetime) -> Iterator[Task]:
    if row.is_open_at(now):
        yield Task(
            Right.VIEW,
            "consultation_file",
            _("Край на консултация %(number)s") % {"number": row.short_number},
            row,
            row.last_day,
            f"{row.law.term}; {_('ГПК чл. 60')}",
            is_soon=row.last_day is not None and row.last_day < today + WEEK,
        )
    if row.earliest_adoption_on and row.earliest_adoption_on >= today:
        yield Task(
            Right.VIEW,
            "consultation_council",
            _("Най-рано приемане по %(number)s") % {"number": row.short_number},
            row,
            row.earliest_adoption_on,
            f"{row.law.term}; {row.law.statement}",
        )
