"""Near-identical proposals: pure, deterministic, and rather apart than wrongly together."""
