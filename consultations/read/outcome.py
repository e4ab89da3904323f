"""What came of a consultation: the page of the issued statement, all of it read from the frozen rows."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import takewhile
from typing import Any

from django.db.models import Count
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from consultations.acttext.eids import PREFIXES
from consultations.acttext.labels import citation
from consultations.acttext.tree import Kind
from consultations.models import Capacity, Channel, Comment, Consultation, Statement
from consultations.read.council import stands_now
from consultations.read.outcome_charts import charts, time_to_answer
from consultations.read.papers import STATEMENT
from consultations.read.wording import day, language, place
from consultations.statement import Row, decision_sums, outcome_sentence, sender_line, taken_up
from prestige.moderation.models import Ground
from prestige.register.models import IssuedDocument
from prestige.typography import file_size, nbsp, short_date

INSIDE = {
    PREFIXES[kind]
    for kind in (Kind.PARAGRAPH, Kind.POINT, Kind.SUBPOINT, Kind.LETTER, Kind.SUBLETTER, Kind.INDENT, Kind.TEXT)
}


@dataclass(frozen=True)
class Bar:
    """A row of the chart: a decision, how many proposals got it, their share in words, the colour."""

    label: str
    count: int
    share: str
    kind: int


@dataclass(frozen=True)
class OutcomeRow:
    """A received proposal as the page shows it; `proposal` is empty where the text was held, `ground` says why."""

    number: str
    received: str
    provision: str
    sender: str
    proposal: str
    proposed_wording: str
    ground: str
    decision: str
    reasons: str
    answered_by: str


@dataclass(frozen=True)
class Figures:
    """The figures above the chart; every received proposal has its decision, or there would be no statement."""

    received: int
    taken_up: int
    on_paper: int
    by_organisations: int


def issued_outcome(consultation: Consultation, statement: Statement, now: datetime) -> dict[str, Any]:
    """Return all of the page but the rows of the table (one query)."""
    rows = statement.rows
    document = IssuedDocument.objects.about(statement, STATEMENT).without_content().first()
    return {
        "statement": statement,
        "corrected_by": getattr(statement, "corrected_by", None),
        "issued_on": day(statement.issued_on),
        "adopted_on": day(consultation.adopted_on) if consultation.adopted_on else "",
        "phase": consultation.phase_at(now).value,
        "stands_now": stands_now(consultation, consultation.phase_at(now)),
        "asked": asked(consultation),
        "facts": facts(consultation),
        "said": said(rows),
        "did": nbsp(outcome_sentence(rows)),
        "figures": figures(rows),
        "bars": chart(rows),
        "charts": charts(consultation, rows) if rows else [],
        "waited": nbsp(time_to_answer(rows)),
        "document": document,
        "size": file_size(document.size, language()) if document else "",
    }


def figures(rows: Sequence[Row]) -> Figures:
    """Return the figures of the statement."""
    return Figures(
        received=len(rows),
        taken_up=taken_up(rows),
        on_paper=sum(row["channel"] == Channel.PAPER for row in rows),
        by_organisations=sum(row["capacity"] == Capacity.ORGANISATION for row in rows),
    )


def chart(rows: Sequence[Row]) -> list[Bar]:
    """Return the decisions that were taken, most frequent first."""
    bars = [
        Bar(str(decision.label), count, f"{round(100 * count / len(rows))}\xa0%", kind)
        for kind, (decision, count) in enumerate(decision_sums(rows), start=1)
        if count
    ]
    return sorted(bars, key=lambda bar: -bar.count)


def shown_rows(rows: Sequence[Row]) -> list[OutcomeRow]:
    """Return the rows for reading, in the order of the act."""
    known = Ground.objects.catalogue() if any(row["hold_ground"] for row in rows) else {}
    return [_shown(row, known) for row in rows]


def asked(consultation: Consultation) -> str:
    """Return what was asked, the first sentence of the summary, in Bulgarian."""
    return nbsp(next((line.strip() for line in consultation.summary.splitlines() if line.strip()), ""))


def said(rows: Sequence[Row]) -> str:
    """Return what people said, in one or two sentences."""
    received = ngettext("%(n)d предложение.", "%(n)d предложения.", len(rows)) % {"n": len(rows)}
    places = Counter(_provision(row["eid"]) for row in rows if row["eid"])
    if not places or len(rows) == 1:
        return nbsp(received)
    eid, count = places.most_common(1)[0]
    most = _("Най-много са по %(place)s: %(count)d.") % {"place": place(eid), "count": count}
    return nbsp(f"{received} {most}")


def received_so_far(consultation: Consultation) -> tuple[int, int]:
    """Return how many proposals were received and how many have a decision, while the statement is prepared."""
    comments = Comment.objects.filter(consultation=consultation)
    counted = comments.aggregate(received=Count("pk"), decided=Count("answer"))
    return counted["received"], counted["decided"]


def _provision(eid: str) -> str:
    """Return the anchor of the article or § in which a place is."""
    return "__".join(takewhile(lambda part: part.partition("_")[0] not in INSIDE, eid.split("__")))


def facts(consultation: Consultation) -> str:
    """Return how long the draft was and until when it was open, in a sentence."""
    revision, last_day = consultation.current_revision, consultation.last_day
    if revision is None or last_day is None:
        return ""
    articles = ngettext("Проектът имаше %(n)d разпоредба", "Проектът имаше %(n)d разпоредби", revision.article_count)
    until = _("и беше открит за предложения до %(day)s") % {"day": day(last_day)}
    return nbsp(f"{articles % {'n': revision.article_count}} {until}")


def _shown(row: Mapping[str, Any], known: Mapping[str, Ground]) -> OutcomeRow:
    received = datetime.fromisoformat(row["received_at"])
    return OutcomeRow(
        number=row["number"],
        received=nbsp(short_date(received, language())),
        provision=_place(row),
        sender=nbsp(sender_line(row)),
        proposal=row["proposal"],
        proposed_wording=row["proposed_wording"],
        ground=_ground(known.get(row["hold_ground"])),
        decision=row["decision"],
        reasons=row["reasons"],
        answered_by=row["answered_by"],
    )


def _place(row: Mapping[str, Any]) -> str:
    """Return where a proposal stands, and how the place was cited when it came if that was otherwise."""
    told, anchor = place(row["eid"]), row.get("anchor", "")
    if not anchor or anchor == citation(row["eid"]):
        return told
    said = _("%(place)s (при получаването %(then)s)") % {"place": "{}", "then": '<span lang="bg">{}</span>'}
    return format_html(said, told, nbsp(anchor))


def _ground(ground: Ground | None) -> str:
    return f"{ground.code}. {ground.told_title}" if ground else ""
