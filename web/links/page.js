// The page behind a mailed link: shows what is asked (GET), takes the answer (POST). It decides nothing by itself.
import { api, attempt, button, byId, element, facts, say, text } from "/web/page.js";

const linkId = location.pathname.split("/").filter(Boolean).pop();

const FIELDS = {
  code: ["text", "確認コード", "Verification code"],
  fullName: ["text", "お名前", "Full name"],
  telephone: ["tel", "電話番号", "Telephone"],
  jobTitle: ["text", "役職", "Job title"],
  firstName: ["text", "名（半角英字）", "First name"],
  surname: ["text", "姓（半角英字）", "Surname"],
  email: ["email", "メールアドレス", "E-mail"],
};

const KINDS = {
  DOMAIN_APPROVAL: {
    path: "domain-approval",
    fields: ["code", "fullName", "telephone", "jobTitle"],
    choices: [["decision", "APPROVE", "承認する", "Approve"], ["decision", "REFUSE", "承認しない", "Refuse"]],
  },
  AGREEMENT: {
    path: "agreement",
    fields: ["code", "surname", "firstName", "email", "telephone", "jobTitle"],
    choices: [["accept", true, "利用契約に同意する", "I accept the subscriber agreement"]],
  },
  PAYER: {
    path: "payer-confirmation",
    fields: ["code", "fullName"],
    choices: [["decision", "CONFIRM", "支払いを確認する", "Confirm"], ["decision", "REFUSE", "確認しない", "Refuse"]],
  },
};

function show(view) {
  byId("title").replaceChildren(text(view.title.ja, view.title.en));
  const rows = [
    ["組織名", "Organisation", `${view.organisation}\n${view.organisationRomanised}`],
    ["製品", "Product", `${view.product.ja} / ${view.product.en}`],
    ["証明する名前", "Names certified", view.names.join("\n")],
  ];
  byId("facts").replaceChildren(...facts(rows));
  byId("facts").hidden = false;
  if (view.open) ask(view, KINDS[view.kind]);
  else say("このリンクでのご回答は受け付けておりません。", "This link takes no answer any more.", "");
}

function ask(view, kind) {
  const form = byId("answer");
  const inputs = kind.fields.map((name) => {
    const [type, ja, en] = FIELDS[name];
    const label = element("label", text(ja, en));
    const input = element("input");
    Object.assign(input, { type, name, id: name, autocomplete: name === "code" ? "one-time-code" : "on", maxLength: 200 });
    if (name === "email") input.value = view.email ?? "";
    label.htmlFor = name;
    return element("div", label, input);
  });
  const choices = element("div", ...kind.choices.map(([field, value, ja, en], i) =>
    button(ja, en, () => send(view, kind, { [field]: value }), i === 0 ? "yes" : "no")));
  choices.className = "choices";
  form.replaceChildren(...(view.kind === "AGREEMENT" ? [terms(view.terms)] : []), ...inputs, choices);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.hidden = false;
}

// The text whose version and hash go with the answer. It has a page for each version, so that what was accepted can always be read.
function terms({ version, sha256 }) {
  const link = element("a", text(`利用契約の全文（${version}版）`, `The full text of the agreement (version ${version})`));
  Object.assign(link, { href: `/web/terms/${encodeURIComponent(version)}.txt`, target: "_blank", rel: "noopener" });
  const hash = element("small", `SHA-256: ${sha256}`);
  return element("p", link, hash);
}

async function send(view, kind, decision) {
  const form = byId("answer");
  const answer = { ...Object.fromEntries(new FormData(form)), ...decision };
  if (view.kind === "AGREEMENT") Object.assign(answer, { termsVersion: view.terms.version, termsSha256: view.terms.sha256 });
  await attempt(async () => {
    const response = await fetch(`${api}/links/${linkId}/${kind.path}`, {
      method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(answer),
    });
    if (response.ok) {
      form.hidden = true;
      byId("outcome").replaceChildren();
      say("ご回答ありがとうございました。承りました。", "Thank you. Your answer has been recorded.", "done");
    } else {
      report(await response.json());
    }
  });
}

function report(problem) {
  const form = byId("answer");
  form.querySelectorAll(".problem").forEach((line) => line.remove());
  form.querySelectorAll("input").forEach((input) => input.removeAttribute("aria-invalid"));
  byId("outcome").replaceChildren();
  let first = null;
  for (const error of problem.errors ?? []) {
    const input = form.elements.namedItem(error.field);
    if (input) {
      const line = element("p", text(error.detail.ja, error.detail.en));
      line.className = "problem";
      line.id = `problem-${error.field}`;
      input.setAttribute("aria-invalid", "true");
      input.setAttribute("aria-describedby", line.id);
      input.after(line);
      first ??= input;
    } else {
      say(error.detail.ja, error.detail.en, "problem");
    }
  }
  first?.focus();
}

try {
  const response = await fetch(`${api}/links/${linkId}`);
  if (response.ok) {
    show(await response.json());
  } else {
    const problem = await response.json();
    byId("title").replaceChildren(text(problem.errors[0].detail.ja, problem.errors[0].detail.en));
  }
} catch {
  byId("title").replaceChildren(text("通信できませんでした。", "There was no connection."));
}
