"""One provision with everything said about it."""

from dataclasses import dataclass

from django.conf import settings
from django.core.paginator import Page
from django.db.models import Count
from django.http import Http404
from django.urls import reverse

from consultations.models import Comment, Consultation, Provision, Revision, Stance
from consultations.models.comment import CommentQuerySet
from consultations.read.causes import compare_url
from consultations.read.changes import changed_at
from consultations.read.contents import title_of
from consultations.read.paging import page_of
from consultations.read.voices import SHOWN, Tally, Voice, shown, voices
from consultations.read.wording import place
from prestige.moderation.models import ModerationState

PER_PAGE = 30


@dataclass(frozen=True)
class Neighbour:
    """The provision before or after."""

    url: str
    name: str


@dataclass(frozen=True)
class ArticlePage:
    """What the page of a provision shows; `own` are the viewer's comments that nobody else sees yet.

    `permalink` leads to the provision in the revision of this `ordinal`, `address` is the same in full. `changes` says
    what that revision changed in it, `compare` leads to the change, both empty where nothing changed.
    """

    provision: Provision
    name: str
    cited: str
    chapter: str
    tally: Tally
    organisations: int
    stances: list[tuple[str, int]]
    most: int
    page: "Page[Comment]"
    voices: list[Voice]
    own: list[Voice]
    ordinal: int
    permalink: str
    address: str
    changes: list[str]
    compare: str
    previous: Neighbour | None
    next: Neighbour | None


def provision_around(consultation: Consultation, eid: str, revision: Revision | None = None) -> Provision:
    """Return the provision of a revision, the current one by default, with this anchor, or the one around it.

    `art_14__para_2` is inside `art_14`, which has the page. Raises Http404.
    """
    found = Provision.objects.around(revision.pk if revision else consultation.current_revision_id, eid)
    if found is None:
        raise Http404
    return found


def article_page(
    consultation: Consultation,
    provision: Provision,
    *,
    viewer_id: int | None,
    only: str,
    asked: str,
    then: int | None = None,
) -> ArticlePage:
    """Return the page of a provision of any revision with the comments of its lineage, whichever they were written on.

    `only` as in `voices.shown`, `asked` the number of the page of comments, `then` the ordinal of an earlier revision.
    """
    said = Comment.objects.filter(consultation=consultation, provision__lineage__in=provision.standing_lineages)
    public = said.public()
    stances = {
        row["stance"]: row
        for row in public.order_by()
        .values("stance")
        .annotate(n=Count("pk"), answered=Count("answer"), organisations=Count("pk", filter=SHOWN["organisations"]))
    }
    counts = sorted(
        ((str(stance.label), stances[stance]["n"]) for stance in Stance if stance in stances), key=lambda pair: -pair[1]
    )
    listed = shown(public, only) if only in SHOWN else said.in_place().first_of_threads()
    page = page_of(listed.for_page(), asked, per_page=PER_PAGE)
    before, after, chapter = _around(provision)
    revision = consultation.current_revision
    ordinal = then or (revision.ordinal if revision else 1)
    changes = changed_at(revision, provision.eid) if revision and not then else []
    permalink = f"{reverse('consultations:text_version', args=[consultation.url_ref, ordinal])}#{provision.eid}"
    return ArticlePage(
        provision=provision,
        name=title_of(provision),
        cited=place(provision.eid),
        chapter=chapter,
        tally=Tally(sum(row["n"] for row in stances.values()), sum(row["answered"] for row in stances.values())),
        organisations=sum(row["organisations"] for row in stances.values()),
        stances=counts,
        most=counts[0][1] if counts else 0,
        page=page,
        voices=voices(page, consultation),
        own=voices(_own(said, viewer_id), consultation),
        ordinal=ordinal,
        permalink=permalink,
        address=settings.BASE_URL + permalink,
        changes=changes,
        compare=compare_url(consultation, ordinal - 1, ordinal, provision.eid) if changes else "",
        previous=_neighbour(before, consultation, then),
        next=_neighbour(after, consultation, then),
    )


def _own(said: CommentQuerySet, viewer_id: int | None) -> CommentQuerySet:
    if viewer_id is None:
        return said.none()
    return said.filter(author_id=viewer_id, moderation_state=ModerationState.PENDING).for_page()


def _around(provision: Provision) -> tuple[Provision | None, Provision | None, str]:
    """Return the commentable provisions before and after and the name of the heading above."""
    rows = Provision.objects.filter(revision=provision.revision_id).defer("text", "html")
    commentable = rows.commentable()
    before = commentable.filter(position__lt=provision.position).order_by("-position").first()
    after = commentable.filter(position__gt=provision.position).order_by("position").first()
    above = rows.filter(eid=provision.parent_eid).first() if provision.parent_eid else None
    return before, after, title_of(above) if above else ""


def _neighbour(provision: Provision | None, consultation: Consultation, then: int | None) -> Neighbour | None:
    if provision is None:
        return None
    ref = consultation.url_ref
    return Neighbour(provision.url_then(ref, then) if then else provision.url_in(ref), title_of(provision))
