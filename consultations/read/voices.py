"""A comment as the public sees it, with the municipality's answer."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from django.db.models import Q
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from consultations.models import Capacity, Channel, Comment, Consultation, Provision, Stance
from consultations.models.comment import CommentQuerySet
from consultations.read.opinions import Block, Leading, blocks, leading
from consultations.read.threads import NO_REPEATS, Repeats, repeats_of
from consultations.read.wording import cited_now, day, language, moment
from consultations.standing import Standing, standing_of, standings
from prestige.moderation.models import ModerationState
from prestige.typography import nbsp

MOST_OWN = 5


@dataclass(frozen=True)
class Voice:
    """Everything that `ui/voice.html` shows of one comment; empty `decision` means that it waits for an answer.

    `written_on` is the ordinal of the earlier revision before which it was written, with the address of that text.
    Of a removed comment only the number and the `tombstone` are left. `report_url` is where readers report it.
    `others` is how many other published comments say the same, with the address of all of them.
    """

    anchor: str
    url: str
    number: str
    author: str
    is_organisation: bool
    capacity: str
    sent: str
    stance: str
    text: str
    wording: str
    pending: bool
    decision: str
    reasons: str
    answered_by: str
    answered: str
    written_on: int
    written_url: str
    tombstone: str = ""
    report_url: str = ""
    others: int = 0
    others_url: str = ""
    opinion: Block | None = None
    part_of: Leading | None = None


def voices(comments: Iterable[Comment], consultation: Consultation, *, name_place: bool = False) -> list[Voice]:
    """Return the comments as voices. They carry the joins of `for_page`.

    With `name_place` each says which provision it speaks of, for lists outside the provision's own page.
    """
    standing, rows = standing_of(consultation), list(comments)
    repeats = repeats_of(rows, consultation)
    opinions, above = blocks(rows, consultation), leading(rows, consultation)
    return [
        replace(
            _voice(each, consultation, standing, name_place, repeats.get(each.pk, NO_REPEATS)),
            opinion=opinions.get(each.pk),
            part_of=above.get(each.part_of_id or 0),
        )
        for each in rows
    ]


def _voice(
    comment: Comment, consultation: Consultation, standing: Standing, name_place: bool, repeats: Repeats
) -> Voice:
    if comment.is_removed:
        return _tombstone(comment, consultation)
    written_on = standing.written_on(comment)
    answer = comment.answer if comment.has_answer else None
    speaks_for = comment.capacity == Capacity.ORGANISATION and comment.represented
    return Voice(
        anchor=f"c{comment.serial}",
        url=reverse("consultations:comment", args=[consultation.url_ref, comment.number]),
        number=comment.number,
        author=comment.represented if speaks_for else comment.public_name,
        is_organisation=comment.capacity == Capacity.ORGANISATION,
        capacity=capacity_line(comment),
        sent=moment(comment.received_at),
        stance=_stance(comment, standing, name_place),
        text=nbsp(comment.public_body),
        wording=nbsp(comment.public_wording),
        pending=not comment.is_published,
        decision=answer.decision if answer else "",
        reasons=nbsp(answer.explained) if answer else "",
        answered_by=answer.answerer if answer else "",
        answered=day(answer.answered_at) if answer else "",
        written_on=written_on,
        written_url=_written_url(comment, consultation, written_on),
        report_url=report_url(comment, consultation) if comment.is_published else "",
        others=repeats.others,
        others_url=repeats.url,
    )


def report_url(comment: Comment, consultation: Consultation) -> str:
    """Return where a reader reports a comment that everybody sees."""
    return reverse("consultations:comment_report", args=[consultation.url_ref, comment.number])


def _tombstone(comment: Comment, consultation: Consultation) -> Voice:
    """Return what stands in the place of a removed comment: the number and the ground, nobody's name and no word."""
    said = _("Премахнат на основание т. %(code)s от правилата") % {"code": comment.hold_ground}
    return Voice(
        anchor=f"c{comment.serial}",
        url=reverse("consultations:comment", args=[consultation.url_ref, comment.number]),
        number=comment.number,
        author="",
        is_organisation=False,
        capacity="",
        sent="",
        stance="",
        text="",
        wording="",
        pending=False,
        decision="",
        reasons="",
        answered_by="",
        answered="",
        written_on=0,
        written_url="",
        tombstone=nbsp(said),
    )


