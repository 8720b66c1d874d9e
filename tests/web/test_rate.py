"""How often one address may ask."""

from hypothesis import given
from hypothesis import strategies as st

from dateline.web.rate import BURST, KEPT, Rate


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_a_burst_passes_and_then_each_waits_for_its_turn() -> None:
    clock = Clock()
    rate = Rate(2, clock)
    assert [rate.wait("a") for _ in range(2 * BURST)] == [0] * 2 * BURST
    assert rate.wait("a") == 1
    clock.now = 0.5
    assert rate.wait("a") == 0


def test_one_address_does_not_slow_another() -> None:
    rate = Rate(1, Clock())
    while not rate.wait("a"):
        pass
    assert rate.wait("b") == 0


def test_addresses_are_forgotten() -> None:
    rate = Rate(1, Clock())
    for number in range(KEPT + 10):
        rate.wait(str(number))
    assert len(rate._left) == KEPT


@given(st.lists(st.floats(0, 3), max_size=200), st.integers(1, 9))
def test_nobody_ever_gets_more_than_the_burst_and_the_rate(pauses: list[float], each: int) -> None:
    clock = Clock()
    rate = Rate(each, clock)
    passed = 0
    for pause in pauses:
        clock.now += pause
        passed += rate.wait("a") == 0
    assert passed <= each * (BURST + clock.now) + 1e-6
