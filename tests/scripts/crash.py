#!/usr/bin/env python3
"""Is everybody who was told »you are signed up« still signed up when the site is killed in the middle of it?

Two hundred sign up at once; at a moment that the seed decides the program is killed (or asked to end), started again, and everybody without an answer
sends the form once more, as people do. Then the rows are compared with what was answered: nobody acknowledged may be missing, nobody be there twice.

  python3 tests/scripts/crash.py <published site>                  four seeds, three kills each
  python3 tests/scripts/crash.py <published site> --signal TERM    asked to end instead: it must have ended within 20 seconds
  python3 tests/scripts/crash.py <published site> --signal none    nothing but the load: the 95 % within three seconds, no answer of 5xx
  python3 tests/scripts/crash.py <published site> --control        a careless site, which answers before it stores and stores whatever comes: must be found out

Standard library only. Exit 0 when everything held (with --control: when it did not).
"""
import http.server
import os
import queue
import random
import signal
import sqlite3
import subprocess
import sys
import threading
import time
import urllib.parse

from trial_site import FORM, TrialSite, arguments, share

AT_ONCE, POSTS, LONGEST_END = 200, 400, 20


def taken(answer):
    return getattr(answer, "status", None) == 303


class Trial:
    def __init__(self, site, kind):
        self.site, self.kind, self.acknowledged, self.times = site, kind, set(), []
        self.kills = self.cut_off = self.stored_unheard = self.errors = 0
        self.ready, self.ended = [], []

    def round(self, people, part):
        form, stopper = self.site.form(), None
        if self.kind:
            stopper = threading.Thread(target=self.stop_when, args=(int(part * len(people)), answers_of := Counted(form)), daemon=True)
            form = answers_of
            stopper.start()
        answers = form.send_all(people, AT_ONCE)
        self.note(answers)
        if not stopper:
            return
        stopper.join()
        self.ready.append(self.site.start())
        unheard = [mail for mail in people if mail not in self.acknowledged]
        self.cut_off += sum(not hasattr(answer, "status") for answer in answers.values())
        self.stored_unheard += len(set(unheard) & set(self.site.rows()))
        self.note(self.site.form().send_all(unheard, AT_ONCE))

    def stop_when(self, count, form):
        patience = time.monotonic() + 60
        while form.taken < count and time.monotonic() < patience:
            time.sleep(0.001)
        self.ended.append(self.site.end(self.kind))
        self.kills += 1

    def note(self, answers):
        for mail, answer in answers.items():
            if hasattr(answer, "status"):
                self.times.append(answer.seconds)
                self.errors += answer.status >= 500
            if taken(answer):
                self.acknowledged.add(mail)

    def faults(self, everybody):
        rows = self.site.rows()
        self.stored, self.lost, self.twice = len(set(rows)), len(self.acknowledged - set(rows)), len(rows) - len(set(rows))
        if self.lost or self.twice:
            yield f"{self.lost} lost, {self.twice} twice"
        if len(self.acknowledged) < everybody:
            yield f"{everybody - len(self.acknowledged)} were never acknowledged"
        if not self.site.is_whole():
            yield "the database is not whole"
        if self.kind == signal.SIGTERM and max(self.ended) > LONGEST_END:
            yield f"it took {max(self.ended):.0f} s to end"
        if not self.kind and (self.errors or share(self.times, 0.95) > 3000):
            yield f"{self.errors} answers of 5xx, p95 {share(self.times, 0.95):.0f} ms"


class Counted:
    """The form, and how many it has been acknowledged for."""

    def __init__(self, form):
        self.form, self.taken, self.lock = form, 0, threading.Lock()

    def send_all(self, mails, at_once):
        plain = self.form.send

        def send(mail):
            answer = plain(mail)
            with self.lock:
                self.taken += taken(answer)
            return answer

        self.form.send = send
        return self.form.send_all(mails, at_once)


class CarelessSite(TrialSite):
    """What must not be: it answers, and stores when it has time, whatever comes."""

    @property
    def database(self):
        return self.folder / "careless.db"

    def command(self, *_, before=()):
        return [sys.executable, os.path.abspath(__file__), "--careless", str(self.database), str(self.port)]


def serve_carelessly(database, port):
    waiting = queue.Queue()
    with sqlite3.connect(database) as db:
        db.execute("PRAGMA journal_mode=WAL")
        db.execute("CREATE TABLE IF NOT EXISTS SignUps (Email TEXT)")

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            page = b'<input name="__RequestVerificationToken" value="x">'
            self.answer(200, page)

        def do_POST(self):
            typed = urllib.parse.parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
            waiting.put(typed["Email"][0])
            self.answer(303)

        def answer(self, status, body=b""):
            self.send_response(status)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_):
            pass

    def store():
        db = sqlite3.connect(database, isolation_level=None)
        while True:
            db.execute("INSERT INTO SignUps VALUES (?)", (waiting.get(),))
            time.sleep(0.005)

    threading.Thread(target=store, daemon=True).start()
    http.server.ThreadingHTTPServer.request_queue_size = AT_ONCE
    http.server.ThreadingHTTPServer(("127.0.0.1", port), Handler).serve_forever()


def run(words, seed):
    chance, faults = random.Random(seed), []
    with (CarelessSite if words.control else TrialSite)(words.program, words.content) as site:
        site.start()
        trial = Trial(site, {"KILL": signal.SIGKILL, "TERM": signal.SIGTERM, "none": None}[words.signal])
        begun, everybody = time.monotonic(), []
        for round in range(words.rounds):
            people = [f"deltager{seed}-{round}-{n}@almenbo.example" for n in range(POSTS)]
            everybody += people
            trial.round(people, chance.uniform(0.05, 0.9))
        rate = len(everybody) / (time.monotonic() - begun)
        if words.control:
            time.sleep(2)
            people = everybody[:20]
            trial.note(site.form().send_all(people, 5))
            time.sleep(1)
        faults = list(trial.faults(len(everybody)))
        print(f"seed {seed}: {trial.kills} stops, {len(trial.acknowledged)} of {len(everybody)} acknowledged, {trial.lost} lost, {trial.twice} twice; {trial.cut_off} cut off, {trial.stored_unheard} of those without a yes stored; "
              f"{trial.errors} answers of 5xx; p50 {share(trial.times, 0.5):.0f} ms, p95 {share(trial.times, 0.95):.0f} ms, longest {share(trial.times, 1):.0f} ms; {rate:.0f}/s"
              + (f"; ended in {max(trial.ended):.1f} s, ready again in {max(trial.ready):.1f} s" if trial.ready else "") + "".join(f"\n  {fault}" for fault in faults), flush=True)
    return faults


def main():
    asked = arguments(__doc__)
    asked.add_argument("--seeds", type=int, default=4)
    asked.add_argument("--rounds", type=int, default=3)
    asked.add_argument("--signal", choices=("KILL", "TERM", "none"), default="KILL")
    asked.add_argument("--control", action="store_true")
    words = asked.parse_args()
    faults = [fault for seed in range(1, words.seeds + 1) for fault in run(words, seed)]
    held = bool(faults) if words.control else not faults
    print("The careless site was found out" if words.control and held else "held" if held else "did not hold")
    return 0 if held else 1


if __name__ == "__main__":
    if sys.argv[1:2] == ["--careless"]:
        serve_carelessly(sys.argv[2], int(sys.argv[3]))
    sys.exit(main())