def _written_url(comment: Comment, consultation: Consultation, ordinal: int) -> str:
    if not ordinal:
        return ""
    if comment.provision is None:
        return reverse("consultations:text_version", args=[consultation.url_ref, ordinal])
    return comment.provision.url_then(consultation.url_ref, ordinal)


def capacity_line(comment: Comment) -> str:
    """Return whose position it is and how it came in: „от името на организация, чрез М. И., на хартия“."""
    match Capacity(comment.capacity):
        case Capacity.ORGANISATION if comment.represented:
            line = _naming(_("от името на организация, чрез %(through)s"), "through", comment.public_name)
        case Capacity.POSITION if comment.represented:
            line = _naming(_("в защита на позиция на %(who)s"), "who", comment.represented)
        case capacity:
            line = str(capacity.label).lower()
    channel = Channel(comment.channel)
    return line if channel == Channel.PORTAL else format_html("{}, {}", line, str(channel.label).lower())


def _naming(sentence: str, place: str, name: str) -> str:
    """Return the sentence with a name as safe HTML; the name stays Bulgarian on a page in another language."""
    marked = "{}" if language() == "bg" else '<span lang="bg">{}</span>'
    return format_html(sentence % {place: marked}, name)


def _stance(comment: Comment, standing: Standing, name_place: bool) -> str:
    stance, spot = str(Stance(comment.stance).label), standing.of(comment)
    is_inside = comment.provision is not None and comment.eid != comment.provision.eid
    told = nbsp(cited_now(comment.eid, spot))
    return f"{stance} · {told}" if name_place or is_inside or spot.is_renamed else stance


@dataclass(frozen=True)
class Tally:
    """How many spoke and how many of them have an answer."""

    comments: int = 0
    answered: int = 0

    @property
    def waiting(self) -> int:
        return self.comments - self.answered


def tallies(consultation: Consultation) -> dict[str, Tally]:
    """Return the published comments of each provision by its lineage, those on the whole draft under „“ (one query).

    A comment keeps to its provision's lineage, so it is counted in every revision that has it, whatever its number.
    """
    return {
        lineage: Tally(comments, answers) for lineage, comments, answers in Comment.objects.tallied(consultation.pk)
    }


def tally_at(provision: Provision, counted: Mapping[str, Tally]) -> Tally:
    """Return the sum of the comments that stand at a provision: of its own lineage and of those merged into it."""
    own = [counted[lineage] for lineage in provision.standing_lineages if lineage in counted]
    return Tally(sum(each.comments for each in own), sum(each.answered for each in own))


SHOWN = {
    "answered": Q(answer__isnull=False),
    "waiting": Q(answer__isnull=True),
    "organisations": Q(capacity=Capacity.ORGANISATION),
}


def shown(comments: CommentQuerySet, only: str) -> CommentQuerySet:
    """Return the comments that a tab asks for, a key of `SHOWN`; all of them for anything else."""
    return comments.filter(SHOWN[only]) if only in SHOWN else comments


def own_notices(viewer_id: int | None, consultation: Consultation | None = None) -> list[tuple[str, str]]:
    """Return a sentence and an address for each comment that only its author, the viewer, sees yet; newest first.

    Of one consultation when it is given. No query for a visitor who has not signed in.
    """
    if viewer_id is None:
        return []
    own = Comment.objects.filter(author_id=viewer_id, moderation_state=ModerationState.PENDING)
    if consultation is not None:
        own = own.filter(consultation=consultation)
    found = list(own.select_related("consultation", "provision").order_by("-received_at", "-pk")[:MOST_OWN])
    stands = standings(comment.consultation for comment in found)
    return [
        (
            _("Ваш коментар по %(place)s чака преглед. Вижда се само от вас.")
            % {"place": nbsp(cited_now(comment.eid, stands[comment.consultation_id].of(comment)))},
            reverse("consultations:comment", args=[comment.consultation.url_ref, comment.number]),
        )
        for comment in found
    ]
