#!/usr/bin/env python3
"""What a page costs the site, and what the very same bytes cost nginx.

Publishes the site, starts it and nginx (one worker, gzip_static, sendfile, both with their request log to a file) on one core, and asks both with wrk from
another, in turn. Prints medians with the least and the most: CPU time for a request from /proc, requests a second, and ours to nginx's, round by round.
Then how long the site takes from its start to the first page, and what memory it takes up (PSS). Needs nginx and wrk; talks to 127.0.0.1 only.

  python3 tests/AlmenHaefte.Benchmarks/against_nginx.py [--rounds 7] [--seconds 3] [--starts 7] [FOLDER of a published site]...

Several folders are compared in the same run, as a change wants it: before and after.
"""
import argparse
import os
import pathlib
import re
import signal
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request

PAGE = "/haefter/strategiske-partnerskaber/hvorfor"
GZIP = {"Accept-Encoding": "gzip"}
SERVER_CORE, CLIENT_CORE, FIRST_PORT = "0", "1", 7180
PROJECT = pathlib.Path(__file__).resolve().parents[2] / "src" / "AlmenHaefte.Web"
NGINX = """daemon off; worker_processes 1; pid {at}/nginx.pid; error_log {at}/nginx.err;
events {{ worker_connections 4096; }}
http {{
    types {{ text/html html; }} default_type text/html; charset utf-8;
    sendfile on; tcp_nopush on; keepalive_requests 100000000; etag on; gzip_static on; gzip_vary on; access_log {at}/nginx.log;
    client_body_temp_path {at}/tmp; proxy_temp_path {at}/tmp; fastcgi_temp_path {at}/tmp; uwsgi_temp_path {at}/tmp; scgi_temp_path {at}/tmp;
    server {{ listen 127.0.0.1:{port} backlog=4096; root {at}; }}
}}"""


