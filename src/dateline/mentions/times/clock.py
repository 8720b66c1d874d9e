"""Times of day: "12:34 p.m. CEST", "1430 GMT", "noon"."""

from dateline.mentions.times import periods
from dateline.mentions.times.reading import Reading, Scene, Words

_NAMED = {"noon": "12:00", "midday": "12:00", "midnight": "24:00"}


def clock(words: Words, scene: Scene) -> Reading | None:
    """A time of day, of the day named last in the sentence, else of the article's day."""
    if words.get("named"):
        time = _NAMED[words["named"].lower()]
    else:
        hour, minute = int(words["hour"]), int(words.get("minute") or 0)
        half = (words.get("half") or "").lower()[:1]
        if half == "p" and hour < 12:
            hour += 12
        if half == "a" and hour == 12:
            hour = 0
        if hour > 24 or minute > 59:
            return None
        time = f"{hour:02d}:{minute:02d}"
    base = scene.discourse.last("day", within=0) or (periods.day(scene.day) if scene.day else None)
    if base is None:
        return Reading("time", f"XXXX-XX-XXT{time}")
    return Reading("time", f"{base.value}T{time}", base, f"on {base.value}")


def oclock(words: Words, scene: Scene) -> Reading | None:
    """ "4 in the morning", "7 o'clock in the evening"."""
    return clock({**words, "half": "a" if words["daypart"].lower() == "morning" else "p"}, scene)
