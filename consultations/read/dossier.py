"""The public file of a consultation: every event with its day, its document and the hash by which it is known.

Source: УПЗНА чл. 23 (досие); ЗДОИ чл. 15, ал. 1, т. 9.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from consultations.models import Consultation, Revision, Statement
from consultations.read.dossier_proceedings import proceedings
from consultations.read.hearing_history import HEARING_VERBS
from consultations.read.papers import ACT, STATEMENT
from consultations.read.redline_papers import REDLINE
from consultations.read.wording import language
from prestige.journal.models import Event
from prestige.register.models import IssuedDocument
from prestige.typography import file_size, nbsp, short_date

# What the journal calls these, for everybody and in both languages.
SAID: Final = {
    "consultation.published": gettext_lazy("Публикувана консултация"),
    "consultation.adopted": gettext_lazy("Отбелязано приемане"),
    "consultation.withdrawn": gettext_lazy("Оттеглена консултация"),
    "consultation.restarted": gettext_lazy("Консултацията започва отначало"),
}
# What of the journal is about the consultation itself and not about one person's proposal.
PUBLIC_VERBS = (
    "consultation.published",
    "revision.published",
    "statement.issued",
    "statement.corrected",
    "consultation.adopted",
    "consultation.withdrawn",
    "consultation.restarted",
    "term.changed",
    *HEARING_VERBS,
    "consultation.tabled",
    "consultation.referred",
    "consultation.put_on_session",
    "consultation.rejected",
    "consultation.sent",
    "consultation.returned",
    "consultation.readopted",
    "consultation.promulgated",
    "consultation.assessed",
    "consultation.annulled",
    "council_step.corrected",
)


@dataclass(frozen=True)
class Entry:
    """One line of the file: when, what, which version, the document with its hash and how to check it."""

    at: str
    what: str
    version: str = ""
    url: str = ""
    document: str = ""
    size: str = ""
    sha256: str = ""
    code: str = ""
    code_url: str = ""


def entries(consultation: Consultation) -> list[Entry]:
    """Return the public events in their order, each with its documents (twelve queries)."""
    found = [*_texts(consultation), *_statements(consultation), *_decisions(consultation)]
    found += [(at, Entry(**line)) for at, line in proceedings(consultation)]
    return [entry for _at, entry in sorted(found, key=lambda pair: pair[0])]


Dated = tuple[Any, Entry]


def _texts(consultation: Consultation) -> Iterator[Dated]:
    revisions = list(
        Revision.objects.published().filter(consultation=consultation).only("ordinal", "published_at", "sha256")
    )
    printed = _printed(Revision, [revision.pk for revision in revisions])
    for revision in revisions:
        n, at = revision.ordinal, revision.published_at
        url = reverse("consultations:text_version", args=[consultation.url_ref, n])
        what = _("Публикувана редакция %(n)d на проекта") % {"n": n}
        version = _("Редакция %(n)d") % {"n": n}
        yield (at, 0), Entry(_day(at), nbsp(what), version, url, _("Текст"), sha256=revision.sha256)
        for kind, name, label in (
            (ACT, "act_pdf", _("Проектът като PDF")),
            (REDLINE, "compare_pdf", _("Сравнение с предишната редакция")),
        ):
            if document := printed.get((kind, revision.pk)):
                args = [consultation.url_ref, n] if kind == ACT else [consultation.url_ref]
                query = "" if kind == ACT else f"?a=v{n - 1}&b=v{n}"
                address = reverse(f"consultations:{name}", args=args) + query
                yield (at, 1), _document(document, label, version, address)


def _statements(consultation: Consultation) -> Iterator[Dated]:
    statements = list(
        Statement.objects.filter(consultation=consultation)
        .without_rows()
        .select_related("corrects")
        .order_by("ordinal")
    )
    printed = _printed(Statement, [statement.pk for statement in statements])
    for statement in statements:
        url = reverse("consultations:statement_record", args=[consultation.url_ref, statement.ordinal])
        what = str(statement)
        if statement.corrects:
            what = _("%(new)s поправя № %(old)s") % {"new": what, "old": statement.corrects.number}
        at = statement.issued_at
        yield (at, 0), Entry(_day(at), nbsp(what), "", url, _("Запис (JSON)"), sha256=statement.sha256)
        if document := printed.get((STATEMENT, statement.pk)):
            address = reverse("consultations:statement_pdf_of", args=[consultation.url_ref, statement.ordinal])
            yield (at, 1), _document(document, _("Справката като PDF"), "", address)


def _decisions(consultation: Consultation) -> Iterator[Dated]:
    verbs = ["consultation.published", "consultation.withdrawn", "consultation.restarted"]
    if consultation.adopted_on and not consultation.council_steps.exists():
        verbs.append("consultation.adopted")  # recorded before the steps were
    own = Q(subject_type=Consultation._meta.label_lower, subject_id=consultation.pk, verb__in=verbs)
    for event in Event.objects.filter(own).order_by("pk"):
        version = ""
        if event.verb == "consultation.adopted":
            version = consultation.adoption_act
        elif event.verb != "consultation.published":
            version = consultation.withdrawal_reason
        yield (event.at, -1), Entry(_day(event.at), str(SAID[event.verb]), version, sha256=event.hash)


def _document(document: IssuedDocument, label: str, version: str, url: str) -> Entry:
    return Entry(
        _day(document.issued_at),
        label,
        version,
        url,
        "PDF",
        file_size(document.size, language()),
        document.sha256,
        document.code,
        document.get_absolute_url(),
    )


def _printed(model: type[Revision] | type[Statement], keys: list[int]) -> dict[tuple[str, int], IssuedDocument]:
    rows = IssuedDocument.objects.filter(subject_type=model._meta.label_lower, subject_id__in=keys).without_content()
    return {(row.kind, row.subject_id): row for row in rows}


def _day(at: Any) -> str:
    local: date = timezone.localdate(at)
    return nbsp(short_date(local, language()))
