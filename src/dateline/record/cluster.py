"""Events as a pure function of the judgements: the best agreements join first, and no join may break a refusal."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from dateline.model import Judgement
from dateline.record.blocking import candidates
from dateline.record.claims import MOVED, Claim
from dateline.record.compare import compare

REFUSED = 0.05  # a pair below this score may not stand in one event


def judge(claims: Sequence[Claim]) -> list[Judgement]:
    """A judgement for every pair of reports that share a block, sorted by ids."""
    moves: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.report.status in MOVED:
            for person in sorted(claim.people):
                moves[person].append(claim)
    judged: list[Judgement] = []
    for i, j in candidates(claims):
        left, right = claims[i], claims[j]
        judged.append(compare(left, right, [m for person in left.people & right.people for m in moves[person]]))
    return sorted(judged, key=lambda x: (x.left, x.right))


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
