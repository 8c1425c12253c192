"""What Schemathesis cannot read out of the API's description: who may call, and what is there to be called about."""

import json
import os
import re
import time
import urllib.parse
import urllib.request
import uuid
from typing import Any

import schemathesis
from schemathesis.generation.modes import GenerationMode
from schemathesis.core.parameters import ParameterLocation

ROOT = os.path.join(os.path.dirname(__file__), "..", "..")
ENDPOINTS = json.load(open(os.path.join(ROOT, "out", "endpoints.json"), encoding="utf-8"))
STAFF = ENDPOINTS["staff"]

# After these the order, or its link, takes nothing more: the next request gets a new one.
USES_UP = ("/withdrawal", "/rejection", "/correction", "/result", "/calls", "/domain-approval", "/application", "/documents")

# All routes of links share an order. A mail takes its time: after so many, requests go on with a link that is used up.
LINKS = "links"
MOST_MAILS = 4


def request(method: str, url: str, body: Any = None, headers: dict[str, str] | None = None) -> Any:
    data = None if body is None else json.dumps(body).encode()
    call = urllib.request.Request(url, data, {"Content-Type": "application/json", **(headers or {})}, method=method)
    with urllib.request.urlopen(call, timeout=60) as answer:
        return json.load(answer)


class Things:
    """One order or draft for each operation, so that what one request does to it is no other's surprise."""

    def __init__(self) -> None:
        self.orders: dict[str, dict[str, Any]] = {}
        self.tokens: set[str] = set()
        self.mails = 0
        self.example: Any = None

    def application(self, schema: Any) -> None:
        content = schema["paths"]["/orders"]["post"]["requestBody"]["content"]
        self.example = content["application/json"]["example"]

    def with_one_field_of(self, form: dict[str, Any]) -> dict[str, Any]:
        """An application made up as a whole fails at its first field; with one field made up it comes as far as that field's rule."""
        name = sorted(form)[len(json.dumps(form)) % len(form)]
        return {**self.example, name: form[name]}

    def order(self, operation: str) -> dict[str, Any]:
        if operation not in self.orders:
            key = {"Idempotency-Key": str(uuid.uuid4())}
            received = request("POST", ENDPOINTS["api"] + "/orders", self.example, key)
            self.tokens.add(received["token"])
            self.orders[operation] = {"token": received["token"], **received["order"]}
        return self.orders[operation]

    def draft(self) -> dict[str, Any]:
        if "draft" not in self.orders:
            self.orders["draft"] = request("POST", ENDPOINTS["api"] + "/drafts", {"content": "{}"})
        return self.orders["draft"]

    def invitation(self) -> dict[str, str]:
        order = self.order(LINKS)
        if "link" not in order:
            order["link"], order["code"] = mailed(order["orderId"], order["names"])
        return order

    def forget(self, operation: str) -> None:
        if operation == LINKS:
            self.mails += 1
        if operation != LINKS or self.mails < MOST_MAILS:
            self.orders.pop(operation, None)


def mailed(order_id: str, names: list[str]) -> tuple[str, str]:
    """The link and the code that the flow mails to the domain's approver soon after an order is received."""
    address = "/api/messages?to=" + urllib.parse.quote("admin@" + names[-1])
    for _ in range(120):
        for summary in request("GET", ENDPOINTS["mailbox"] + address)["messages"]:
            text = request("GET", ENDPOINTS["mailbox"] + "/api/messages/" + summary["id"])["text"]
            link = re.search(r"/links/([0-9A-Z]+)", text)
            code = re.search(r"(?m)^\s*([0-9A-Z]{4}(?:-[0-9A-Z]{4}){5})\s*$", text)
            if order_id in text and link and code:
                return link.group(1), code.group(1)
        time.sleep(0.25)
    raise RuntimeError("no mail with a link came for " + order_id)


THINGS = Things()


@schemathesis.hook
def before_load_schema(_context: Any, schema: dict[str, Any]) -> None:
    """
    Says in each schema what the description says in words: `null` is the same as leaving a field out. And `default` would let every status pass;
    outside of faults it stands for a body that is too large and for a caller who is too fast.
    """
    THINGS.application(schema)
    for methods in schema["paths"].values():
        for operation in methods.values():
            answers = operation.get("responses", {})
            if answers.pop("default", None):
                answers.setdefault("413", {"$ref": "#/components/responses/Problem"})
                answers.setdefault("429", {"$ref": "#/components/responses/Problem"})
    for name, form in schema["components"]["schemas"].items():
        if form.get("additionalProperties") is False:
            for field, kind in form["properties"].items():
                if field not in form.get("required", []):
                    form["properties"][field] = {"anyOf": [kind, {"type": "null"}]}


