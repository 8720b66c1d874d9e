"""Whether two quantities can both be right: "about 200" and "204", "more than 100" and "150", "almost four hours" and
"nearly four hours". A quantity is a decimal text, with `>`, `<` or `~` in front where the words bound it."""

from decimal import Decimal

NEAR = Decimal("0.1")  # of the larger: what "about" leaves open

MINUTES = {"min": Decimal(1), "h": Decimal(60), "days": Decimal(24 * 60)}


def clash(left: str, right: str) -> bool:
    """
    >>> clash("~200", "204"), clash("200", "204"), clash(">100", "150"), clash(">200", "150"), clash("~200", "300")
    (False, True, False, True, True)
    """
    (low, high), (other_low, other_high) = _range(left), _range(right)
    return (high is not None and other_low is not None and high < other_low) or (
        other_high is not None and low is not None and other_high < low
    )


def _range(quantity: str) -> tuple[Decimal | None, Decimal | None]:
    sign, number = (quantity[0], Decimal(quantity[1:])) if quantity[0] in "<>~" else ("", Decimal(quantity))
    if sign == "~":
        return number * (1 - NEAR), number / (1 - NEAR)
    return None if sign == "<" else number, None if sign == ">" else number


def total(parts: list[tuple[str, str]]) -> str | None:
    """Lengths of time (value, unit) together, in minutes: "3 h" and "40 min" are "220". None where there are none, or
    a unit is longer than a day."""
    if not parts or any(unit not in MINUTES for _, unit in parts):
        return None
    sign = next((value[0] for value, _ in parts if value[0] in "<>~"), "")
    return sign + str(sum(Decimal(value.lstrip("<>~")) * MINUTES[unit] for value, unit in parts))
