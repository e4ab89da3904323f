"""From two neighbouring revisions to paper: what stands in the printed comparison. Call it with Bulgarian active."""

from collections.abc import Mapping

from django.conf import settings
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone

from consultations.models import Comment, Decision, Revision
from consultations.paper import RedlinePaper, RedlinePaperUnit
from consultations.read.causes import causes_between
from consultations.read.comparison import Look, redline_between, term_line
from consultations.read.redline import RedlineUnit
from consultations.read.wording import day
from prestige.municipality.models import Municipality
from prestige.qr import qr_svg
from prestige.register.models import IssuedDocument

REDLINE = "redline"  # the kind of issued document


def redlines_to_print() -> QuerySet[Revision]:
    """Return the later published revisions whose comparison with the one before has no PDF yet, oldest first."""
    printed = IssuedDocument.objects.of(Revision, REDLINE).values("subject_id")
    waiting = Revision.objects.filter(published_at__isnull=False, base__isnull=False).exclude(pk__in=printed)
    return waiting.select_related("consultation", "base").order_by("published_at", "pk")


def redline_paper(revision: Revision) -> RedlinePaper:
    """Return the printed comparison of a later revision with its base, the proposals named until now beside it."""
    consultation, base = revision.consultation, revision.base
    if base is None or base.published_at is None or revision.published_at is None:
        raise ValueError("nothing public to compare")
    causes = causes_between(consultation, base.ordinal, revision.ordinal)
    numbers = {comment.pk for comments in causes.values() for comment in comments}
    decisions = dict(Comment.objects.filter(pk__in=numbers).values_list("number", "answer__decision"))
    redline = redline_between(base, revision, Look(), lambda found: [(each.number, "") for each in found], causes)
    page = reverse("consultations:compare", args=[consultation.number])
    short = settings.BASE_URL + reverse("short_link", args=[consultation.number])
    return RedlinePaper(
        municipality=(Municipality.objects.first() or Municipality()).name,
        consultation_number=consultation.number,
        title=f"Сравнение на редакция {base.ordinal} и редакция {revision.ordinal}",
        act_title=consultation.title,
        summary=redline.summary,
        term=term_line(revision),
        reasons=revision.change_note,
        versions=f"Редакция {base.ordinal} от {day(timezone.localdate(base.published_at))} и редакция "
        f"{revision.ordinal} от {day(timezone.localdate(revision.published_at))}",
        published_on=timezone.localdate(revision.published_at),
        units=tuple(_unit(unit, decisions) for unit in redline.changed),
        address=f"{settings.BASE_URL}{page}?a={base.name}&b={revision.name}",
        short_address=short,
        qr=qr_svg(short, "QR код към страницата на консултацията"),
    )


def _unit(unit: RedlineUnit, decisions: Mapping[str, str | None]) -> RedlinePaperUnit:
    causes = tuple((number, _decision(decisions.get(number))) for number, _url in unit.causes)
    return RedlinePaperUnit(unit.name, tuple(tag.label for tag in unit.tags), unit.heading, unit.html, causes)


def _decision(code: str | None) -> str:
    return str(Decision(code).label) if code else ""
