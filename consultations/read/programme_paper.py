"""From the adopted programme to paper. Call with Bulgarian active."""

from datetime import date

from django.conf import settings
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone

from consultations.models import Programme
from consultations.sheets import ProgrammePaper, ProgrammeRow
from prestige.municipality.models import Municipality
from prestige.qr import qr_svg
from prestige.register.models import IssuedDocument

PROGRAMME = "programme"  # the kind of issued document


def programmes_to_print() -> QuerySet[Programme]:
    """Return the published programmes that have no PDF yet, oldest first."""
    printed = IssuedDocument.objects.of(Programme, PROGRAMME).values("subject_id")
    return Programme.objects.exclude(pk__in=printed).order_by("published_at", "pk")


def programme_paper(programme: Programme, code: str) -> ProgrammePaper:
    """Return the printed programme with its verification code, from its frozen rows."""
    place = Municipality.objects.first() or Municipality()
    plan, verify = reverse("consultations:plan"), reverse("register:document", args=[code])
    return ProgrammePaper(
        municipality=place.name,
        address=place.address,
        number=programme.number,
        year=programme.year,
        adopted_on=programme.adopted_on,
        adoption_act=programme.adoption_act,
        published_on=timezone.localdate(programme.published_at),
        rows=tuple(
            ProgrammeRow(
                period=row["period"],
                title=row["title"],
                act_type=row["act_type"],
                unit=row["unit"],
                policy_area=row["policy_area"],
                purpose=row["purpose"],
                legal_basis=row["legal_basis"],
                term_days=row["term_days"],
                forms=", ".join(row["forms"]),
                hearing_on=date.fromisoformat(row["hearing_on"]) if row["hearing_on"] else None,
            )
            for row in programme.rows
        ),
        publisher=", ".join(filter(None, (programme.publisher_name, programme.publisher_position))),
        plan_url=f"{settings.BASE_URL}{plan}?year={programme.year}",
        verification_code=code,
        verify_url=str(settings.BASE_URL) + reverse("register:verify"),
        verify_qr=qr_svg(str(settings.BASE_URL) + verify, "QR код за проверка на документа"),
    )
