"""Everything that changes a file that was handed in."""

from prestige.uploads.actions.attach_uploads import attach_uploads
from prestige.uploads.actions.forget_uploads import check_stored_bytes, forget_uploads
from prestige.uploads.actions.keep_upload import keep_upload
from prestige.uploads.actions.release_upload import note_original_opened, release_upload, withhold_upload
from prestige.uploads.actions.scan_uploads import scan_uploads

__all__ = [
    "attach_uploads",
    "check_stored_bytes",
    "forget_uploads",
    "keep_upload",
    "note_original_opened",
    "release_upload",
    "scan_uploads",
    "withhold_upload",
]
