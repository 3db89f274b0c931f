"""A published site of its own to do harm to, for the scripts beside this one: in a temporary folder, on a free port of this machine, in Production,
with its webinar open. Standard library only."""
import contextlib
import html
import http.client
import os
import pathlib
import re
import shutil
import signal
import socket
import sqlite3
import subprocess
import tempfile
import threading
import time
import urllib.parse

WEBINAR = "lancering-strategiske-partnerskaber"
FORM = f"/webinarer/{WEBINAR}/tilmelding"
BOOKLET = "/haefter/strategiske-partnerskaber"
PAGES = ("/", BOOKLET, f"{BOOKLET}/hvorfor", "/webinarer", f"/webinarer/{WEBINAR}", "/nyheder", "/om", "/soeg?q=beboer")
FIELD = re.compile(r"<input\b[^>]*>")
ATTRIBUTE = re.compile(r'([\w-]+)="([^"]*)"')


def free_port():
    with socket.socket() as line:
        line.bind(("127.0.0.1", 0))
        return line.getsockname()[1]


def share(times, part):
    """In milliseconds, what that part of the times keep within."""
    ordered = sorted(times) or [0]
    return 1000 * ordered[min(len(ordered) - 1, int(len(ordered) * part))]


class Answer:
    def __init__(self, status, headers, body, seconds):
        self.status, self.headers, self.body, self.seconds = status, headers, body, seconds

    @property
    def text(self):
        return self.body.decode("utf-8", "replace")


class TrialSite:
    """What is given as keyword is a setting: Mail__Transport="Smtp"."""

    def __init__(self, program, content, data=None, environment="Production", **settings):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="almenhaefte-fault-"))
        self.program = pathlib.Path(program).resolve() / "AlmenHaefte.Web.dll"
        self.data = pathlib.Path(data) if data else self.folder / "data"
        self.content = self.folder / "content"
        shutil.copytree(content, self.content)
        self.port = free_port()
        self.process, self.log, self.errors = None, self.folder / "log", self.folder / "errors"
        self.settings = {
            "ASPNETCORE_ENVIRONMENT": environment, "Site__Address": "https://haefter.example", "Site__Clock": "2022-03-28T09:00+02:00", "Data__Root": str(self.data), "Content__Root": str(self.content),
            "SignUp__LeastSeconds": "0", "SignUp__PerClient": "1000000", "SignUp__PerOffice": "1000000", "Links__Check": "false", "Downloads__Pdf": "false", "Backup__On": "false", **settings}

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.process and self.process.poll() is None:
            self.kill()
        shutil.rmtree(self.folder, ignore_errors=True)

    @property
    def database(self):
        return self.data / "almenhaefte.db"

    def command(self, *words, before=()):
        return [*before, "dotnet", str(self.program), *(words or ("--urls", f"http://127.0.0.1:{self.port}"))]

    def start(self, before=(), output=None, wait=True, **more):
        """Begins the program, behind the words of another when there are any, and waits until it answers. Returns the seconds that took."""
        begun = time.monotonic()
        with open(output or self.log, "ab") as log, open(self.errors, "wb") as errors:
            self.process = subprocess.Popen(self.command(before=before), cwd=self.program.parent, env={**os.environ, **self.settings, **more}, stdout=log, stderr=errors)
        if wait:
            self.wait_ready()
        return time.monotonic() - begun

    def run(self, *words, **more):
        """A command of the program: its exit code and what it said."""
        done = subprocess.run(self.command(*words), cwd=self.program.parent, env={**os.environ, **self.settings, **more}, capture_output=True, text=True, timeout=120)
        return done.returncode, done.stdout + done.stderr

    def try_start(self, seconds=60, **more):
        """For a start that should be refused: the exit code, None when it runs, and what it said on standard error."""
        self.start(wait=False, **more)
        for _ in range(seconds * 20):
            if self.process.poll() is not None or self.answers("/health/live"):
                break
            time.sleep(0.05)
        return self.process.poll(), self.errors.read_text("utf-8", "replace").splitlines()

    def wait_ready(self, seconds=60):
        for _ in range(seconds * 50):
            if self.process.poll() is not None:
                raise RuntimeError(f"the site ended with {self.process.returncode}: {self.errors.read_text('utf-8', 'replace')[-500:]}")
            if self.answers("/health/live"):
                return
            time.sleep(0.02)
        raise RuntimeError("the site never answered")

    def answers(self, path):
        try:
            return self.get(path, patience=2).status == 200
        except (OSError, http.client.HTTPException):
            return False

    def end(self, kind=signal.SIGTERM, seconds=60):
        """Returns the seconds until it had ended."""
        begun = time.monotonic()
        self.process.send_signal(kind)
        self.process.wait(seconds)
        return time.monotonic() - begun

    def kill(self):
        """Also when the program runs behind another, which would leave it running."""
        for child in pathlib.Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text().split():
            os.kill(int(child), signal.SIGKILL)
        return self.end(signal.SIGKILL)

    def ask(self, method, path, body=None, headers=None, patience=30):
        begun = time.monotonic()
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=patience)
        try:
            line.request(method, path, body, headers or {})
            answer = line.getresponse()
            return Answer(answer.status, answer.getheaders(), answer.read(), time.monotonic() - begun)
        finally:
            line.close()

    def get(self, path, patience=30, **headers):
        return self.ask("GET", path, headers=headers, patience=patience)

    def health(self):
        answer = self.get("/health/ready")
        return f"{answer.status} {answer.text}"

    def form(self, path=FORM):
        return OpenForm(self, path)

    def rows(self, question="SELECT Email FROM SignUps"):
        with contextlib.closing(sqlite3.connect(f"file:{self.database}?mode=ro", uri=True, timeout=10)) as db:
            return [row[0] for row in db.execute(question)]

    def is_whole(self):
        return self.rows("PRAGMA integrity_check") == ["ok"]

    def readers(self):
        return Readers(self)


