"""An optional second coder: a language model that the user runs, which may only point at words of the article.

It speaks the OpenAI chat protocol to any endpoint and is never needed. What it answers is checked word by word: every
field is a quotation that must stand in the article, and who, where and when it means is read from those words as
Dateline reads them. What cannot be found is refused, and the refusal is reported.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from dateline.codebook import Codebook
from dateline.model import Coding, Mentions, Problem
from dateline.second_coder.answers import Answer
from dateline.second_coder.asking import VERSION, messages
from dateline.second_coder.checking import checked
from dateline.second_coder.endpoint import Connection, Endpoint

__all__ = ["VERSION", "Endpoint", "code"]


def code(
    read: Iterable[tuple[Mentions, Coding]],
    codebook: Codebook,
    endpoint: Endpoint,
    on_problem: Callable[[Problem], None],
) -> Iterator[Coding | None]:
    """Each coding with the event reports of the model in place of its own; None where no answer could be used.

    `on_problem` is called for each refused field and each unusable answer. Raises EndpointError where the endpoint
    cannot be reached or declines what it is asked.
    """
    with Connection(endpoint) as connection:
        for mentions, coding in read:
            answer = connection.ask(messages(mentions.article, codebook), Answer)
            if answer is None:
                message = "the second coder's answer does not keep to the schema: run the same command again"
                on_problem(Problem(mentions.article.id, None, message))
                yield None
                continue
            reports, refusals = checked(answer, mentions, codebook, endpoint.model)
            for refusal in refusals:
                on_problem(Problem(mentions.article.id, None, f"second coder: {refusal}"))
            yield replace(coding, reports=reports)
