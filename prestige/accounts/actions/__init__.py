"""Writes about people."""

from prestige.accounts.actions.change_address import confirm_address_change, request_address_change
from prestige.accounts.actions.change_roles import change_roles, confirm_role_change, decline_role_change
from prestige.accounts.actions.email_code import (
    CodeRefused,
    confirm_email_code,
    forget_old_codes,
    request_email_code,
    user_of_proven_address,
)
from prestige.accounts.actions.end_sessions import end_all_sessions, end_session
from prestige.accounts.actions.erase_person import erase_person, erase_refusals, forget_last_address
from prestige.accounts.actions.erasure_requests import ask_for_erasure, decide_erasure
from prestige.accounts.actions.export_own_data import export_own_data
from prestige.accounts.actions.give_role import give_role
from prestige.accounts.actions.invite_staff import accept_invitation, invite_staff, withdraw_invitation
from prestige.accounts.actions.link_identity import link_identity, open_by_identity, owner_of, unlink_identity
from prestige.accounts.actions.note_password import note_password_set
from prestige.accounts.actions.replay_erasures import finish_erasures, replay_erasures
from prestige.accounts.actions.save_profile import save_profile
from prestige.accounts.actions.save_staff import end_sessions, save_staff
from prestige.accounts.actions.set_password import remove_password, set_password
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
    "accept_invitation",
    "change_roles",
    "confirm_role_change",
    "decline_role_change",
    "end_sessions",
    "confirm_address_change",
    "end_all_sessions",
    "end_session",
    "forget_old_codes",
    "give_role",
    "invite_staff",
    "note_password_set",
    "replay_erasures",
    "remove_password",
    "request_address_change",
    "link_identity",
    "open_by_identity",
    "owner_of",
    "request_email_code",
    "save_profile",
    "save_staff",
    "set_password",
    "sync_roles",
    "user_of_proven_address",
    "withdraw_invitation",
    "unlink_identity",
]
