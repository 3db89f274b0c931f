#!/usr/bin/env python3
"""Sign-ups a second over HTTP, through the whole pipeline of the published site, beside raw rows on the same disk in the same run.

    dotnet publish src/AlmenHaefte.Web -c Release -o <published>
    dotnet build -c Release tests/AlmenHaefte.Benchmarks
    tests/AlmenHaefte.Benchmarks/sign-ups.py now=<published> [before=<former>]

Needs wrk. Each site starts with an empty database and is warmed; then they take turns with the raw rows. Posted is the real form (its token, its seal, another
person each time) from thousands of clients behind a proxy that the site knows. At the end the sites are killed (SIGKILL), and every answer must have its row.
Settings that differ from production: the clock, SignUp:PerClient and PerOffice (in seconds more is sent than thousands of people would in ten minutes), and no
PDF, backup or round of links. After the first 1,000 sign-ups the mails wait, as they do in any rush."""
import argparse, os, re, shutil, signal, socket, sqlite3, statistics, subprocess, tempfile, time, urllib.parse, urllib.request

FORM = "/webinarer/lancering-strategiske-partnerskaber/tilmelding"
HERE = os.path.dirname(os.path.abspath(__file__))
LUA = """
id = 0
words = {"birk", "dorf", "egen", "fugl", "gram", "holm", "iris", "juni", "klit", "lund", "mose", "nord", "odby", "park", "ravn", "skov", "torp", "uhre", "vest", "omme"}
function request()
  id = id + 1
  local domain, client = words[id %% 20 + 1] .. words[math.floor(id / 20) %% 20 + 1], id %% 5000
  local body = string.format("SubmissionId=%%08d-0000-4000-8000-%012d&Name=%%%%C3%%%%85se+%%%%C3%%%%86r%%%%C3%%%%B8&Email=deltager.%s.%%d%%%%40%%s.example&Organisation=Boligselskabet+%%s&AskedAbout=&Hjemmeside=&Vist=%s&__RequestVerificationToken=%s", id, id, domain, domain)
  return wrk.format("POST", "%s", {["Content-Type"] = "application/x-www-form-urlencoded", ["Cookie"] = "%s", ["X-Forwarded-Proto"] = "https", ["X-Forwarded-For"] = string.format("10.0.%%d.%%d", math.floor(client / 250), client %% 250)}, body)
end
done = function(s, l) io.write(string.format("FIGURES %%d %%d %%.2f %%.2f %%.2f %%d\\n", s.requests, s.duration, l:percentile(50) / 1000, l:percentile(99) / 1000, l.max / 1000, s.errors.connect + s.errors.read + s.errors.write + s.errors.status + s.errors.timeout)) end
"""

def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0)); return s.getsockname()[1]

