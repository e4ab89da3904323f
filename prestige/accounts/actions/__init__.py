"""Writes about people."""

from prestige.accounts.actions.email_code import CodeRefused, confirm_email_code, request_email_code
from prestige.accounts.actions.save_profile import save_profile

__all__ = ["CodeRefused", "confirm_email_code", "request_email_code", "save_profile"]
