"""The record refuses change in the database: published invitations to hearings and published minutes."""

from django.db import migrations

FORWARD = """
CREATE FUNCTION consultations_invitation_never_changes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'published invitations never change' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER consultations_invitation_immutable BEFORE UPDATE OR DELETE ON consultations_invitation
    FOR EACH ROW EXECUTE FUNCTION consultations_invitation_never_changes();

CREATE FUNCTION consultations_minutes_never_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.published_at IS NOT NULL THEN
        RAISE EXCEPTION 'published minutes never change' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER consultations_minutes_immutable BEFORE UPDATE OR DELETE ON consultations_minutes
    FOR EACH ROW EXECUTE FUNCTION consultations_minutes_never_change();
"""
BACKWARD = """
DROP TRIGGER consultations_minutes_immutable ON consultations_minutes;
DROP FUNCTION consultations_minutes_never_change();
DROP TRIGGER consultations_invitation_immutable ON consultations_invitation;
DROP FUNCTION consultations_invitation_never_changes();
"""


class Migration(migrations.Migration):
    dependencies = [("consultations", "0021_hearings")]
    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
