"""Signing in with an identity provider of the municipality's choice: what is configured, OpenID Connect, SAML."""
