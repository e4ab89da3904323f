"""What a file of a stranger is, and its harmless copy. Pure: no Django, no settings.

Only the jail imports `inspecting`, whose libraries open the file; everybody else needs the names of the kinds.
"""

from prestige.uploads.checking.kinds import Checked, FileRefused, Kind, kind_of, safe_name

__all__ = ["Checked", "FileRefused", "Kind", "kind_of", "safe_name"]
