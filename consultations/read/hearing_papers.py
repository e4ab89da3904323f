"""From the record to the papers of a hearing; Bulgarian whatever the language of the page."""

from datetime import date

from django.conf import settings
from django.db.models import QuerySet
from django.urls import reverse

from consultations.hearing_paper import BLANK_ROWS, AttendancePaper, InvitationPaper, MinutesPaper
from consultations.models import Hearing, Invitation, Minutes
from prestige.events.models import Registration
from prestige.events.told import when_words
from prestige.municipality.models import Municipality
from prestige.qr import qr_svg
from prestige.register.models import IssuedDocument

INVITATION, MINUTES = "hearing_invitation", "hearing_minutes"  # kinds of issued documents


def invitations_to_print() -> QuerySet[Invitation]:
    """Return the published invitations that have no PDF yet, oldest first."""
    printed = IssuedDocument.objects.of(Invitation, INVITATION).values("subject_id")
    joined = ("hearing__consultation", "hearing__event", "published_by")
    return Invitation.objects.exclude(pk__in=printed).select_related(*joined).order_by("published_at", "pk")


def minutes_to_print() -> QuerySet[Minutes]:
    """Return the published minutes that have no PDF yet, oldest first."""
    printed = IssuedDocument.objects.of(Minutes, MINUTES).values("subject_id")
    waiting = Minutes.objects.filter(published_at__isnull=False).exclude(pk__in=printed)
    return waiting.select_related("hearing__consultation", "hearing__event", "corrects").order_by("published_at", "pk")


def invitation_paper(invitation: Invitation) -> InvitationPaper:
    """Return the printed invitation, from its frozen facts."""
    hearing, by = invitation.hearing, invitation.published_by
    address = hearing_address(hearing)
    return InvitationPaper(
        municipality=invitation.facts["municipality"],
        office=_office(),
        number=invitation.number,
        dated_on=invitation.published_on,
        consultation_number=hearing.consultation.number,
        facts=invitation.facts,
        address=address,
        qr=qr_svg(address, "QR код към страницата на обсъждането"),
        signatory=by.get_full_name(),
        signatory_position=by.position,
    )


def minutes_paper(minutes: Minutes, code: str) -> MinutesPaper:
    """Return the printed minutes, from their frozen words and facts. Raises ValueError before publication."""
    hearing = minutes.hearing
    if minutes.published_on is None:
        raise ValueError("unpublished minutes are not printed")
    verify = f"{settings.BASE_URL}{reverse('register:document', args=[code.replace(' ', '')])}"
    return MinutesPaper(
        municipality=minutes.facts["municipality"],
        office=_office(),
        number=minutes.number,
        dated_on=minutes.published_on,
        consultation_number=hearing.consultation.number,
        facts=minutes.facts,
        address=hearing_address(hearing),
        qr=qr_svg(verify, "QR код за проверка на документа"),
        opening=_paragraphs(minutes.opening),
        course=_paragraphs(minutes.course),
        closing=_paragraphs(minutes.closing),
        note_taker=minutes.note_taker,
        corrects=minutes.corrects.number if minutes.corrects else "",
        correction_note=minutes.correction_note,
        verification_code=code,
        verify_url=f"{settings.BASE_URL}{reverse('register:verify')}",
    )


def attendance_paper(hearing: Hearing, today: date) -> AttendancePaper:
    """Return the list for signatures: everybody with a place, those who wait, and empty lines."""
    people = Registration.objects.of_event(hearing.event_id).live().order_by("name", "pk")
    event, place = hearing.event, Municipality.objects.first() or Municipality()
    names = list(people.values_list("name", "organisation"))
    return AttendancePaper(
        municipality=place.name,
        office=place.address,
        title=event.title,
        when=when_words(event),
        place=f"{event.place}, {event.address}",
        people=names,
        rows=range(len(names) + 1, len(names) + 1 + BLANK_ROWS),
        dated_on=today,
    )


def hearing_address(hearing: Hearing) -> str:
    """Return the full address of the hearing's page, with the short number only."""
    path = reverse("consultations:hearing", args=[hearing.consultation.number, hearing.ordinal])
    return f"{settings.BASE_URL}{path}"


def _paragraphs(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _office() -> str:
    return (Municipality.objects.first() or Municipality()).address
