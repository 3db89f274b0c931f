#!/usr/bin/env python3
"""What goes wrong on a machine, done to a published site: a full disk, a lock that somebody holds, a mail server that is down, too few files, too little memory.

  python3 tests/scripts/faults.py <published site>            all of them, one line each
  python3 tests/scripts/faults.py <published site> F09 F21    those alone
  python3 tests/scripts/faults.py <published site> --control  a site that answers nothing in time and loses rows: every check must notice

Made for a machine of its own, as root: file
systems are mounted, a group for memory is made. Needs faketime. Exit 0 when all held.
"""
import contextlib
import http.client
import os
import pathlib
import random
import shutil
import socket
import sqlite3
import subprocess
import sys
import threading
import time
import zipfile

from newsroom import Newsroom
from trial_site import BOOKLET, FORM, PAGES, TrialSite, arguments
from trial_smtp import MODES, TrialSmtp

LONGEST_PAGE = 200  # ms, the 95 %
NEWS = "nyheder/vidensopsamling-lanceres-til-april.md"
NEWS_PAGE = "/nyheder/vidensopsamling-lanceres-til-april"
FAULTS = {}


class Finding:
    """What one fault showed: figures to print, and whatever did not hold."""

    def __init__(self):
        self.figures, self.faults = [], []

    def tell(self, figure):
        self.figures.append(str(figure))

    def expect(self, holds, what):
        if not holds:
            self.faults.append(str(what))

    def read(self, readers, most=LONGEST_PAGE):
        self.tell(readers)
        self.expect(readers.times and readers.p95 <= most, f"pages took {readers.p95:.0f} ms")
        self.expect(not readers.wrong, f"{len(readers.wrong)} pages failed")

    def refused(self, code, lines, *words):
        self.tell(f"start refused with {code}: {' '.join(lines)[:140]}")
        self.expect(code == 1 and len(lines) == 1 and all(word in lines[0] for word in words), f"not refused in one line with {words}: {lines[:3]}")

    def keeps(self, site, acknowledged):
        rows = site.rows()
        lost, twice = set(acknowledged) - set(rows), len(rows) - len(set(rows))
        self.tell(f"{len(set(acknowledged)) - len(lost)} of {len(set(acknowledged))} acknowledged are there")
        self.expect(not lost and not twice, f"{len(lost)} lost, {twice} twice")
        self.expect(site.is_whole(), "the database is not whole")


def fault(number, words):
    def keep(work):
        FAULTS[number] = (words, work)
        return work
    return keep


def people(count, what="deltager"):
    return [f"{what}{n}@almenbo.example" for n in range(count)]


def taken(answers):
    return [mail for mail, answer in answers.items() if getattr(answer, "status", None) == 303]


def statuses(answers):
    found = [str(getattr(answer, "status", type(answer).__name__)) for answer in answers.values()]
    return ", ".join(f"{found.count(one)} x {one}" for one in sorted(set(found)))


def refused_with_patience(answer):
    return answer.status == 503 and any(name.lower() == "retry-after" for name, _ in answer.headers) and "Åse Ærø".encode() in answer.body


def until(holds, seconds):
    """The seconds it took; None when it never did."""
    begun = time.monotonic()
    while time.monotonic() - begun < seconds:
        with contextlib.suppress(OSError, http.client.HTTPException):
            if holds():
                return time.monotonic() - begun
        time.sleep(0.05)
    return None


def tell_recovery(found, what, took, most):
    found.tell(f"{what} after {took:.1f} s" if took is not None else f"{what} never")
    found.expect(took is not None and took <= most, f"{what} took longer than {most} s")


@contextlib.contextmanager
def small_disk(path, megabytes):
    path.mkdir(parents=True, exist_ok=True)
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={megabytes}m", "tmpfs", str(path)], check=True)
    try:
        yield path
    finally:
        subprocess.run(["umount", "-l", str(path)], check=True)


def fill(folder):
    filler = folder / "filler"
    with contextlib.suppress(OSError), open(filler, "wb", buffering=0) as file:
        for size in (65536, 4096, 512, 1):
            with contextlib.suppress(OSError):
                while True:
                    file.write(bytes(size))
    return filler


