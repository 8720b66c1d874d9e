"""How an input is cut into shards, and what a lake keeps of one."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from dateline import articles, pipeline, samples, sources
from dateline.errors import InputError
from dateline.model import Article, Problem, Raw
from dateline.scale.lake import Coded, Lake
from dateline.scale.shards import SMALL, Shard, plan


def refuse(problem: Problem) -> None:
    raise AssertionError(problem)


def planned(*paths: Path, coder: str = "one") -> list[Shard]:
    return list(plan(paths, coder=coder, columns=None, on_problem=refuse))


def files(folder: Path, *sizes: int) -> list[Path]:
    made = [folder / f"{n}.txt" for n in range(len(sizes))]
    for file, size in zip(made, sizes, strict=True):
        file.write_bytes(b"x" * size)
    return made


def test_small_files_travel_together_and_a_large_one_alone(tmp_path: Path) -> None:
    files(tmp_path, 5, 5, SMALL, 5)
    assert [[Path(f).stem for f in shard.files] for shard in planned(tmp_path)] == [["0", "1"], ["2"], ["3"]]


def test_no_file_is_left_out_or_named_twice(tmp_path: Path) -> None:
    made = files(tmp_path, *[SMALL // 3] * 10)
    assert [Path(f) for shard in planned(*made) for f in shard.files] == made


def test_a_shard_has_one_id_in_every_run(tmp_path: Path) -> None:
    files(tmp_path, 5)
    assert planned(tmp_path) == planned(tmp_path)


def test_a_changed_file_is_another_shard(tmp_path: Path) -> None:
    (file,) = files(tmp_path, 5)
    [before] = planned(file)
    os.utime(file, ns=(1, 1))
    assert [shard.id for shard in planned(file)] != [before.id]


def test_another_coder_makes_another_shard(tmp_path: Path) -> None:
    files(tmp_path, 5)
    assert planned(tmp_path, coder="two")[0].id != planned(tmp_path)[0].id


def test_standard_input_cannot_be_divided() -> None:
    with pytest.raises(InputError, match="save it"):
        planned(Path("-"))


def test_a_lake_gives_back_what_was_put_into_it(tmp_path: Path) -> None:
    raws = sources.read(sorted(samples.folder().glob("*.txt"))[:3], on_problem=refuse)
    codings = list(pipeline.code(articles.read(raws, on_problem=refuse)))
    shard, lake = Shard("shard-1", ("a.txt",), str(tmp_path), 1), Lake(tmp_path)
    problem = Problem("b.txt", 3, "the file is empty")
    coded = list(zip(codings, (b"as it came", None, b""), strict=True))
    lake.put(shard, coded, [problem])
    assert (list(lake.codings(shard)), lake.problems(shard)) == (coded, [problem])


def test_a_shard_that_breaks_off_is_not_there(tmp_path: Path) -> None:
    def broken() -> Iterator[Coded]:
        raise KeyboardInterrupt
        yield

    shard, lake = Shard("shard-1", ("a.txt",), str(tmp_path), 1), Lake(tmp_path)
    with pytest.raises(KeyboardInterrupt):
        lake.put(shard, broken(), [])
    assert not lake.has(shard)
    lake.sweep()
    assert list(tmp_path.iterdir()) == []


def test_an_input_is_held_until_its_article_is_taken() -> None:
    raws = [Raw({"text": f"They met {n}."}, "a.jsonl", n, str(n).encode()) for n in range(4)]
    intake = pipeline.Intake()
    list(intake.noting(raws))
    made = [Article(id=str(n), text=".", raw_hash=raws[n].hash) for n in range(4)]
    assert [intake.of(made[n]) for n in (0, 2, 2, 1, 3)] == [b"0", b"2", None, None, b"3"]
