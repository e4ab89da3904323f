"""Signing in and what belongs to one person: a stranger is sent to the door, another's thing is not there."""

from typing import Final

from prestige.portal.permissions.rules import Area, Expected, Room, Rule
from prestige.portal.permissions.things import NOTHING

_public, _own = Room(Area.PUBLIC), Room(Area.OWN)

OWN: Final[tuple[Rule, ...]] = (
    _public.form("accounts:login"),
    _public.form("accounts:code", at={NOTHING: Expected.SIGN_IN}),  # nobody waits for a code
    _public.step("accounts:logout"),
    _public.form("accounts:invitation", of="invitation"),
    _public.form("accounts:invitation_code", of="invitation"),
    _own.page("me"),
    _own.form("me_settings"),
    _own.step("me_discard", of="draft", at={"foreign": Expected.NOT_FOUND}),
)
