"""What stands in the papers for the council session, and the words they begin with until a clerk changes them."""

from django.db.models import Q, QuerySet
from django.utils import timezone

from consultations.models import Consultation, CouncilPackage, Revision, Statement
from consultations.package_paper import PackagePaper
from consultations.read.papers import act_paper, statement_paper
from prestige.municipality.models import Municipality
from prestige.register.models import IssuedDocument


def first_words(consultation: Consultation) -> dict[str, str]:
    """Return the report that a clerk begins with. Sources: ЗМСМА чл. 21, ал. 2; АПК чл. 77."""
    basis = consultation.legal_basis.strip().rstrip(".") or "чл. 21, ал. 2 от ЗМСМА"
    subject = _inside(consultation.title)
    statement = Statement.objects.in_force().filter(consultation=consultation).without_rows().first()
    said = f" Справката за постъпилите предложения е № {statement.number}." if statement else ""
    published = f"{timezone.localdate(consultation.published_at):%d.%m.%Y} г." if consultation.published_at else ""
    last_day = f"{consultation.last_day:%d.%m.%Y} г." if consultation.last_day else ""
    return {
        "addressee": "Общински съвет",
        "submitter_name": "",
        "submitter_position": "кмет на общината",
        "lead": (
            "Уважаеми общински съветници,\n"
            f"Внасям за разглеждане проект на {subject}.\n"
            f"Проектът с мотивите беше публикуван за обществена консултация № {consultation.number} на {published}; "
            f"предложения се приемаха до {last_day}{said}\n"
            "Към докладната записка са приложени проектът, мотивите, справката и постъпилите становища, за да бъдат "
            "обсъдени заедно."
        ),
        "decision": f"Приема {subject}, съгласно приложението.",
        "basis": basis,
    }


def packages_to_print() -> QuerySet[CouncilPackage]:
    """Return the papers that were never printed or may be older than their words or the statement, oldest first."""
    return (
        CouncilPackage.objects.select_related("consultation__unit", "consultation__current_revision")
        .filter(Q(consultation__statement_issued_on__isnull=False))
        .defer("content")
        .order_by("edited_at", "pk")
    )


def package_stamp(package: CouncilPackage) -> str:
    """Return what the document depends on: its words, the statement in force and the text."""
    statements = Statement.objects.in_force().filter(consultation=package.consultation_id).values_list("pk", flat=True)
    return f"{package.version}-{statements.first()}-{package.consultation.current_revision_id}"


def package_paper(package: CouncilPackage) -> PackagePaper:
    """Return the papers of a consultation with a statement, as they are now."""
    consultation = package.consultation
    statement = Statement.objects.in_force().select_related("corrects").get(consultation=consultation)
    statement.consultation = consultation
    revision = Revision.objects.get(pk=consultation.current_revision_id or 0)
    revision.consultation = consultation
    municipality = Municipality.objects.first() or Municipality()
    document = IssuedDocument.objects.about(statement, "statement").without_content().first()
    return PackagePaper(
        municipality=municipality.name,
        address=municipality.address,
        council="ОБЩИНСКИ СЪВЕТ" + _of(municipality.name),
        addressee=package.addressee,
        submitter=package.submitter_name,
        submitter_position=package.submitter_position,
        about=f"Приемане на {_inside(consultation.title)}",
        dated=timezone.localdate(package.edited_at),
        lead=_paragraphs(package.lead),
        decision=(f"На основание {first_words(consultation)['basis']}", *_paragraphs(package.decision)),
        motives=tuple((name, text) for name, text in consultation.motives if text.strip()),
        act=act_paper(revision),
        statement=statement_paper(statement, document.code if document else ""),
    )


def _inside(title: str) -> str:
    return title[:1].lower() + title[1:] if title[1:2].islower() else title


def _of(name: str) -> str:
    """Return „ – ХАСКОВО“ of „Община Хасково“."""
    place = name.removeprefix("Община ").strip()
    return f" – {place.upper()}" if place and place != name else ""


def _paragraphs(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())
