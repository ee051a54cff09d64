"""Bytes of every kind through the import road for a given time: `python tests/fuzz/fuzz_import.py [SECONDS] [SEED]`.

A third number is the one case to run.

What must hold: no exception, the audit holds, refusing all gives the input back byte for byte, a slow file is told.
"""

import random
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "repair"))

from dump_damage import make_dump
from press_damage import make_press_dump

from layout.repair import repair_copy
from layout.repair.decode import join_copies
from layout.repair.ledger import restore
from layout.repair.types import Copy, Options
from layout.repair.writing import article_markdown, repaired_json

PIECES = (
    "本报讯", "（下转第2版）", "(上接第一版)", "记者 ", "通讯员 ", "文/图", "\u3000\u3000", "  ", "\r\n", "\n\n\n", "\n", "\t", "......", "——",  # noqa: E501
    "“", "”", "《", "》", "(", ")", "一、", "1.", "问：", "Q:", "\u200b", "\ufeff", "2021年2月9日 星期二 第3版", "责编：李明", "---\n", "#", "|",  # noqa: E501
    "\x00", "\ud800", "𠮷", "☃", "é", "http://a.b/c?d=e,f", ",", ";", ":", "!", "?", "。", "、", "张 三", "□ 李四", "图.jpg", "0", "12,500", "９", "# ", "## ", "![", "](a.png)", "■", "◎", "記者 陳三", "本報訊", "扫码关注", "05 教育",  # noqa: E501
)  # fmt: skip


def mutate(raw: bytes, rng: random.Random) -> bytes:
    """Some bytes with cuts, repeats, insertions and swapped encodings."""
    data = bytearray(raw)
    for _ in range(rng.randint(0, 12)):
        place = rng.randint(0, len(data))
        kind = rng.randint(0, 5)
        if kind == 0:
            del data[place : place + rng.randint(1, 60)]
        elif kind == 1:
            data[place:place] = rng.choice(PIECES).encode("utf-8", "surrogatepass") * rng.randint(1, 4)
        elif kind == 2:
            data[place:place] = data[place : place + rng.randint(1, 200)]
        elif kind == 3:
            data[place:place] = rng.randbytes(rng.randint(1, 8))
        elif kind == 4:
            end = place + rng.randint(1, 300)
            data[place:end] = bytes(reversed(data[place:end]))
        else:
            data[place:place] = rng.choice(PIECES).encode("gb18030", "ignore")
    return bytes(data)


def one(rng: random.Random) -> tuple[Copy, ...]:
    """One to three files to try."""
    found = []
    for _ in range(rng.choice((1, 1, 1, 2, 3))):
        kind = rng.randint(0, 4)
        if kind == 0:
            raw = rng.randbytes(rng.randint(0, 400))
        elif kind == 1:
            raw = "".join(rng.choice(PIECES) for _ in range(rng.randint(0, 120))).encode("utf-8", "surrogatepass")
        elif kind == 2:
            raw = mutate(make_press_dump(rng.randint(1, 3), rng.randint(0, 10**6), "tuned")[0], rng)
        else:
            raw = mutate(make_dump(rng.randint(1, 3), rng.randint(0, 10**6), "all")[0], rng)
        found.append(Copy(rng.choice(("a.txt", "b.md")), raw))
    return tuple(found)


def say(*words: object) -> None:
    """A line on the screen."""
    sys.stdout.write(" ".join(map(str, words)) + "\n")
    sys.stdout.flush()


def check(seed: int, case: int) -> bool:
    """Whether one case holds; what broke is printed, and a slow file."""
    rng = random.Random(f"fuzz-{seed}-{case}")
    copies = one(rng)
    start = time.process_time()
    holds = True
    try:
        result = repair_copy(copies)
        assert result.audit.holds, result.audit
        for article in result.articles:
            article_markdown(article)
        repaired_json(result)
        back = restore(copies, join_copies(copies), result.changes, Options(refused=frozenset({"all"})))
        assert back == tuple(copy.raw for copy in copies)
        if rng.random() < 0.3 and result.changes:
            some = frozenset(change.id for change in result.changes if rng.random() < 0.4)
            other = frozenset(change.id for change in result.changes if rng.random() < 0.3)
            kinds = frozenset(change.kind for change in result.changes if rng.random() < 0.05)
            again = repair_copy(copies, Options(accepted=other | kinds, refused=some))
            assert again.audit.holds, (again.audit, sorted(some)[:3])
    except Exception as error:
        holds = False
        say(f"seed {seed} case {case}: {type(error).__name__}: {error}")
    if time.process_time() - start > 2:
        say(f"seed {seed} case {case}: {time.process_time() - start:.1f} s")
    return holds


def main() -> None:
    """Run until the time is over, or the one case that is asked for; print what broke."""
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 60.0
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    first = int(sys.argv[3]) if len(sys.argv) > 3 else 0
    end = time.monotonic() + (0 if len(sys.argv) > 3 else seconds)
    count, broken = 1, int(not check(seed, first))
    while time.monotonic() < end:
        broken += not check(seed, count)
        count += 1
    say(f"{count} inputs, {broken} broken")


if __name__ == "__main__":
    main()
