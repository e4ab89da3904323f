"""Signing in and what belongs to one person: a stranger is sent to the door, another's thing is not there."""

from typing import Final

from prestige.portal.permissions.people import STRANGERS
from prestige.portal.permissions.rules import POST, Area, Expected, Room, Rule
from prestige.portal.permissions.things import MISSING, NOTHING

_public, _own = Room(Area.PUBLIC), Room(Area.OWN)

# The people of the tests signed in long ago and have no second factor.
NOT_FRESH: Final = {NOTHING: Expected.FORBIDDEN, MISSING: Expected.FORBIDDEN}
HAS_NONE: Final = {NOTHING: Expected.NOT_FOUND}
DOOR_FIRST: Final = ((POST, STRANGERS, Expected.SIGN_IN),)

OWN: Final[tuple[Rule, ...]] = (
    _public.form("accounts:login"),
    _public.form("accounts:code", at={NOTHING: Expected.SIGN_IN}),  # nobody waits for a code
    _public.step("accounts:logout"),
    _public.form("accounts:invitation", of="invitation"),
    _public.form("accounts:invitation_code", of="invitation"),
    # --- django-allauth
    _public.form("account_login"),
    _public.step("account_logout"),
    _public.form("account_login_password"),
    _public.page("account_inactive"),
    _public.form("account_reset_password"),
    _public.page("account_reset_password_done"),
    _public.form("account_reset_password_from_key", at={MISSING: Expected.IN}),  # a page that says it is over
    _public.page("account_reset_password_from_key_done"),
    _own.form("account_reauthenticate", at=NOT_FRESH),
    _own.form("account_change_password"),
    _own.form("account_set_password", at=NOT_FRESH),
    _own.form("mfa_authenticate"),
    _own.form("mfa_login_webauthn"),
    _own.page("mfa_index", special=DOOR_FIRST),
    _own.form("mfa_reauthenticate", at=NOT_FRESH),
    _own.form("mfa_reauthenticate_webauthn", at=NOT_FRESH),
    _own.form("mfa_activate_totp", at=NOT_FRESH),
    _own.form("mfa_deactivate_totp", at=HAS_NONE),
    _own.page("mfa_view_recovery_codes", special=DOOR_FIRST, at=HAS_NONE),
    _own.form("mfa_generate_recovery_codes", at=NOT_FRESH),
    _own.form("mfa_download_recovery_codes", at=HAS_NONE),
    _own.page("mfa_list_webauthn", special=DOOR_FIRST),
    _own.form("mfa_add_webauthn", at=NOT_FRESH),
    _own.form("mfa_edit_webauthn", at=NOT_FRESH),
    _own.form("mfa_remove_webauthn", at=NOT_FRESH),
    _own.form("usersessions_list"),
    _own.form("socialaccount_connections"),
    _public.page("socialaccount_login_cancelled"),
    _public.page("socialaccount_login_error"),
    _public.form("socialaccount_signup", at={NOTHING: Expected.SIGN_IN}),  # nobody comes from a provider
    _own.page("me"),
    _own.form("me_settings"),
    _own.step("me_discard", of="draft", at={"foreign": Expected.NOT_FOUND}),
)
