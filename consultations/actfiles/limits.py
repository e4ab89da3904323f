"""How much of a text is read before it is refused."""

from consultations.acttext.density import is_too_dense
from prestige.archives.errors import UnreadableFileError
from prestige.archives.limits import Limits

__all__ = ["Limits", "check_length"]


def check_length(text: str, limits: Limits) -> None:
    """Raise UnreadableFileError for a text that is longer or has more places than any act."""
    if len(text) > limits.text:
        raise UnreadableFileError(
            f"Текстът е по-дълъг от {limits.text} знака. Качете само акта, а приложенията отделно."
        )
    if is_too_dense(text):
        raise UnreadableFileError(
            "В текста има повече редове и клетки, отколкото в който и да е акт. Качете само акта."
        )
