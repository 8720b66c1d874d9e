"""Events as a pure function of the judgements: the best agreements join first, and no join may break a refusal.

Candidates come from blocks (type and mode, and a shared person, or a shared pair of sides), so that the number of
comparisons grows with the reports of one relationship and not with the record.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from dateline.model import Judgement
from dateline.record.compare import MOVED, Claim, compare

REFUSED = 0.05  # a pair below this score may not stand in one event


def judge(claims: Sequence[Claim]) -> list[Judgement]:
    """A judgement for every pair of reports that share a block, sorted by ids."""
    blocks: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for index, claim in enumerate(claims):
        for key in _keys(claim):
            blocks[key].append(index)
    pairs = sorted({(i, j) for members in blocks.values() for n, i in enumerate(members) for j in members[n + 1 :]})
    moves = [claim for claim in claims if claim.report.status in MOVED]
    return sorted((compare(claims[i], claims[j], moves) for i, j in pairs), key=lambda x: (x.left, x.right))


def _keys(claim: Claim) -> Iterable[tuple[str, ...]]:
    kind = (claim.report.type, claim.report.mode or "")
    sides = sorted(claim.sides)
    for person in sorted(claim.people):
        yield (*kind, person)
    for n, left in enumerate(sides):
        for right in sides[n + 1 :]:
            yield (*kind, left, right)
    if len(sides) == 1:
        yield (*kind, sides[0])


def clusters(report_ids: Iterable[str], judgements: Iterable[Judgement]) -> list[tuple[str, ...]]:
    """Groups of report ids: average-link joining of `same` pairs, best first; a person's judgement outranks all."""
    score: dict[tuple[str, str], float] = {}
    for judgement in judgements:
        score[judgement.left, judgement.right] = judgement.score
    group_of = {report: report for report in report_ids}
    members: dict[str, list[str]] = {report: [report] for report in group_of}
    ranked = sorted((pair for pair, s in score.items() if s >= 0.5), key=lambda pair: (-score[pair], pair))
    for a, b in ranked:
        ga, gb = group_of[a], group_of[b]
        if ga == gb or not _may_join(members[ga], members[gb], score):
            continue
        low, high = sorted((ga, gb))
        members[low].extend(members.pop(high))
        for report in members[low]:
            group_of[report] = low
    return sorted(tuple(sorted(group)) for group in members.values())


def _may_join(left: list[str], right: list[str], score: dict[tuple[str, str], float]) -> bool:
    """No refused pair across, and the known pairs agree on average."""
    known = [score[pair] for a in left for b in right if (pair := (min(a, b), max(a, b))) in score]
    return min(known) >= REFUSED and sum(known) / len(known) >= 0.4