class Server:
    def __init__(self, name, port, at, *command, **settings):
        self.name, self.url = name, f"http://127.0.0.1:{port}{PAGE}"
        with open(at / f"{port}.out", "wb") as output:
            self.process = subprocess.Popen(["taskset", "-c", SERVER_CORE, *command], stdout=output, stderr=output, env=os.environ | settings)

    def ask(self, headers):
        try:
            with urllib.request.urlopen(urllib.request.Request(self.url, headers=headers)) as answer:
                return answer.status, answer.headers, answer.read()
        except urllib.error.HTTPError as other:
            return other.code, other.headers, b""

    def first_page(self):
        while self.process.poll() is None:
            try:
                return self.ask(GZIP)
            except OSError:
                time.sleep(0.002)
        sys.exit(f"{self.name} did not start")

    def processes(self):
        children = pathlib.Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text().split()
        return [str(self.process.pid), *children]

    def cpu(self):
        """Seconds, of the system's work for it too."""
        ticks = (pathlib.Path(f"/proc/{one}/stat").read_text().rpartition(")")[2].split()[11:13] for one in self.processes())
        return sum(int(tick) for pair in ticks for tick in pair) / os.sysconf("SC_CLK_TCK")

    def memory(self):
        """Megabytes."""
        return sum(int(re.search(r"^Pss: *(\d+)", pathlib.Path(f"/proc/{one}/smaps_rollup").read_text(), re.M)[1]) for one in self.processes()) / 1024

    def load(self, seconds, connections, headers):
        """Microseconds of CPU for a request, and requests a second."""
        asked = [word for header in headers.items() for word in ("-H", ": ".join(header))]
        before = self.cpu()
        told = subprocess.run(["taskset", "-c", CLIENT_CORE, "wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "--timeout", "5s", *asked, self.url], capture_output=True, text=True).stdout
        spent = self.cpu() - before
        if re.search("Socket errors|Non-2xx", told):
            print(f"  {self.name}: {' '.join(told.split())}")
        return spent / int(re.search(r"(\d+) requests in", told)[1]) * 1e6, float(re.search(r"Requests/sec: *([\d.]+)", told)[1])

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        self.process.wait()


def site(name, folder, port, at):
    return Server(name, port, at, "dotnet", str(folder / "AlmenHaefte.Web.dll"), ASPNETCORE_URLS=f"http://127.0.0.1:{port}", ASPNETCORE_ENVIRONMENT="Production",
                  Site__Address="https://haefter.example", Data__Root=str(at / f"data{port}"), Downloads__Pdf="false")


def nginx(page, at):
    """Serves the page from a file beside the one that it was compressed to."""
    file = at / PAGE[1:]
    file.parent.mkdir(parents=True)
    file.write_bytes(b"")
    file.with_name(file.name + ".gz").write_bytes(page)
    (at / "nginx.conf").write_text(NGINX.format(at=at, port=FIRST_PORT))
    return Server("nginx", FIRST_PORT, at, "nginx", "-c", str(at / "nginx.conf"), "-e", str(at / "nginx.err"))


def best_of(one):
    """The page as it is once it has been compressed as well as can be."""
    while ".min" not in one.first_page()[1]["ETag"]:
        time.sleep(0.2)
    return one.first_page()[2]


def spread(values, form):
    return f"{statistics.median(values):{form}} ({min(values):{form}}–{max(values):{form}})"


def compare(title, servers, arguments, connections, known):
    print(f"\n{title}, {arguments.rounds} rounds of {arguments.seconds} s")
    headers = {one: GZIP | ({"If-None-Match": one.ask(GZIP)[1]["ETag"]} if known else {}) for one in servers}
    assert all(one.ask(headers[one])[0] == (304 if known else 200) for one in servers)
    for one in servers:
        one.load(arguments.seconds, connections, headers[one])
    rounds = [[one.load(arguments.seconds, connections, headers[one]) for one in servers] for _ in range(arguments.rounds)]
    for at, one in enumerate(servers):
        cpu, rate = zip(*(figures[at] for figures in rounds))
        ratios = [spread([figures[at][kind] / figures[0][kind] for figures in rounds], ".2f") for kind in (0, 1)]
        print(f"  {one.name:12} {spread(cpu, '.1f')} µs a request: {ratios[0]};  {spread(rate, '.0f')} requests/s: {ratios[1]}")


def starts(folders, count, at):
    """In turn, and over again with the same data: the first start makes the database, and counts as none."""
    print(f"\nFrom start to first page, {count} starts")
    times = {folder: [] for folder in folders}
    for round in range(count + 1):
        for number, folder in enumerate(folders):
            began = time.perf_counter()
            one = site(str(folder), folder, FIRST_PORT + 101 + number, at)
            one.first_page()
            times[folder] += [time.perf_counter() - began] if round > 0 else []
            one.stop()
    for folder in folders:
        print(f"  {folder.name:12} {spread(times[folder], '.2f')} s")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name, usual in (("rounds", 7), ("seconds", 3), ("starts", 7)):
        parser.add_argument(f"--{name}", type=int, default=usual)
    parser.add_argument("folders", nargs="*", type=pathlib.Path)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        at = pathlib.Path(temporary)
        os.chmod(at, 0o755)
        folders = [folder.resolve() for folder in arguments.folders]
        if not folders:
            folders = [at / "site"]
            subprocess.run(["dotnet", "publish", str(PROJECT), "-c", "Release", "-v", "q", "-o", str(folders[0])], check=True)
        sites = [site(folder.name, folder, FIRST_PORT + 1 + number, at) for number, folder in enumerate(folders)]
        servers = []
        try:
            servers = [nginx(best_of(sites[0]), at), *sites]
            servers[0].first_page()
            time.sleep(2)
            print("Memory when idle: " + ", ".join(f"{one.name} {one.memory():.0f} MB" for one in servers))
            compare("A chapter, gzip, 64 connections", servers, arguments, 64, known=False)
            compare("The same with If-None-Match", servers, arguments, 64, known=True)
            compare("A chapter at 512 connections", servers, arguments, 512, known=False)
            print("\nMemory after load: " + ", ".join(f"{one.name} {one.memory():.0f} MB" for one in servers))
        finally:
            for one in servers or sites:
                one.stop()
        starts(folders, arguments.starts, at)


if __name__ == "__main__":
    main()
