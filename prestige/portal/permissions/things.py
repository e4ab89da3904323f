"""What addresses are about, and the states in which the matrix asks for it. The world of the tests has one of each.

A state „own“ belongs to whoever asks. Everything may be „missing“: an address with a number that nothing has.
"""

from typing import Final

MISSING: Final = "missing"
NOTHING: Final = "-"  # the address is about no thing

STATES: Final[dict[str, tuple[str, ...]]] = {
    "": (MISSING,),  # varies, but the matrix knows no such thing: only the missing one is asked for
    "consultation": ("draft", "open", "closed", "stated", "adopted", "withdrawn", MISSING),
    "dossier": (MISSING,),
    "council_step": ("recorded", MISSING),
    "hearing": ("held", MISSING),
    "guest": ("registered", MISSING),
    "event": ("held", MISSING),
    "registration": ("held", MISSING),
    "comment": ("published", "waiting", "held", "withdrawn", "own", MISSING),
    "redaction": ("waiting", MISSING),
    "batch": ("done", MISSING),
    "appeal": ("waiting", MISSING),
    "ground": ("in_force", MISSING),
    "outage": ("noted", MISSING),
    "term_proposal": ("waiting", MISSING),
    "planned": ("planned", MISSING),
    "year": ("next",),
    "draft": ("own", "foreign", MISSING),
    "subscription": ("standing", MISSING),
    "document": ("issued", MISSING),
    "person": ("own", "other", MISSING),
    "invitation": ("waiting", MISSING),
    "role_change": ("waiting", MISSING),
    "organisation": ("registered", MISSING),
    "application": ("waiting", MISSING),
    "mandate": ("in_force", MISSING),
    "retained": ("kept", MISSING),
    "row": ("kept", MISSING),
}
