"""The public pages: everybody reads; who may comment is everybody with an address. One line for each.

`page("name")` is read, `form("name")` takes POST too, `step("name")` POST alone; `of` is the thing it is about.
"""

from typing import Final

from prestige.portal.permissions.people import EVERYBODY, OFFICIALS, READING
from prestige.portal.permissions.rules import Area, Expected, Room, Rule

_public: Final = Room(Area.PUBLIC)
page, form, step = _public.page, _public.form, _public.step

# A draft is nobody's business, and a withdrawn consultation is gone.
SHOWN: Final = {"draft": Expected.NOT_FOUND, "withdrawn": Expected.GONE}
# Nothing came of it before the statement.
STATED: Final = SHOWN | {"open": Expected.NOT_FOUND, "closed": Expected.NOT_FOUND}
# A draft act that amends nothing, a consultation whose term never moved.
NONE_SUCH: Final = STATED | {"stated": Expected.NOT_FOUND, "adopted": Expected.NOT_FOUND}
# Whoever was writing gets the text back in every state, and the reason.
WRITTEN: Final = {"draft": Expected.NOT_FOUND}
RECEIVED: Final = WRITTEN | dict.fromkeys(("closed", "stated", "adopted", "withdrawn"), Expected.CONFLICT)
ANNOUNCED: Final = WRITTEN | dict.fromkeys(("closed", "stated", "adopted", "withdrawn"), Expected.GONE)
OBJECTED: Final = dict.fromkeys(("published", "waiting", "held", "withdrawn", "own"), Expected.FORBIDDEN)
REPORTED: Final = dict.fromkeys(("waiting", "held", "own"), Expected.NOT_FOUND)

_STATEMENT: Final = ("pdf", "csv", "xlsx", "json")

PUBLIC: Final[tuple[Rule, ...]] = (
    page("healthz"),
    step("theme"),
    form("short_link", of="consultation", at=WRITTEN),
    page("home"),
    page("portal:rules"),
    page("portal:removals"),
    page("portal:removals_csv"),
    page("portal:privacy"),
    page("portal:help"),
    page("portal:accessibility"),
    page("portal:contact"),
    page("portal:status"),
    form("portal:styleguide", OFFICIALS, refused=Expected.NOT_FOUND),
    page("quality:quality"),
    page("quality:csv"),
    form("register:verify"),
    page("register:document", of="document"),
    form("notifications:unsubscribe", of="subscription"),
    # --- consultations: read
    page("consultations:list"),
    page("consultations:feed"),
    page("consultations:overview", of="consultation", at=SHOWN),
    page("consultations:comments", of="consultation", at=SHOWN),
    page("consultations:comment", of="comment", at={"withdrawn": Expected.GONE}),
    page("consultations:comment_file"),
    page("consultations:compare", of="consultation", at=SHOWN),
    page("consultations:compare_pdf", of="consultation", at=SHOWN),
    page("consultations:consolidated", of="consultation", at=NONE_SUCH),
    page("consultations:text", of="consultation", at=SHOWN),
    page("consultations:text_version", of="consultation", at=SHOWN),
    page("consultations:article", of="consultation", at=SHOWN),
    page("consultations:article_version", of="consultation", at=SHOWN),
    page("consultations:hearings", of="consultation", at=SHOWN),
    page("consultations:hearing", of="hearing"),
    page("consultations:hearing_invitation_pdf", of="hearing"),
    page("consultations:hearing_minutes_pdf", of="hearing", at={"held": Expected.NOT_FOUND}),
    page("consultations:dossier", of="consultation", at=WRITTEN),
    page("consultations:dossier_zip", of="consultation", at=WRITTEN),
    page(
        "consultations:package_pdf",
        READING,
        of="consultation",
        at=SHOWN,
        refused=Expected.NOT_FOUND,
        in_state={"withdrawn": EVERYBODY},
    ),
    page("consultations:outcome", of="consultation", at=SHOWN),
    page("consultations:outcome_of", of="consultation", at=STATED),
    *(page(f"consultations:statement_{kind}", of="consultation", at=STATED) for kind in _STATEMENT),
    *(page(f"consultations:statement_{kind}_of", of="consultation", at=STATED) for kind in _STATEMENT),
    page("consultations:statement_record", of="consultation", at=STATED),
    page("consultations:act_pdf", of="consultation", at=SHOWN),
    *(page(f"consultations:act_{kind}", of="consultation", at=SHOWN) for kind in ("docx", "txt", "xml", "html")),
    page("consultations:plan"),
    page("consultations:plan_feed"),
    page("consultations:programme_pdf"),
    page("consultations:poster_pdf", of="consultation", at=ANNOUNCED),
    page("consultations:term_notice_pdf", of="consultation", at=NONE_SUCH),
    # --- consultations: write
    form("consultations:comment_report", of="comment", at=REPORTED),
    page("consultations:comment_report_sent", of="comment", at=REPORTED),
    *(
        form(f"consultations:{kind}_form", of="consultation", at=WRITTEN, post_at=RECEIVED)
        for kind in ("comment", "general", "opinion")
    ),
    *(form(f"consultations:{kind}_code", of="consultation", at=WRITTEN) for kind in ("comment", "general", "opinion")),
    *(form(f"consultations:{kind}_check", of="consultation", at=WRITTEN) for kind in ("comment", "general", "opinion")),
    *(page(f"consultations:{kind}_sent", of="consultation", at=WRITTEN) for kind in ("comment", "general", "opinion")),
    form("consultations:follow", of="consultation", at=SHOWN),
    form("consultations:follow_code", of="consultation", at=SHOWN),
    form("consultations:plan_follow"),
    form("consultations:plan_follow_code"),
    form("consultations:desk_follow"),
    page("organisations:list"),
    page("organisations:entry", of="organisation"),
    page("organisations:register"),
    # --- receipts, objections, events
    page("receipts:lookup"),
    page("receipts:receipt", of="comment"),
    page("receipts:receipt_pdf", of="comment"),
    form("receipts:appeal", of="comment", at=OBJECTED),
    page("events:event", of="event"),
    page("events:calendar", of="event"),
    form("events:register", of="event"),
    form("events:register_code", of="event"),
    page("events:registration", of="registration"),
    form("events:registration_cancellation", of="registration"),
)
