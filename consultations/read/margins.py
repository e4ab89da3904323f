"""The margins of the reading view: hundreds alike but for a name, three addresses and two numbers."""

from django.template.loader import render_to_string
from django.utils.html import escape
from django.utils.safestring import SafeString

from consultations.read.contents import Piece

_ARTICLE, _URL, _FORM, _PERMALINK = "\ue000", "\ue001", "\ue002", "\ue003"  # private use: in no text of ours
_MANY, _ANSWERED = 987654321, 123456789  # stand for numbers in the made margin; their plural is that of all but 1


class Margins:
    """Makes each kind of margin once by its template and fills it in: rendering 300 took most of the page's time."""

    def __init__(self, *, takes_comments: bool, closed_on: str) -> None:
        self._takes_comments, self._closed_on = takes_comments, closed_on
        self._made: dict[tuple[int, bool], str] = {}

    def of(self, piece: Piece) -> SafeString:
        """Return the margin beside a place."""
        comments, answered = piece.tally.comments, piece.tally.answered
        kind = (min(comments, 2), bool(answered))
        if kind not in self._made:
            self._made[kind] = self._render(*kind)
        filled = self._made[kind].replace(str(_MANY), str(comments)).replace(str(_ANSWERED), str(answered))
        named = ((_ARTICLE, piece.cited), (_URL, piece.url), (_FORM, piece.comment_url), (_PERMALINK, piece.permalink))
        for mark, value in named:
            filled = filled.replace(mark, escape(value))
        return SafeString(filled)

    def _render(self, comments: int, is_answered: bool) -> str:
        """Return the margin for no comment, for one or for more."""
        context = {
            "article": _ARTICLE,
            "url": _URL,
            "permalink": _PERMALINK,
            "comments": _MANY if comments > 1 else comments,
            "answered": _ANSWERED if is_answered else 0,
        }
        if self._takes_comments:
            context["comment_url"] = _FORM
        else:
            context["closed_on"] = self._closed_on
        return render_to_string("ui/margin.html", context)
