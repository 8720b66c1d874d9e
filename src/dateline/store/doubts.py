"""What a person should look at first: pairs of reports that the comparison was least sure of, the weakest events."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, and_, select

from dateline.model import Judgement
from dateline.store import reading, rows, schema, telling
from dateline.store.database import Stored

SURE = 0.05  # a score this near to 0 or 1 leaves nothing to ask
BY_PERSON = "person "  # how the author of a person's judgement begins


@dataclass(frozen=True, slots=True)
class Doubt:
    """A judgement of the machine with the events that its reports are in; one event where they were merged."""

    judgement: Judgement
    left: str
    right: str


class Doubts(Stored):
    """Reads them from the record at `path`."""

    def pairs(self, limit: int) -> list[Doubt]:
        """Of each two events the judgement that was least sure, and of each merged event: "unsure" first, then the
        nearest to either verdict."""
        with self._reading() as connection:
            many = 8 * limit  # several of them are of the same two events
            found = _least_sure(connection, ("unsure",), many)
            found = (found + _least_sure(connection, ("same", "not same"), many))[:many]
            homes = telling.events_of(connection, [report for j in found for report in (j.left, j.right)])
        first: dict[frozenset[str], Doubt] = {}
        for one in found:
            if one.left in homes and one.right in homes:
                doubt = Doubt(one, homes[one.left], homes[one.right])
                first.setdefault(frozenset((doubt.left, doubt.right)), doubt)
        return list(first.values())[:limit]

    def events(self, limit: int) -> dict[str, frozenset[str]]:
        """The events of the least confidence, the weakest first, each with its reports."""
        table, of = schema.events, schema.event_reports
        query = select(table.c.id).where(table.c.confidence < 1).order_by(table.c.confidence, table.c.id).limit(limit)
        with self._reading() as connection:
            found: dict[str, set[str]] = {event: set() for event in connection.execute(query).scalars()}
            for batch in reading.batches(found):
                for event, report in connection.execute(select(of.c.event, of.c.report).where(of.c.event.in_(batch))):
                    found[event].add(report)
        return {event: frozenset(reports) for event, reports in found.items()}


def _least_sure(connection: Connection, verdicts: Sequence[str], limit: int) -> list[Judgement]:
    """The judgements of the machine that lie nearest to the middle, read from there to both sides."""
    table = schema.judgements
    score = table.c.score
    sides = ((score.between(SURE, 0.5), score.desc()), (and_(score > 0.5, score <= 1 - SURE), score))
    found: list[Judgement] = []
    for verdict in verdicts:
        for side, outwards in sides:
            query = select(table).where(table.c.verdict == verdict, side, table.c.author.not_like(f"{BY_PERSON}%"))
            ordered = query.order_by(outwards, table.c.left, table.c.right).limit(limit)
            found += [rows.to_judgement(row) for row in connection.execute(ordered).mappings()]
    return sorted(found, key=lambda j: (abs(j.score - 0.5), j.left, j.right))[:limit]
