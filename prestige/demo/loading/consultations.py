"""Four consultations, one in each phase, played through the acts as if the weeks had really passed."""

import json
import uuid
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from django.utils import timezone

from consultations.actions import (
    Proposal,
    answer_comment,
    begin_revision,
    choose_amended_act,
    create_consultation,
    enter_act_in_force,
    hold_comment,
    issue_statement,
    name_cause,
    publish_comment,
    publish_consultation,
    publish_revision,
    save_act_text,
    submit_comment,
)
from consultations.models import Capacity, Channel, Comment, Consultation, Decision, NameDisplay, Stance
from consultations.models.answer import TAKEN
from prestige.accounts.models import User
from prestige.demo.loading.council import play_council
from prestige.demo.loading.people import TEXTS
from prestige.municipality.models import PolicyArea, Settlement, Unit, current_calendar
from prestige.notifications.actions import subscribe
from prestige.typography import slug

OFFICE = "Деловодството на общината, пл. „Общински“ № 1, понеделник – петък, 8:30 – 17:00 ч."


@dataclass(frozen=True)
class Cast:
    """Everybody who acts in the demonstration."""

    officials: dict[str, User]
    citizens: dict[str, User]


def load_consultations(officials: dict[str, User], citizens: dict[str, User], now: datetime) -> None:
    """Play the four consultations with dates counted back from ``now``.

    The one that closes today does so on a working day; on a holiday it closes on the next working day, because no
    lawful term ends on a holiday (ГПК чл. 60, ал. 6).
    """
    cast = Cast(officials, citizens)
    today = timezone.localdate(now)
    calendar = current_calendar()
    _load("pochetni-otlichiya", today - timedelta(days=75), cast, now, is_finished=True)
    _load("taksi-detski-hrani", today - timedelta(days=29), cast, now)
    _load("pravila-konsultacii", calendar.next_workday(today) - timedelta(days=30), cast, now)
    _load("obshtestven-red", today - timedelta(days=18), cast, now)


def _load(name: str, published_on: date, cast: Cast, now: datetime, *, is_finished: bool = False) -> None:
    folder = TEXTS / name
    data = json.loads((folder / "consultation.json").read_text(encoding="utf-8"))
    editor, secretary = cast.officials["editor"], cast.officials["secretary"]
    at = _at(published_on, time(9, 15))
    consultation = create_consultation(_fields(data), by=editor, now=at - timedelta(days=6))
    source = (folder / "act.txt").read_text(encoding="utf-8")
    save_act_text(consultation, source, by=editor, now=at - timedelta(days=5))
    if "amends" in data:
        in_force = (folder / "in_force.txt").read_text(encoding="utf-8")
        base = enter_act_in_force(**data["amends"], source=in_force, by=editor, now=at - timedelta(days=5))
        choose_amended_act(consultation, base, by=editor, now=at - timedelta(days=5))
    consultation = publish_consultation(consultation, by=secretary, now=at)
    received = [row for row in data["comments"] if row.get("revision", 1) == 1]
    _receive_all(consultation, received, 0, cast, now)
    for ordinal, each in enumerate(data.get("revisions", []), start=2):
        consultation = _revise(consultation, each, folder, cast)
        later = [row for row in data["comments"] if row.get("revision", 1) == ordinal]
        _receive_all(consultation, later, len(received), cast, now)
    subscribe(cast.citizens["zhitelka"], consultation.topic, now=at + timedelta(hours=3))
    if is_finished:
        _finish(consultation, data["adoption"], secretary)


def _receive_all(consultation: Consultation, rows: list[dict[str, Any]], first: int, cast: Cast, now: datetime) -> None:
    for place, row in enumerate(rows, start=first):
        _receive(consultation, row, place, cast, now)


def _revise(consultation: Consultation, data: dict[str, Any], folder: Path, cast: Cast) -> Consultation:
    """Publish the next revision with the proposals that caused its changes, named by their serial numbers."""
    editor, secretary = cast.officials["editor"], cast.officials["secretary"]
    published_on = (consultation.published_on or date.min) + timedelta(days=data["days_after_publication"])
    at = _at(published_on, time(16, 40))
    begin_revision(consultation, by=editor, now=at - timedelta(days=1))
    source = (folder / data["text"]).read_text(encoding="utf-8")
    revision = save_act_text(consultation, source, by=editor, now=at - timedelta(hours=3))
    base = consultation.current_revision
    for cause in data["causes"]:
        lineages = base.lineages if base and "dropped" in cause else revision.lineages
        lineage = lineages[cause.get("dropped") or cause["anchor"]]
        comment = Comment.objects.get(consultation=consultation, serial=cause["comment"])
        name_cause(revision, lineage=lineage, comment=comment, by=editor, now=at - timedelta(hours=2))
    publish_revision(consultation, nature=data["nature"], change_note=data["change_note"], by=secretary, now=at)
    return Consultation.objects.get(pk=consultation.pk)


