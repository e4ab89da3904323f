"""Archives and XML of strangers, weighed and searched before a library opens them. Pure Python without Django."""
