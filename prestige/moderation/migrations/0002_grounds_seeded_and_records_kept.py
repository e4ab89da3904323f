"""The first six grounds, and triggers: words of grounds, measures and decided objections never change."""

from typing import Any

from django.db import migrations

from prestige.moderation.grounds import GROUNDS

SINCE = "2026-11-22"

FORWARD = """
CREATE FUNCTION moderation_ground_keeps_its_words() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        RAISE EXCEPTION 'grounds are never deleted' USING ERRCODE = 'restrict_violation';
    END IF;
    IF (NEW.number, NEW.edition, NEW.title, NEW.text, NEW.since) IS DISTINCT FROM
       (OLD.number, OLD.edition, OLD.title, OLD.text, OLD.since)
       OR (OLD.until IS NOT NULL AND NEW.until IS DISTINCT FROM OLD.until)
    THEN
        RAISE EXCEPTION 'the words of a ground never change' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER moderation_ground_immutable BEFORE UPDATE OR DELETE ON moderation_ground
    FOR EACH ROW EXECUTE FUNCTION moderation_ground_keeps_its_words();

CREATE FUNCTION moderation_measure_only_ends() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        RAISE EXCEPTION 'measures are never deleted' USING ERRCODE = 'restrict_violation';
    END IF;
    IF (NEW.kind, NEW.room, NEW.subject_id, NEW.topic, NEW.ground_id, NEW.decided_by_id, NEW.decided_position,
        NEW.decided_at, NEW.object_by) IS DISTINCT FROM
       (OLD.kind, OLD.room, OLD.subject_id, OLD.topic, OLD.ground_id, OLD.decided_by_id, OLD.decided_position,
        OLD.decided_at, OLD.object_by)
       OR (OLD.ended_at IS NOT NULL AND (NEW.ended_at, NEW.ended) IS DISTINCT FROM (OLD.ended_at, OLD.ended))
    THEN
        RAISE EXCEPTION 'measures only end' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER moderation_measure_immutable BEFORE UPDATE OR DELETE ON moderation_measure
    FOR EACH ROW EXECUTE FUNCTION moderation_measure_only_ends();

CREATE FUNCTION moderation_appeal_is_decided_once() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        RAISE EXCEPTION 'objections are never deleted' USING ERRCODE = 'restrict_violation';
    END IF;
    IF OLD.outcome <> '' OR
       (NEW.measure_id, NEW.number, NEW.reasons, NEW.filed_by_id, NEW.filed_at, NEW.due_on) IS DISTINCT FROM
       (OLD.measure_id, OLD.number, OLD.reasons, OLD.filed_by_id, OLD.filed_at, OLD.due_on)
    THEN
        RAISE EXCEPTION 'objections are decided once' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER moderation_appeal_immutable BEFORE UPDATE OR DELETE ON moderation_appeal
    FOR EACH ROW EXECUTE FUNCTION moderation_appeal_is_decided_once();
"""
BACKWARD = """
DROP TRIGGER moderation_appeal_immutable ON moderation_appeal;
DROP FUNCTION moderation_appeal_is_decided_once();
DROP TRIGGER moderation_measure_immutable ON moderation_measure;
DROP FUNCTION moderation_measure_only_ends();
DROP TRIGGER moderation_ground_immutable ON moderation_ground;
DROP FUNCTION moderation_ground_keeps_its_words();
"""


def seed(apps: Any, schema_editor: Any) -> None:
    """Write the grounds of the code as the first edition of each."""
    ground = apps.get_model("moderation", "Ground")
    ground.objects.bulk_create(
        [ground(number=int(row.code), title=str(row.title), text=str(row.text), since=SINCE) for row in GROUNDS],
        ignore_conflicts=True,
    )


class Migration(migrations.Migration):
    dependencies = [("moderation", "0001_grounds_measures_appeals_and_reports")]
    operations = [
        migrations.RunPython(seed, migrations.RunPython.noop, elidable=False),
        migrations.RunSQL(FORWARD, BACKWARD),
    ]
