"""Pages of the public consultations."""
