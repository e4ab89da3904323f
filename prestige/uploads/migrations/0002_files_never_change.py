"""What was handed in stays what it was: bytes never change, files that became part of something are never deleted."""

from django.db import migrations

FORWARD = """
CREATE FUNCTION uploads_content_never_changes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'stored bytes never change' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER uploads_content_immutable BEFORE UPDATE ON uploads_content
    FOR EACH ROW EXECUTE FUNCTION uploads_content_never_changes();

CREATE FUNCTION uploads_upload_stays_as_it_came() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        IF OLD.attached_at IS NOT NULL THEN
            RAISE EXCEPTION 'attached files are never deleted' USING ERRCODE = 'restrict_violation';
        END IF;
        RETURN OLD;
    END IF;
    IF (NEW.token, NEW.name, NEW.kind, NEW.size, NEW.original_id, NEW.cleaned_id, NEW.sender, NEW.uploaded_at,
        NEW.is_sealed) IS DISTINCT FROM
       (OLD.token, OLD.name, OLD.kind, OLD.size, OLD.original_id, OLD.cleaned_id, OLD.sender, OLD.uploaded_at,
        OLD.is_sealed) OR (OLD.attached_at IS NOT NULL AND NEW.attached_at IS DISTINCT FROM OLD.attached_at)
    THEN
        RAISE EXCEPTION 'a file stays as it came' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER uploads_upload_immutable BEFORE UPDATE OR DELETE ON uploads_upload
    FOR EACH ROW EXECUTE FUNCTION uploads_upload_stays_as_it_came();
"""
BACKWARD = """
DROP TRIGGER uploads_upload_immutable ON uploads_upload;
DROP FUNCTION uploads_upload_stays_as_it_came();
DROP TRIGGER uploads_content_immutable ON uploads_content;
DROP FUNCTION uploads_content_never_changes();
"""


class Migration(migrations.Migration):
    dependencies = [("uploads", "0001_quarantine")]
    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
