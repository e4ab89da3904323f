"""What the clerk sees before a term is changed: the present term, what may be done, and the computed sentences."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from consultations.deadlines import Term
from consultations.models import Consultation
from consultations.read.term_sentences import counting_sentences
from consultations.term_changes import Interruption, OutageRule, TermChangeKind, touches_end
from prestige.outages.models import Outage
from prestige.typography import long_date, long_date_weekday


@dataclass(frozen=True)
class Outlook:
    """What a change would give, in sentences; ``rolled`` says why the day is not the one that was asked for."""

    end: str
    adoption: str
    rolled: str
    counting: list[str]


def outlook(last_day: date, asked: date | None, counted: Term | None) -> Outlook:
    """Return the sentences for a new last day. ``counted`` is the whole new term when it begins again."""
    rolled = ""
    if counted is None and asked is not None and asked != last_day:
        rolled = _("%(asked)s не е присъствен ден, затова краят е следващият присъствен.") % {
            "asked": long_date_weekday(asked)
        }
    return Outlook(
        end=_("Предложения ще се приемат до %(day)s, 24:00 ч.") % {"day": long_date_weekday(last_day)},
        adoption=_("Най-ранна дата за приемане: %(day)s.") % {"day": long_date_weekday(last_day + timedelta(days=1))},
        rolled=rolled,
        counting=counting_sentences(counted) if counted is not None else [],
    )


def minimum_sentence(minimum: Term) -> str:
    """Return the earliest lawful end of the present term, with its law."""
    length = _("%(n)d дни") % {"n": minimum.days} if minimum.days is not None else _("1 месец")
    return _("Най-ранният законен край е %(day)s: %(length)s от %(start)s (%(law)s)") % {
        "day": long_date_weekday(minimum.last_day),
        "length": length,
        "start": long_date(minimum.published_on),
        "law": minimum.source,
    }


def outages_near_end(consultation: Consultation, rule: OutageRule) -> list[Outage]:
    """Return the outages long enough and near enough to the end that no change has named yet, newest first."""
    if consultation.closes_at is None:
        return []
    named = consultation.term_changes.filter(kind=TermChangeKind.OUTAGE).values("outage_id")
    near: QuerySet[Outage] = (
        Outage.objects.standing()
        .longer_than(timedelta(minutes=rule.minutes))
        .filter(
            began_at__lt=consultation.closes_at,
            ended_at__gt=consultation.closes_at - timedelta(hours=rule.hours_before_end),
        )
        .exclude(pk__in=named)
    )
    return [
        row
        for row in near.order_by("-began_at", "-pk")
        if touches_end(Interruption(row.began_at, row.ended_at), consultation.closes_at, rule)
    ]


def outage_reason(outage: Outage, now: datetime) -> str:
    """Return the reason that is proposed for an extension: when, how long, what."""
    hours, minutes = divmod(int(outage.length_until(now).total_seconds()) // 60, 60)
    length = _("%(h)d ч. и %(m)d мин.") % {"h": hours, "m": minutes} if minutes else _("%(h)d ч.") % {"h": hours}
    return _("Порталът не работи %(length)s на %(day)s, близо до края на срока: %(what)s") % {
        "length": length,
        "day": long_date(outage.began_at),
        "what": outage.what,
    }
