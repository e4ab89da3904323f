"""The addresses of django-allauth that the portal offers, under their own names (its pages reverse them).

Signing up, lists of addresses and links that confirm by themselves are left out: an address is proven by our code.
"""

from allauth.account import views as account
from django.urls import include, path

from prestige.accounts.views import address, password, proof, second_factor, sessions
from prestige.accounts.views.sign_in import login
from prestige.accounts.views.sign_out import logout

urlpatterns = [
    path("login/", login, name="account_login"),
    path("logout/", logout, name="account_logout"),
    path("login/password/", password.password_login, name="account_login_password"),
    path("inactive/", account.account_inactive, name="account_inactive"),
    path("reauthenticate/", proof.reauthenticate, name="account_reauthenticate"),
    path("password/change/", password.change, name="account_change_password"),
    path("password/set/", password.change, name="account_set_password"),
    path("password/remove/", password.remove, name="account_remove_password"),
    path("password/reset/", password.forgotten, name="account_reset_password"),
    path("email/", address.email, name="account_email"),
    path("2fa/setup/", second_factor.setup, name="second_factor_setup"),
    # Ours, each instead of allauth's page at the same address.
    path("2fa/reauthenticate/", proof.add_factor, name="mfa_reauthenticate"),
    path("2fa/webauthn/reauthenticate/", proof.add_factor, name="mfa_reauthenticate_webauthn"),
    path("2fa/totp/activate/", second_factor.activate, name="mfa_activate_totp"),
    path("2fa/totp/deactivate/", second_factor.deactivate, name="mfa_deactivate_totp"),
    path("2fa/webauthn/add/", second_factor.add_passkey, name="mfa_add_webauthn"),
    path("2fa/webauthn/keys/<int:pk>/remove/", second_factor.remove_passkey, name="mfa_remove_webauthn"),
    path("2fa/recovery-codes/", second_factor.recovery_codes, name="mfa_view_recovery_codes"),
    path("2fa/recovery-codes/download/", second_factor.recovery_codes_file, name="mfa_download_recovery_codes"),
    path("2fa/", include("allauth.mfa.urls")),
    path("sessions/", sessions.sessions, name="usersessions_list"),
    path("sessions/<int:pk>/end/", sessions.end, name="usersessions_end"),
    path("", include("prestige.accounts.identity_urls")),
]
