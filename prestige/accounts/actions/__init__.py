"""Writes about people."""

from prestige.accounts.actions.email_code import (
    CodeRefused,
    confirm_email_code,
    forget_old_codes,
    request_email_code,
    user_of_proven_address,
)
from prestige.accounts.actions.erase_person import erase_person, erase_refusals, forget_last_address
from prestige.accounts.actions.erasure_requests import ask_for_erasure, decide_erasure
from prestige.accounts.actions.export_own_data import export_own_data
from prestige.accounts.actions.give_role import give_role
from prestige.accounts.actions.note_password import note_password_set
from prestige.accounts.actions.replay_erasures import finish_erasures, replay_erasures
from prestige.accounts.actions.save_profile import save_profile
from prestige.accounts.actions.save_staff import save_staff
from prestige.accounts.actions.sync_roles import sync_roles

__all__ = [
    "CodeRefused",
    "ask_for_erasure",
    "confirm_email_code",
    "decide_erasure",
    "erase_person",
    "erase_refusals",
    "export_own_data",
    "finish_erasures",
    "forget_last_address",
    "forget_old_codes",
    "give_role",
    "note_password_set",
    "replay_erasures",
    "request_email_code",
    "save_profile",
    "save_staff",
    "sync_roles",
    "user_of_proven_address",
]