def is_sound(case: Any, location: ParameterLocation) -> bool:
    component = case.meta.components.get(location) if case.meta else None
    return component is None or component.mode == GenerationMode.POSITIVE


def token_for(case: Any) -> str:
    path = case.operation.path
    if path.startswith("/staff"):
        return STAFF["suzuki"]
    if path.startswith("/operations"):
        return STAFF["ito"]
    return THINGS.draft()["token"] if path.startswith("/drafts") else THINGS.order(case.operation.label)["token"]


@schemathesis.auth(refresh_interval=None)
class Callers:
    """The bearer token that opens the thing of the request, and the thing itself in the address."""

    def get(self, case: Any, _context: Any) -> str:
        return token_for(case)

    def set(self, case: Any, data: str, _context: Any) -> None:
        if is_sound(case, ParameterLocation.HEADER) and case.operation.definition.raw.get("security"):
            case.headers["Authorization"] = "Bearer " + data


@schemathesis.hook
def before_call(_context: Any, case: Any, _arguments: Any) -> None:
    if "Idempotency-Key" in (case.headers or {}) and is_sound(case, ParameterLocation.HEADER):
        case.headers["Idempotency-Key"] = str(uuid.uuid4())
    if is_sound(case, ParameterLocation.BODY) and isinstance(case.body, dict) and "approvals" in case.body:
        case.body = THINGS.with_one_field_of(case.body)
    if case.operation.label == "POST /staff/compromised-keys" and isinstance(case.body, dict):
        spare_our_key(case.body)
    if is_sound(case, ParameterLocation.PATH):
        name_things(case)
    # The token came with the case, the order may be a new one by now.
    if case.headers and case.headers.get("Authorization", "").removeprefix("Bearer ") in THINGS.tokens:
        case.headers["Authorization"] = "Bearer " + token_for(case)


def spare_our_key(report: dict[str, Any]) -> None:
    """A key that is reported is refused for ever: the key of the example application, which values made up from others may hit, must not be."""
    pem, key = str(report.get("pem")), str(report.get("keySha256"))
    if "CERTIFICATE REQUEST" in pem:
        report["pem"] = "-----BEGIN CERTIFICATE REQUEST-----\nMAA=\n-----END CERTIFICATE REQUEST-----"
    if re.fullmatch(r"(?i)[0-9a-f]{64}", key.replace(":", "").strip()):
        report["keySha256"] = "4f" * 32


def name_things(case: Any) -> None:
    label = case.operation.label
    for name in case.path_parameters or {}:
        if name == "orderId":
            case.path_parameters[name] = THINGS.order(label)["orderId"]
        elif name == "draftId":
            case.path_parameters[name] = THINGS.draft()["draftId"]
        elif name == "checkId":
            case.path_parameters[name] = next(
                check["id"] for check in THINGS.order(label)["checks"] if fits(label, check["kind"])
            )
        elif name == "linkId":
            invitation = THINGS.invitation()
            case.path_parameters[name] = invitation["link"]
            if isinstance(case.body, dict) and is_sound(case, ParameterLocation.BODY):
                case.body["code"] = invitation["code"]


def fits(label: str, kind: str) -> bool:
    if label.endswith("/mail"):
        return kind == "DOMAIN_APPROVAL"
    return kind.startswith("CALL") if label.endswith("/calls") else kind == "ORGANISATION"


@schemathesis.hook
def after_call(_context: Any, case: Any, response: Any) -> None:
    path = case.operation.path
    locked = response.status_code == 409 and b"LINK_LOCKED" in response.content
    if locked or (response.status_code < 300 and path.endswith(USES_UP)):
        THINGS.forget(LINKS if path.startswith("/links") else case.operation.label)


@schemathesis.hook
def filter_failure(_context: Any, failure: Any, case: Any, _response: Any) -> bool:
    """A wrong token of an order or a draft is answered as if there were no such thing: nobody learns which there are."""
    hidden = case.operation.path.startswith(("/orders/{", "/drafts/{")) and "got `404" in failure.message
    return not (hidden and failure.code == "ST401")
