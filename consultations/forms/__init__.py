"""Forms of the consultations: they check the shape of what is typed; rules and acts check the right."""

from consultations.forms.comment import STARTED_SALT, CommentForm

__all__ = ["STARTED_SALT", "CommentForm"]
