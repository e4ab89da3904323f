"""Revisions that were published before places had lineages."""

from importlib import import_module

import pytest
from django.apps import apps
from django.db import connection
from django.utils import timezone

from consultations.actions import begin_revision
from tests.factories import make_clerk, make_open_consultation

MIGRATION = import_module("consultations.migrations.0008_every_place_has_its_lineage")
ONLY_PROVISIONS = """
UPDATE consultations_revision r SET lineages =
    (SELECT jsonb_object_agg(p.eid, p.lineage) FROM consultations_provision p WHERE p.revision_id = r.id)
"""


@pytest.mark.django_db
def test_begin_revision_after_one_from_before_lineages_carries_every_place_on() -> None:
    consultation = make_open_consultation()
    known = consultation.current_revision.lineages
    with connection.schema_editor(atomic=False) as editor:
        for statement in (*MIGRATION.UNLOCK, ONLY_PROVISIONS, *MIGRATION.LOCK):
            editor.execute(statement)
        MIGRATION.complete(apps, editor)
    consultation.current_revision.refresh_from_db()
    assert consultation.current_revision.lineages == known
    assert begin_revision(consultation, by=make_clerk(), now=timezone.now()).lineages == known
