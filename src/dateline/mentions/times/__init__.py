"""Times: what words name a time, and which days they mean, counted from the article's day.

    find_times(parse) -> tuple[TimeMention, ...]

`lexicon` has the words, `grammar` the table of patterns, `explicit`, `deictic`, `spans` and `clock` the functions that
read a match, `periods` and `holidays` the calendar, `tense` the direction, `finder` the walk through an article.
"""

from dateline.mentions.times.finder import find_times

__all__ = ["find_times"]
