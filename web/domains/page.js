// The customer's page of domain checks: what to publish, what was seen, "check now", and another method. It decides nothing by itself.
import { orderPage } from "/web/order.js";
import { button, byId, day, element, moment, text } from "/web/page.js";

const STATES = {
  PENDING: ["まだ始まっていません", "Not begun yet"],
  WAITING: ["確認をお待ちしています", "Waiting"],
  PASSED: ["確認できました", "Validated"],
  FAILED: ["確認できませんでした", "Not validated"],
  EXPIRED: ["期限が過ぎました", "Expired"],
};

const send = orderPage(show);

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
    element("p", text(`確認方法：${control.title.ja}（${control.authorizationDomainName}）`, `Method: ${control.title.en} (${control.authorizationDomainName})`)),
    open && check.recipient && element("p", text(`${check.recipient} 宛てにメールをお送りします。`, `A mail goes to ${check.recipient}.`)),
    ...(open ? publish(control) : []),
    control.lastLook && seen(control),
    open && row(...presses(can)),
    can("change-method") && choose(check, control),
  );
}

function row(...children) {
  const made = element("div", ...children);
  made.className = "row";
  return made;
}

// The record that stays comes first: it is the one that nobody has to set again.
function publish(control) {
  const lines = ({ kind, where, content }) => kind === "FILE"
    ? [element("pre", where), element("p", text("ファイルの内容", "Content of the file")), element("pre", content)]
    : [element("pre", `${where}. IN ${kind} ${kind === "TXT" ? `"${content}"` : content}`)];
  const persistent = control.persistentRecord && control.method !== "ca-tbr-22";
  const until = control.expiresOn && day(control.expiresOn);
  return [
    persistent && element("p", text("一度の設定で今後も使える永続的なTXTレコード（確認方法の変更が必要です）", "Persistent TXT record, to set once and for all (choose it as the method)")),
    ...(persistent ? lines(control.persistentRecord) : []),
    control.instructions.length > 1 && element("p", text("次のいずれか一つをご設定ください。", "Please publish one of these.")),
    control.instructions.length === 1 && element("p", text("次のとおりご設定ください。", "Please publish this.")),
    ...control.instructions.flatMap(lines),
    until && element("p", text(`${until.ja}まで有効です。`, `Good until ${until.en}.`)),
  ].filter((part) => part);
}

function seen({ lastLook, nextLookAt }) {
  const last = moment(lastLook.at);
  const next = nextLookAt && moment(nextLookAt);
  return element(
    "div",
    element("p", text(`${last.ja}の確認結果：${lastLook.holds ? "確認できました" : "まだ確認できません"}`, `${last.en}: ${lastLook.holds ? "found" : "not yet"}`)),
    element("pre", lastLook.found),
    next && element("p", text(`次は${next.ja}に自動で確認します。`, `Looked for again at ${next.en}.`)),
  );
}

function presses(can) {
  const press = (action, ja, en) => action && button(ja, en, () => send("POST", action.href.slice(action.href.indexOf("/checks/"))));
  return [press(can("check-domain"), "今すぐ確認", "Check now"), press(can("resend-mail"), "メールを再送", "Send the mail again")];
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
  return row(select, mailbox, button("確認方法を変更", "Change the method", () => send("PUT", `/checks/${check.id}/method`, {
    method: select.value,
    ...(select.value === "ca-tbr-4" ? { mailbox: mailbox.value } : {}),
  })));
}
