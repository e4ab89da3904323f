"""The arithmetic of a decision of the municipal council: quorum, majorities, roll-call. Source: ЗМСМА чл. 21, 27."""

from dataclasses import dataclass
from typing import Final

from django.db.models import TextChoices
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from prestige.refusals import Refusal


class Matter(TextChoices):
    """By which point the council decides; it sets the majority and whether the vote is by roll-call.

    Source: ЗМСМА чл. 21, ал. 1 and 2; чл. 21а, ал. 3; чл. 27, ал. 4 and 5.
    """

    OTHER = "other", _("друга точка или чл. 21, ал. 2")
    P1 = "1", _("т. 1")
    P2 = "2", _("т. 2")
    P3 = "3", _("т. 3")
    P6 = "6", _("т. 6")
    P7 = "7", _("т. 7")
    P8 = "8", _("т. 8")
    P9 = "9", _("т. 9")
    P10 = "10", _("т. 10")
    P14 = "14", _("т. 14")
    P15 = "15", _("т. 15")
    P16 = "16", _("т. 16")
    P17 = "17", _("т. 17")
    P20 = "20", _("т. 20")
    ART_21A = "21a", _("чл. 21а, ал. 3")


ABSOLUTE: Final = frozenset(
    {
        Matter.P1,
        Matter.P2,
        Matter.P3,
        Matter.P6,
        Matter.P7,
        Matter.P8,
        Matter.P9,
        Matter.P10,
        Matter.P16,
        Matter.P17,
        Matter.P20,
        Matter.ART_21A,
    }
)
ROLL_CALL: Final = frozenset({Matter.P6, Matter.P7, Matter.P8, Matter.P9, Matter.P10, Matter.P14, Matter.P15})


@dataclass(frozen=True)
class Vote:
    """The figures of one vote as the minutes give them; ``councillors`` are all, present or not."""

    in_favour: int
    against: int
    abstained: int
    present: int
    councillors: int
    matter: Matter = Matter.OTHER
    is_roll_call: bool = False
    is_again: bool = False

    @property
    def has_quorum(self) -> bool:
        """More than half of all councillors are present. Source: ЗМСМА чл. 27, ал. 2."""
        return 2 * self.present > self.councillors

    @property
    def needs_absolute(self) -> bool:
        """Whether more than half of all councillors must be in favour. Source: ЗМСМА чл. 27, ал. 4; чл. 45."""
        return self.is_again or self.matter in ABSOLUTE

    @property
    def carries(self) -> bool:
        """Whether the votes in favour are enough; an abstention counts against. Source: ЗМСМА чл. 27, ал. 3 and 4."""
        return self.has_quorum and 2 * self.in_favour > (self.councillors if self.needs_absolute else self.present)


def vote_refusals(vote: Vote, *, is_adopted: bool) -> list[Refusal]:
    """Return what is impossible in the figures, or unlawful about the result that is entered with them.

    Source: ЗМСМА чл. 27, ал. 2–5; чл. 45, ал. 4–10.
    """
    if impossible := _impossible(vote):
        return impossible
    found = []
    if not vote.has_quorum:
        message = gettext("Няма кворум: присъстват %(present)d от %(all)d съветници, нужни са поне %(least)d.")
        message %= {"present": vote.present, "all": vote.councillors, "least": _over_half(vote.councillors)}
        found.append(Refusal("quorum", message, gettext("ЗМСМА чл. 27, ал. 2")))
    if vote.matter in ROLL_CALL and not vote.is_roll_call:
        message = gettext("По тази точка се гласува поименно.")
        found.append(Refusal("roll_call", message, gettext("ЗМСМА чл. 27, ал. 5")))
    if is_adopted and vote.has_quorum and not vote.carries:
        found.append(_too_few(vote))
    if not is_adopted and vote.carries:
        message = gettext("Гласовете „за“ стигат за приемане: %(n)d. Решението не може да е отхвърлено.")
        found.append(Refusal("carries", message % {"n": vote.in_favour}, majority_source(vote)))
    return found


def vote_sentence(vote: Vote) -> str:
    """Return the result in a sentence, with the majority that was needed."""
    figures = gettext("За %(for)d, против %(against)d, въздържали се %(abstained)d; присъстват %(present)d от %(all)d.")
    figures %= {
        "for": vote.in_favour,
        "against": vote.against,
        "abstained": vote.abstained,
        "present": vote.present,
        "all": vote.councillors,
    }
    if vote.needs_absolute:
        needed = gettext("Нужни са били %(n)d гласа „за“: повече от половината от всички съветници.")
    else:
        needed = gettext("Нужни са били %(n)d гласа „за“: повече от половината от присъстващите.")
    called = gettext("Гласувано е поименно.") if vote.is_roll_call else ""
    return " ".join(filter(None, (figures, needed % {"n": _needed(vote)}, called)))


def majority_source(vote: Vote) -> str:
    """Return the law behind the majority that this vote needs."""
    if vote.is_again:
        return gettext("ЗМСМА чл. 45, ал. 4–10")
    return gettext("ЗМСМА чл. 27, ал. 4") if vote.needs_absolute else gettext("ЗМСМА чл. 27, ал. 3")


def _impossible(vote: Vote) -> list[Refusal]:
    source = gettext("ЗМСМА чл. 27, ал. 2 и 3")
    found = []
    cast = vote.in_favour + vote.against + vote.abstained
    if min(vote.in_favour, vote.against, vote.abstained, vote.present) < 0 or vote.councillors < 1:
        found.append(
            Refusal("figures", gettext("Броят на гласовете и на съветниците не може да е отрицателен."), source)
        )
    if vote.present > vote.councillors:
        message = gettext("Присъстващите (%(present)d) не може да са повече от всички съветници (%(all)d).")
        found.append(Refusal("present", message % {"present": vote.present, "all": vote.councillors}, source))
    if cast > vote.present:
        message = gettext("Гласовете са общо %(cast)d, а присъстват %(present)d.")
        found.append(Refusal("votes", message % {"cast": cast, "present": vote.present}, source))
    return found


def _too_few(vote: Vote) -> Refusal:
    if vote.needs_absolute:
        message = gettext("За приемане са нужни поне %(n)d гласа „за“ от всички %(all)d съветници, а са %(for)d.")
    else:
        message = gettext("За приемане са нужни поне %(n)d гласа „за“ при %(present)d присъстващи, а са %(for)d.")
    figures = {"n": _needed(vote), "all": vote.councillors, "present": vote.present, "for": vote.in_favour}
    return Refusal("majority", message % figures, majority_source(vote))


def _needed(vote: Vote) -> int:
    return _over_half(vote.councillors if vote.needs_absolute else vote.present)


def _over_half(number: int) -> int:
    return number // 2 + 1
