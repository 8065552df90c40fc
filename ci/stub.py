"""A server that answers what a test has told it to, and remembers what it was asked.

    stub.py PORT TLS_PORT FOLDER        FOLDER holds server.pem and server.key

POST /script/NAME    a list of answers for what is asked below /NAME/, in order; the last one is given again and again
GET  /seen/NAME      what was asked there: method, path, headers and body

An answer has `status`, `headers`, `body`, and what may go wrong: `delay` in seconds, `missing` for a number of bytes that are
promised and not sent, `repeat` for a body so many times as long, `close` for a connection that ends without an answer.
"""

import json
import ssl
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

scripts = {}
seen = {}
lock = threading.Lock()


class Handler(BaseHTTPRequestHandler):
    def log_message(self, *_):
        pass

    def do_GET(self):
        self.handle_any()

    def do_POST(self):
        self.handle_any()

    def handle_any(self):
        body = self.rfile.read(int(self.headers.get("Content-Length", 0))).decode()
        kind, _, name = self.path[1:].partition("?")[0].partition("/")
        if kind == "script":
            with lock:
                scripts[name] = json.loads(body)
                seen[name] = []
            self.answer({"status": 200})
        elif kind == "seen":
            with lock:
                text = json.dumps(seen.get(name, []))
            self.answer({"status": 200, "body": text})
        else:
            self.answer(self.next_answer(kind, body))

    def next_answer(self, name, body):
        with lock:
            if name not in scripts:
                return {"status": 500}
            seen[name].append(
                {"method": self.command, "path": self.path, "headers": dict(self.headers.items()), "body": body}
            )
            answers = scripts[name]
            return answers.pop(0) if len(answers) > 1 else answers[0]

    def answer(self, answer):
        time.sleep(answer.get("delay", 0))
        self.close_connection = True
        if answer.get("close"):
            return
        body = answer.get("body", "").encode() * answer.get("repeat", 1)
        self.send_response(answer["status"])
        for name, value in answer.get("headers", {}).items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body) + answer.get("missing", 0)))
        self.end_headers()
        try:
            self.wfile.write(body)
        except OSError:
            pass  # The test had enough of it.


class Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128

    def handle_error(self, *_):
        pass


def main(port, tls_port, folder):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(f"{folder}/server.pem", f"{folder}/server.key")
    encrypted = Server(("127.0.0.1", int(tls_port)), Handler)
    encrypted.socket = context.wrap_socket(encrypted.socket, server_side=True, do_handshake_on_connect=False)
    threading.Thread(target=encrypted.serve_forever, daemon=True).start()
    Server(("127.0.0.1", int(port)), Handler).serve_forever()


main(*sys.argv[1:])
