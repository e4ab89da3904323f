"""The catalogue of legal terms: counted from what, by which law, and what the municipality set locally."""
