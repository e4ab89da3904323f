"""An opinion of an organisation as one block: who speaks, its points, the files that everybody may have."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.urls import reverse

from consultations.models import Attachment, Capacity, Comment, Consultation, Opinion, Stance
from consultations.read.wording import cited_now
from consultations.standing import Standing, standing_of
from prestige.typography import nbsp


@dataclass(frozen=True)
class Point:
    """One point of an opinion; empty ``decision`` means that it waits for an answer."""

    number: str
    url: str
    place: str
    stance: str
    text: str
    wording: str
    decision: str


@dataclass(frozen=True)
class File:
    """A released file: its name, address and size in bytes of the copy."""

    name: str
    url: str
    size: int


@dataclass(frozen=True)
class Block:
    """What an opinion's voice shows besides its general position. Name and number are as the sender declared them."""

    eik: str
    points: list[Point] = field(default_factory=list)
    files: list[File] = field(default_factory=list)


@dataclass(frozen=True)
class Leading:
    """Where a point belongs: the number and the address of its opinion."""

    number: str
    url: str


def blocks(comments: Iterable[Comment], consultation: Consultation) -> dict[int, Block]:
    """Return the block of each leading comment by its key; no query where no organisation speaks, else three."""
    keys = [row.pk for row in comments if row.capacity == Capacity.ORGANISATION and row.part_of_id is None]
    if not keys:
        return {}
    opinions = {row.comment_id: row for row in Opinion.objects.filter(comment__in=keys)}
    if not opinions:
        return {}
    points, files = _points(opinions, consultation), _files(opinions, consultation)
    return {key: Block(eik=row.eik, points=points[key], files=files[key]) for key, row in opinions.items()}


def leading(comments: Iterable[Comment], consultation: Consultation) -> dict[int, Leading]:
    """Return for each point's opinion, by the key of its leading comment, where it stands; one query or none."""
    keys = {row.part_of_id for row in comments if row.part_of_id}
    rows = Comment.objects.filter(pk__in=keys).values_list("pk", "number") if keys else ()
    return {pk: Leading(number, _address(consultation, number)) for pk, number in rows}


def opinion_url(consultation: Consultation, step: str = "form") -> str:
    """Return the address of a step of filing an opinion: form, code, check or sent."""
    return reverse(f"consultations:opinion_{step}", args=[consultation.url_ref])


def _points(keys: Iterable[int], consultation: Consultation) -> dict[int, list[Point]]:
    standing = standing_of(consultation)
    found: dict[int, list[Point]] = defaultdict(list)
    for row in Comment.objects.public().filter(part_of__in=list(keys)).for_page().order_by("serial"):
        found[row.part_of_id or 0].append(_point(row, consultation, standing))
    return found


def _point(row: Comment, consultation: Consultation, standing: Standing) -> Point:
    return Point(
        number=row.number,
        url=_address(consultation, row.number),
        place=nbsp(cited_now(row.eid, standing.of(row))),
        stance=str(Stance(row.stance).label),
        text=nbsp(row.public_body),
        wording=nbsp(row.public_wording),
        decision=row.answer.decision if row.has_answer else "",
    )


def _files(keys: Iterable[int], consultation: Consultation) -> dict[int, list[File]]:
    found: dict[int, list[File]] = defaultdict(list)
    rows = Attachment.objects.filter(comment__in=list(keys)).released()
    for row in rows.select_related("comment", "upload__cleaned").defer("upload__cleaned__data"):
        where = [consultation.url_ref, row.comment.number, row.upload.token]
        address = reverse("consultations:comment_file", args=where)
        found[row.comment_id].append(File(row.upload.name, address, row.upload.cleaned.size))
    return found


def _address(consultation: Consultation, number: str) -> str:
    return reverse("consultations:comment", args=[consultation.url_ref, number])
