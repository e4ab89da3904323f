"""Issued documents refuse change and deletion in the database itself."""

from django.db import migrations

FORWARD = """
CREATE FUNCTION register_document_never_changes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'issued documents never change' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER register_document_immutable BEFORE UPDATE OR DELETE ON register_issueddocument
    FOR EACH ROW EXECUTE FUNCTION register_document_never_changes();
"""
BACKWARD = """
DROP TRIGGER register_document_immutable ON register_issueddocument;
DROP FUNCTION register_document_never_changes();
"""


class Migration(migrations.Migration):
    dependencies = [("register", "0001_initial")]
    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
