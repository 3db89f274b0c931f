"""A mail server on this machine that misbehaves in one of nine ways until it is told to be well. Standard library only."""
import email
import socketserver
import threading
import time

from trial_site import free_port

# What goes wrong, and when in the conversation.
MODES = ("greets-later", "hangs-up-before-greeting", "greets-with-junk", "delays-recipient", "5xx", "delays-message", "hangs-up-in-message", "stalls", "lost-ack", "slow")


class TrialSmtp:
    def __init__(self, mode):
        self.mode, self.port, self.mails, self.conversations, self.last = mode, free_port(), [], 0, None
        self.open()

    @property
    def settings(self):
        return {"Mail__Transport": "Smtp", "Mail__Smtp__Host": "127.0.0.1", "Mail__Smtp__Port": str(self.port), "Mail__Smtp__Security": "None", "Mail__From": "tilmelding@haefter.example"}

    def open(self):
        trial = self

        class Conversation(socketserver.StreamRequestHandler):
            def handle(self):
                trial.conversations += 1
                try:
                    trial.talk(self.rfile, self.say, trial.mode)
                except (OSError, ValueError):
                    pass  # They have hung up.

            def say(self, words):
                if trial.mode == "slow":
                    time.sleep(1)
                self.wfile.write(words.encode() + b"\r\n")

        class Server(socketserver.ThreadingTCPServer):
            allow_reuse_address = daemon_threads = True

        self.server = Server(("127.0.0.1", self.port), Conversation)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def close(self):
        self.server.shutdown()
        self.server.server_close()

    def talk(self, lines, say, mode):
        if mode == "hangs-up-before-greeting":
            return
        if mode in ("greets-with-junk", "greets-later"):
            return say("HELLO THERE" if mode == "greets-with-junk" else "454 4.7.0 try later")
        say("220 fault.example ESMTP")
        while line := lines.readline():
            verb = line[:4].upper()
            if verb == b"EHLO":
                say("250-fault.example\r\n250 8BITMIME")
            elif verb == b"RCPT" and mode in ("delays-recipient", "5xx"):
                say("451 4.7.1 grey-listed" if mode == "delays-recipient" else "550 5.1.1 no such user")
            elif verb == b"DATA":
                say("354 go")
                if not self.take(lines, say, mode):
                    return
            elif verb == b"QUIT":
                return say("221 bye")
            else:
                say("250 ok")

    def take(self, lines, say, mode):
        message = b""
        while (line := lines.readline()) not in (b".\r\n", b""):
            if mode == "hangs-up-in-message":
                return False
            message += line
        if mode == "stalls":
            lines.readline()  # Until they have had enough.
            return False
        if mode == "delays-message":
            say("452 4.3.1 no room")
            return True
        self.mails.append(email.message_from_bytes(message)["Message-ID"])
        self.last = time.monotonic()
        if mode == "lost-ack":
            return False
        say("250 taken")
        return True
