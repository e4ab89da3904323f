"""Revisions from before lineages know every place by its identity, not only articles: the next can follow them."""

from collections.abc import Iterator
from typing import Any

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

UNLOCK = (
    "SET CONSTRAINTS ALL IMMEDIATE",
    "ALTER TABLE consultations_revision DISABLE TRIGGER consultations_revision_immutable",
)
LOCK = (
    "SET CONSTRAINTS ALL IMMEDIATE",
    "ALTER TABLE consultations_revision ENABLE TRIGGER consultations_revision_immutable",
)


def _anchors(nodes: list[dict[str, Any]]) -> Iterator[str]:
    for node in nodes:
        yield node.get("eid", "")
        yield from _anchors(node.get("children", []))


def complete(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Name every place of a first revision by its own anchor, where only its provisions were named."""
    for statement in UNLOCK:
        schema_editor.execute(statement)
    for revision in apps.get_model("consultations", "Revision").objects.filter(base__isnull=True).iterator(20):
        anchors = [
            *(["preamble"] if revision.tree.get("preamble") else []),
            *_anchors(revision.tree.get("children", [])),
        ]
        revision.lineages = {eid: f"{revision.ordinal}/{eid}" for eid in anchors}
        revision.save(update_fields=["lineages"])
    for statement in LOCK:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("consultations", "0007_drafts_know_where_they_were_begun")]
    operations = [migrations.RunPython(complete, migrations.RunPython.noop)]
