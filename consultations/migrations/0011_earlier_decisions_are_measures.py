"""What was held before there were measures becomes one, and what waits is looked through for personal data."""

from datetime import timedelta
from typing import Any

from django.db import migrations
from django.utils import timezone

from consultations.personal_data import kinds

OBJECTION_DAYS = 7


def carry_over(apps: Any, schema_editor: Any) -> None:
    """Write a measure for each held comment and the alarms of each waiting one."""
    comments, measures = apps.get_model("consultations", "Comment"), apps.get_model("moderation", "Measure")
    grounds = {str(row.number): row for row in apps.get_model("moderation", "Ground").objects.order_by("edition")}
    held = comments.objects.filter(moderation_state="held", moderated_by__isnull=False).select_related("moderated_by")
    measures.objects.bulk_create(
        [
            measures(
                kind="held",
                room="comment",
                subject_id=row.pk,
                topic=f"consultation:{row.consultation_id}",
                ground=grounds[row.hold_ground],
                decided_by=row.moderated_by,
                decided_position=row.moderated_by.position,
                decided_at=row.moderated_at,
                object_by=timezone.localdate(row.moderated_at) + timedelta(days=OBJECTION_DAYS),
            )
            for row in held.order_by("pk").iterator()
            if row.hold_ground in grounds
        ],
        batch_size=1000,
        ignore_conflicts=True,  # taken back and applied again: what is written already stays
    )
    for row in comments.objects.filter(moderation_state="pending").order_by("pk").iterator():
        if found := ",".join(kinds(row.body, row.proposed_wording)):
            comments.objects.filter(pk=row.pk).update(alarms=found)


class Migration(migrations.Migration):
    dependencies = [
        ("consultations", "0010_comments_wait_in_a_queue"),
        ("moderation", "0002_grounds_seeded_and_records_kept"),
    ]
    operations = [migrations.RunPython(carry_over, migrations.RunPython.noop)]
