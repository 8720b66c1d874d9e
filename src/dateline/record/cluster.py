"""Events as a pure function of the judgements: the best agreements join first, and no join may break a refusal."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import combinations

from dateline.model import Judgement
from dateline.record.claims import Claim
from dateline.record.compare import compare

REFUSED = 0.05  # a pair below this score may not stand in one event


def judge(
    claims: Mapping[str, Claim], known: Mapping[tuple[str, str], Judgement], moves: Iterable[Claim]
) -> tuple[dict[tuple[str, str], Judgement], list[tuple[str, ...]]]:
    """The judgements by pairs of report ids, and the groups of report ids that follow from them.

    `known` are the judgements on every pair that was near. Every pair that would stand in one event through others is
    judged too: a report of "last year" must not tie together three meetings of that year. `moves` are the reports of
    postponements.
    """
    judged = dict(known)
    while True:
        groups = clusters(claims, judged.values())
        missing = [pair for group in groups for pair in combinations(group, 2) if pair not in judged]
        if not missing:
            return judged, groups
        judged |= judge_pairs(claims, missing, moves)


def judge_pairs(
    claims: Mapping[str, Claim], pairs: Iterable[tuple[str, str]], moves: Iterable[Claim]
) -> dict[tuple[str, str], Judgement]:
    """Each pair (smaller id first) with its judgement."""
    movers: dict[str, list[Claim]] = defaultdict(list)
    for move in moves:
        for person in sorted(move.people):
            movers[person].append(move)
    found = {}
    for one, other in pairs:
        left, right = claims[one], claims[other]
        shared = sorted(left.people & right.people) if left.planned or right.planned else ()
        found[one, other] = compare(left, right, [move for person in shared for move in movers[person]])
    return found


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
