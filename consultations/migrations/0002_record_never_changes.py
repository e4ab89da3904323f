"""The public record refuses change in the database: published revisions, received proposals, issued statements."""

from django.db import migrations

FORWARD = """
CREATE FUNCTION consultations_statement_never_changes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'issued statements never change' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER consultations_statement_immutable BEFORE UPDATE OR DELETE ON consultations_statement
    FOR EACH ROW EXECUTE FUNCTION consultations_statement_never_changes();

CREATE FUNCTION consultations_revision_never_changes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.published_at IS NOT NULL THEN
        RAISE EXCEPTION 'published revisions never change' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER consultations_revision_immutable BEFORE UPDATE OR DELETE ON consultations_revision
    FOR EACH ROW EXECUTE FUNCTION consultations_revision_never_changes();

CREATE FUNCTION consultations_provision_never_changes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM consultations_revision r WHERE r.id = OLD.revision_id AND r.published_at IS NOT NULL) THEN
        RAISE EXCEPTION 'published provisions never change' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER consultations_provision_immutable BEFORE UPDATE OR DELETE ON consultations_provision
    FOR EACH ROW EXECUTE FUNCTION consultations_provision_never_changes();

CREATE FUNCTION consultations_comment_stays_received() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        RAISE EXCEPTION 'received proposals are never deleted' USING ERRCODE = 'restrict_violation';
    END IF;
    IF (NEW.consultation_id, NEW.revision_id, NEW.provision_id, NEW.eid, NEW.serial, NEW.number, NEW.stance, NEW.body,
        NEW.proposed_wording, NEW.capacity, NEW.channel, NEW.received_at, NEW.submission_key)
        IS DISTINCT FROM
       (OLD.consultation_id, OLD.revision_id, OLD.provision_id, OLD.eid, OLD.serial, OLD.number, OLD.stance, OLD.body,
        OLD.proposed_wording, OLD.capacity, OLD.channel, OLD.received_at, OLD.submission_key)
    THEN
        RAISE EXCEPTION 'what was received never changes' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER consultations_comment_immutable BEFORE UPDATE OR DELETE ON consultations_comment
    FOR EACH ROW EXECUTE FUNCTION consultations_comment_stays_received();
"""
BACKWARD = """
DROP TRIGGER consultations_comment_immutable ON consultations_comment;
DROP FUNCTION consultations_comment_stays_received();
DROP TRIGGER consultations_provision_immutable ON consultations_provision;
DROP FUNCTION consultations_provision_never_changes();
DROP TRIGGER consultations_revision_immutable ON consultations_revision;
DROP FUNCTION consultations_revision_never_changes();
DROP TRIGGER consultations_statement_immutable ON consultations_statement;
DROP FUNCTION consultations_statement_never_changes();
"""


class Migration(migrations.Migration):
    dependencies = [("consultations", "0001_initial")]
    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
