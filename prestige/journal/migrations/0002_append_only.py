"""The journal refuses change and deletion in the database itself."""

from django.db import migrations

FORWARD = """
CREATE FUNCTION journal_event_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        RAISE EXCEPTION 'journal events are never deleted' USING ERRCODE = 'restrict_violation';
    END IF;
    IF (NEW.id, NEW.verb, NEW.actor_id, NEW.subject_type, NEW.subject_id, NEW.data, NEW.at)
        IS DISTINCT FROM (OLD.id, OLD.verb, OLD.actor_id, OLD.subject_type, OLD.subject_id, OLD.data, OLD.at)
        OR (OLD.sequence IS NOT NULL AND (NEW.sequence, NEW.previous_hash, NEW.hash)
            IS DISTINCT FROM (OLD.sequence, OLD.previous_hash, OLD.hash))
        OR (OLD.dispatched_at IS NOT NULL AND NEW.dispatched_at IS DISTINCT FROM OLD.dispatched_at)
    THEN
        RAISE EXCEPTION 'journal events never change' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER journal_event_append_only BEFORE UPDATE OR DELETE ON journal_event
    FOR EACH ROW EXECUTE FUNCTION journal_event_is_append_only();
"""
BACKWARD = """
DROP TRIGGER journal_event_append_only ON journal_event;
DROP FUNCTION journal_event_is_append_only();
"""


class Migration(migrations.Migration):
    dependencies = [("journal", "0001_initial")]
    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
