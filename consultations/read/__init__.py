"""What each public page shows, as plain values: queries live here and in the QuerySets, never in templates."""
