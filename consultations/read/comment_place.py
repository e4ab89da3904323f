"""What a comment is about: a provision of the text in force of the draft, a paragraph of it, or the whole draft."""

from dataclasses import dataclass

from django.http import Http404
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from consultations.acttext.markup import paragraph_eids
from consultations.acttext.tree import plain_text
from consultations.models import Consultation, Provision, Revision
from consultations.read.crumbs import Trail, trail
from consultations.read.wording import day, place
from prestige.typography import nbsp


@dataclass(frozen=True)
class Place:
    """The spot in the draft on which somebody comments; ``eid`` is empty for the whole draft.

    ``number`` is the mark of a place inside a provision, „(2)“.
    """

    consultation: Consultation
    revision: Revision
    provision: Provision | None
    eid: str
    text: str
    number: str = ""

    @property
    def label(self) -> str:
        """How it is cited: „чл. 14, ал. 2“."""
        return place(self.eid)

    @property
    def heading(self) -> str:
        return _("Коментар по %(place)s") % {"place": self.label}

    @property
    def quoted(self) -> str:
        return nbsp(self.text)

    @property
    def source(self) -> str:
        """Which text is quoted: „Редакция 1 от 4 ноември 2026 г.“."""
        if self.revision.published_at is None:
            return str(self.revision)
        return nbsp(_("%(revision)s от %(day)s") % {"revision": self.revision, "day": day(self.revision.published_at)})

    @property
    def text_url(self) -> str:
        """The page where it can be read whole."""
        ref = self.consultation.url_ref
        if self.provision is None:
            return reverse("consultations:text", args=[ref])
        return self.provision.url_in(ref) if self.is_in_force else self.provision.url_then(ref, self.revision.ordinal)

    @property
    def is_in_force(self) -> bool:
        """Whether it is a place of the current text and not of an earlier one."""
        return self.revision.pk == self.consultation.current_revision_id

    @property
    def kept_as(self) -> str:
        """How a draft names it: by its anchor in the current text, a dropped place by its identity."""
        return self.eid if self.is_in_force or self.provision is None else self.provision.key

    @property
    def paragraphs(self) -> list[tuple[str, str]]:
        """The single paragraphs to choose from when all of a provision is commented on."""
        is_whole = self.provision is not None and self.provision.eid == self.eid
        return paragraphs_of(self.consultation, self.provision) if self.provision and is_whole else []

    def url(self, step: str) -> str:
        """Return the address of a step of the way: form, code, check or sent."""
        return step_url(self.consultation, self.eid, step)

    @property
    def form_url(self) -> str:
        return self.url("form")

    @property
    def trail(self) -> Trail:
        """The way back to it."""
        found = trail(self.consultation)
        return [*found, (self.text_url, capfirst(place(self.provision.eid)))] if self.provision else found


def paragraphs_of(consultation: Consultation, provision: Provision) -> list[tuple[str, str]]:
    """Return where to comment on one paragraph only, as address and „ал. 2“; none when there is nothing to choose."""
    eids = [eid for eid in paragraph_eids(provision.html) if eid.startswith(f"{provision.eid}__")]
    whole = f"{place(provision.eid)}, "
    return [(step_url(consultation, eid), place(eid).removeprefix(whole)) for eid in eids] if len(eids) > 1 else []


def step_url(consultation: Consultation, eid: str, step: str = "form") -> str:
    """Return the address of a step of commenting on this place, the form by default."""
    if eid:
        return reverse(f"consultations:comment_{step}", args=[consultation.url_ref, eid])
    return reverse(f"consultations:general_{step}", args=[consultation.url_ref])


def place_or_404(consultation: Consultation, eid: str) -> Place:
    """Return the place that the address names in the revision in force; 404 when there is none such."""
    revision = consultation.current_revision
    place = place_in(consultation, revision, eid) if revision else None
    if place is None:
        raise Http404
    return place


def place_in(consultation: Consultation, revision: Revision, eid: str) -> Place | None:
    """Return the place with this anchor in a revision, the whole draft for an empty one, None when there is none."""
    if not eid:
        return Place(consultation, revision, None, "", "")
    provision = Provision.objects.around(revision.pk, eid)
    if provision is None or provision.eid == eid:
        return Place(consultation, revision, provision, eid, provision.text) if provision else None
    node = revision.act.find(eid)
    return Place(consultation, revision, provision, eid, plain_text(node), node.mark) if node else None
