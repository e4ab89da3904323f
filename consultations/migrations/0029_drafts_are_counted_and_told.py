from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    dependencies = [
        ("consultations", "0028_names_go_only_by_erasure"),
    ]

    operations = [
        migrations.AddField(
            model_name="commentdraft",
            name="sender",
            field=models.CharField(blank=True, default="", editable=False, max_length=64),
        ),
        *(
            migrations.AddField(model_name=model, name=name, field=models.DateTimeField(editable=False, null=True))
            for model in ("commentdraft", "opiniondraft")
            for name in ("waiting_told_at", "ending_told_for")
        ),
        migrations.AddIndex(
            model_name="commentdraft",
            index=models.Index(
                condition=Q(("comment__isnull", True), ("user__isnull", True)), fields=["sender"], name="draft_sender"
            ),
        ),
    ]
