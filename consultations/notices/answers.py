"""What the staff is told of answers in work: who prepares one, who is asked to agree, who gets it back."""

from collections.abc import Iterator
from datetime import datetime

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from consultations.models import AnswerDraft, DraftState, Verdict
from consultations.notices.told import Context, address_of, language, place_of
from prestige.accounts.models import User
from prestige.journal.models import Event
from prestige.notifications.registry import Notice, Recipient
from prestige.typography import long_date

TEMPLATE = "consultations/email/answer_task"


def assignee(event: Event) -> Iterator[Recipient]:
    """Return the official who was given the work, unless they took it themselves."""
    yield from _officials(_people(event.data.get("assignee"), but=event.actor_id))


def asked(event: Event) -> Iterator[Recipient]:
    """Return who is asked to agree: the people, and everybody of the units who answers proposals."""
    draft = _draft(event)
    waiting = draft.coordinations.filter(version=event.data["version"], verdict=Verdict.WAITING)
    people = User.objects.filter(pk__in=waiting.exclude(person=None).values("person"))
    of_units = User.objects.filter(unit__in=waiting.exclude(unit=None).values("unit"), is_staff=True)
    yield from _officials((people | of_units.exclude(pk=draft.written_by_id or 0)).distinct())


def writer(event: Event) -> Iterator[Recipient]:
    """Return who wrote the draft, unless they acted themselves."""
    yield from _officials(_people(_draft(event).written_by_id, but=event.actor_id))


def assigned(event: Event, recipient: Recipient, now: datetime) -> Context | None:
    """Return what is to be answered until when; None when it was given to somebody else or is done."""
    draft = _draft(event)
    if draft.assignee_id != recipient.user_id or draft.state == DraftState.SIGNED:
        return None
    due = long_date(draft.due_on, language()) if draft.due_on else ""
    subject = _("Възложен Ви е отговор: предложение № %(number)s") % {"number": draft.comment.number}
    return _task(draft, subject, _("Възложено Ви е да подготвите отговор на предложение."), due=due, note=draft.note)


def agreement_asked(event: Event, recipient: Recipient, now: datetime) -> Context | None:
    """Return what is to be agreed to; None when the text was changed since or is signed."""
    draft = _draft(event)
    if draft.version != event.data["version"] or draft.state != DraftState.IN_COORDINATION:
        return None
    subject = _("За съгласуване: отговор на предложение № %(number)s") % {"number": draft.comment.number}
    return _task(draft, subject, _("Поискано е съгласието Ви с чернова на отговор."), text=draft.reasons)


def returned(event: Event, recipient: Recipient, now: datetime) -> Context | None:
    """Return why the draft comes back; None when it went on meanwhile."""
    draft = _draft(event)
    if draft.state != DraftState.RETURNED or event.data.get("verdict", Verdict.OBJECTED) != Verdict.OBJECTED:
        return None
    last = draft.remarks.order_by("-pk").first()
    subject = _("Върната чернова: отговор на предложение № %(number)s") % {"number": draft.comment.number}
    return _task(draft, subject, _("Черновата Ви е върната за поправка."), note=last.text if last else "")


def _people(key: int | None, *, but: int | None) -> QuerySet[User]:
    """Return this person, nobody when it is the other."""
    return User.objects.filter(pk=key or 0).exclude(pk=but or 0)


def _officials(people: QuerySet[User]) -> Iterator[Recipient]:
    for person in people.filter(is_active=True).order_by("pk"):
        yield Recipient(person.email, person.language, person.pk)


def _draft(event: Event) -> AnswerDraft:
    joined = ("comment__consultation", "comment__provision", "unit")
    return AnswerDraft.objects.select_related(*joined).get(pk=event.subject_id)


def _task(draft: AnswerDraft, subject: str, lead: str, *, due: str = "", note: str = "", text: str = "") -> Context:
    comment = draft.comment
    return {
        "subject": subject,
        "lead": lead,
        "comment": comment,
        "consultation": comment.consultation,
        "place": place_of(comment),
        "due": due,
        "note": note,
        "text": text,
        "url": address_of(reverse("admin:comment_answer", args=[comment])),
    }


NOTICES = (
    Notice("answer.assigned", TEMPLATE, assignee, assigned),
    Notice("answer.agreement_asked", TEMPLATE, asked, agreement_asked),
    Notice("answer.returned", TEMPLATE, writer, returned),
    Notice("answer.verdict_given", TEMPLATE, writer, returned),
)
