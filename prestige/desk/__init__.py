"""What an official does for a person who stands at the desk: never without the person's consent on record."""
