"""A term told in sentences: the end, how it was counted, and from when the act may be adopted."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from consultations.deadlines import Term
from prestige.typography import long_date, long_date_weekday


def end_sentence(term: Term) -> str:
    """Return „Срок: 30 дни, до 29 декември 2026 г. (вторник), 24:00 ч.“."""
    months = term.months or 0
    in_months = ngettext("%(n)d месец", "%(n)d месеца", months) % {"n": months}
    length = in_months if term.days is None else _("%(n)d дни") % {"n": term.days}
    return _("Срок: %(length)s, до %(day)s, 24:00 ч.") % {"length": length, "day": long_date_weekday(term.last_day)}


def adoption_sentence(term: Term) -> str:
    """Return the sentence with the earliest day of adoption. Source: ЗНА чл. 26, ал. 4; ГПК чл. 60, ал. 5."""
    return _("Най-ранна дата за приемане: %(day)s.") % {"day": long_date_weekday(term.earliest_adoption_on)}


def counting_sentences(term: Term) -> list[str]:
    """Return how the last day came about, one step a sentence. Source: ГПК чл. 60, ал. 5 and 6; КТ чл. 154."""
    found = [_("Денят на публикуване, %(day)s, не се брои.") % {"day": long_date_weekday(term.published_on)}]
    bare_end = term.rolled_over[0][0] if term.rolled_over else term.last_day
    if term.days is not None:
        found.append(_("Ден %(n)d от срока е %(day)s.") % {"n": term.days, "day": long_date_weekday(bare_end)})
    found += [
        _("%(day)s не е присъствен ден: %(reason)s.") % {"day": long_date(day), "reason": reason.rstrip(".")}
        for day, reason in term.rolled_over
    ]
    if term.rolled_over:
        end = _("Срокът изтича в първия присъствен ден след тях, %(day)s.")
    else:
        end = _("Последният ден, %(day)s, е присъствен и срокът не се мести.")
    return [*found, end % {"day": long_date_weekday(term.last_day)}]
