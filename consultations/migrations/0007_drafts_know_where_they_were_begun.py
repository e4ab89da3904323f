"""Of two places merged into one, a draft tells by itself on which it was begun."""

from django.db import migrations, models

BEGUN_HERE = """
UPDATE consultations_commentdraft d SET written_eid = d.eid
    FROM consultations_consultation c WHERE c.id = d.consultation_id AND d.revision_id = c.current_revision_id;
"""


class Migration(migrations.Migration):
    dependencies = [("consultations", "0006_causes_stay_with_published_changes")]
    operations = [
        migrations.AddField(
            model_name="commentdraft",
            name="written_eid",
            field=models.CharField(blank=True, default="", editable=False, max_length=160),
        ),
        migrations.RunSQL(BEGUN_HERE, migrations.RunSQL.noop),
    ]
