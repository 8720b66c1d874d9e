"""What every reader of this bench runs in: one document a line in, one answer a line out, the cost in the last line.

Only the standard library, for it runs in each peer's own environment. CPU seconds count children too (Java), and leave
out imports and the first document, which pays for models and tables that load lazily.
"""

import json
import resource
import sys
from collections.abc import Callable
from typing import Any


def cpu() -> float:
    """CPU seconds of this process and of its children that have ended."""
    own = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(usage.ru_utime + usage.ru_stime for usage in own)


def run(read: Callable[[dict[str, Any]], Any]) -> None:
    """Answer each document; one that the reader cannot read is answered with None, and counted."""
    documents = [json.loads(line) for line in sys.stdin]
    _answer(read, documents[0])
    started, failed = cpu(), 0
    for document in documents:
        answer, ok = _answer(read, document)
        failed += not ok
        print(json.dumps(answer))
    most = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    print(json.dumps({"cpu": cpu() - started, "megabytes": most / 1024, "failed": failed}))


def _answer(read: Callable[[dict[str, Any]], Any], document: dict[str, Any]) -> tuple[Any, bool]:
    try:
        return read(document), True
    except Exception as error:  # a peer may raise anything at all
        print(f"{type(error).__name__}: {error}"[:200], file=sys.stderr)
        return None, False
