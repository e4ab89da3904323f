"""What happened to a consultation, out of the journal and the revisions, told with its days."""

from collections.abc import Mapping
from datetime import date
from operator import itemgetter

from django.db.models import Q
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from consultations.models import Consultation, Hearing, Minutes, Nature, Revision, Statement, TermChange
from consultations.read.causes import compare_url
from consultations.read.council import timeline
from consultations.read.hearing_history import HEARING_VERBS, hearing_sentence, hearings_by_key
from consultations.read.term_changes import change_sentence
from consultations.read.wording import day, end_of_term, language
from prestige.journal.models import Event
from prestige.typography import nbsp, short_date

HISTORY = (
    "consultation.published",
    "revision.published",
    "term.changed",
    "statement.issued",
    "statement.corrected",
    "consultation.adopted",
    "consultation.withdrawn",
    "consultation.restarted",
    *HEARING_VERBS,
)


def history(consultation: Consultation) -> list[tuple[str, str]]:
    """Return what happened, newest first, as day and sentence: the events of the journal and the council's steps.

    Two queries, and one more for the revisions when there are later ones, and for the hearings. A step stands on the
    day on which it happened, an event on the day of its record.
    """
    own = Q(subject_type=Consultation._meta.label_lower, subject_id=consultation.pk)
    kinds = [model._meta.label_lower for model in (Statement, Revision, TermChange, Hearing, Minutes)]
    inside = Q(subject_type__in=kinds, data__consultation=consultation.pk)
    events = list(Event.objects.filter(own | inside, verb__in=HISTORY).order_by("-pk"))
    later = _later(consultation) if any(event.verb == "revision.published" for event in events) else {}
    about = hearings_by_key(consultation) if any(event.verb in HEARING_VERBS for event in events) else {}
    steps = timeline(consultation)
    told = [
        (
            timezone.localdate(event.at),
            hearing_sentence(event, about) if event.verb in HEARING_VERBS else _sentence(consultation, event, later),
        )
        for event in reversed(events)
        if event.data.get("is_told", True) and (event.verb != "consultation.adopted" or not steps)
    ]
    rows = sorted([*told, *steps], key=itemgetter(0))
    return [(short_date(on, language()), sentence) for on, sentence in reversed(rows)]


def restart_line(consultation: Consultation) -> str:
    """Say when the term was started again and by which revision; empty when it never was (a query when revised).

    Source: ЗНА чл. 26, ал. 4.
    """
    current = consultation.current_revision
    if current is None or current.ordinal == 1:
        return ""
    restarts = [each for each in _later(consultation).values() if each.last_day and each.published_at]
    if not restarts:
        return ""
    last = max(restarts, key=lambda each: each.ordinal)
    started = day(timezone.localdate(last.published_at))
    return nbsp(_("Срокът започна отново на %(day)s с редакция %(n)d.") % {"day": started, "n": last.ordinal})


def _later(consultation: Consultation) -> dict[int, Revision]:
    """Return the public revisions after the first by their keys, without their long texts."""
    rows = Revision.objects.published().filter(consultation=consultation, base__isnull=False)
    return {
        row.pk: row
        for row in rows.select_related("base").defer(*Revision.LONG, *(f"base__{it}" for it in Revision.LONG))
    }


def _sentence(consultation: Consultation, event: Event, later: Mapping[int, Revision]) -> str:
    match event.verb:
        case "consultation.published":
            return _published(consultation, event)
        case "revision.published":
            return _revised(consultation, later[event.subject_id])
        case "term.changed":
            days = (date.fromisoformat(event.data[name]) for name in ("from_last_day", "to_last_day"))
            return change_sentence(event.data["kind"], *days)
        case "statement.issued":
            received = int(event.data.get("proposals", 0))
            if not received:
                return _("Публикувана е справката: по проекта не са постъпили предложения.")
            return nbsp(
                ngettext(
                    "Публикувана е справката за %(n)d постъпило предложение.",
                    "Публикувана е справката за %(n)d постъпили предложения.",
                    received,
                )
                % {"n": received}
            )
        case "statement.corrected":
            return _("Справката е поправена с нова. Причината е на страницата с резултата.")
        case "consultation.adopted":
            adopted = day(consultation.adopted_on) if consultation.adopted_on else ""
            told = _('Актът е приет на %(adopted_on)s с <span lang="bg">%(act)s</span>.')
            return format_html(told % {"adopted_on": "{}", "act": "{}"}, adopted, nbsp(consultation.adoption_act))
        case "consultation.restarted":
            return _restarted(consultation)
        case _:
            return _("Консултацията е оттеглена.")


def _restarted(consultation: Consultation) -> SafeString:
    """Tell that the draft went back for rework and why, in the municipality's words."""
    said = _("Проектът е върнат за преработване и се обсъжда отново.")
    return format_html('{} <span lang="bg">{}</span>', said, nbsp(consultation.withdrawal_reason))


def _published(consultation: Consultation, event: Event) -> str:
    """Tell the term as it was fixed on that day; a later revision may have started it again."""
    last_day = date.fromisoformat(event.data["last_day"]) if event.data.get("last_day") else consultation.last_day
    ends = end_of_term(last_day) if last_day else ""
    if last_day != consultation.last_day:
        return nbsp(_("Начало на консултацията. Предложения се приемат до %(end)s") % {"end": ends})
    earliest = day(consultation.earliest_adoption_on) if consultation.earliest_adoption_on else ""
    return nbsp(
        _("Начало на консултацията. Предложения се приемат до %(end)s Най-ранна дата за приемане: %(earliest)s")
        % {"end": ends, "earliest": earliest}
    )


def _revised(consultation: Consultation, revision: Revision) -> SafeString:
    """Tell the nature of a revision, its reasons in the municipality's words, and what it meant for the term."""
    nature = str(Nature(revision.nature).label).lower()
    said = nbsp(_("Публикувана е редакция %(n)d: %(nature)s.") % {"n": revision.ordinal, "nature": nature})
    term = (
        nbsp(_("Срокът започна отново и тече до %(day)s.") % {"day": day(revision.last_day)})
        if revision.last_day
        else ""
    )
    base = revision.base.ordinal if revision.base else 1
    return format_html(
        '{} <span lang="bg">{}</span> {} <a href="{}">{}</a>',
        said,
        nbsp(revision.change_note),
        term,
        compare_url(consultation, base, revision.ordinal),
        _("Какво се промени"),
    )
