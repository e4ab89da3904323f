"""What became of the place that somebody was writing about while a later revision was published."""

from dataclasses import dataclass

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from consultations.acttext.redline import Piece, redline
from consultations.models import CommentDraft, Consultation, Revision
from consultations.read.comment_place import Place, place_in
from consultations.standing import standing_of
from prestige.typography import nbsp


@dataclass(frozen=True)
class Moved:
    """A place as its author had it before them, `then`, and where it stands in the text in force.

    `now` is None when the place was dropped.
    """

    then: Place
    now: Place | None

    @property
    def is_changed(self) -> bool:
        """Whether the author should read it again: its words differ, numbers apart."""
        return self.now is not None and _words(self.then) != _words(self.now)

    @property
    def is_renamed(self) -> bool:
        return self.now is not None and self.now.eid != self.then.eid

    @property
    def pieces(self) -> list[Piece]:
        """What changed in it; empty when nothing did."""
        return redline(_words(self.then), _words(self.now)) if self.now and self.is_changed else []

    @property
    def notice(self) -> str:
        """What the author is told; empty when there is nothing to tell."""
        current = self.then.consultation.current_revision
        names = {"n": current.ordinal if current else 0, "place": self.then.label}
        if self.now is None:
            return nbsp(
                _("Докато пишехте, беше публикувана редакция %(n)d и %(place)s отпадна. Текстът ви е запазен.") % names
            )
        names["now"] = self.now.label
        if self.is_changed and self.is_renamed:
            said = _(
                "Докато пишехте, беше публикувана редакция %(n)d. Текстът по %(place)s е променен и сега е %(now)s."
            )
        elif self.is_changed:
            said = _("Докато пишехте, беше публикувана редакция %(n)d и текстът по %(place)s е променен.")
        elif self.is_renamed:
            return nbsp(capfirst(_("%(place)s сега е %(now)s: беше публикувана редакция %(n)d.") % names))
        else:
            return ""
        kept = _("Прегледайте новия текст. Написаното от вас е запазено.")
        return nbsp(f"{said % names} {kept}")


def moved(consultation: Consultation, eid: str, ordinal: int) -> Moved | None:
    """Return what became of a place of that revision; None when it is in force still or knows no such place."""
    published = Revision.objects.published().filter(consultation=consultation)
    revision = published.without_text().filter(ordinal=ordinal).first()
    if revision is None or revision.pk == consultation.current_revision_id:
        return None
    then = place_in(consultation, revision, eid)
    if then is None:
        return None
    if then.provision is None:
        return _stands(then, "")
    spot = standing_of(consultation).spot(revision.pk, eid, then.provision.eid)
    return Moved(then, None) if spot.dropped_in else _stands(then, spot.eid)


def moved_draft(draft: CommentDraft, consultation: Consultation) -> Moved | None:
    """Return what became of the place of a kept draft; None when it was written on the text in force."""
    if draft.revision is None or draft.revision_id == consultation.current_revision_id:
        return None
    return moved(consultation, draft.written_eid, draft.revision.ordinal)


def _stands(then: Place, eid: str) -> Moved:
    consultation = then.consultation
    current = consultation.current_revision
    return Moved(then, place_in(consultation, current, eid) if current else None)


def _words(place: Place) -> str:
    """Return the text of a place without its own number, so that another number is no other text."""
    text = place.text
    if place.provision is not None and text.startswith(place.provision.label):
        text = text.removeprefix(place.provision.label)
    elif place.number and text.startswith(place.number):
        text = text.removeprefix(place.number)
    return text.strip()
