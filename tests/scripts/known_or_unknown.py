#!/usr/bin/env python3
"""Does the time of an answer tell whether an address is signed up?

Signs up half of the addresses, then posts known and unknown ones in turn, to the form and to »send my link again«, and compares
the two sets of times: medians, their difference, and the share of pairs (known, unknown) in which the known one was slower.
0.50 tells nothing; 1.00 would tell everything. Standard library only, loopback only.

  python3 tests/scripts/known_or_unknown.py http://127.0.0.1:5000 lancering-strategiske-partnerskaber

The site must be one made for this: its webinar open, its mails going to a folder, and nobody's real sign-ups in it.
Exit 0 when both shares lie between 0.40 and 0.60 and status and page are the same, else 1.
"""
import html
import http.client
import re
import statistics
import sys
import time
import urllib.parse
import uuid

PAIRS = 200
HIDDEN = re.compile(r'<input\b[^>]*type="hidden"[^>]*>', re.I)
ATTRIBUTE = re.compile(r'([\w-]+)="([^"]*)"')


class Visitor:
    def __init__(self, base):
        self.host = urllib.parse.urlsplit(base).netloc
        self.cookie = ""
        self.connection = http.client.HTTPConnection(self.host, timeout=30)

    def ask(self, method, path, fields=None):
        headers = {"Cookie": self.cookie, "X-Forwarded-For": "203.0.113.9"}
        body = None
        if fields is not None:
            body = urllib.parse.urlencode(fields)
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        begun = time.perf_counter()
        self.connection.request(method, path, body, headers)
        response = self.connection.getresponse()
        text = response.read().decode()
        taken = time.perf_counter() - begun
        if given := response.getheader("Set-Cookie"):
            self.cookie = given.split(";")[0]
        return response.status, response.getheader("Location") or "", text, taken

    def form(self, path):
        fields = [dict(ATTRIBUTE.findall(tag)) for tag in HIDDEN.findall(self.ask("GET", path)[2])]
        return {field["name"]: html.unescape(field.get("value", "")) for field in fields if "name" in field}


def compare(name, known, unknown, send):
    times, answers = {True: [], False: []}, {True: set(), False: set()}
    for pair in zip(known, unknown):
        for is_known, address in zip((True, False), pair):
            status, location, text, taken = send(address)
            times[is_known].append(taken * 1000)
            answers[is_known].add((status, re.sub(r"[\w-]{20,}", "…", location), len(text)))
    slower = sum(a > b for a in times[True] for b in times[False]) / (len(times[True]) * len(times[False]))
    medians = {is_known: statistics.median(values) for is_known, values in times.items()}
    print(f"{name}: known {medians[True]:.1f} ms, unknown {medians[False]:.1f} ms, difference {medians[True] - medians[False]:+.1f} ms, known slower in {slower:.2f} of pairs, answers alike: {answers[True] == answers[False]}")
    return 0.4 <= slower <= 0.6 and answers[True] == answers[False]


def main(base, webinar):
    run = uuid.uuid4().hex[:8]
    visitor = Visitor(base)
    path = f"/webinarer/{webinar}/tilmelding"
    form = visitor.form(path)
    time.sleep(2.5)

    def sign_up(address):
        return visitor.ask("POST", path, form | {"SubmissionId": str(uuid.uuid4()), "Name": "Åse Ærø", "Email": address})

    known = [f"kendt-{n:03}@{run}.example" for n in range(PAIRS)]
    for address in known:
        assert sign_up(address)[0] == 303
    time.sleep(3)
    is_alike = compare("sign-up", known, [f"ukendt-{n:03}@{run}.example" for n in range(PAIRS)], sign_up)

    link_form = visitor.form("/tilmelding/send-link")
    time.sleep(2.5)
    is_alike &= compare(
        "send my link again",
        known,
        [f"fremmed-{n:03}@{run}.example" for n in range(PAIRS)],
        lambda address: visitor.ask("POST", "/tilmelding/send-link", link_form | {"Email": address}))
    return 0 if is_alike else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:3]) if len(sys.argv) == 3 else __doc__)
