"""A position in the tokens of a sentence."""

from .tokens import Sort, Token

_END = Token(Sort.SIGN, "")


class Cursor:
    """Reads tokens forwards; taking what is not there takes nothing."""

    def __init__(self, tokens: list[Token]) -> None:
        self._tokens = tokens
        self.at = 0

    @property
    def is_done(self) -> bool:
        return self.at >= len(self._tokens)

    def peek(self, ahead: int = 0) -> Token:
        """Return the token so far ahead, an empty sign behind the end."""
        at = self.at + ahead
        return self._tokens[at] if at < len(self._tokens) else _END

    def sees(self, *values: str) -> bool:
        """Whether these words or signs come next, in this order."""
        return all(
            self.peek(ahead).value == value and self.peek(ahead).sort is not Sort.QUOTE
            for ahead, value in enumerate(values)
        )

    def take(self, *values: str) -> bool:
        """Go on behind these words if they come next."""
        if not self.sees(*values):
            return False
        self.at += len(values)
        return True

    def take_one(self, values: frozenset[str]) -> str:
        """Return the next token if it is one of these words and go on behind it, otherwise nothing."""
        token = self.peek()
        if token.sort is Sort.QUOTE or token.value not in values:
            return ""
        self.at += 1
        return token.value

    def take_sort(self, sort: Sort) -> str | None:
        """Return the next token if it is of this sort and go on behind it."""
        token = self.peek()
        if token.sort is not sort or token is _END:
            return None
        self.at += 1
        return token.value

    def take_last_quotation(self) -> str | None:
        """Return the quotation behind the colon that ends the sentence, and read it no more; None without one."""
        tokens = self._tokens
        while tokens and tokens[-1].value in {".", ";"} and tokens[-1].sort is Sort.SIGN:
            tokens.pop()
        if len(tokens) - self.at < 2 or tokens[-1].sort is not Sort.QUOTE or tokens[-2].value != ":":
            return None
        return tokens.pop().value