class Site:
    def __init__(self, folder, data, **settings):
        self.data, self.address = data, f"http://127.0.0.1:{free_port()}"
        env = dict(os.environ, ASPNETCORE_ENVIRONMENT="Production", Site__Address="https://haefter.example", Site__Clock="2022-03-28T09:00:00+02:00", Data__Root=data,
            Downloads__Pdf="false", Backup__On="false", Links__Check="false", Proxy__Known="127.0.0.1", SignUp__PerClient="1000000", SignUp__PerOffice="1000000", **settings)
        self.process = subprocess.Popen(["dotnet", os.path.join(folder, "AlmenHaefte.Web.dll"), "--urls", self.address], cwd=folder, env=env, stdout=open(os.path.join(data, "log"), "w"), stderr=subprocess.STDOUT)
        for _ in range(600):
            try:
                self.get("/health/live"); return
            except OSError:
                time.sleep(.1)
        raise SystemExit(f"{folder} did not start, see {data}/log")

    def get(self, path, **headers):
        return urllib.request.urlopen(urllib.request.Request(self.address + path, headers={"X-Forwarded-For": "10.1.0.1", "X-Forwarded-Proto": "https", **headers}))

    def cpu(self):
        fields = open(f"/proc/{self.process.pid}/stat").read().rsplit(") ", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def kill(self):
        self.process.send_signal(signal.SIGKILL); self.process.wait()

def rows(data):
    with sqlite3.connect(os.path.join(data, "almenhaefte.db")) as db:
        return db.execute("SELECT COUNT(*) FROM SignUps").fetchone()[0]

def post(site, name, seconds, connections):
    answer = site.get(FORM); html = answer.read().decode()
    field = lambda name: urllib.parse.quote(re.search(f'name="{name}"[^>]*value="([^"]*)"', html).group(1))
    cookie = answer.headers["Set-Cookie"].split(";")[0]
    time.sleep(2.5)  # The form asks for as long as a person takes.
    with tempfile.NamedTemporaryFile("w", suffix=".lua") as script:
        script.write(LUA % (time.time_ns() % 10**12, name, field("Vist"), field("__RequestVerificationToken"), FORM, cookie)); script.flush()
        before = site.cpu()
        out = subprocess.run(["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "--timeout", "10s", "-s", script.name, site.address], capture_output=True, text=True).stdout
        cpu = site.cpu() - before
    requests, duration, p50, p99, most, errors = map(float, re.search("FIGURES (.*)", out).group(1).split())
    return dict(per_s=requests / duration * 1e6, p50=p50, p99=p99, max=most, errors=errors, answered=requests, cpu_us=cpu / max(requests, 1) * 1e6)

def raw(seconds):
    dll = os.path.join(HERE, "bin/Release/net10.0/AlmenHaefte.Benchmarks.dll")
    per_s, p99 = map(float, subprocess.run(["dotnet", dll, "raw", str(seconds)], capture_output=True, text=True, check=True).stdout.split())
    return dict(per_s=per_s, p99=p99)

if __name__ == "__main__":
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("sites", nargs="+"); p.add_argument("--rounds", type=int, default=5); p.add_argument("--seconds", type=int, default=5); p.add_argument("--warm", type=int, default=40); p.add_argument("--connections", type=int, default=64)
    p.add_argument("--set", action="append", default=[], help="a setting of the sites, as Name__Of=value")
    a = p.parse_args()
    sites = dict(one.split("=", 1) for one in a.sites); settings = dict(one.split("=", 1) for one in a.set)
    found = {name: [] for name in ["raw", *sites]}
    running = {name: Site(os.path.abspath(folder), tempfile.mkdtemp(prefix="almenhaefte-signups-"), **settings) for name, folder in sites.items()}
    lost = {}
    try:
        stored = {}
        for name, site in running.items():
            warm = post(site, "varm", a.warm, a.connections)
            stored[name] = warm["answered"] - warm["errors"]
        for number in range(a.rounds):
            found["raw"].append(raw(a.seconds))
            for name, site in running.items():
                found[name].append(post(site, f"runde{number}", a.seconds, a.connections))
                stored[name] += found[name][-1]["answered"] - found[name][-1]["errors"]
                print(name, {key: round(value, 2) for key, value in found[name][-1].items()}, "raw", round(found["raw"][-1]["per_s"]), flush=True)
    finally:
        for name, site in running.items():
            site.kill()
    for name, site in running.items():
        lost[name] = max(0, stored[name] - rows(site.data))
        shutil.rmtree(site.data)
    median = lambda name, key: statistics.median(one[key] for one in found[name])
    spread = lambda name: f"{min(one['per_s'] for one in found[name]):.0f}..{max(one['per_s'] for one in found[name]):.0f}"
    print(f"raw: {median('raw', 'per_s'):.0f}/s ({spread('raw')}), p99 {median('raw', 'p99'):.2f} ms")
    for name in sites:
        ratios = [one["per_s"] / yard["per_s"] for one, yard in zip(found[name], found["raw"])]
        print(f"{name}: {median(name, 'per_s'):.0f}/s ({spread(name)}), {statistics.median(ratios):.2f} of raw ({min(ratios):.2f}..{max(ratios):.2f}), p50 {median(name, 'p50'):.1f} ms, p99 {median(name, 'p99'):.1f} ms, "
            f"slowest {max(one['max'] for one in found[name]):.0f} ms, {median(name, 'cpu_us'):.0f} µs CPU, {sum(one['errors'] for one in found[name]):.0f} errors, {lost[name]:.0f} lost")
