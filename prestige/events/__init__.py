"""Events in the life of the municipality: what happens when and where, and who registered."""
