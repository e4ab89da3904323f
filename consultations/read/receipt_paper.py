"""The receipt on paper, A6: what its holder needs to follow the answer, and nothing of who they are.

The desk's own copy also says how the sender is shown in public, in what capacity, and who took it in.
"""

from dataclasses import dataclass, field
from urllib.parse import urlsplit

from django.conf import settings
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from consultations.models import Channel, Comment, Intake
from consultations.read.together import received_together
from consultations.read.wording import place
from prestige.municipality.models import Municipality
from prestige.pdf import Pdf, render
from prestige.qr import qr_svg
from prestige.typography import long_date


@dataclass(frozen=True)
class ReceiptPaper:
    """What the receipt says. ``rows`` are label and value; ``others`` the numbers of the other points with places."""

    municipality: str
    number: str
    rows: list[tuple[str, str]]
    qr: SafeString
    follow: str
    others: list[tuple[str, str]] = field(default_factory=list)
    taken_by: str = ""


@translation.override("bg")
def receipt_paper(comment: Comment) -> ReceiptPaper:
    """Return the receipt that anybody with the number may print: what the page of the number shows."""
    comments = received_together(comment)
    return _paper(comment, comments, [], "")


@translation.override("bg")
def desk_receipt_paper(intake: Intake) -> ReceiptPaper:
    """Return the receipt that the desk hands out and signs."""
    comments = received_together(intake.comments.order_by("serial")[0])
    first = comments[0]
    sender = f"{first.public_name}; {first.get_capacity_display().lower()}"
    if first.represented:
        sender = f"{sender}: {first.represented}"
    rows = [(_("Подател"), sender)]
    if intake.registry_number:
        rows.append((_("Вх. №"), intake.registry_number))
    by = intake.registered_by
    return _paper(first, comments, rows, ", ".join(filter(None, (by.get_full_name(), by.position))))


def print_receipt(paper: ReceiptPaper, comment: Comment) -> Pdf:
    """Return the receipt as PDF/UA-1 on A6. Raises `prestige.pdf.PrintingError`."""
    return render("consultations/pdf/receipt.html", {"paper": paper}, dated=comment.received_at)


def _paper(comment: Comment, comments: list[Comment], more: list[tuple[str, str]], taken_by: str) -> ReceiptPaper:
    received = timezone.localtime(comment.received_at)
    clock = "%H:%M:%S" if comment.channel == Channel.PORTAL else "%H:%M"  # what a clerk types has no seconds
    about = f"{comment.consultation.short_number}, {_place(comment)}"
    address = settings.BASE_URL + comment.get_absolute_url()
    return ReceiptPaper(
        municipality=Municipality.objects.get().name,
        number=comment.number,
        rows=[
            (_("Получено"), f"{long_date(received, 'bg')}, {received:{clock}} ч."),
            (_("Начин"), str(Channel(comment.channel).label).lower()),
            (_("По"), _("консултация %(about)s") % {"about": about}),
            *more,
        ],
        qr=qr_svg(address, _("QR код към страницата за проследяване")),
        follow=f"{urlsplit(settings.BASE_URL).netloc}{reverse('receipts:lookup')}",
        others=[(each.number, _place(each)) for each in comments if each.pk != comment.pk],
        taken_by=taken_by,
    )


def _place(comment: Comment) -> str:
    return place(comment.eid) if comment.eid else _("целият проект")
