// What all pages have in common: Japanese first and English below it, one request at a time, and what came of it.
export const api = document.querySelector('meta[name="api"]')?.content ?? "/v1";
export const byId = (id) => document.getElementById(id);

export function element(name, ...children) {
  const made = document.createElement(name);
  made.append(...children.filter((child) => child));
  return made;
}

export function text(ja, en) {
  const english = element("small", en);
  english.lang = "en";
  return element("span", ja, english);
}

// Rows of [Japanese, English, value]; a value may have lines.
export const facts = (rows) => rows.flatMap(([ja, en, value]) => {
  const lines = value.split("\n").flatMap((line) => [element("br"), line]).slice(1);
  return [element("dt", text(ja, en)), element("dd", ...lines)];
});

export function button(ja, en, press, kind = "") {
  const made = element("button", text(ja, en));
  Object.assign(made, { type: "button", className: kind });
  made.addEventListener("click", press);
  return made;
}

const inJapan = { timeZone: "Asia/Tokyo", dateStyle: "long" };
const both = (at, options) => ({
  ja: new Date(at).toLocaleString("ja-JP", options),
  en: new Date(at).toLocaleString("en-GB", options),
});
export const day = (date) => both(date, inJapan);
export const moment = (at) => {
  const { ja, en } = both(at, { ...inJapan, timeStyle: "short" });
  return { ja, en: `${en} (Japan time)` };
};

export function say(ja, en, kind) {
  const line = element("p", text(ja, en));
  line.className = kind;
  byId("outcome").append(line);
}

// Nothing can be pressed twice while a request is under way.
export async function attempt(request) {
  const pressed = [...document.querySelectorAll("button:enabled")];
  pressed.forEach((one) => { one.disabled = true; });
  try {
    return await request();
  } catch {
    byId("outcome").replaceChildren();
    say("通信できませんでした。しばらくしてからもう一度お試しください。", "There was no connection. Please try again in a while.", "problem");
    return null;
  } finally {
    pressed.forEach((one) => { one.disabled = false; });
  }
}
