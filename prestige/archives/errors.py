"""The one thing that can go wrong with a file."""


class UnreadableFileError(ValueError):
    """The file is not read; the message is a Bulgarian sentence for the clerk: what is wrong and what to do."""
