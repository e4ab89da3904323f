"""Writes about people."""

from prestige.accounts.actions.email_code import CodeRefused, confirm_email_code, request_email_code

__all__ = ["CodeRefused", "confirm_email_code", "request_email_code"]
