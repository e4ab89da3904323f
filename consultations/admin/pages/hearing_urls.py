"""Addresses of the hearings at the desk: route, view and name."""

from consultations import converters  # noqa: F401  (registers ordinal)
from consultations.admin.pages import hearing_attendance, hearing_minutes, hearings

_ALL = "consultations/<consultation:reference>/hearings/"
_ONE = f"{_ALL}<ordinal:ordinal>/"

HEARING_PAGES = (
    (_ALL, hearings.hearings, "consultation_hearings"),
    (f"{_ALL}new/", hearings.convene, "hearing_new"),
    (f"{_ONE}change/", hearings.change, "hearing_change"),
    (f"{_ONE}cancellation/", hearings.cancellation, "hearing_cancellation"),
    (f"{_ONE}attendance/", hearing_attendance.attendance, "hearing_attendance"),
    (f"{_ONE}attendance.pdf", hearing_attendance.attendance_pdf, "hearing_attendance_pdf"),
    (f"{_ONE}attendance/walk-in/", hearing_attendance.walk_in, "hearing_walk_in"),
    (f"{_ONE}attendance/<int:key>/", hearing_attendance.presence, "hearing_presence"),
    (f"{_ONE}recording/", hearing_attendance.recording, "hearing_recording"),
    (f"{_ONE}minutes/", hearing_minutes.minutes, "hearing_minutes"),
    (f"{_ONE}minutes/begin/", hearing_minutes.begin, "hearing_minutes_begin"),
    (f"{_ONE}minutes/publication/", hearing_minutes.publication, "hearing_minutes_publication"),
)
