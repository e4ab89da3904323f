"""What the pages of the organisations show, and what other rooms ask of mandates."""

from prestige.organisations.read.mandates import mandates_of, signing_mandates, signing_refusals

__all__ = ["mandates_of", "signing_mandates", "signing_refusals"]
