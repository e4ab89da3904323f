"""Amending acts (ЗИД, НИД): their instructions and the act in force as it would read with them.

Source: УПЗНА чл. 49–52.
"""
