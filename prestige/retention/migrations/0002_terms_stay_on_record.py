"""A term that was set is never changed or deleted: another one is another row."""

from django.db import migrations

FORWARD = """
CREATE FUNCTION retention_rule_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'terms of retention are only added' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER retention_rule_immutable BEFORE UPDATE OR DELETE ON retention_retentionrule
    FOR EACH ROW EXECUTE FUNCTION retention_rule_stays();
"""
BACKWARD = """
DROP TRIGGER retention_rule_immutable ON retention_retentionrule;
DROP FUNCTION retention_rule_stays();
"""


class Migration(migrations.Migration):
    dependencies = [("retention", "0001_terms_and_rounds")]
    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
