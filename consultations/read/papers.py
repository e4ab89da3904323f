"""From the published record to paper: what stands in the printed act and in the printed statement.

Official documents are Bulgarian whatever the language of the page, so nothing here is translated; the names of
decisions, channels and capacities are, so call these functions with Bulgarian active.
"""

from collections.abc import Mapping
from datetime import datetime

from django.conf import settings
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString

from consultations.actfiles.imprint import Imprint
from consultations.acttext.tree import Act
from consultations.acttext.units import Unit, units
from consultations.lifecycle import ActType, Procedure
from consultations.models import Capacity, Channel, Consultation, Decision, Revision, Statement
from consultations.paper import ActPaper, PaperUnit, Signatory, StatementGroup, StatementPaper, StatementRow
from consultations.read.history import restart_line
from consultations.read.term_changes import change_line
from consultations.read.titles import statement_titles
from consultations.statement import Row, grouped_by_provision
from prestige.moderation.models import Ground
from prestige.municipality.models import Municipality
from prestige.qr import qr_svg
from prestige.register.models import IssuedDocument

ACT, STATEMENT = "act", "statement"  # kinds of issued documents


def revisions_to_print() -> QuerySet[Revision]:
    """Return the published revisions that have no PDF yet, oldest first."""
    printed = IssuedDocument.objects.of(Revision, ACT).values("subject_id")
    waiting = Revision.objects.filter(published_at__isnull=False).exclude(pk__in=printed)
    return waiting.select_related("consultation__unit").order_by("published_at", "pk")


def statements_to_print() -> QuerySet[Statement]:
    """Return the issued statements that have no PDF yet, oldest first."""
    printed = IssuedDocument.objects.of(Statement, STATEMENT).values("subject_id")
    waiting = Statement.objects.exclude(pk__in=printed).select_related("consultation", "corrects")
    return waiting.defer("corrects__rows").order_by("issued_at", "pk")


def act_paper(revision: Revision) -> ActPaper:
    """Return the printed draft of a published revision."""
    consultation = revision.consultation
    if revision.published_at is None:
        raise ValueError("an unpublished revision is not printed")
    short_address = _address("short_link", consultation.number)
    facts = [
        ("Съставител", str(consultation.unit)),
        ("Правно основание", consultation.legal_basis),
        ("За въпроси", _contact(consultation)),
    ]
    return ActPaper(
        municipality=_municipality().name,
        consultation_number=consultation.number,
        act_type_label=str(ActType(consultation.act_type).label),
        title=consultation.title,
        status_label="Проект",
        revision_label=str(revision),
        published_on=timezone.localdate(revision.published_at),
        last_day=consultation.last_day,
        permalink=_address("consultations:text_version", consultation.number, revision.ordinal),
        comment_url=short_address,
        comment_qr=qr_svg(short_address, "QR код към страницата на консултацията"),
        units=tuple(_paper_unit(unit) for unit in units(Act.from_json(revision.tree), links=False)),
        facts=tuple((label, value) for label, value in facts if value),
        paper_way=consultation.channel_office,
    )


def act_imprint(revision: Revision) -> Imprint:
    """Return what the files of a published revision say of it beside the text."""
    consultation = revision.consultation
    if revision.published_at is None:
        raise ValueError("an unpublished revision is not given away")
    return Imprint(
        title=consultation.title,
        number=consultation.number,
        revision=revision.ordinal,
        published_on=timezone.localdate(revision.published_at),
        first_published_on=consultation.published_on,
        author=str(consultation.unit),
        permalink=_address("consultations:text_version", consultation.number, revision.ordinal),
    )


def statement_paper(statement: Statement, code: str) -> StatementPaper:
    """Return the printed statement with its verification code, from the frozen rows. Source: ЗНА чл. 26, ал. 5."""
    consultation, municipality = statement.consultation, _municipality()
    titles, corrects = statement_titles(consultation), statement.corrects
    if consultation.published_on is None or consultation.last_day is None:
        raise ValueError("a statement without a term")
    return StatementPaper(
        municipality=municipality.name,
        address=municipality.address,
        number=statement.number,
        name=titles.name,
        short_name=titles.short,
        basis=titles.basis,
        corrects=f"№ {corrects.number}/{corrects.issued_on:%d.%m.%Y} г." if corrects else "",
        correction_reason=statement.correction_reason,
        issued_on=statement.issued_on,
        consultation_number=consultation.number,
        consultation_title=consultation.title,
        published_on=consultation.published_on,
        last_day=consultation.last_day,
        term=_term_sentence(consultation),
        groups=statement_groups(statement),
        signatories=(Signatory("Издал", statement.issuer_name, statement.issuer_position),),
        verification_code=code,
        verify_url=_address("register:verify"),
        verify_qr=_verification(code),
        data_url=_address("consultations:statement_csv", consultation.number),
    )


def statement_groups(statement: Statement) -> tuple[StatementGroup, ...]:
    """Return the frozen rows as tables, one for each provision."""
    known = Ground.objects.catalogue()
    return tuple(
        StatementGroup(label.removesuffix(".") or "Общо за проекта", tuple(_paper_row(row, known) for row in rows))
        for label, rows in grouped_by_provision(statement.rows)
    )


def _paper_unit(unit: Unit) -> PaperUnit:
    # The grammar escapes every word of the source itself: its HTML holds our own tags only.
    return PaperUnit(str(unit.kind), unit.eid, unit.label, unit.heading, SafeString(unit.html), unit.depth)


def _paper_row(row: Row, known: Mapping[str, Ground]) -> StatementRow:
    represented = f" ({row['represented']})" if row["represented"] else ""
    return StatementRow(
        number=row["number"],
        received_at=datetime.fromisoformat(row["received_at"]),
        channel_label=str(Channel(row["channel"]).label),
        sender=row["sender"],
        capacity=f"{str(Capacity(row['capacity']).label).lower()}{represented}",
        proposal=row["proposal"],
        proposed_wording=row["proposed_wording"],
        decision=row["decision"],
        decision_label=str(Decision(row["decision"]).label),
        reasons=row["reasons"],
        hold_ground=_ground(known.get(row["hold_ground"])),
    )


def _ground(ground: Ground | None) -> str:
    return f"т. {ground.code} от правилата – {ground.title}" if ground else ""


def _term_sentence(consultation: Consultation) -> str:
    if consultation.procedure == Procedure.GENERAL_ACT:
        months = "един месец" if consultation.term_months == 1 else f"{consultation.term_months} месеца"
        return f"Срокът за предложения беше {months}. {restart_line(consultation)} {change_line(consultation)}".strip()
    said = f"Срокът за предложения беше {consultation.term_days} дни. {restart_line(consultation)}".strip()
    said = f"{said} {change_line(consultation)}".strip()
    if not consultation.is_short_term:
        return said
    return f"{said} Причини за съкратения срок: {consultation.short_term_reason}"


def _verification(code: str) -> SafeString:
    """Return the QR code of a printed document; of one without a code of its own, nothing."""
    return qr_svg(_address("register:document", code), "QR код за проверка на документа") if code else SafeString("")


def _contact(consultation: Consultation) -> str:
    return ", ".join(
        filter(
            None,
            (
                consultation.contact_name,
                consultation.contact_position,
                consultation.contact_phone,
                consultation.contact_email,
            ),
        )
    )


def _municipality() -> Municipality:
    return Municipality.objects.first() or Municipality()


def _address(name: str, *args: object) -> str:
    return str(settings.BASE_URL) + reverse(name, args=args)
