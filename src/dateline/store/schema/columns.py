"""The columns that several tables have."""

from sqlalchemy import BigInteger, Column, Float, ForeignKey, Integer, MetaData, String, Text

metadata = MetaData()


# Text is compared and sorted by code points, as Python and SQLite do, whatever language a server's database speaks; and
# it has no length, because SQLite knows none.
WORDS = String().with_variant(String(collation="C"), "postgresql")


NUMBER = BigInteger().with_variant(Integer(), "sqlite")  # which SQLite gives, and a server never uses twice


PROSE = Text().with_variant(Text(collation="C"), "postgresql")


def span(name: str, *, optional: bool = True) -> list[Column[int]]:
    return [Column(f"{name}_at", Integer, nullable=optional), Column(f"{name}_to", Integer, nullable=optional)]


def when(name: str) -> list[Column[str]]:
    words = [Column(f"{name}{part}", WORDS) for part in ("", "_precision", "_reason")]
    return [*words, *span(name)]  # type: ignore[list-item]  # columns of two types in one list


def place() -> list[Column[str]]:
    return [
        Column("place", WORDS),
        Column("place_country", WORDS),
        Column("place_latitude", Float),
        Column("place_longitude", Float),
        Column("place_geonames", BigInteger),
        Column("place_precision", WORDS),
    ]


def article() -> Column[str]:
    return Column("article", WORDS, ForeignKey("articles.id", ondelete="CASCADE"), nullable=False, index=True)


def event(*, key: bool = True) -> Column[str]:
    return Column("event", WORDS, ForeignKey("events.id", ondelete="CASCADE"), nullable=False, primary_key=key)
