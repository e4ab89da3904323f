"""What the file of a consultation holds, in its fixed order. The public one has nothing that a visitor may not see.

Source: УПЗНА чл. 23.
"""

import hashlib
import json
import tempfile
from collections.abc import Iterator
from functools import partial
from typing import Any

from django.db.models import Model, Q
from django.utils import timezone, translation

from consultations.actfiles.rendering import Target, render
from consultations.acttext.tree import Act
from consultations.dossier import facts, logs, originals, proceedings, voices
from consultations.dossier.scope import DossierFile, Scope
from consultations.models import Consultation, Invitation, Minutes, Revision, Statement, TermChange
from consultations.read import statement_data
from consultations.read.papers import ACT, STATEMENT, act_imprint
from consultations.read.redline_papers import REDLINE
from prestige.register.models import IssuedDocument

FORMAT = 2  # raised whenever the same record begins to give other bytes
FORMS: tuple[tuple[Target, str, str], ...] = (
    ("docx", "docx", "Word"),
    ("txt", "txt", "обикновен текст"),
    ("akn", "xml", "Akoma Ntoso"),
    ("html", "html", "страница"),
)
BLOCK = 64 * 1024


def files(scope: Scope) -> Iterator[DossierFile]:
    """Yield every file of the dossier; nothing is read or made before its turn."""
    consultation = scope.consultation
    yield from facts.files(consultation)
    yield from _texts(consultation)
    yield from voices.files(consultation)
    yield from _statements(consultation)
    yield from proceedings.files(consultation)
    yield from logs.files(scope)
    if scope.is_full:
        yield from originals.files(consultation)


def public_stamp(consultation: Consultation) -> str:
    """Return what the bytes of the public dossier depend on, as a hash: the same stamp, the same archive."""
    with translation.override("bg"):
        state: dict[str, Any] = {
            "format": FORMAT,
            "facts": facts.data(consultation),
            "voices": consultation.voices_stamp,
            "proceedings": proceedings.stamp(consultation),
            "mail": list(logs.mail_sums(consultation)),
            "journal": list(logs.public_events(consultation).values_list("pk", "hash")),
            "documents": list(_documents(consultation).order_by("pk").values_list("sha256", flat=True)),
            "statements": list(
                Statement.objects.filter(consultation=consultation).order_by("ordinal").values_list("sha256", flat=True)
            ),
        }
    return hashlib.sha256(json.dumps(state, sort_keys=True, default=str).encode()).hexdigest()


def _documents(consultation: Consultation) -> Any:
    inside: dict[type[Model], Any] = {
        Revision: Revision.objects.published().filter(consultation=consultation),
        Statement: Statement.objects.filter(consultation=consultation),
        TermChange: TermChange.objects.filter(consultation=consultation),
        Invitation: Invitation.objects.filter(hearing__consultation=consultation),
        Minutes: Minutes.objects.published().filter(hearing__consultation=consultation),
    }
    about = Q()
    for model, rows in inside.items():
        about |= Q(subject_type=model._meta.label_lower, subject_id__in=rows.order_by().values("pk"))
    return IssuedDocument.objects.without_content().filter(about)


def _texts(consultation: Consultation) -> Iterator[DossierFile]:
    revisions = Revision.objects.published().filter(consultation=consultation).order_by("ordinal")
    for key, n in revisions.values_list("pk", "ordinal"):
        name = f"02-redaktsii/redaktsia-{n}"
        for target, suffix, form in FORMS:
            title = f"Редакция {n} – {form}"
            yield DossierFile(f"{name}.{suffix}", title, partial(_act_file, consultation, key, target))
        yield from _printed(Revision, key, ACT, f"{name}.pdf", f"Редакция {n} – PDF, както е издаден")
        title = f"Сравнение на редакция {n - 1} и {n} – PDF"
        yield from _printed(Revision, key, REDLINE, f"02-redaktsii/sravnenie-{n}.pdf", title)


def _act_file(consultation: Consultation, key: int, target: Target) -> Iterator[bytes]:
    revision = Revision.objects.get(pk=key)
    revision.consultation = consultation
    yield render(Act.from_json(revision.tree), target, act_imprint(revision))


def _statements(consultation: Consultation) -> Iterator[DossierFile]:
    rows = Statement.objects.filter(consultation=consultation).without_rows().select_related("corrects")
    for statement in rows.defer("rows", "corrects__rows").order_by("ordinal"):
        statement.consultation = consultation
        name, title = f"04-spravka/spravka-{statement.ordinal}", str(statement)
        yield from _printed(Statement, statement.pk, STATEMENT, f"{name}.pdf", f"{title} – PDF, както е издадена")
        yield DossierFile(f"{name}.csv", f"{title} – таблица", partial(statement_data.csv_pieces, statement))
        yield DossierFile(f"{name}.xlsx", f"{title} – таблица за Excel", partial(_workbook, statement))
        yield DossierFile(f"{name}.json", f"{title} – данни", partial(statement_data.json_pieces, statement))
        record = f"{title} – записът, чийто SHA-256 стои в справката"
        yield DossierFile(f"{name}.record.json", record, partial(statement_data.record_pieces, statement))


def _workbook(statement: Statement) -> Iterator[bytes]:
    with tempfile.TemporaryFile() as made:
        statement_data.write_workbook(statement, made)
        made.seek(0)
        while block := made.read(BLOCK):
            yield block


def _printed(model: type[Model], key: int, kind: str, name: str, title: str) -> Iterator[DossierFile]:
    document = IssuedDocument.objects.of(model, kind).filter(subject_id=key).without_content().first()
    if document is not None:
        issued = timezone.localtime(document.issued_at)
        said = f"{title}, код за проверка {document.code}, {issued:%d.%m.%Y}"
        yield DossierFile(name, said, partial(_content, document.pk))


def _content(key: int) -> Iterator[bytes]:
    yield bytes(IssuedDocument.objects.values_list("content", flat=True).get(pk=key))
