"""Organisations that speak through people they mandated: applications, the public register, mandates."""
