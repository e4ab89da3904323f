"""Writes about people."""

from prestige.accounts.actions.change_roles import change_roles, confirm_role_change, decline_role_change
from prestige.accounts.actions.email_code import (
    CodeRefused,
    confirm_email_code,
    forget_old_codes,
    request_email_code,
    user_of_proven_address,
)
from prestige.accounts.actions.give_role import give_role
from prestige.accounts.actions.invite_staff import accept_invitation, invite_staff, withdraw_invitation
from prestige.accounts.actions.note_password import note_password_set
from prestige.accounts.actions.save_profile import save_profile
from prestige.accounts.actions.save_staff import end_sessions, save_staff
from prestige.accounts.actions.sync_roles import sync_roles

__all__ = [
    "CodeRefused",
    "accept_invitation",
    "change_roles",
    "confirm_email_code",
    "confirm_role_change",
    "decline_role_change",
    "end_sessions",
    "forget_old_codes",
    "give_role",
    "invite_staff",
    "note_password_set",
    "request_email_code",
    "save_profile",
    "save_staff",
    "sync_roles",
    "user_of_proven_address",
    "withdraw_invitation",
]
