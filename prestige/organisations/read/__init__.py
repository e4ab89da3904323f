"""What the pages of the organisations show, and what other rooms ask of mandates."""
