"""The ten kinds of people of the permission matrix (security.md, 4.17)."""

from enum import StrEnum
from typing import Final


class Actor(StrEnum):
    """One kind of visitor. The officials are the roles of `prestige.accounts.roles`."""

    VISITOR = "visitor"
    CITIZEN = "citizen"
    VERIFIED = "verified_citizen"
    ORGANISATION = "organisation"
    CLERK = "clerk"
    EDITOR = "editor"
    SECRETARY = "secretary"
    LEGAL_OFFICER = "legal_officer"
    ADMINISTRATOR = "administrator"
    INACTIVE = "inactive_official"


People = frozenset[Actor]

EVERYBODY: Final[People] = frozenset(Actor)
STRANGERS: Final[People] = frozenset({Actor.VISITOR, Actor.INACTIVE})
SIGNED_IN: Final[People] = EVERYBODY - STRANGERS
CITIZENS: Final[People] = frozenset({Actor.CITIZEN, Actor.VERIFIED, Actor.ORGANISATION})
OFFICIALS: Final[People] = SIGNED_IN - CITIZENS
NOBODY: Final[People] = frozenset()

CLERK: Final[People] = frozenset({Actor.CLERK})
EDITOR: Final[People] = frozenset({Actor.EDITOR})
SECRETARY: Final[People] = frozenset({Actor.SECRETARY})
LEGAL_OFFICER: Final[People] = frozenset({Actor.LEGAL_OFFICER})
ADMINISTRATOR: Final[People] = frozenset({Actor.ADMINISTRATOR})
# By what they do with the consultations.
READING: Final[People] = OFFICIALS - ADMINISTRATOR
ANSWERING: Final[People] = CLERK | EDITOR | SECRETARY
MODERATING: Final[People] = CLERK | SECRETARY
EDITING: Final[People] = EDITOR | SECRETARY
SIGNING: Final[People] = SECRETARY | LEGAL_OFFICER
