"""A provision as an earlier revision had it, and what became of it since."""

from dataclasses import dataclass

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from consultations.acttext.redline import Piece, redline
from consultations.models import Consultation, Provision, Revision
from consultations.read.contents import title_of
from consultations.read.wording import day, place
from consultations.standing import Spot, standing_of
from prestige.typography import nbsp


@dataclass(frozen=True)
class Since:
    """What became of a provision of an earlier revision.

    `sentence` tells it, `url` and `name` lead to where it stands now, empty when it was dropped; `pieces` are the
    redline from its text to the present one, empty when not a word differs.
    """

    ordinal: int
    published: str
    sentence: str
    url: str
    name: str
    pieces: list[Piece]


def since(consultation: Consultation, revision: Revision, provision: Provision) -> Since:
    """Return what became of a provision of an earlier public revision (one query, or none when it was dropped)."""
    spot = standing_of(consultation).spot(revision.pk, provision.eid, provision.eid)
    now = (
        None
        if spot.dropped_in
        else Provision.objects.filter(revision=consultation.current_revision_id, eid=spot.provision).first()
    )
    pieces = [] if now is None else redline(_words(provision), _words(now))
    is_changed = any(piece.kind != "same" for piece in pieces)
    return Since(
        ordinal=revision.ordinal,
        published=day(revision.published_at) if revision.published_at else "",
        sentence=nbsp(_sentence(provision, spot, is_changed)),
        url=now.url_in(consultation.url_ref) if now else "",
        name=title_of(now) if now else "",
        pieces=pieces if is_changed else [],
    )


def last_with(consultation: Consultation, eid: str) -> tuple[Revision, Provision] | None:
    """Return the last public revision in which a place with this anchor stood, and the provision around the place.

    For anchors that the revision in force has no more (two queries at most for each earlier revision).
    """
    public = Revision.objects.published().filter(consultation=consultation)
    for revision in public.only("ordinal", "published_at"):
        if provision := Provision.objects.around(revision.pk, eid):
            return revision, provision
    return None


def _words(provision: Provision) -> str:
    """Return the text without its own number, so that another number is no other text."""
    return provision.text.removeprefix(provision.label).strip()


def _sentence(provision: Provision, spot: Spot, is_changed: bool) -> str:
    names = {"place": capfirst(place(provision.eid)), "now": place(spot.provision), "n": spot.dropped_in}
    if spot.dropped_in:
        return _("%(place)s отпадна в редакция %(n)d. Коментарите по него остават тук.") % names
    if spot.is_renamed:
        said, changed = _("%(place)s сега е %(now)s.") % names, _("Текстът е променен.")
        return f"{said} {changed}" if is_changed else said
    return (
        _("Текстът на %(place)s е променен.") % {"place": place(provision.eid)}
        if is_changed
        else _("Текстът не е променян оттогава.")
    )
