"""The newsroom of a trial site in Development, where a made-up editor needs no key. Standard library only."""
import html.parser
import urllib.parse
import uuid


class Forms(html.parser.HTMLParser):
    """Each form of a page: where it is sent, and its fields as they stand."""

    def __init__(self, page):
        super().__init__()
        self.forms, self.typing = [], None
        self.feed(page)

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        if tag == "form":
            self.forms.append((given.get("action", ""), {}))
        elif self.forms and "name" in given and tag in ("input", "textarea"):
            if given.get("type") not in ("checkbox", "radio", "file") or "checked" in given:
                self.forms[-1][1][given["name"]] = given.get("value") or ""
            self.typing = given["name"] if tag == "textarea" else None

    def handle_endtag(self, tag):
        if tag == "textarea":
            self.typing = None

    def handle_data(self, data):
        if self.typing:
            fields = self.forms[-1][1]
            fields[self.typing] = fields[self.typing] + data if fields[self.typing] else data.removeprefix("\n")

    def to(self, words):
        return next((action, fields) for action, fields in self.forms if words in action)


class Newsroom:
    def __init__(self, site):
        self.site, self.cookies = site, {}
        self.send(self.page("/redaktion/log-ind"), "/redaktion/proeve")

    def page(self, path):
        return self.noted(self.site.ask("GET", path, headers={"Cookie": self.cookie}))

    def open(self, room, file):
        return self.page(f"/redaktion/indhold/{room}?fil={urllib.parse.quote(file, safe='')}")

    def write(self, file, added):
        """Saves the text as it is with something after it."""
        page = self.open("kladde", file)
        return self.send(page, "/kladde?", Body=Forms(page.text).to("/kladde?")[1]["Body"] + added).status

    def publish(self, file):
        return self.send(self.open("udgivelse", file), "/udgivelse?", Kind="slaafejl")

    def preview(self, file, body):
        _, fields = Forms(self.open("kladde", file).text).to("/kladde?")
        return self.post(f"/redaktion/indhold/visning?fil={urllib.parse.quote(file, safe='')}", {**fields, "Body": body})

    def send_picture(self, data, file="haefter/strategiske-partnerskaber/motivation/hvorfor.md"):
        action, fields = Forms(self.open("billeder", file).text).to("/billeder?")
        mark = uuid.uuid4().hex
        parts = [f'--{mark}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode() for name, value in {**fields, "Description": "En bro"}.items()]
        body = b"".join(parts) + f'--{mark}\r\nContent-Disposition: form-data; name="Picture"; filename="bro.png"\r\nContent-Type: image/png\r\n\r\n'.encode() + data + f"\r\n--{mark}--\r\n".encode()
        return self.site.ask("POST", action, body, {"Cookie": self.cookie, "Content-Type": f"multipart/form-data; boundary={mark}"})

    def send(self, page, words, **typed):
        action, fields = Forms(page.text).to(words)
        return self.post(action, {**fields, **typed})

    def post(self, path, fields):
        return self.noted(self.site.ask("POST", path, urllib.parse.urlencode(fields), {"Cookie": self.cookie, "Content-Type": "application/x-www-form-urlencoded"}))

    @property
    def cookie(self):
        return "; ".join(f"{name}={value}" for name, value in self.cookies.items())

    def noted(self, answer):
        for name, value in answer.headers:
            if name.lower() == "set-cookie":
                key, _, rest = value.partition("=")
                self.cookies[key] = rest.split(";")[0]
        return answer
