#!/usr/bin/env python3
"""The newsroom's list of many sign-ups, page by page, and the lists to take away, over HTTP from the published site; and what the site takes by itself meanwhile.

    dotnet publish src/AlmenHaefte.Web -c Release -o <published>
    dotnet build -c Release tests/AlmenHaefte.Benchmarks
    tests/AlmenHaefte.Benchmarks/lists.py <published> [--people 100000] [--page 1000]

The data folder is filled anew each time (`seed`), always with the same people; with --seeded <folder> <key> an older one is used. Times are medians of a warm site."""
import argparse, importlib.machinery, importlib.util, os, re, statistics, subprocess, tempfile, threading, time, html, urllib.parse, urllib.request

HERE = os.path.dirname(os.path.abspath(__file__))
loader = importlib.machinery.SourceFileLoader("sign_ups", os.path.join(HERE, "sign-ups.py"))
sign_ups = importlib.util.module_from_spec(importlib.util.spec_from_loader("sign_ups", loader)); loader.exec_module(sign_ups)
ROOM = "/redaktion/webinarer/lancering-strategiske-partnerskaber"

def seed(people):
    data = tempfile.mkdtemp(prefix="almenhaefte-lister-")
    began = time.time()
    key = subprocess.run(["dotnet", os.path.join(HERE, "bin/Release/net10.0/AlmenHaefte.Benchmarks.dll"), "seed", data, str(people)], capture_output=True, text=True, check=True).stdout.split()[-1]
    print(f"{people} people in {time.time() - began:.0f} s, {os.path.getsize(os.path.join(data, 'almenhaefte.db')) / 1e6:.0f} MB; key {key} for {data}")
    return data, key

def memory(site):
    return int(re.search(r"^Pss:\s+(\d+)", open(f"/proc/{site.process.pid}/smaps_rollup").read(), re.M).group(1)) / 1024

class Peak(threading.Thread):
    """The most memory while something runs."""
    def __init__(self, site): super().__init__(daemon=True); self.site, self.most, self.over = site, memory(site), False
    def run(self):
        while not self.over: self.most = max(self.most, memory(self.site)); time.sleep(.02)

def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("site"); p.add_argument("--people", type=int, default=100_000); p.add_argument("--page", type=int, default=1000); p.add_argument("--rounds", type=int, default=15); p.add_argument("--seeded", nargs=2)
    p.add_argument("--numbered", action="store_true", help="a former site, whose pages had numbers")
    a = p.parse_args()
    data, key = a.seeded or seed(a.people)
    site = sign_ups.Site(os.path.abspath(a.site), data)
    me = {"Cookie": f"__Secure-redaktion={key}"}
    def get(path):
        cpu, began = site.cpu(), time.perf_counter()
        text = site.get(path, **me).read().decode()
        return (time.perf_counter() - began) * 1000, (site.cpu() - cpu) * 1000, text
    def figure(name, path):
        took = [get(path) for _ in range(a.rounds)]
        print(f"{name}: median {statistics.median(one[0] for one in took):.1f} ms ({min(one[0] for one in took):.1f}..{max(one[0] for one in took):.1f}), CPU {statistics.mean(one[1] for one in took):.0f} ms")
    try:
        path = f"{ROOM}/tilmeldinger"
        for _ in range(40):
            get(path)
        figure("page 1", path)
        if a.numbered:
            path = f"{path}?side={a.page}"
        else:
            for _ in range(a.page - 1):
                path = html.unescape(re.search(r'rel="next" href="([^"]*)"', get(path)[2]).group(1))
        figure(f"page {a.page}", path)
        for name, path in {"those who came": f"{ROOM}/tilmeldinger?gruppe=Joined", "a search": f"{ROOM}/tilmeldinger?soeg=%C3%A6r%C3%B8+birk", "how it is going": ROOM, "all webinars": "/redaktion/webinarer", "the form": sign_ups.FORM, "health": "/health/ready"}.items():
            figure(name, path)
        answer = site.get(f"{ROOM}/eksport", **me); token = re.search(r'name="__RequestVerificationToken"[^>]*value="([^"]*)"', answer.read().decode()).group(1)
        cookies = "; ".join([me["Cookie"], *(one.split(";")[0] for one in answer.headers.get_all("Set-Cookie") or [])])
        for kind in ["csv", "xlsx", "csv", "xlsx"]:
            before = memory(site); peak = Peak(site); peak.start(); began = time.perf_counter()
            fields = [("Group", "Everybody"), ("Words", ""), ("Format", kind), ("__RequestVerificationToken", token), *(("Columns", one) for one in ["navn", "mail", "organisation", "tilstand", "skrev-sig-op", "afmeldt", "kom"])]
            request = urllib.request.Request(site.address + f"{ROOM}/eksport", data=urllib.parse.urlencode(fields).encode(), headers={"Cookie": cookies, "X-Forwarded-For": "10.1.0.1", "X-Forwarded-Proto": "https"})
            size = len(urllib.request.urlopen(request).read())
            peak.over = True; peak.join()
            print(f"export {kind}: {time.perf_counter() - began:.2f} s, {size / 1e6:.1f} MB; memory {before:.0f} MB, at most {peak.most:.0f} MB")
        cpu = site.cpu(); time.sleep(60)
        print(f"by itself: {(site.cpu() - cpu) / 60 * 100:.1f} % of one core over a minute; memory {memory(site):.0f} MB")
    finally:
        site.kill()
        if not a.seeded:
            print(f"left in {data}")

if __name__ == "__main__":
    main()
