// Sends a problem report and shows its number, or what has to be mended.
import { api, attempt, byId, moment, say } from "/web/page.js";

const form = byId("report");

const taken = ({ reportId, answerBy }) => {
  const by = moment(answerBy);
  form.hidden = true;
  say(`ご報告を受け付けました。報告番号：${reportId}`, `We have your report. Its number is ${reportId}.`, "done");
  say(`${by.ja}（日本時間）までに予備報告をメールでお送りします。`, `You will have a preliminary report by mail by ${by.en}.`, "done");
};

form.addEventListener("submit", (event) => {
  event.preventDefault();
  const body = JSON.stringify(Object.fromEntries(new FormData(form)));
  byId("outcome").replaceChildren();
  attempt(async () => {
    const answer = await fetch(`${api}/problem-reports`, { method: "POST", headers: { "Content-Type": "application/json" }, body });
    const said = await answer.json();
    if (answer.ok) {
      taken(said);
    } else {
      said.errors.forEach(({ detail }) => say(detail.ja, detail.en, "problem"));
    }
  });
});
