"""Letters to one address are found without reading all of them."""

import django.db.models.functions.text
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("journal", "0003_timed_tasks_leave_a_line"),
        ("notifications", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddIndex(
            model_name="notification",
            index=models.Index(django.db.models.functions.text.Upper("address"), name="letters_by_address"),
        ),
    ]
