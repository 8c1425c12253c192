// A customer's page of one order: asks for the order's number and token, and shows the order as each request leaves it.
import { api, attempt, byId, element, say, text } from "/web/page.js";

// In capitals, as the order's number is written; a link may bring it behind #, as it is: no number has anything to decode.
const asked = { order: location.hash.slice(1).toUpperCase(), token: "" };

function field(name, ja, en, longest) {
  const label = element("label", text(ja, en));
  const input = element("input");
  label.htmlFor = name;
  Object.assign(input, { type: "text", id: name, name, maxLength: longest, autocomplete: "off", spellcheck: false, value: asked[name] });
  return [label, input];
}

// Gives back how to ask for something: a function whose promise is true if it was taken.
export function orderPage(show) {
  const send = (method, path, body) => attempt(async () => {
    const response = await fetch(`${api}/orders/${encodeURIComponent(asked.order)}${path}`, {
      method,
      headers: { Authorization: `Bearer ${asked.token}`, "Content-Type": "application/json" },
      body: body && JSON.stringify(body),
    });
    const answer = await response.json();
    byId("outcome").replaceChildren();
    if (response.ok) show(answer);
    else answer.errors.forEach((error) => say(error.detail.ja, error.detail.en, "problem"));
    return response.ok;
  });
  const submit = element("button", text("表示する", "Show"));
  submit.className = "yes";
  const choices = element("div", submit);
  choices.className = "choices";
  byId("entry").append(
    ...field("order", "注文番号", "Order number", 13),
    ...field("token", "お申し込み時にお渡ししたトークン", "Token that you were given on ordering", 100),
    choices,
  );
  byId("entry").addEventListener("submit", (event) => {
    event.preventDefault();
    asked.order = byId("order").value.trim().toUpperCase();
    asked.token = byId("token").value.trim();
    send("GET", "");
  });
  return send;
}