class OpenForm:
    """A form as a browser has it: with its cookies and its hidden fields. It may be sent for many people."""

    def __init__(self, site, path):
        self.site, self.path = site, path
        page = site.get(path)
        self.cookies = "; ".join(value.split(";")[0] for name, value in page.headers if name.lower() == "set-cookie")
        tags = [dict(ATTRIBUTE.findall(tag)) for tag in FIELD.findall(page.text)]
        self.fields = {html.unescape(tag["name"]): html.unescape(tag.get("value", "")) for tag in tags if "name" in tag and tag.get("type") != "checkbox"}
        if "__RequestVerificationToken" not in self.fields:
            raise RuntimeError(f"{path} shows no form (status {page.status})")

    def send(self, mail, name="Åse Ærø", patience=30, **typed):
        body = urllib.parse.urlencode({**self.fields, "Name": name, "Email": mail, **typed})
        return self.site.ask("POST", self.path, body, {"Cookie": self.cookies, "Content-Type": "application/x-www-form-urlencoded"}, patience)

    def send_all(self, mails, at_once):
        """Every answer or failure by its address; the workers take the next one as soon as they are free."""
        waiting, answers, lock = iter(mails), {}, threading.Lock()

        def work():
            while True:
                with lock:
                    mail = next(waiting, None)
                if mail is None:
                    return
                try:
                    answers[mail] = self.send(mail)
                except (OSError, http.client.HTTPException) as failure:
                    answers[mail] = failure

        workers = [threading.Thread(target=work, daemon=True) for _ in range(at_once)]
        for worker in workers:
            worker.start()
        for worker in workers:
            worker.join()
        return answers


class Readers:
    """Two people who read one page after another for as long as the block lasts."""

    def __init__(self, site):
        self.site, self.times, self.wrong, self.stopped = site, [], [], threading.Event()
        self.people = [threading.Thread(target=self.read, args=(start,), daemon=True) for start in (0, len(PAGES) // 2)]

    def __enter__(self):
        for path in PAGES:
            self.site.get(path)
        for person in self.people:
            person.start()
        return self

    def __exit__(self, *_):
        self.stopped.set()
        for person in self.people:
            person.join()

    def read(self, page):
        while not self.stopped.is_set():
            page += 1
            path = PAGES[page % len(PAGES)]
            try:
                answer = self.site.get(path)
                self.times.append(answer.seconds)
                if answer.status != 200:
                    self.wrong.append(f"{path} {answer.status}")
            except (OSError, http.client.HTTPException) as failure:
                self.wrong.append(f"{path} {type(failure).__name__}")
            time.sleep(0.02)

    @property
    def p95(self):
        return share(self.times, 0.95)

    def __str__(self):
        return f"{len(self.times)} pages read, p95 {self.p95:.0f} ms" + (f", {len(self.wrong)} wrong: {sorted(set(self.wrong))}" if self.wrong else "")


def arguments(description):
    import argparse
    here = pathlib.Path(__file__).resolve().parents[2]
    asked = argparse.ArgumentParser(description=description.split("\n")[0])
    asked.add_argument("program", help="the folder of a published site")
    asked.add_argument("--content", default=here / "content")
    return asked
