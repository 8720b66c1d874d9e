"""What each feature of a comparison weighs: the whole table, and the version that judgements are signed with.

The weights are log odds. They were set by hand on invented pairs and the development stories; over-merging is the
error that kills, so silence weighs nothing and a conflict weighs more than any one agreement. `NEVER` forbids.
"""

VERSION = "compare-10"
NEVER = -100.0
PRIOR = -2.2  # before anything is compared, two reports of one block are two events
SAME, UNSURE = 0.5, 0.25  # scores from SAME up join; from UNSURE up are shown as "possibly the same"

# How likely an event is right, in log odds; fitted by `python -m dateline.evaluation.calibration --fit`.
CONFIDENCE = {
    "any": 1.08,
    "consult": 0.39,
    "deeds": 0.42,
    "two actors": 0.02,
    "two articles": 0.84,
    "dated": 1.24,
    "news": -0.01,
    "planned": -0.9,
}

WEIGHTS = {
    "type differs": NEVER,
    "mode differs": NEVER,
    "recurring": NEVER,  # a series is none of its meetings
    "recurring: other rhythm": NEVER,  # weekly calls and monthly calls
    "recurring: one series": 2.0,
    "mode": 0.3,
    "people: some": 1.0,  # a person shared, plus the next by the share of the smaller cast
    "people: all": 1.2,
    "people: others": -6.0,
    "people: nobody": -6.0,
    "people: other bodies": -6.0,
    "people: another": -6.0,  # "met the admiral", "met the foreign minister of Norland"
    "people: states only": -0.3,
    "people: unnamed": -3.0,  # "German leaders" against the chancellor: a plan that several events may keep
    "sides": 1.2,
    "sides: more": -3.0,
    "sides: other": -6.0,
    "sides: another": NEVER,  # a call with one state and a call with another
    "time: same day": 2.6,
    "time: overlap": 2.0,
    "time: wide overlap": 1.0,
    "time: vague": -1.0,
    "time: moved": 0.4,
    "time: a day apart": -0.6,
    "time: apart": NEVER,
    "time: over before": -5.0,
    "time: same article": 0.8,
    "time: same news": 1.0,
    "time: recent": 0.0,
    "time: long past": -3.0,
    "time: arrival and return": 0.8,
    "time: plan": 0.3,
    "time: old plan": -0.6,
    "time: undated plans": -1.0,
    "time: plans far apart": -8.0,
    "time: articles apart": -2.2,
    "time: articles far apart": -4.0,
    "host": 0.8,
    "host differs": NEVER,
    "host: an area": NEVER,  # a vague plan, which visits to several states may keep
    "place": 0.8,
    "place: other country": -6.0,
    "place: other city": -1.2,
    "place: unsure": -0.6,
    "name": 3.0,
    "name: some": 1.0,
    "name differs": NEVER,
    "ordinal differs": NEVER,
    "wording": 2.0,  # by the share of words in common
    "wording: none": -0.6,
    "matter": 5.0,  # agreements, aid and accusations of the same two are told apart by nothing but their matter
    "matter: none": -2.5,
    "sum": 1.5,  # of money, told alike in both
    "copy": 2.0,
    "copy: another passage": -3.0,
    "two in one sentence": NEVER,  # what one sentence tells twice, the coder has made one report of
    "told one after the other": -3.5,
    "again": -8.0,
    "denial": -2.5,  # a denial speaks of the event whose day it names; without one it may speak of another
    "before": -4.0,
    "background": -1.2,
    "background, same article": -2.5,
}
