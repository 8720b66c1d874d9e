"""The same stages over inputs too large for one process to read: shard by shard, on this machine or on a cluster.

shards    the unit of work: a file, or a handful of small ones
lake      what came of each shard, as Parquet
engines   who codes the shards: a pool of processes, Daft, Daft on Ray
ingest    plan, code with retries, load the record in the order of the input
"""

from dateline.scale.engines import ENGINES
from dateline.scale.ingest import ingest

__all__ = ["ENGINES", "ingest"]
