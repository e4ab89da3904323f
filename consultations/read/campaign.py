"""What is hung up and sent round about a consultation: words of the poster, short messages, the sheets on paper.

Everything for the notice board is Bulgarian whatever the language of the page: call with Bulgarian active.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db.models import Prefetch
from django.urls import reverse

from consultations.lifecycle import ActType, Procedure
from consultations.models import BoardSheet, Campaign, Consultation
from consultations.sheets import BoardNoticePaper, PosterPaper, stamp_of
from consultations.short_texts import MessageSize, message_size
from prestige.municipality.models import Municipality
from prestige.qr import qr_svg
from prestige.typography import latin, long_date, long_date_weekday

LEAD = "Прочетете проекта и кажете какво да се промени. Отговаряме на всяко предложение."
HEADLINE_LENGTH = 120


@dataclass(frozen=True)
class CampaignWords:
    """The words of the poster; ``version`` is 0 while they are only proposed."""

    headline: str
    lead: str
    paper_way: str
    version: int = 0


@dataclass(frozen=True)
class ShortText:
    """A text to copy; ``size`` only where a telephone network counts it."""

    name: str
    title: str
    text: str
    size: MessageSize | None = None


def campaign_words(consultation: Consultation) -> CampaignWords:
    """Return the saved words, else what can be said out of the data of the consultation."""
    saved = getattr(consultation, "campaign", None)
    if isinstance(saved, Campaign):
        return CampaignWords(saved.headline, saved.lead, saved.paper_way, saved.version)
    way = f"Напишете предложението си на ръка и го оставете в кметството или тук: {consultation.channel_office}."
    return CampaignWords(_question(consultation), LEAD, way[:240] if consultation.channel_office else "")


def short_address(consultation: Consultation) -> str:
    """Return the printed address of the consultation, with its protocol."""
    return str(settings.BASE_URL) + reverse("short_link", args=[consultation.number])


def poster(consultation: Consultation, *, size: str) -> PosterPaper:
    """Return the poster of an open consultation, a4 or a3."""
    words, address = campaign_words(consultation), short_address(consultation)
    if consultation.last_day is None:
        raise ValueError("a draft is not announced")
    return PosterPaper(
        municipality=_municipality().name,
        number=consultation.short_number,
        headline=words.headline,
        lead=words.lead,
        last_day=consultation.last_day,
        address=address,
        qr=qr_svg(address, f"QR код към консултация № {consultation.short_number}"),
        paper_way=words.paper_way,
        contact=_contact(consultation),
        basis=_basis(consultation),
        size=size,
    )


def board_notice(consultation: Consultation) -> BoardNoticePaper:
    """Return the notice with what the law wants known. Source: ЗНА чл. 26, ал. 2–4; АПК чл. 66, ал. 1."""
    address, place = short_address(consultation), _municipality()
    if consultation.last_day is None or consultation.published_on is None:
        raise ValueError("a draft is not announced")
    facts = [
        ("Проект", consultation.title),
        ("Вид", str(ActType(consultation.act_type).label)),
        ("Правно основание", consultation.legal_basis),
        ("Съставител", str(consultation.unit)),
        ("Публикуван на", long_date(consultation.published_on)),
        ("Причини за съкратения срок", consultation.short_term_reason if consultation.is_short_term else ""),
    ]
    ways = [
        ("На портала", f"{address} (по член от проекта, и от телефон)"),
        ("По имейл", consultation.channel_email),
        ("На хартия", consultation.channel_office),
    ]
    return BoardNoticePaper(
        municipality=place.name,
        number=consultation.short_number,
        title=consultation.title,
        basis=_basis(consultation),
        facts=tuple((label, value) for label, value in facts if value),
        summary=tuple(line.strip() for line in consultation.summary.splitlines() if line.strip()),
        last_day=consultation.last_day,
        ways=tuple((label, value) for label, value in ways if value),
        address=address,
        qr=qr_svg(address, f"QR код към консултация № {consultation.short_number}"),
        contact=_contact(consultation),
    )


def sheet_paper(consultation: Consultation, kind: str) -> PosterPaper | BoardNoticePaper:
    """Return what a sheet of this kind says."""
    if kind == BoardSheet.Kind.NOTICE:
        return board_notice(consultation)
    return poster(consultation, size="a3" if kind == BoardSheet.Kind.POSTER_A3 else "a4")


def sheets_to_print(now: datetime) -> Iterator[tuple[Consultation, str]]:
    """Yield each open consultation with a kind of sheet that is missing or says something else than it should."""
    kept = Prefetch("board_sheets", queryset=BoardSheet.objects.defer("content"), to_attr="kept_sheets")
    rows = Consultation.objects.open_at(now).select_related("unit", "campaign").prefetch_related(kept)
    for row in rows.order_by("closes_at", "pk"):
        kept_sheets: list[BoardSheet] = row.kept_sheets  # type: ignore[attr-defined]  # prefetched under this name
        stamps = {sheet.kind: sheet.stamp for sheet in kept_sheets}
        for kind in BoardSheet.Kind.values:
            if stamps.get(kind) != stamp_of(sheet_paper(row, kind)):
                yield row, kind


def current_sheet(consultation: Consultation, kind: str) -> BoardSheet | None:
    """Return the printed sheet when it says what it should say now; an outdated one is never given away."""
    sheet = BoardSheet.objects.filter(consultation=consultation, kind=kind).first()
    return sheet if sheet is not None and sheet.stamp == stamp_of(sheet_paper(consultation, kind)) else None


def sheet_states(consultation: Consultation) -> list[tuple[str, str, BoardSheet | None]]:
    """Return every kind of sheet with its name and the printed one, None while it is being printed."""
    kept = {row.kind: row for row in BoardSheet.objects.filter(consultation=consultation).defer("content")}
    found = []
    for kind in BoardSheet.Kind:
        sheet = kept.get(kind.value)
        is_current = sheet is not None and sheet.stamp == stamp_of(sheet_paper(consultation, kind))
        found.append((kind.value, str(kind.label), sheet if is_current else None))
    return found


def short_texts(consultation: Consultation) -> list[ShortText]:
    """Return the messages for telephones and networks; the short one in Latin letters goes in one SMS where it can."""
    words, address = campaign_words(consultation), short_address(consultation)
    if consultation.last_day is None:
        return []
    bare = address.partition("://")[2]
    day = f"{consultation.last_day:%d.%m}"
    cyrillic = f"{words.headline} Мнения до {day}: {bare}"
    in_latin = f"{latin(words.headline)} Mnenia do {day}: {bare}"
    long_day = long_date_weekday(consultation.last_day)
    post = f"{words.headline}\n\n{words.lead}\n\nПредложения до {long_day}, до края на деня: {address}"
    return [
        ShortText("sms", "SMS на кирилица", cyrillic, message_size(cyrillic)),
        ShortText("sms_latin", "SMS на латиница (по Закона за транслитерацията)", in_latin, message_size(in_latin)),
        ShortText("viber", "Viber и социални мрежи", post),
    ]


def _question(consultation: Consultation) -> str:
    """Return a question out of the title, whole words only; the clerk makes a better one."""
    title = consultation.title.strip().rstrip(".")
    subject = title[:1].lower() + title[1:] if title[1:2].islower() else title
    asked = f"Какво да се промени в проекта за {subject}?"
    if len(asked) <= HEADLINE_LENGTH:
        return asked
    kept = asked[: HEADLINE_LENGTH - 3].rpartition(" ")[0].rstrip(" ,–")
    return f"{kept} …?"


def _basis(consultation: Consultation) -> str:
    if consultation.procedure == Procedure.GENERAL_ACT:
        return "чл. 66, ал. 1 и чл. 69 от Административнопроцесуалния кодекс"
    return "чл. 26, ал. 2–4 от Закона за нормативните актове"


def _contact(consultation: Consultation) -> str:
    phone_or_email = consultation.contact_phone or consultation.contact_email
    parts = (consultation.contact_name, consultation.contact_position, phone_or_email)
    return ", ".join(filter(None, parts))


def _municipality() -> Municipality:
    return Municipality.objects.first() or Municipality()
