"""The text on which somebody spoke, with the passage they meant set apart."""

from typing import NamedTuple

from consultations.acttext.tree import Act, plain_text
from consultations.models import Comment, Revision


class Passage(NamedTuple):
    """A stretch of a provision; ``is_meant`` on the paragraph, point or letter that the comment names."""

    text: str
    is_meant: bool = False


def quoted(comment: Comment) -> list[Passage]:
    """Return the provision of a comment in pieces (one query); joined they are its text, none for the whole draft."""
    provision = comment.provision
    if provision is None:
        return []
    if comment.eid != provision.eid:
        tree = Revision.objects.values_list("tree", flat=True).get(pk=provision.revision_id)
        node = Act.from_json(tree).find(comment.eid)
        before, meant, after = provision.text.partition(plain_text(node)) if node else ("", "", "")
        if meant:
            return [Passage(before), Passage(meant, is_meant=True), Passage(after)]
    return [Passage(provision.text)]