def _fields(data: dict[str, Any]) -> dict[str, Any]:
    contact, motives = data["contact"], data["motives"]
    return {
        **{
            key: data[key]
            for key in ("title", "act_type", "procedure", "legal_basis", "term_days", "short_term_reason")
        },
        "unit": Unit.objects.get_or_create(name=data["unit"])[0],
        "policy_area": PolicyArea.objects.get_or_create(
            name=data["policy_area"], defaults={"slug": slug(data["policy_area"], 60)}
        )[0],
        "contact_name": contact["name"],
        "contact_position": contact["position"],
        "contact_phone": contact["phone"],
        "contact_email": contact["email"],
        "channel_email": "konsultacii@haskovo.example",
        "channel_office": OFFICE,
        "summary": "\n".join(data["summary"]),
        "affects": "\n".join(f"{row['who']} – {row['articles']}" for row in data["affects"]),
        **{f"motives_{part}": text for part, text in motives.items()},
    }


def _receive(consultation: Consultation, row: dict[str, Any], place: int, cast: Cast, now: datetime) -> None:
    """Play one comment from receipt to answer; a pending one comes from somebody the portal does not know yet."""
    published_on = consultation.published_on or timezone.localdate(now)
    clock = time(8 + place * 5 % 11, place * 17 % 60, place * 29 % 60)
    received_at = min(
        _at(published_on + timedelta(days=row["days_after_publication"]), clock),
        now - timedelta(minutes=7 * (place + 1)),
    )
    person = cast.citizens[row["author"]]
    is_known = row["state"] == "published" and row["channel"] == "portal"
    comment = submit_comment(
        consultation, _proposal(row, person), by=person if is_known else None, key=uuid.uuid4(), now=received_at
    )
    clerk = cast.officials["clerk"]
    looked_at = min(received_at + timedelta(hours=5), now)
    if row["state"] == "published":
        publish_comment(comment, by=clerk, now=looked_at)
    elif row["state"] == "held":
        hold_comment(comment, ground=row["hold_ground"], note="", by=clerk, now=looked_at)
    if row["answer"]:
        answered_at = min(received_at + timedelta(days=3), now)
        decision = Decision(row["answer"]["decision"])
        answer_comment(
            comment,
            decision=decision,
            reasons=row["answer"]["reasons"],
            no_change_reason=_no_change(comment) if decision in TAKEN else "",
            by=clerk,
            now=answered_at,
        )


def _no_change(comment: Comment) -> str:
    """Return why the text did not change by the day of the answer: no later revision was prepared yet."""
    if comment.stance == Stance.SUPPORT:
        return "Предложението подкрепя текста и той остава."
    return "Към деня на отговора промяната се подготвя за следващия текст на проекта."


def _proposal(row: dict[str, Any], person: User) -> Proposal:
    kind, _, place = row["settlement"].partition(" ")
    return Proposal(
        stance=Stance(row["stance"]),
        body=row["body"],
        proposed_wording=row["proposed_wording"],
        author_name=person.full_name,
        author_email=person.email if row["channel"] in {"portal", "email"} else "",
        name_display=NameDisplay(row["name_display"]),
        capacity=Capacity(row["capacity"]),
        represented=row["represented"],
        eid=row["anchor"],
        channel=Channel(row["channel"]),
        settlement=Settlement.objects.filter(kind=kind, name=place).first(),
    )


def _finish(consultation: Consultation, adoption: dict[str, str], secretary: User) -> None:
    """Issue the statement on the sixth day after the term and lead the act through the council until it is in force."""
    last_day = consultation.last_day or date.min
    for comment in Comment.objects.filter(consultation=consultation).undecided():
        raise ValueError(f"the demo leaves {comment.number} without a decision")
    issue_statement(consultation, by=secretary, now=_at(last_day + timedelta(days=6), time(11, 20)))
    play_council(
        consultation,
        adopted_on=last_day + timedelta(days=20),
        decision=f"Решение № {adoption['decision_no']} по Протокол № {adoption['protocol_no']}",
        by=secretary,
    )


def _at(day: date, clock: time) -> datetime:
    return datetime.combine(day, clock, tzinfo=timezone.get_default_timezone())
