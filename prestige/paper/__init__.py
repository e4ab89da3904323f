"""Paper: the press, its style sheet and its fonts. Callers use `prestige.pdf` only."""
