"""A chat endpoint that speaks the OpenAI protocol, asked with patience and without trust."""

import os
import time
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from types import TracebackType
from typing import Any, TypeVar

import httpx2
from pydantic import BaseModel, ValidationError

from dateline.errors import EndpointError

KEY = "DATELINE_API_KEY"
EXAMPLE = "http://localhost:8080/v1"
TRIES = 4
PASSING = frozenset({408, 409, 425, 429, 500, 502, 503, 504})

T = TypeVar("T", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where the model is: `url` ends before `/chat/completions` ("http://localhost:8080/v1").

    `timeout` is the seconds that one answer may take, `pause` those before the second try; each further one waits twice
    as long.
    """

    url: str
    model: str
    timeout: float = 180.0
    pause: float = 1.0


class Connection(AbstractContextManager["Connection"]):
    """An open connection to an endpoint. The key, where it wants one, is `DATELINE_API_KEY` of the environment."""

    def __init__(self, endpoint: Endpoint) -> None:
        self._endpoint = endpoint
        self._url = f"{endpoint.url.rstrip('/')}/chat/completions"
        key = os.environ.get(KEY)
        headers = {"Authorization": f"Bearer {key}"} if key else {}
        self._client = httpx2.Client(timeout=endpoint.timeout, headers=headers)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, where: TracebackType | None
    ) -> None:
        self._client.close()

    def ask(self, messages: Sequence[dict[str, str]], wanted: type[T]) -> T | None:
        """The answer as a value of this model, at temperature 0; None where none of the answers is one.

        Raises EndpointError where the endpoint cannot be reached, keeps failing, or declines the request.
        """
        schema = {"name": wanted.__name__.lower(), "strict": True, "schema": wanted.model_json_schema()}
        request = {
            "model": self._endpoint.model,
            "messages": list(messages),
            "temperature": 0,
            "response_format": {"type": "json_schema", "json_schema": schema},
        }
        for text in (self._answer(request) for _ in range(2)):
            try:
                return wanted.model_validate_json(text)
            except ValidationError:
                continue
        return None

    def _answer(self, request: dict[str, Any]) -> str:
        problem = ""
        for wait in self._waits():
            time.sleep(wait)
            try:
                response = self._client.post(self._url, json=request)
            except httpx2.TimeoutException:
                problem = f"no answer within {self._endpoint.timeout:g} seconds"
                continue
            except httpx2.TransportError as error:
                problem = str(error)
                continue
            except httpx2.InvalidURL as error:
                raise EndpointError(f"{self._url}: {error}: --base-url wants an address such as {EXAMPLE}") from None
            if response.status_code in PASSING:
                problem = f"status {response.status_code}"
                continue
            return self._content(response)
        raise EndpointError(f"{self._url}: {problem}, after {TRIES} tries: is the model running? (--base-url)")

    def _waits(self) -> Iterator[float]:
        yield 0
        yield from (self._endpoint.pause * 2**n for n in range(TRIES - 1))

    def _content(self, response: httpx2.Response) -> str:
        """The words of the answer; empty where there are none.

        Raises EndpointError where the endpoint declines, or answers in another protocol.
        """
        if response.status_code >= 400:
            said = " ".join(response.text.split())[:200]
            raise EndpointError(
                f"{self._url}: status {response.status_code}: {said} (see --base-url, --model, and {KEY})"
            )
        try:
            return str(response.json()["choices"][0]["message"]["content"] or "")
        except (ValueError, LookupError, TypeError):
            raise EndpointError(
                f"{self._url}: this is no chat endpoint of the OpenAI protocol: --base-url wants an address such as "
                f"{EXAMPLE}"
            ) from None
