"""QR codes as inline SVG, without style attributes, fit for a strict content policy and a tagged PDF."""

import segno
from django.utils.html import format_html
from django.utils.safestring import SafeString

QUIET_ZONE = 2


def qr_svg(text: str, label: str) -> SafeString:
    """Return an inline SVG of the QR code of `text`; `label` is what a screen reader says in its place.

    Error correction M; a quiet zone of two modules, for white paper. The `<title>` becomes the figure's
    alternative text in a PDF, `role` and `aria-label` serve the browser.
    """
    rows = list(segno.make(text, error="m", micro=False).matrix_iter(border=QUIET_ZONE))
    modules = "".join(f"M{x} {y}h1v1h-1z" for y, row in enumerate(rows) for x, is_dark in enumerate(row) if is_dark)
    return format_html(
        '<svg class="qr" role="img" aria-label="{label}" viewBox="0 0 {size} {size}" xmlns="http://www.w3.org/2000/svg">'
        '<title>{label}</title><path fill="#fff" d="M0 0h{size}v{size}h-{size}z"/><path d="{modules}"/></svg>',
        label=label,
        size=len(rows),
        modules=modules,
    )
