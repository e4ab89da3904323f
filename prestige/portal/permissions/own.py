"""Signing in and what belongs to one person: a stranger is sent to the door, another's thing is not there."""

from typing import Final

from prestige.portal.permissions.people import CITIZENS, SIGNED_IN, STRANGERS
from prestige.portal.permissions.rules import GET, POST, Area, Expected, Room, Rule
from prestige.portal.permissions.things import NOTHING

_public, _own = Room(Area.PUBLIC), Room(Area.OWN)

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
    _public.page("account_reset_password"),
    _own.form("account_reauthenticate"),
    _own.form("account_change_password"),
    _own.form("account_set_password"),
    _own.form("mfa_authenticate"),
    _own.form("mfa_login_webauthn"),
    _own.step("account_remove_password", special=((GET, STRANGERS, Expected.SIGN_IN),)),
    _own.form("account_email"),
    _own.form("accounts:email_code"),
    _own.page("second_factor_setup", special=DOOR_FIRST),
    _own.step("usersessions_end", special=((GET, STRANGERS, Expected.SIGN_IN),)),
    _public.form("identity_login"),
    _public.page("openid_connect_callback"),
    _public.step("saml_acs"),
    _public.page("saml_finish_acs"),
    _public.page("saml_metadata"),
    _own.page("mfa_index", special=DOOR_FIRST),
    _own.form("mfa_reauthenticate"),
    _own.form("mfa_reauthenticate_webauthn"),
    _own.form("mfa_activate_totp"),
    _own.form("mfa_deactivate_totp", at=HAS_NONE),
    _own.page("mfa_view_recovery_codes", special=DOOR_FIRST, at=HAS_NONE),
    _own.form("mfa_generate_recovery_codes"),
    _own.page("mfa_download_recovery_codes", special=DOOR_FIRST, at=HAS_NONE),
    _own.page("mfa_list_webauthn", special=DOOR_FIRST),
    _own.form("mfa_add_webauthn"),
    _own.form("mfa_edit_webauthn"),
    _own.form("mfa_remove_webauthn"),
    _own.form("usersessions_list"),
    _own.form("socialaccount_connections"),
    _public.page("socialaccount_login_cancelled"),
    _public.page("socialaccount_login_error"),
    _public.form("socialaccount_signup", at={NOTHING: Expected.SIGN_IN}),  # nobody comes from a provider
    # --- organisations: an application is its applicant's
    _own.step("organisations:start"),
    _own.page("organisations:application"),
    _own.step("organisations:discard"),
    _own.form("organisations:document"),
    _own.form("organisations:check"),
    _own.form("organisations:step"),
    _own.form("organisations:request"),
    _own.form("organisations:leave"),
    # --- the own page and the own data
    _own.page("me_data"),
    _own.step("me_data_export"),
    _own.step("me_data_request"),
    _own.form("me_erasure", post=CITIZENS),  # an official hands the roles back first
    _own.form("me_erasure_code"),
    _own.form("me_erasure_check"),
    _public.page("me_erased"),
    _public.page("me_drafts"),  # a browser has drafts too
    _own.page("me_follows"),
    _own.step("me_unfollow"),
    _own.page("me_registrations"),
    _own.page("me"),
    _own.form("me_settings"),
    _public.step("me_discard", SIGNED_IN, of="draft", at={"foreign": Expected.NOT_FOUND}, refused=Expected.NOT_FOUND),
)
