// The customer's page of revocation: how the certificate stands, and a request with its reason. It decides nothing by itself.
import { orderPage } from "/web/order.js";
import { button, byId, element, facts, moment, say, text } from "/web/page.js";

const send = orderPage(show);

function show(order) {
  byId("certificate").replaceChildren(...(order.certificate ? known(order) : [
    element("p", text("証明書はまだ発行されていません。", "No certificate has been issued yet.")),
  ]));
}

function known(order) {
  const until = moment(order.certificate.notAfter);
  return [
    element("dl", ...facts([
      ["証明する名前", "Names certified", order.names.join("\n")],
      ["シリアル番号", "Serial number", order.certificate.serialNumber],
      ["有効期限", "Valid until", `${until.ja}\n${until.en}`],
    ])),
    order.revocation && standing(order.revocation),
    order.revocation?.revokedAt && stolen(),
    order.revocationReasons.length > 0 && request(order),
  ].filter((part) => part);
}

function standing({ reason, revokedBy, revokedAt }) {
  const [at, by] = [revokedAt, revokedBy].map((when) => when && moment(when));
  const line = element("p", at
    ? text(`${at.ja}に失効しました（${reason.ja}）。`, `Revoked at ${at.en} (${reason.en}).`)
    : by
      ? text(`失効の手続き中です（${reason.ja}）。遅くとも${by.ja}までに失効いたします。`, `Revocation is under way (${reason.en}). It is done by ${by.en} at the latest.`)
      : text(`失効の要否を確認しております（${reason.ja}）。`, `We are looking into whether it has to be revoked (${reason.en}).`));
  line.className = "done";
  return line;
}

// What is revoked for another reason still has to say so, and the key be refused from then on.
function stolen() {
  const link = element("a", text("秘密鍵が漏えいした場合の届け出", "How to tell us if its key is compromised"));
  link.href = "/#key";
  return element("p", link);
}

function request(order) {
  const form = element("form");
  const select = element("select", ...order.revocationReasons.map(({ reason, title }) => {
    const option = element("option", `${title.ja} / ${title.en}`);
    option.value = reason;
    return option;
  }));
  const label = element("label", text("失効の理由", "Reason"));
  const sure = element("input");
  select.id = "reason";
  label.htmlFor = "reason";
  Object.assign(sure, { type: "checkbox", id: "sure", required: true });
  const consent = element("label", sure, text("失効した証明書を元に戻せないことを確認しました。", "I know that a revoked certificate cannot be restored."));
  consent.className = "consent";
  form.append(label, select, consent, button("失効を依頼する", "Ask for revocation", () => ask(form, select.value), "yes"));
  form.addEventListener("submit", (event) => event.preventDefault());
  return element(
    "section",
    order.revocation?.revokedBy
      ? element("h2", text("秘密鍵が漏えいした場合", "If the key is compromised"))
      : element("h2", text("失効のご依頼", "Ask for revocation")),
    element("p", text(
      "登録担当者様へお電話で確認のうえ、失効いたします。お電話がつながらない場合も、20時間以内に失効いたします。",
      "We telephone the registration contact and then revoke; within 20 hours even if nobody answers.",
    )),
    form,
  );
}

async function ask(form, reason) {
  if (form.reportValidity() && await send("POST", "/revocation", { reason })) {
    say("ご依頼を承りました。登録担当者様にメールをお送りします。", "We have your request. A mail goes to the registration contact.", "done");
  }
}
