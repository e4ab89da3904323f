"""The acts that weigh more than an open session: before each an official proves again who sits at the browser.

The rows of security.md 4.17 that need a second person („2“) or leave a logged reason („L“). A page may be looked at
freely; what is sent to it without a proof younger than REAUTHENTICATION_MINUTES waits, with everything typed, on a page
that asks for the code, the password or the passkey, and then goes on.
"""

from typing import Final

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from prestige.accounts.proof import FIELDS, ProofForm, has_fresh_proof
from prestige.accounts.sign_in import person
from prestige.portal.views.errors import typed_texts

# Names of addresses below /admin/.
WEIGHTY: Final = frozenset(
    {
        # Publishing a consultation or a revision, beginning again.
        "consultation_publication",
        "revision_publication",
        "consultation_restart",
        # Changing a term, confirming the change as the second person, prolonging for an outage; withdrawing.
        "term_change",
        "term_confirmation",
        "outage_decision",
        "consultation_withdrawal",
        # Signing an answer, issuing the statement and its correction.
        "answer_signature",
        "consultation_statement",
        "statement_correction_issue",
        # Many comments at once, an objection, striking out personal data, what a sealed original hides.
        "moderation_batch",
        "appeal",
        "moderation_batch_confirmation",
        "comment_redaction",
        "redaction_confirmation",
        "comment_contact",
        "comment_original",
        "file_original",
        "organisation_document",
        "desk_declaration",
        # Who speaks for whom; erasures; for how long anything is kept.
        "organisation",
        "organisation_application",
        "organisation_mandate_end",
        "erasure_request",
        "retention_rule",
        # The full dossier with names and addresses.
        "consultation_dossier",
        "dossier_taken",
        # Steps of the council and what follows them.
        "consultation_council_step",
        "council_step_correction",
        "consultation_adoption",
        # People, roles, passwords.
        "accounts_invitations",
        "accounts_roles",
        "accounts_role_change",
        "accounts_user_add",
        "accounts_user_change",
        "accounts_user_delete",
        "auth_user_password_change",
    }
)
_NOT_KEPT: Final = (*FIELDS, "csrfmiddlewaretoken")


def needs_proof(request: HttpRequest) -> bool:
    """Return whether this request is a weighty act whose session holds no fresh proof."""
    match = request.resolver_match
    return request.method == "POST" and match is not None and match.url_name in WEIGHTY and not has_fresh_proof(request)


def ask_for_proof(request: HttpRequest, frame: dict[str, object]) -> HttpResponseBase | None:
    """Take the proof that came with the waiting fields and return None, or the page that asks for it.

    The page carries the fields themselves, so nothing of them is stored. A chosen file stays behind: its page has to be
    filled again, with the texts that are given back.
    """
    has_proof = any(name in request.POST for name in FIELDS)  # empty ones are told what to fill
    user = person(request)
    if user is None:
        raise PermissionDenied
    form = ProofForm(request, user, request.POST if has_proof else None)
    if has_proof and form.is_valid():
        return None
    context = {
        **frame,
        "title": _("Потвърдете, че сте Вие"),
        "form": form,
        "kept": [] if request.FILES else _kept(request),
        "files": [file.name for name in request.FILES for file in request.FILES.getlist(name)],
        "typed": typed_texts(request) if request.FILES else [],
    }
    return TemplateResponse(request, "admin/proof.html", context, status=403)


def _kept(request: HttpRequest) -> list[tuple[str, str]]:
    """Return the fields that wait; a typed password is asked again by its own page."""
    return [
        (name, value)
        for name, values in request.POST.lists()
        if name not in _NOT_KEPT and "password" not in name
        for value in values
        if isinstance(value, str)
    ]
