"""What the model is to answer, as JSON: each field but the codes is a quotation from the article."""

from typing import Literal

from pydantic import BaseModel, ConfigDict

from dateline.codebook.schema import Status


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Who(_Part):
    """The words that name one actor, and its role."""

    quote: str
    role: Literal["actor", "recipient", "participant", "visitor", "host"]


class Told(_Part):
    """One event that the article tells of. `sentence` is the sentence that tells it, `trigger` the words in it that do;
    `type` and `mode` are codes of the codebook; null where the article does not say."""

    sentence: str
    trigger: str
    type: str
    mode: str | None
    status: Status
    news: bool
    who: tuple[Who, ...]
    place: str | None
    start: str | None
    topic: str | None
    purpose: str | None
    instrument: str | None
    duration: str | None
    cited: tuple[str, ...]


class Answer(_Part):
    events: tuple[Told, ...]
