"""Everything that Dateline raises on purpose.

    DatelineError
    ├── InputError        an input cannot be read (the message names the file, the line and the remedy)
    ├── FetchError        an address cannot be fetched
    ├── ModelError        the language model is missing or does not fit
    ├── CodebookError     a codebook file is wrong
    ├── EndpointError     the second coder's endpoint cannot be reached or declines
    ├── RecordError       the record cannot be opened, read or written
    └── NotFoundError     no such event, article, actor or story

Every message is for the person at the terminal and names the remedy.
"""


class DatelineError(Exception):
    """Base of all; its message is for the person at the terminal and names the remedy."""


class InputError(DatelineError):
    pass


class FetchError(DatelineError):
    """`lasting` says that asking again soon is of no use, `after` for how many seconds the server wants to be left."""

    def __init__(self, message: str, *, lasting: bool = False, after: float = 0.0) -> None:
        super().__init__(message)
        self.lasting = lasting
        self.after = after


class ModelError(DatelineError):
    pass


class CodebookError(DatelineError):
    pass


class EndpointError(DatelineError):
    pass


class RecordError(DatelineError):
    pass


class NotFoundError(DatelineError):
    pass
