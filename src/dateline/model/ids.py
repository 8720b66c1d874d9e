"""Ids are content hashes: the same content has the same id on every machine and in every run."""

import hashlib
import json


def content_id(tag: str, *parts: object) -> str:
    """`tag-` and 16 hex digits of the SHA-256 of the parts as canonical JSON.

    >>> content_id("ev", "CONSULT", ["a", "b"])
    'ev-9ede4700a9ca9c5d'
    """
    canonical = json.dumps([tag, *parts], ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return f"{tag}-{hashlib.sha256(canonical.encode()).hexdigest()[:16]}"
