"""Files that people hand in: looked through in a jail, kept in quarantine, released by a clerk."""
