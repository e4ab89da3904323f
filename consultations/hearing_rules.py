"""When a public hearing may be held and what follows it, pure: invitation, day, hour, opinions after it, minutes.

No law binds a municipality here: these are local rules after the pattern of Sofia (Наредба за провеждане на обществени
консултации, чл. 8 and 20–23), so every length is a value of `HearingTerms`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Final

from django.utils.translation import get_language, gettext

from consultations.deadlines import SOFIA
from consultations.lifecycle import Phase
from prestige.refusals import Refusal
from prestige.typography import long_date_weekday, short_date
from prestige.workdays import Calendar

MIN_SHORT_NOTICE_REASON: Final = 20
LOOK_AHEAD_DAYS: Final = 120
_ONE_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, kw_only=True)
class HearingTerms:
    """The lengths in force, by the numbers of the catalogue; `not_before` is a local hour."""

    invite_days: int = 14  # D20
    short_invite_days: int = 7  # D20, with a public reason
    minutes_workdays: int = 5  # D21
    opinions_days: int = 7  # D22
    not_before: time = time(17, 0)


class HearingState(StrEnum):
    """Where a hearing stands at an instant; derived, never stored."""

    CANCELLED = "cancelled"
    AHEAD = "ahead"
    RUNNING = "running"
    AWAITING_MINUTES = "awaiting_minutes"
    MINUTES_LATE = "minutes_late"
    WITH_MINUTES = "with_minutes"


def state_of(
    *,
    is_cancelled: bool,
    starts_at: datetime,
    ends_at: datetime,
    has_minutes: bool,
    minutes_due_on: date,
    now: datetime,
) -> HearingState:
    """Return where a hearing stands; the minutes are late from the day after the last one for them."""
    if is_cancelled:
        return HearingState.CANCELLED
    if now < starts_at:
        return HearingState.AHEAD
    if now < ends_at:
        return HearingState.RUNNING
    if has_minutes:
        return HearingState.WITH_MINUTES
    is_late = now.astimezone(SOFIA).date() > minutes_due_on
    return HearingState.MINUTES_LATE if is_late else HearingState.AWAITING_MINUTES


def latest_invitation_on(hearing_on: date, terms: HearingTerms, *, has_reason: bool) -> date:
    """Return the last day on which the invitation may be published: so many calendar days before the hearing.

    The day of the invitation is not counted, the day of the hearing is.
    """
    return hearing_on - timedelta(days=terms.short_invite_days if has_reason else terms.invite_days)


def minutes_due_on(hearing_on: date, terms: HearingTerms, calendar: Calendar) -> date:
    """Return the last day for publishing the minutes, in working days after the hearing."""
    return calendar.add_workdays(hearing_on, terms.minutes_workdays)


def opinions_until(hearing_on: date, terms: HearingTerms, calendar: Calendar) -> date:
    """Return until when written opinions must be taken after a hearing; a day off rolls to the next working day."""
    return calendar.add_days(hearing_on, terms.opinions_days)


def workdays_between(after: date, until: date, calendar: Calendar) -> int:
    """Return how many working days lie after the first day, the second included."""
    days = (after + timedelta(days=offset) for offset in range(1, (until - after).days + 1))
    return sum(calendar.is_workday(day) for day in days)


def day_refusals(hearing_on: date, calendar: Calendar, elections: Mapping[date, str]) -> list[Refusal]:
    """Return why no hearing is held on this day: a day off, a day of elections or the one before."""
    found = []
    if (reason := calendar.day_off_reason(hearing_on)) is not None:
        sentence = gettext("%(day)s е неприсъствен ден (%(reason)s). Изберете работен ден.")
        found.append(Refusal("day_off", sentence % {"day": _day(hearing_on), "reason": reason}, _source()))
    for election, words in (
        (hearing_on, gettext("На %(day)s има избори (%(name)s). Обсъждане не се провежда.")),
        (hearing_on + _ONE_DAY, gettext("%(day)s е денят преди избори (%(name)s). Обсъждане не се провежда.")),
    ):
        if election in elections:
            names = {"day": _day(hearing_on), "name": elections[election]}
            found.append(Refusal("election", words % names, _source()))
    return found


def hour_refusals(starts_at: datetime, terms: HearingTerms) -> list[Refusal]:
    """Return why no hearing begins at this hour: people are still at work."""
    if starts_at.astimezone(SOFIA).time() >= terms.not_before:
        return []
    sentence = gettext("Обсъждането започва след работно време: не по-рано от %(hour)s ч.")
    return [Refusal("hour", sentence % {"hour": f"{terms.not_before:%H:%M}"}, _source())]


def invitation_refusals(hearing_on: date, invited_on: date, terms: HearingTerms, *, reason: str) -> list[Refusal]:
    """Return why the invitation comes too late: 14 days before, 7 with a public reason, never fewer."""
    latest = latest_invitation_on(hearing_on, terms, has_reason=False)
    if invited_on <= latest:
        return []
    last_chance = latest_invitation_on(hearing_on, terms, has_reason=True)
    if invited_on > last_chance:
        sentence = gettext(
            "Поканата закъснява: за обсъждане на %(day)s тя се публикува най-късно на %(latest)s, а с причина – на "
            "%(last)s."
        )
        names = {"day": _day(hearing_on), "latest": _day(latest), "last": _day(last_chance)}
        return [Refusal("invitation", sentence % names, _source())]
    if len(reason.strip()) >= MIN_SHORT_NOTICE_REASON:
        return []
    sentence = gettext(
        "За покана по-малко от %(n)d дни преди обсъждането напишете публична причина в поне %(min)d знака. Без причина "
        "последният ден беше %(latest)s."
    )
    told = {"n": terms.invite_days, "min": MIN_SHORT_NOTICE_REASON, "latest": _day(latest)}
    return [Refusal("short_notice", sentence % told, _source())]


def term_refusals(
    hearing_on: date, *, published_on: date | None, last_day: date | None, terms: HearingTerms, calendar: Calendar
) -> list[Refusal]:
    """Return why the term of written proposals does not hold this hearing and the opinions after it.

    The sentence says until when the term must be extended; the extension itself is another act.
    """
    if published_on is None or last_day is None or hearing_on < published_on:
        sentence = gettext("Обсъждането се провежда в срока за писмени предложения.")
        return [Refusal("outside_term", sentence, _source())]
    needed = opinions_until(hearing_on, terms, calendar)
    if last_day >= needed:
        return []
    sentence = gettext(
        "След обсъждането писмени становища се приемат още %(n)d дни, до %(needed)s, а срокът изтича на %(last_day)s. "
        "Първо удължете срока или изберете по-ранен ден."
    )
    names = {"n": terms.opinions_days, "needed": _day(needed), "last_day": short_date(last_day, _language())}
    return [Refusal("term", sentence % names, _source())]


def shortening_refusals(
    hearings_on: Iterable[date], last_day: date, terms: HearingTerms, calendar: Calendar
) -> list[Refusal]:
    """Return why a term may not end on this day: a hearing of these days and the opinions after it need longer."""
    found = []
    for hearing_on in sorted(set(hearings_on)):
        needed = opinions_until(hearing_on, terms, calendar)
        if last_day < needed:
            sentence = gettext(
                "След обсъждането на %(day)s писмени становища се приемат до %(needed)s. Срокът не може да изтече "
                "по-рано."
            )
            names = {"day": short_date(hearing_on, _language()), "needed": short_date(needed, _language())}
            found.append(Refusal("hearing", sentence % names, _source()))
    return found


def phase_refusals(phase: Phase) -> list[Refusal]:
    """Return why no hearing can be convened in this phase: only an open consultation has one."""
    if phase == Phase.OPEN:
        return []
    sentence = gettext("Обсъждане се свиква, докато тече срокът за предложения. Сега консултацията е „%(phase)s“.")
    return [Refusal("phase", sentence % {"phase": phase.label}, _source())]


def earliest_hearing_on(
    invited_on: date, terms: HearingTerms, calendar: Calendar, elections: Mapping[date, str], *, has_reason: bool
) -> date:
    """Return the first day on which a hearing may be held when the invitation is published on the given day."""
    day = invited_on + timedelta(days=terms.short_invite_days if has_reason else terms.invite_days)
    for _offset in range(LOOK_AHEAD_DAYS):
        if not day_refusals(day, calendar, elections):
            break
        day += _ONE_DAY
    return day


def latest_hearing_on(last_day: date, terms: HearingTerms, calendar: Calendar, elections: Mapping[date, str]) -> date:
    """Return the last day on which a hearing leaves room for the opinions after it."""
    day = last_day - timedelta(days=terms.opinions_days)
    for _offset in range(LOOK_AHEAD_DAYS):
        if not day_refusals(day, calendar, elections):
            break
        day -= _ONE_DAY
    return day


def minutes_refusals(
    *, is_cancelled: bool, ends_at: datetime, now: datetime, opening: str, course: str
) -> list[Refusal]:
    """Return why the minutes cannot be published: the hearing is not over, or they say nothing."""
    found = []
    if is_cancelled:
        found.append(Refusal("cancelled", gettext("Обсъждането е отменено: протокол не се съставя."), _source()))
    elif now < ends_at:
        found.append(Refusal("not_over", gettext("Обсъждането още не е приключило."), _source()))
    if not opening.strip():
        found.append(Refusal("opening", gettext("Напишете кога, къде и кой води обсъждането."), _source()))
    if not course.strip():
        found.append(Refusal("course", gettext("Напишете как протече обсъждането."), _source()))
    return found


def _day(day: date) -> str:
    return long_date_weekday(day, _language())


def _language() -> str:
    return get_language() or "bg"


def _source() -> str:
    return gettext("местно правило за обществените обсъждания")
