// The customer's page of domain checks: what to publish, what was seen, "check now", and another method. It decides nothing by itself.
const api = document.querySelector('meta[name="api"]')?.content ?? "/v1";
const byId = (id) => document.getElementById(id);

const element = (name, ...children) => {
  const made = document.createElement(name);
  made.append(...children.filter((child) => child));
  return made;
};

const text = (ja, en) => {
  const english = element("small", en);
  english.lang = "en";
  return element("span", ja, english);
};

const STATES = {
  PENDING: ["まだ始まっていません", "Not begun yet"],
  WAITING: ["お待ちしています", "Waiting"],
  PASSED: ["確認できました", "Validated"],
  FAILED: ["確認できませんでした", "Not validated"],
  EXPIRED: ["期限が過ぎました", "Expired"],
};

const moment = (at) => new Date(at).toLocaleString("ja-JP", { timeZone: "Asia/Tokyo" });
const asked = { order: "", token: "" };

async function call(method, path, body) {
  const response = await fetch(`${api}/orders/${encodeURIComponent(asked.order)}${path}`, {
    method,
    headers: { Authorization: `Bearer ${asked.token}`, "Content-Type": "application/json" },
    body: body && JSON.stringify(body),
  });
  const answer = await response.json();
  byId("outcome").replaceChildren();
  if (response.ok) show(answer);
  else answer.errors.forEach((error) => say(error.detail.ja, error.detail.en, "problem"));
}

async function attempt(...request) {
  const buttons = document.querySelectorAll("button");
  buttons.forEach((button) => { button.disabled = true; });
  try {
    await call(...request);
  } catch {
    byId("outcome").replaceChildren();
    say("通信できませんでした。しばらくしてからもう一度お試しください。", "There was no connection. Please try again in a while.", "problem");
  } finally {
    buttons.forEach((button) => { button.disabled = false; });
  }
}

function say(ja, en, kind) {
  const line = element("p", text(ja, en));
  line.className = kind;
  byId("outcome").append(line);
}

function show(order) {
  const checks = order.checks.filter((check) => check.control);
  byId("checks").replaceChildren(...checks.map((check) => section(check, order.actions)));
}

function section(check, actions) {
  const { control } = check;
  const open = check.state !== "PASSED";
  const can = (name) => actions.find((action) => action.name === name && action.href.includes(`/checks/${check.id}/`));
  const [ja, en] = STATES[check.state];
  const state = element("p", text(ja, en));
  state.className = check.state === "PASSED" ? "passed" : "";
  return element(
    "section",
    element("h2", check.names.join("、")),
    state,
    element("p", text(`確認方法:${control.title.ja}(${control.authorizationDomainName})`, `Method: ${control.title.en} (${control.authorizationDomainName})`)),
    open && check.recipient && element("p", text(`${check.recipient} 宛てにメールをお送りします。`, `A mail goes to ${check.recipient}.`)),
    ...(open ? publish(control) : []),
    control.lastLook && seen(control),
    open && element("div", ...buttons(check, can)),
    can("change-method") && choose(check, control),
  );
}

// The record that stays comes first: it is the one that nobody has to set again.
function publish(control) {
  const line = ({ kind, where, content }) =>
    element("pre", kind === "FILE" ? `${where}\n\n${content}` : `${where}. IN ${kind} ${kind === "TXT" ? `"${content}"` : content}`);
  const persistent = control.persistentRecord && control.method !== "ca-tbr-22";
  return [
    persistent && element("p", text("一度の設定で今後も使える永続的なTXTレコード(確認方法の変更が必要です)", "Persistent TXT record, to set once and for all (choose it as the method)")),
    persistent && line(control.persistentRecord),
    control.instructions.length && element("p", text("次のいずれか一つをご設定ください。", "Please publish one of these.")),
    ...control.instructions.map(line),
    control.expiresOn && element("p", text(`${control.expiresOn} まで有効です。`, `Good until ${control.expiresOn}.`)),
  ].filter((part) => part);
}

function seen({ lastLook, nextLookAt }) {
  const next = nextLookAt && [`次は ${moment(nextLookAt)} に自動で確認します。`, `Looked for again at ${moment(nextLookAt)}.`];
  return element(
    "p",
    text(`${moment(lastLook.at)} の確認結果:${lastLook.holds ? "確認できました" : "まだ確認できません"}`, lastLook.holds ? "Found" : "Not yet"),
    element("pre", lastLook.found),
    next && text(...next),
  );
}

function buttons(check, can) {
  const button = (action, ja, en) => {
    const made = element("button", text(ja, en));
    made.type = "button";
    made.addEventListener("click", () => attempt("POST", action.href.slice(action.href.indexOf("/checks/"))));
    return made;
  };
  const [look, mail] = [can("check-domain"), can("resend-mail")];
  return [look && button(look, "今すぐ確認", "Check now"), mail && button(mail, "メールを再送", "Send the mail again")].filter((one) => one);
}

function choose(check, control) {
  const select = element("select", ...control.methods.map(({ method, title, endsOn }) => {
    const option = element("option", `${title.ja} / ${title.en}${endsOn ? ` (〜${endsOn})` : ""}`);
    option.value = method;
    option.selected = method === control.method;
    return option;
  }));
  const mailbox = document.createElement("input");
  Object.assign(mailbox, { type: "email", placeholder: `admin@${control.authorizationDomainName}`, hidden: control.method !== "ca-tbr-4" });
  select.setAttribute("aria-label", "確認方法 / Method");
  mailbox.setAttribute("aria-label", "承認用メールアドレス / Mailbox");
  select.addEventListener("change", () => { mailbox.hidden = select.value !== "ca-tbr-4"; });
  const change = element("button", text("確認方法を変更", "Change the method"));
  change.type = "button";
  change.addEventListener("click", () => attempt("PUT", `/checks/${check.id}/method`, {
    method: select.value,
    ...(select.value === "ca-tbr-4" ? { mailbox: mailbox.value } : {}),
  }));
  return element("div", select, mailbox, change);
}

byId("entry").addEventListener("submit", (event) => {
  event.preventDefault();
  asked.order = byId("order").value.trim().toUpperCase();
  asked.token = byId("token").value.trim();
  attempt("GET", "");
});
