#!/usr/bin/env python3
"""Does the site take up no more after ten minutes of everything at once: reading, searching, signing up, saved texts and mails?

  python3 tests/scripts/mixed_load.py <published site>                 ten minutes
  python3 tests/scripts/mixed_load.py <published site> --minutes 2     shorter, which shows less: the site grows in its first minutes

What it takes up (memory as PSS, open files, threads) is looked at every five seconds; the last third is compared with the third before it. No answer may be 5xx,
every saved text must have been read, every sign-up must have its row and its mail, and no name or address may stand in the log. Standard library only. Exit 0 when all of it held.
"""
import http.client
import pathlib
import statistics
import sys
import threading
import time
import urllib.parse

from trial_site import BOOKLET, PAGES, TrialSite, arguments, share
from trial_smtp import TrialSmtp

TEXT, ITS_ADDRESS = "haefter/strategiske-partnerskaber/motivation/hvorfor.md", f"{BOOKLET}/hvorfor"
WORDS = ("beboer", "udbud", "raadgiver", "fælles", "stxrtegi", "AB18")
MOST = {"memory": 1.1, "files": 1.1, "threads": 1.2}


class Day:
    def __init__(self, site):
        self.site, self.over = site, threading.Event()
        self.times, self.wrong, self.signed_up, self.saved, self.unread = [], [], [], 0, []

    def run(self, seconds):
        people = [threading.Thread(target=self.again, args=job) for job in ((self.read, 0.01), (self.read, 0.01), (self.search, 0.2), (self.sign_up, 1), (self.save, 5))]
        for person in people:
            person.start()
        looks, end = [], time.monotonic() + seconds
        while time.monotonic() < end:
            time.sleep(5)
            looks.append(self.look())
        self.over.set()
        for person in people:
            person.join()
        return looks

    def again(self, what, pause):
        number = 0
        while not self.over.is_set():
            number += 1
            try:
                what(number)
            except (OSError, http.client.HTTPException, RuntimeError) as failure:
                self.wrong.append(f"{what.__name__}: {type(failure).__name__} {failure}")
            self.over.wait(pause)

    def take(self, answer, expected=200):
        if answer.status != expected:
            self.wrong.append(f"{answer.status}")
        return answer

    def read(self, number):
        self.times.append(self.take(self.site.get(PAGES[number % len(PAGES)].split("?")[0])).seconds)

    def search(self, number):
        self.take(self.site.get(f"/soeg?q={urllib.parse.quote(WORDS[number % len(WORDS)])}"))

    def sign_up(self, number):
        mail = f"person.{number}@bolig{number % 50}.example"
        if self.take(self.site.form().send(mail, name="Åse Ærø"), 303).status == 303:
            self.signed_up.append(mail)

    def save(self, number):
        file, words = pathlib.Path(self.site.content) / TEXT, f"Rettet {number} gange denne dag."
        if number == 1:
            self.text = file.read_text("utf-8")
        file.write_text(f"{self.text}\n{words}\n", "utf-8")
        self.saved += 1
        for _ in range(100):
            if words in self.site.get(ITS_ADDRESS).text:
                return
            time.sleep(0.05)
        self.unread.append(words)

    def look(self):
        process = pathlib.Path(f"/proc/{self.site.process.pid}")
        lines = dict(line.split(":", 1) for line in (process / "smaps_rollup").read_text().splitlines()[1:])
        status = dict(line.split(":", 1) for line in (process / "status").read_text().splitlines() if ":" in line)
        return {"memory": int(lines["Pss"].split()[0]) / 1024, "files": len(list((process / "fd").iterdir())), "threads": int(status["Threads"])}


def growth(looks):
    third = len(looks) // 3
    for kind, most in MOST.items():
        before, after = (statistics.median(look[kind] for look in part) for part in (looks[third:2 * third], looks[2 * third:]))
        print(f"{kind}: {looks[0][kind]:.0f} at first, {before:.0f}, then {after:.0f}; at most {max(look[kind] for look in looks):.0f}")
        if after > before * most:
            yield f"{kind} grew from {before:.0f} to {after:.0f}"


def main():
    asked = arguments(__doc__)
    asked.add_argument("--minutes", type=float, default=10)
    given = asked.parse_args()
    mails = TrialSmtp("well")
    with TrialSite(given.program, given.content, **mails.settings) as site:
        site.start()
        day = Day(site)
        faults = list(growth(day.run(60 * given.minutes)))
        for _ in range(60):
            if len(set(mails.mails)) >= len(day.signed_up):
                break
            time.sleep(1)
        print(f"{len(day.times)} pages read, 95 % within {share(day.times, 0.95):.0f} ms, slowest {share(day.times, 1):.0f} ms; {len(day.signed_up)} signed up, {len(set(mails.mails))} mails, {day.saved} texts saved")
        faults += [f"wrong: {sorted(set(day.wrong))} ({len(day.wrong)})"] if day.wrong else []
        faults += [f"{len(day.unread)} saved texts were never read"] if day.unread else []
        missing = set(day.signed_up) - set(site.rows())
        faults += [f"{len(missing)} lost"] if missing else []
        faults += [f"only {len(set(mails.mails))} mails"] if len(set(mails.mails)) < len(day.signed_up) else []
        log = site.log.read_text("utf-8", "replace")
        faults += ["a name or an address stands in the log"] if "Åse" in log or "person." in log or "\\u00C5se" in log else []
    mails.close()
    print("\n".join(faults) or "All of it held.")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
