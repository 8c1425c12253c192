"""A real Open MPIC coordinator with real checkers, for OpenMpicContractTest: POST /mpic on loopback.

Its five perspectives stand in this process and ask one name server, given by its port; it prints its own port when it listens.
"""

import asyncio
import json
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import dns.asyncresolver
from open_mpic_core import CheckType, MpicCaaChecker, MpicCoordinator, MpicCoordinatorConfiguration, MpicDcvChecker, MpicRequest, RemotePerspective
from pydantic import TypeAdapter

PLACES = {
    "ap-southeast-1": "APNIC",
    "us-east-1": "ARIN",
    "us-west-2": "ARIN",
    "eu-central-1": "RIPE NCC",
    "sa-east-1": "LACNIC",
}
REQUESTS = TypeAdapter(MpicRequest)


def resolver(port: int) -> dns.asyncresolver.Resolver:
    own = dns.asyncresolver.Resolver(configure=False)
    own.nameservers = ["127.0.0.1"]
    own.port = port
    own.lifetime = 5
    return own


def coordinator(name_server: int) -> MpicCoordinator:
    caa, dcv = MpicCaaChecker(["default.example"]), MpicDcvChecker()
    caa.resolver = dcv.resolver = resolver(name_server)

    async def ask(perspective, check_type, request):
        return await (caa.check_caa(request) if check_type is CheckType.CAA else dcv.check_dcv(request))

    places = [RemotePerspective(code=code, rir=rir) for code, rir in PLACES.items()]
    return MpicCoordinator(ask, MpicCoordinatorConfiguration(places, len(places), 1, "secret of the test"))


class Service(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    coordinator: MpicCoordinator

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        if self.path != "/mpic" or self.headers["x-api-key"] != "the-key":
            self.answer(403, b"{}")
            return
        try:
            answer = asyncio.run(self.coordinator.coordinate_mpic(REQUESTS.validate_json(body)))
            self.answer(200, answer.model_dump_json().encode())
        except ValueError as refused:
            self.answer(400, json.dumps({"error": str(refused)}).encode())

    def answer(self, status: int, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        pass


if __name__ == "__main__":
    Service.coordinator = coordinator(int(sys.argv[1]))
    server = ThreadingHTTPServer(("127.0.0.1", 0), Service)
    print(server.server_port, flush=True)
    server.serve_forever()
