"""Writes about people."""

from prestige.accounts.actions.email_code import (
    CodeRefused,
    confirm_email_code,
    forget_old_codes,
    request_email_code,
)
from prestige.accounts.actions.give_role import give_role
from prestige.accounts.actions.note_password import note_password_set
from prestige.accounts.actions.save_profile import save_profile
from prestige.accounts.actions.save_staff import save_staff
from prestige.accounts.actions.sync_roles import sync_roles

__all__ = [
    "CodeRefused",
    "confirm_email_code",
    "forget_old_codes",
    "give_role",
    "note_password_set",
    "request_email_code",
    "save_profile",
    "save_staff",
    "sync_roles",
]
