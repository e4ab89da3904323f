"""The public file of a consultation: every event with its day, its document and the hash by which it is known.

Source: УПЗНА чл. 23 (досие); ЗДОИ чл. 15, ал. 1, т. 9.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from consultations.models import Consultation, CouncilStep, Revision, Statement, TermChange
from consultations.read.hearing_history import HEARING_VERBS
from consultations.read.papers import ACT, STATEMENT
from consultations.read.redline_papers import REDLINE
from consultations.read.term_changes import change_sentence
from consultations.read.wording import language
from prestige.journal.models import Event
from prestige.register.models import IssuedDocument
from prestige.typography import file_size, nbsp, short_date

# What of the journal is about the consultation itself and not about one person's proposal.
# What the journal calls these, for everybody and in both languages.
SAID: Final = {
    "consultation.published": gettext_lazy("Публикувана консултация"),
    "consultation.tabled": gettext_lazy("Проектът е внесен"),
    "consultation.referred": gettext_lazy("Проектът е разпределен на комисия"),
    "consultation.put_on_session": gettext_lazy("Проектът е включен в дневния ред на заседание"),
    "consultation.adopted": gettext_lazy("Отбелязано приемане"),
    "consultation.rejected": gettext_lazy("Проектът не е приет"),
    "consultation.sent": gettext_lazy("Актът е изпратен на кмета и на областния управител"),
    "consultation.returned": gettext_lazy("Актът е върнат за ново разглеждане"),
    "consultation.readopted": gettext_lazy("Актът е приет повторно"),
    "consultation.promulgated": gettext_lazy("Актът е обнародван"),
    "consultation.assessed": gettext_lazy("Публикувана последваща оценка"),
    "consultation.annulled": gettext_lazy("Актът е отменен от съда"),
    "consultation.withdrawn": gettext_lazy("Оттеглена консултация"),
    "consultation.restarted": gettext_lazy("Консултацията започва отначало"),
    "council_step.corrected": gettext_lazy("Поправен запис за стъпка след консултацията"),
}
COUNCIL_VERBS = (
    "consultation.tabled",
    "consultation.referred",
    "consultation.put_on_session",
    "consultation.adopted",
    "consultation.rejected",
    "consultation.sent",
    "consultation.returned",
    "consultation.readopted",
    "consultation.promulgated",
    "consultation.assessed",
    "consultation.annulled",
)
ENDING_VERBS = ("consultation.withdrawn", "consultation.restarted")
PUBLIC_VERBS = (
    "consultation.published",
    "revision.published",
    "term.changed",
    "statement.issued",
    "statement.corrected",
    "council_step.corrected",
    *HEARING_VERBS,
    *COUNCIL_VERBS,
    *ENDING_VERBS,
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
    """Return the public events in their order, each with its documents (a fixed number of queries)."""
    found = [*_texts(consultation), *_statements(consultation), *_decisions(consultation), *_more(consultation)]
    return [entry for _at, entry in sorted(found, key=lambda pair: pair[0])]


Dated = tuple[Any, Entry]
# Other rooms bring their events and documents: hearings, extensions, the council's steps.
MORE: list[Callable[[Consultation], Iterator[Dated]]] = []


def _more(consultation: Consultation) -> Iterator[Dated]:
    for source in MORE:
        yield from source(consultation)


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
    """Yield what was decided: the opening, each change of the term, each step of the council, the end."""
    changes = {row.pk: row for row in TermChange.objects.filter(consultation=consultation)}
    steps = {row.pk: row for row in CouncilStep.objects.filter(consultation=consultation)}
    own = Q(subject_type=Consultation._meta.label_lower, subject_id=consultation.pk)
    own &= Q(verb__in=("consultation.published", *COUNCIL_VERBS, *ENDING_VERBS))
    own |= Q(subject_type=TermChange._meta.label_lower, subject_id__in=list(changes), verb="term.changed")
    own |= Q(subject_type=CouncilStep._meta.label_lower, subject_id__in=list(steps), verb="council_step.corrected")
    for event in Event.objects.filter(own).order_by("pk"):
        what, version = str(SAID.get(event.verb, event.verb)), ""
        if event.verb == "term.changed":
            change = changes[event.subject_id]
            what, version = change_sentence(change.kind, change.from_last_day, change.to_last_day), change.reason
        elif event.verb in ENDING_VERBS:
            version = consultation.withdrawal_reason
        else:
            key = event.subject_id if event.verb == "council_step.corrected" else event.data.get("step")
            step = steps.get(key)
            version = step.document or step.place if step else ""
            if event.verb == "consultation.adopted" and step is None:  # recorded before there were steps
                version = consultation.adoption_act
        yield (event.at, -1), Entry(_day(event.at), what, version, sha256=event.hash)


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
