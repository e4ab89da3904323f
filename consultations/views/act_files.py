"""A public revision of the draft as a file: Word, text, Akoma Ntoso, HTML. The PDF is in `downloads`."""

from hashlib import sha256

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.views.decorators.http import require_safe

from consultations.actfiles.imprint import Imprint
from consultations.actfiles.rendering import VERSION, Target, render
from consultations.acttext.tree import Act
from consultations.models import Consultation, Revision
from consultations.read.papers import act_imprint
from consultations.views.by_ref import of_consultation

# The text of a published revision never changes; a week is how long a copy may outlive a withdrawal.
WEEK = "public, max-age=604800, immutable"
KEPT_SECONDS = 24 * 60 * 60
FILES: dict[Target, tuple[str, str]] = {
    "docx": ("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    "txt": ("txt", "text/plain; charset=utf-8"),
    "akn": ("xml", "application/akn+xml"),
    "html": ("html", "text/html; charset=utf-8"),
}


@require_safe
@of_consultation
def act_file(request: HttpRequest, consultation: Consultation, n: int, to: Target) -> HttpResponse:
    """Give a public revision as a file, or only say that the copy of the visitor is still right."""
    public = Revision.objects.published().defer("tree", "source", "warnings", "alignment", "corrections", "lineages")
    revision = get_object_or_404(public, consultation=consultation, ordinal=n)
    revision.consultation = consultation
    imprint = act_imprint(revision)
    stamp = _stamp(revision, imprint, to)
    response = get_conditional_response(request, etag=quote_etag(stamp))
    if response is None:
        suffix, content_type = FILES[to]
        response = HttpResponse(_content(revision, imprint, to, stamp), content_type=content_type)
        name = f"{consultation.number}-proekt-redaktsia-{n}.{suffix}"
        response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["ETag"], response["Cache-Control"] = quote_etag(stamp), WEEK
    return response


def _stamp(revision: Revision, imprint: Imprint, to: Target) -> str:
    """Return what the bytes depend on: the tree, the facts beside it and how we write this format."""
    facts = sha256(repr(imprint).encode()).hexdigest()[:16]
    return f"{revision.tree_sha256 or revision.sha256}-{facts}-{to}{VERSION}"


def _content(revision: Revision, imprint: Imprint, to: Target, stamp: str) -> bytes:
    key = f"act-file:{stamp}"
    content: bytes | None = cache.get(key)
    if content is None:
        content = render(Act.from_json(revision.tree), to, imprint)
        cache.set(key, content, KEPT_SECONDS)
    return content
