#!/usr/bin/env python3
"""Is everybody who was told »you are signed up« still signed up when the power goes the very next moment?

A killed program loses nothing that it has written: the kernel still has it. A power cut takes that, too. So the site runs under strace, sixty people sign
up, and for the moment of each answer the database's files are made anew from nothing but what had been synced by then. All who had an answer must be there.

  python3 tests/scripts/power_cut.py <published site>
  python3 tests/scripts/power_cut.py <published site> --control    a plain database: with synchronous=FULL all must be there, with NORMAL some must be missing

Needs strace and root. Exit 0 when everything held; --control: when NORMAL lost and FULL did not.
"""
import contextlib
import pathlib
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time

from trial_site import TrialSite, arguments

PEOPLE = 60
TRACE = ("strace", "-f", "-y", "-xx", "-s", "70000", "-ttt", "-T", "-e", "trace=pwrite64,fdatasync,fsync,ftruncate", "-o")
CALL = re.compile(r"^(?P<thread>\d+) +(?P<at>[\d.]+) (?:<\.\.\. )?(?P<name>pwrite64|fdatasync|fsync|ftruncate)(?P<rest>.*)$")
FILE = re.compile(r"^\(\d+<(?P<path>(?:\\x[0-9a-f]{2}|[^>])*)>(?:, (?P<words>.*))?")
TOOK = re.compile(r"<([\d.]+)>$")


class Disk:
    """What would be there after the cut: of each file only what was synced. A sync counts from its return, and for what was written before it was called."""

    def __init__(self, trace):
        self.durable, self.written, self.open_calls, self.syncs = {}, {}, {}, 0
        self.calls = sorted(self.read(trace), key=lambda call: call[0])

    def read(self, trace):
        """(moment, what to do): a write when it is begun, a sync in two steps."""
        for line in trace.read_text("latin-1").splitlines():
            if not (call := CALL.match(line)) or "ENOENT" in line:
                continue
            at, rest, key = float(call["at"]), call["rest"], (call["thread"], call["name"])
            if rest.startswith(" resumed>"):
                yield at, self.end_of(call["name"], self.open_calls.pop(key, None))
                continue
            path, words = self.opened(rest)
            if not path or not re.search(r"\.db(-wal)?$", path):
                continue
            if call["name"] in ("fdatasync", "fsync"):
                pending = {}
                yield at, lambda path=path, pending=pending: pending.update(done=self.written.pop(path, []))
                if "<unfinished" in rest:
                    self.open_calls[key] = (path, pending)
                else:
                    yield at + float(TOOK.search(line)[1]), self.end_of(call["name"], (path, pending))
            else:
                yield at, lambda path=path, change=self.change(call["name"], words): self.written.setdefault(path, []).append(change)

    def end_of(self, name, opened):
        return (lambda: self.flush(*opened)) if opened and name in ("fdatasync", "fsync") else lambda: None

    def flush(self, path, pending):
        content = self.durable.setdefault(path, bytearray())
        self.syncs += 1
        for change in pending["done"]:
            change(content)

    @staticmethod
    def opened(rest):
        found = FILE.match(rest)
        if not found:
            return None, ""
        return bytes.fromhex(found["path"].replace("\\x", "")).decode() if found["path"].startswith("\\x") else found["path"], found["words"] or ""

    @staticmethod
    def change(name, words):
        if name == "ftruncate":
            length = int(re.match(r"(\d+)", words)[1])
            return lambda content: content.__delitem__(slice(length, None))
        data, offset = re.match(r'"([^"]*)", \d+, (\d+)', words).groups()
        data, offset = bytes.fromhex(data.replace("\\x", "")), int(offset)

        def write(content):
            content.extend(bytes(max(0, offset + len(data) - len(content))))
            content[offset:offset + len(data)] = data
        return write

    def at(self, moment):
        """Goes on to that moment."""
        while self.calls and self.calls[0][0] <= moment:
            self.calls.pop(0)[1]()
        return self

    def rows(self, name, question):
        with tempfile.TemporaryDirectory() as folder:
            for path, content in self.durable.items():
                if pathlib.Path(path).name.startswith(name):
                    (pathlib.Path(folder) / pathlib.Path(path).name).write_bytes(content)
            try:
                with contextlib.closing(sqlite3.connect(pathlib.Path(folder) / name)) as db:
                    if db.execute("PRAGMA integrity_check").fetchone() != ("ok",):
                        return None
                    return {row[0] for row in db.execute(question)}
            except sqlite3.DatabaseError:
                return set()


def judge(what, disk, name, question, answered):
    """Cuts the power at each answer, and tells at how many of them somebody was missing."""
    worst, last = 0, set()
    for count, (mail, moment) in enumerate(answered, 1):
        last = disk.at(moment).rows(name, question)
        if last is None:
            print(f"{what}: the database is not whole after {mail}")
            return False
        worst = max(worst, len({mail for mail, _ in answered[:count]} - last))
    print(f"{what}: cut at each of {len(answered)} answers, {disk.syncs} syncs; at worst {worst} missing; at the last {len(last & {mail for mail, _ in answered})} of {len(answered)} there")
    return worst == 0


def site_keeps(words):
    with TrialSite(words.program, words.content) as site:
        # The schema is made beforehand and closed properly, as on any site but a new one; its files are read as the disk had them.
        site.start()
        site.end()
        trace = site.folder / "trace"
        before = {str(path): bytearray(path.read_bytes()) for path in site.data.glob("*.db*") if not path.name.endswith("-shm")}
        site.start(before=(*TRACE, str(trace)))
        form, answered = site.form(), []
        for n in range(PEOPLE):
            mail = f"deltager{n}@almenbo.example"
            if form.send(mail).status == 303:
                answered.append((mail, time.time()))
        site.kill()
        disk = Disk(trace)
        disk.durable = before
        return judge("the site", disk, site.database.name, "SELECT Email FROM SignUps", answered) and len(answered) == PEOPLE


def plain(folder, mode):
    """What --control traces: a row for each, and an answer on standard output."""
    with contextlib.closing(sqlite3.connect(pathlib.Path(folder) / "plain.db", isolation_level=None)) as db:
        db.execute("PRAGMA journal_mode=WAL")
        db.execute(f"PRAGMA synchronous={mode}")
        db.execute("CREATE TABLE SignUps (Email TEXT)")
        for n in range(PEOPLE):
            db.execute("INSERT INTO SignUps VALUES (?)", (f"deltager{n}@almenbo.example",))
            print(f"deltager{n}@almenbo.example {time.time()}", flush=True)


def plain_keeps(mode):
    folder = pathlib.Path(tempfile.mkdtemp(prefix="almenhaefte-cut-"))
    try:
        said = subprocess.run([*TRACE, str(folder / "trace"), sys.executable, __file__, "--plain", str(folder), mode], capture_output=True, text=True, check=True).stdout
        answered = [(mail, float(moment)) for mail, moment in (line.split() for line in said.splitlines())]
        return judge(f"a plain database, synchronous={mode}", Disk(folder / "trace"), "plain.db", "SELECT Email FROM SignUps", answered)
    finally:
        shutil.rmtree(folder)


def main():
    asked = arguments(__doc__)
    asked.add_argument("--control", action="store_true")
    words = asked.parse_args()
    held = plain_keeps("FULL") and not plain_keeps("NORMAL") if words.control else site_keeps(words)
    print("held" if held else "did not hold")
    return 0 if held else 1


if __name__ == "__main__":
    if sys.argv[1:2] == ["--plain"]:
        plain(*sys.argv[2:])
        sys.exit()
    sys.exit(main())
