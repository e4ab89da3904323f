"""Pages of registration, the same for every kind of event; the event's own page belongs to whoever holds it."""
