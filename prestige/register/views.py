"""Is this document ours? By its code or by the file itself."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from prestige.register.forms import CodeForm, FileForm
from prestige.register.models import IssuedDocument


@require_http_methods(["GET", "HEAD", "POST"])
def verify(request: HttpRequest) -> HttpResponse:
    """Ask for a code or a file; a known one leads to the page of its document."""
    if request.method == "POST":
        return _checked_file(request, FileForm(request.POST, request.FILES))
    if "code" not in request.GET:
        return _page(request, CodeForm(), FileForm())
    form = CodeForm(request.GET)
    return redirect(form.cleaned_data["code"]) if form.is_valid() else _page(request, form, FileForm())


@require_safe
def document(request: HttpRequest, code: str) -> HttpResponse:
    """Show what the register knows of the document with this code; 404 with the reason for any other code."""
    form = CodeForm({"code": code})
    if not form.is_valid():
        return _page(request, form, FileForm(), status=404)
    found: IssuedDocument = form.cleaned_data["code"]
    if found.code != code:
        return redirect(found, permanent=True)
    return render(
        request,
        "register/document.html",
        {
            "document": found,
            "newer": IssuedDocument.objects.newer_than(found).without_content().first(),
            "is_same_file": request.GET.get("sha256") == found.sha256,
            "code_form": CodeForm(),
            "file_form": FileForm(),
        },
    )


def _checked_file(request: HttpRequest, form: FileForm) -> HttpResponse:
    if not form.is_valid():
        return _page(request, CodeForm(), form)
    found: IssuedDocument | None = form.cleaned_data["document"]
    if found is None:
        return _page(request, CodeForm(), FileForm(), unknown_sha256=form.cleaned_data["sha256"])
    return redirect(f"{reverse('register:document', args=[found.code])}?sha256={found.sha256}")


def _page(
    request: HttpRequest, code_form: forms.Form, file_form: forms.Form, *, unknown_sha256: str = "", status: int = 200
) -> HttpResponse:
    return render(
        request,
        "register/verify.html",
        {
            "code_form": code_form,
            "file_form": file_form,
            "unknown_sha256": unknown_sha256,
        },
        status=status,
    )