# Storage

@fault("F06", "killed while a backup is made")
def killed_backup(words, found):
    with TrialSite(words.program, words.content) as site:
        site.start()
        site.form().send("aase@almenbo.example")
        for n in range(20):
            (site.content / f"stort{n}.png").write_bytes(random.Random(n).randbytes(4_000_000))
        earlier = site.folder / "earlier.zip"
        found.expect(site.run("backup", str(earlier))[0] == 0, "no backup could be made at all")
        before = earlier.read_bytes()
        killed = 0
        for n in range(10):
            file = site.folder / "backups" / f"half{n}.zip"
            file.parent.mkdir(exist_ok=True)
            work = subprocess.Popen(site.command("backup", str(file)), env={**os.environ, **site.settings}, cwd=site.program.parent, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            until(lambda: any(file.parent.glob(f"*half{n}*")), 20)
            time.sleep(0.03 * n)
            killed += work.poll() is None
            work.kill()
            work.wait()
            found.expect(not file.exists() or zipfile.ZipFile(file).testzip() is None, f"{file.name} has its name and is not whole")
        found.tell(f"{killed} of 10 killed half-way, {len(list(file.parent.glob('*.zip')))} have their name, all of them whole")
        found.expect(killed >= 5, "it was killed too late to show anything")
        found.expect(earlier.read_bytes() == before, "the earlier backup has changed")
        found.expect(site.run("backup", str(site.folder / "next.zip"))[0] == 0, "the next backup could not be made")


@fault("F07", "killed while it starts, ten times")
def killed_start(words, found):
    with TrialSite(words.program, words.content) as site:
        usual, killed = site.start(), 0
        acknowledged = taken(site.form().send_all(people(5), 5))
        site.kill()
        for n in range(10):
            site.start(wait=False)
            time.sleep(usual * (0.05 + 0.1 * n))
            killed += not site.answers("/health/live")
            site.kill()
        took = site.start()
        found.tell(f"{killed} of 10 killed before they answered; then ready in {took:.1f} s")
        found.expect(took <= 10, "the next start was slow")
        found.keeps(site, acknowledged)


@fault("F09", "the database's disk is full")
def full_disk(words, found):
    with TrialSite(words.program, words.content) as site, small_disk(site.data, 24):
        site.data.chmod(0o700)
        site.start()
        form = site.form()
        acknowledged = taken(form.send_all(people(20), 5))
        filler = fill(site.data)
        with site.readers() as readers:
            answers = form.send_all(people(60, "fuld"), 10)
            time.sleep(1)
        acknowledged += taken(answers)
        found.tell(f"when full: {statuses(answers)}")
        found.expect(all(answer.status == 303 or refused_with_patience(answer) for answer in answers.values()), "somebody was answered otherwise than 303 or 503 with words")
        found.expect(any(answer.status == 503 for answer in answers.values()), "the disk was never full")
        found.read(readers)
        filler.unlink()
        tell_recovery(found, "signing up again", until(lambda: form.send("igen@almenbo.example").status == 303, 30), 10)
        found.keeps(site, [*acknowledged, "igen@almenbo.example"])
        site.end()


@fault("F10", "the log cannot be written")
def full_log(words, found):
    with TrialSite(words.program, words.content) as site:
        site.start(output="/dev/full")
        with site.readers() as readers:
            acknowledged = taken(site.form().send_all(people(20), 5))
        found.read(readers)
        found.expect(len(acknowledged) == 20, "not everybody was signed up")
        found.keeps(site, acknowledged)
        found.tell(site.health())


@fault("F11", "the content's disk is full while a text is published")
def full_content(words, found):
    with TrialSite(words.program, words.content, environment="Development") as site:
        shutil.move(site.content, site.folder / "kept")
        with small_disk(site.content, 4):
            shutil.copytree(site.folder / "kept", site.content, dirs_exist_ok=True)
            site.start()
            before = (site.content / NEWS).read_bytes()
            room = Newsroom(site)
            found.expect(room.write(NEWS, "\n\n" + "Teksten er **ny**. " * 2000) == 303, "the draft was not kept")
            filler = fill(site.content)
            answer = room.publish(NEWS)
            found.tell(f"publishing: {answer.status}, "+ ("told in words" if "indholdsmappe" in answer.text or "mappe" in answer.text else "without words"))
            found.expect(answer.status in (409, 422, 503) and "mappe" in answer.text, f"the editor was not told ({answer.status})")
            found.expect((site.content / NEWS).read_bytes() == before, "the old file has changed")
            found.expect("Teksten er **ny**" in room.open("kladde", NEWS).text, "the draft is gone")
            filler.unlink()
            found.expect(room.publish(NEWS).status == 303 and b"Teksten er **ny**" in (site.content / NEWS).read_bytes(), "it cannot be published when there is room again")
            found.tell("the old file whole, the draft kept, published when there was room")
            site.end()


@fault("F12", "the keys' disk is full")
def full_keys(words, found):
    with TrialSite(words.program, words.content) as site, small_disk(site.data, 24):
        site.data.chmod(0o700)
        site.start()
        form, filler = site.form(), fill(site.data)
        page, answer = site.get(FORM), form.send("aase@almenbo.example")
        found.tell(f"the form {page.status}, sent {answer.status}")
        found.expect(page.status == 200 and answer.status == 503, "the keys that are there do not work")
        filler.unlink()
        found.expect(form.send("aase@almenbo.example").status == 303, "the form does not work afterwards")
        site.end()


@fault("F13", "the database is read-only")
def read_only(words, found):
    with TrialSite(words.program, words.content) as site:
        site.folder.chmod(0o755)
        site.data.mkdir()
        shutil.chown(site.data, "nobody", "nogroup")
        as_nobody = ("setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups")
        site.start(before=as_nobody)
        acknowledged = taken(site.form().send_all(people(3), 1))
        site.end()
        site.database.chmod(0o400)
        found.refused(*site.try_start(before=as_nobody), "Databasen")
        for file in site.data.glob("*.db*"):
            file.chmod(0o600)
        site.start(before=as_nobody)
        found.keeps(site, acknowledged)


@fault("F18", "the database is deleted while the site runs")
def deleted(words, found):
    with TrialSite(words.program, words.content) as site:
        site.start()
        form = site.form()
        form.send("aase@almenbo.example")
        site.database.unlink()
        with site.readers() as readers:
            answers = form.send_all(people(20), 5)
            time.sleep(1)
        found.tell(f"{statuses(answers)}; health {site.health()}")
        found.expect(all(refused_with_patience(answer) for answer in answers.values()), "somebody was not refused with words")
        found.expect(site.health().startswith("503"), "the health says nothing of it")
        found.expect(not site.database.exists(), "a file was made anew")
        found.read(readers)


@fault("F21", "another process holds the lock for eight seconds, and sixty people sign up")
def locked(words, found):
    with TrialSite(words.program, words.content) as site:
        site.start()
        form = site.form()
        acknowledged = taken(form.send_all(people(5), 5))
        with contextlib.closing(sqlite3.connect(site.database, isolation_level=None)) as other, site.readers() as readers:
            other.execute("BEGIN IMMEDIATE")
            answers = {}
            sending = threading.Thread(target=lambda: answers.update(form.send_all(people(60, "venter"), 60)))
            sending.start()
            time.sleep(8)
            other.execute("ROLLBACK")
            sending.join()
        longest = max(answer.seconds for answer in answers.values())
        found.tell(f"{statuses(answers)}, the longest wait {longest:.1f} s")
        found.expect(all(answer.status == 303 or refused_with_patience(answer) for answer in answers.values()) and any(answer.status == 503 for answer in answers.values()), "not 303 or 503 with words")
        found.expect(longest <= 8, "somebody waited too long")
        found.read(readers)
        tell_recovery(found, "signing up again", until(lambda: form.send("igen@almenbo.example").status == 303, 30), 10)
        found.keeps(site, [*acknowledged, *taken(answers), "igen@almenbo.example"])


@fault("F22", "somebody reads for long, and the log beside the database grows")
def long_reader(words, found):
    with TrialSite(words.program, words.content) as site:
        site.start()
        form, wal = site.form(), site.data / "almenhaefte.db-wal"
        form.send("foerst@almenbo.example")
        with contextlib.closing(sqlite3.connect(site.database, isolation_level=None)) as other:
            other.execute("BEGIN")
            other.execute("SELECT COUNT(*) FROM SignUps").fetchone()
            answers = form.send_all(people(800), 50)
            grown = wal.stat().st_size
        more = form.send_all(people(200, "efter"), 20)
        took = until(lambda: wal.stat().st_size <= 16_777_216 + 4096, 60)
        found.tell(f"{grown >> 20} MB while read, {wal.stat().st_size >> 20} MB afterwards; {statuses(answers)}")
        found.expect(took is not None, "the log was not made small again")
        found.expect(len(taken(answers)) == 800, "not everybody was signed up")
        found.keeps(site, [*taken(answers), *taken(more)])


@fault("F45", "a backup is made while two hundred sign up")
def backup_under_load(words, found):
    with TrialSite(words.program, words.content) as site:
        site.start()
        form, answers = site.form(), {}
        acknowledged = taken(form.send_all(people(200, "foer"), 20))
        sending = threading.Thread(target=lambda: answers.update(form.send_all(people(400), 200)))
        sending.start()
        begun = time.monotonic()
        code, said = site.run("backup", str(site.folder / "copy.zip"))
        took = time.monotonic() - begun
        sending.join()
        found.tell(f"the command took {took:.1f} s in all; {statuses(answers)}")
        found.expect(code == 0, said[:200])
        with zipfile.ZipFile(site.folder / "copy.zip") as copy:
            name = next(name for name in copy.namelist() if name.endswith("almenhaefte.db"))
            (site.folder / "copy.db").write_bytes(copy.read(name))
        with contextlib.closing(sqlite3.connect(site.folder / "copy.db")) as db:
            rows = {row[0] for row in db.execute("SELECT Email FROM SignUps")}
            found.expect(db.execute("PRAGMA integrity_check").fetchone() == ("ok",), "the copy is not whole")
        found.tell(f"{len(rows)} rows in the copy")
        found.expect(set(acknowledged) <= rows, "somebody who was signed up before is not in the copy")
        found.keeps(site, [*acknowledged, *taken(answers)])


# Content

@fault("F23", "a chapter's file goes away and comes back while it is read")
def coming_and_going(words, found):
    with TrialSite(words.program, words.content) as site:
        site.start()
        file = site.content / "haefter/strategiske-partnerskaber/motivation/hvorfor.md"
        page, seen, end = f"{BOOKLET}/hvorfor", [], time.monotonic() + 6
        moving = threading.Thread(target=lambda: come_and_go(file, end))
        moving.start()
        while time.monotonic() < end:
            seen.append(site.get(page).status)
        moving.join()
        found.tell(", ".join(f"{seen.count(status)} x {status}" for status in sorted(set(seen))))
        found.expect(set(seen) <= {200, 404}, "a page failed")
        tell_recovery(found, "healthy", until(lambda: site.health() == "200 Healthy", 20), 10)


def come_and_go(file, end):
    while time.monotonic() < end:
        file.rename(file.with_name(".away"))
        time.sleep(0.03)
        file.with_name(".away").rename(file)
        time.sleep(0.03)


@fault("F24", "an editor writes a file in two parts, half a second apart")
def half_written(words, found):
    with TrialSite(words.program, words.content) as site:
        site.start()
        old = (site.content / NEWS).read_bytes()
        new = old.replace("titel: ".encode(), "titel: Nyt ".encode()) + "\n\nÅret er ændret.\n".encode()
        for where, cut in (("in the fields", new.index(b"resume:") + 20), ("in a letter", len(new) - len("Året er ændret.\n".encode()) + 1)):
            seen = set()
            with open(site.content / NEWS, "wb", buffering=0) as file:
                file.write(new[:cut])
                end = time.monotonic() + 0.5
                while time.monotonic() < end:
                    seen.add(kind_of(site.get(NEWS_PAGE).text))
                file.write(new[cut:])
            took = until(lambda: kind_of(site.get(NEWS_PAGE).text) == "new", 10)
            found.tell(f"cut {where}: meanwhile {' and '.join(sorted(seen))}, new after {took or 99:.2f} s")
            found.expect(seen == {"old"} and took is not None, f"cut {where} showed {seen}")
            (site.content / NEWS).write_bytes(old)
            until(lambda: kind_of(site.get(NEWS_PAGE).text) == "old", 10)


def kind_of(page):
    return "new" if "Nyt " in page and "Året er ændret." in page else "old" if "Nyt Hæfte" not in page and "Året" not in page else "half"


@fault("F25", "the content folder is gone, then empty, then there again")
def no_content(words, found):
    with TrialSite(words.program, words.content) as site:
        site.start()
        away = site.folder / "away"
        for what, undo in ((lambda: site.content.rename(away), None), (lambda: site.content.mkdir(), lambda: (site.content.rmdir(), away.rename(site.content)))):
            what()
            took = until(lambda: site.health() == "200 Degraded", 20)
            found.expect(took is not None, f"the health says {site.health()}")
            with site.readers() as readers:
                time.sleep(1)
            found.read(readers)
            if undo:
                undo()
        (site.content / NEWS).write_bytes((site.content / NEWS).read_bytes() + "\nÅret er ændret.\n".encode())
        tell_recovery(found, "healthy with a new text", until(lambda: site.health() == "200 Healthy" and "Året" in site.get(NEWS_PAGE).text, 20), 10)


@fault("F28", "five thousand files change at once, and the system gives no notice of it")
def many_files(words, found):
    with TrialSite(words.program, words.content) as site:
        no_notices = ("unshare", "--user", "--map-root-user", "sh", "-c", 'echo 0 > /proc/sys/user/max_inotify_instances; exec "$@"', "-")
        site.start(before=no_notices)
        found.expect("cannot be watched" in site.log.read_text("utf-8"), "it was given notices after all")
        text = (site.content / NEWS).read_text("utf-8")
        for n in range(5000):
            (site.content / f"nyheder/nyhed-{n}.md").write_text(text.replace("titel: ", f"titel: Nr. {n} "), "utf-8")
        with site.readers() as readers:
            took = until(lambda: site.get("/nyheder/nyhed-4999").status == site.get("/nyheder/nyhed-0").status == 200, 60)
        tell_recovery(found, "all 5,000 there", took, 30)
        found.tell(readers)
        found.expect(not readers.wrong, f"{len(readers.wrong)} pages failed")


# The machine

@fault("F29", "the clock jumps an hour forth and back, over a night of summer time, and to 1970")
def clock(words, found):
    with TrialSite(words.program, words.content, Site__Clock="", **{"FAKETIME_NO_CACHE": "1", "DONT_FAKE_MONOTONIC": "1", "FAKETIME_DONT_FAKE_MONOTONIC": "1"}) as site:
        now = site.folder / "now"
        library = next(pathlib.Path("/usr/lib").rglob("libfaketimeMT.so.1"))
        faked = {"LD_PRELOAD": str(library), "FAKETIME_TIMESTAMP_FILE": str(now), "TZ": "Europe/Copenhagen"}
        # 09.00 on the day before is when the reminder is due.
        now.write_text("@2022-04-18 12:00:00\n")
        site.start(**faked)
        acknowledged = taken(site.form().send_all(people(4), 2))
        found.expect(len(acknowledged) == 4, "not everybody was signed up")
        for moment in ("@2022-04-19 08:59:50", "@2022-04-19 10:00:10", "@2022-04-19 08:59:50", "@2022-04-19 09:10:00"):
            now.write_text(f"{moment}\n")
            time.sleep(23)
        reminders = site.rows("SELECT Kind FROM Mails WHERE Kind LIKE 'Reminder%'")
        found.tell(f"{len(reminders)} reminders to 4 people over two jumps of an hour")
        found.expect(len(reminders) == 4, "a reminder was lost or sent twice")
        for moment in ("@2026-10-25 02:59:55", "@1970-01-01 00:00:10"):
            now.write_text(f"{moment}\n")
            time.sleep(1)
            with site.readers() as readers:
                time.sleep(6)
            found.tell(f"{moment[1:]}: {readers}")
            found.expect(not readers.wrong and site.answers("/health/live"), f"at {moment} pages failed")
        found.keeps(site, acknowledged)


@fault("F37", "started anew while a form is open")
def restarted(words, found):
    with TrialSite(words.program, words.content) as site:
        site.start()
        form = site.form()
        site.end()
        site.start()
        answer = form.send("aase@almenbo.example")
        found.tell(f"the form sent afterwards: {answer.status}")
        found.expect(answer.status == 303, "the form was refused")


@fault("F38", "the keys of the forms are lost, or cannot be read")
def lost_keys(words, found):
    with TrialSite(words.program, words.content) as site:
        site.start()
        form = site.form()
        site.end()
        keys = list((site.data / "keys").glob("*.xml"))
        for key in keys:
            key.unlink()
        site.start()
        answer = form.send("aase@almenbo.example")
        found.tell(f"lost: the open form {answer.status}, with what was typed")
        found.expect(answer.status == 400 and "Åse Ærø" in answer.text, f"{answer.status}, and what was typed is gone")
        found.expect(site.form().send("aase@almenbo.example").status == 303, "a new form does not work")
        site.end()
        for key in (site.data / "keys").glob("*.xml"):
            key.write_text("<key")
        code, lines = site.try_start()
        status = site.get(FORM).status if code is None else None
        found.tell(f"not to be read: the form {status}" if code is None else f"not to be read: start refused: {lines[-1][:90]}")
        found.expect(len(lines) == 1 if code else status == 200 and site.form().send("bo@almenbo.example").status == 303, "the form fails")


@fault("F39", "too few open files: 500, and 450 connections that say nothing")
def few_files(words, found):
    with TrialSite(words.program, words.content) as site:
        site.start(before=("prlimit", "--nofile=500"))
        for path in PAGES:
            site.get(path)
        lines = []
        for _ in range(450):
            with contextlib.suppress(OSError):
                lines.append(socket.create_connection(("127.0.0.1", site.port), timeout=1))
        time.sleep(2)
        deaf = not site.answers("/om")
        for line in lines:
            line.close()
        tell_recovery(found, f"{len(lines)} connections, {'deaf meanwhile' if deaf else 'answering meanwhile'}; answering", until(lambda: site.answers("/om"), 30), 5)
        found.expect(site.process.poll() is None, "the site ended")
        found.keeps(site, taken(site.form().send_all(people(5), 2)))


@fault("F40", "300 MB of memory")
def little_memory(words, found):
    group = pathlib.Path("/sys/fs/cgroup/memory/almenhaefte-fault")
    group.mkdir(exist_ok=True)
    try:
        (group / "memory.limit_in_bytes").write_text("314572800")
        with TrialSite(words.program, words.content) as site:
            site.start(before=("sh", "-c", f'echo $$ > {group}/cgroup.procs; exec "$@"', "-"))
            form = site.form()
            with site.readers() as readers:
                answers = form.send_all(people(400), 100)
                files = [site.get(f"{BOOKLET}.{kind}").status for kind in ("docx", "epub") for _ in range(3)]
                sizes = [site.ask("POST", FORM, b"x" * size, {"Content-Type": "application/x-www-form-urlencoded"}).status for size in (60_000, 900_000) for _ in range(20)]
            found.tell(f"{statuses(answers)}; files {sorted(set(files))}; large posts {sorted(set(sizes))}; {readers}; at most {int((group / 'memory.max_usage_in_bytes').read_text()) >> 20} MB")
            found.expect(site.process.poll() is None, f"it was killed ({site.process.poll()})")
            found.expect(set(files) == {200} and set(sizes) <= {400, 413}, "a request failed")
            found.keeps(site, taken(answers))
    finally:
        until(lambda: not (group / "cgroup.procs").read_text(), 10)
        group.rmdir()


@fault("F41", "four hostile previews at once")
def hostile_previews(words, found):
    with TrialSite(words.program, words.content, environment="Development") as site:
        site.start()
        room, answers = Newsroom(site), []
        texts = ["[a](b" * 12_000, "# same\n" * 9_000, "![](" * 15_000, "{#" * 30_000]
        with site.readers() as readers:
            for _ in range(3):
                sending = [threading.Thread(target=lambda text=text: answers.append(room.preview(NEWS, text))) for text in texts]
                for one in sending:
                    one.start()
                for one in sending:
                    one.join()
        found.tell(f"{sorted({answer.status for answer in answers})}, the longest {max(answer.seconds for answer in answers):.1f} s")
        found.expect(all(answer.status in (200, 413, 422, 503) for answer in answers), "a preview failed")
        found.read(readers, 300)


@fault("F42", "clients that are slow to ask, to send and to listen")
def slow_clients(words, found):
    with TrialSite(words.program, words.content) as site:
        site.start()
        lines = []
        for kind, count in (("asks", 300), ("sends", 200), ("listens", 200)):
            lines += [slow_line(site, kind) for _ in range(count)]
        end = time.monotonic() + 10
        with site.readers() as readers:
            while time.monotonic() < end:
                for line, kind in lines:
                    with contextlib.suppress(OSError):
                        if kind != "listens":
                            line.sendall(b"x")
                time.sleep(1)
        found.tell("700 slow lines")
        found.read(readers, 1000)
        for line, _ in lines:
            line.close()


def slow_line(site, kind):
    line = socket.socket()
    line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1024)
    line.connect(("127.0.0.1", site.port))
    line.sendall({
        "asks": b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: ",
        "sends": f"POST {FORM} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 8192\r\n\r\n".encode(),
        "listens": f"GET {BOOKLET}/hvorfor HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode() * 5}[kind])
    return line, kind


@fault("F48", "the log's file is moved away")
def moved_log(words, found):
    with TrialSite(words.program, words.content) as site:
        site.start()
        moved = site.log.rename(site.folder / "log.1")
        before = moved.stat().st_size
        site.get("/om")
        took = until(lambda: moved.stat().st_size > before, 10)
        found.tell("the lines go on into the moved file, until the site is started anew" if took is not None else "no more lines")
        found.expect(took is not None, "the log has ended")


@fault("F49", "a file of settings that cannot be read")
def broken_settings(words, found):
    with TrialSite(words.program, words.content) as site:
        shutil.copytree(site.program.parent, site.folder / "program")
        site.program = site.folder / "program" / site.program.name
        (site.program.parent / "appsettings.json").write_text('{\n  "Kestrel": {\n    "Limits" "x"\n}\n')
        found.refused(*site.try_start(), "appsettings.json", "linje 3")


@fault("F53", "no folder for temporary files")
def no_temporary_files(words, found):
    with TrialSite(words.program, words.content, environment="Development") as site:
        site.start(TMPDIR="/proc")
        room = Newsroom(site)
        found.expect(site.form().send("aase@almenbo.example").status == 303, "signing up failed")
        found.expect(room.write(NEWS, "\n\nTeksten er ny.") == 303, "writing failed")
        large = room.send_picture(b"\x89PNG\r\n\x1a\n" + bytes(3_000_000))
        small = room.send_picture(b"\x89PNG\r\n\x1a\n" + bytes(2_000))
        found.tell(f"a picture of 3 MB {large.status}, of 2 kB {small.status}")
        found.expect(large.status in (413, 422, 503) and small.status == 422, "a picture was not refused in words")


@fault("F54", "what runs by itself fails")
def failing_round(words, found):
    with TrialSite(words.program, words.content) as site:
        site.start()
        form = site.form()
        form.send("aase@almenbo.example")
        until(lambda: site.health() == "200 Healthy", 10)
        with contextlib.closing(sqlite3.connect(site.database, isolation_level=None, timeout=10)) as db:
            db.execute("ALTER TABLE ReminderRounds RENAME TO Elsewhere")
            red = until(lambda: site.health() == "200 Degraded", 45)
            with site.readers() as readers:
                answer = form.send("bo@almenbo.example")
            db.execute("ALTER TABLE Elsewhere RENAME TO ReminderRounds")
        tell_recovery(found, "degraded", red, 45)
        found.expect(answer.status == 303, "signing up failed")
        found.read(readers)
        tell_recovery(found, "healthy again", until(lambda: site.health() == "200 Healthy", 45), 45)


# Mail

@fault("F30", "no mail server")
def no_server(words, found):
    smtp = TrialSmtp("ok")
    with TrialSite(words.program, words.content, **smtp.settings) as site:
        smtp.close()
        site.start()
        with site.readers() as readers:
            answers = site.form().send_all(people(20), 5)
            time.sleep(1)
        found.tell(f"{statuses(answers)}; health {site.health()}")
        found.read(readers)
        found.expect(len(taken(answers)) == 20 and site.health() == "200 Degraded", "signing up, or the health, is not as it should be")
        smtp.open()
        tell_recovery(found, "20 mails arrive", until(lambda: len(smtp.mails) >= 20, 90), 60)
        found.expect(len(set(smtp.mails)) == len(smtp.mails) == 20, "a mail came twice")
        smtp.close()


@fault("F31", "the nine ways in which a mail server misbehaves, and their end")
def nine_faults(words, found):
    with contextlib.ExitStack() as stack:
        trials = []
        for mode in MODES:
            smtp = TrialSmtp(mode)
            stack.callback(smtp.close)
            site = stack.enter_context(TrialSite(words.program, words.content, **smtp.settings))
            site.start()
            form = site.form()
            with site.readers() as readers:
                answers = form.send_all(people(3, mode.replace("-", "")), 3)
                until(lambda: smtp.conversations >= 1 and (mode != "lost-ack" or smtp.mails), 20)
            found.expect(len(taken(answers)) == 3, f"{mode}: not everybody was signed up")
            found.expect(readers.p95 <= LONGEST_PAGE and not readers.wrong, f"{mode}: {readers}")
            smtp.mode, recovered = "ok", time.monotonic()
            trials.append((mode, smtp, site, recovered, readers.p95))
        for mode, smtp, site, recovered, p95 in trials:
            wanted = 0 if mode == "5xx" else 3
            until(lambda: site.rows("SELECT COUNT(*) FROM Mails WHERE State = 'Queued' OR State = 'Sending'") == [0], 150)
            took = time.monotonic() - recovered
            states = site.rows("SELECT State FROM Mails")
            extra = len(smtp.mails) - len(set(smtp.mails))
            found.tell(f"{mode}: {states.count('Sent')} sent, {states.count('Failed')} given up, {extra} extra, pages {p95:.0f} ms")
            sent = states.count("Sent")
            found.expect(sent == 3 or (mode == "5xx" and sent + states.count("Failed") == 3), f"{mode}: {states}")
            found.expect(len(set(smtp.mails)) == sent and all(smtp.mails.count(one) <= 2 for one in smtp.mails), f"{mode}: {len(set(smtp.mails))} of {sent} arrived, {extra} extra")
            found.expect(smtp.last is None or smtp.last - recovered <= 65, f"{mode}: the last came {smtp.last and smtp.last - recovered:.0f} s after the end of it")
        found.tell(f"the last mail {max(smtp.last - recovered for _, smtp, _, recovered, _ in trials if smtp.last):.0f} s after the server was well")


def main():
    asked = arguments(__doc__)
    asked.add_argument("faults", nargs="*", choices=[[], *FAULTS], metavar="F09")
    words = asked.parse_args()
    wrong = 0
    for number in sorted(words.faults or FAULTS):
        what, work = FAULTS[number]
        found, begun = Finding(), time.monotonic()
        try:
            work(words, found)
        except Exception as failure:  # A fault that could not be tried has not been held against.
            found.faults.append(f"{type(failure).__name__}: {failure}")
        wrong += bool(found.faults)
        print(f"{number} {'held' if not found.faults else 'DID NOT HOLD'} ({time.monotonic() - begun:.0f} s): {what}. {'; '.join(found.figures)}" + "".join(f"\n    {fault}" for fault in found.faults), flush=True)
    print(f"{wrong} of {len(words.faults or FAULTS)} did not hold")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
