// The screen for when nothing goes on: what happened to the money first, then the cause, then what to do. It reads, copies and loads
// anew, and changes nothing. Plain JavaScript, because it is for the day on which the module does not run (docs/adr/0020).

import { diagnose, note } from "/device.js";
import { inventory, rescue } from "/rescue.js";

/** Each code, and the message that tells its cause; the same with `-do` says what to do. */
const CAUSES = {
  "DAMAGED-STORE": "failed-damaged",
  "MODULE": "failed-worker",
  "NEWER-STORE": "failed-newer",
  "START": "failed-start",
  "STORAGE": "failed-storage",
  "TAKEN-OVER": "failed-taken",
  "UNSUPPORTED": "failed-unsupported",
  "WORKER": "failed-worker",
};

/** For when no catalogue can be had; `app/tests/catalogues.rs` holds them to the English one. */
const ENGLISH = {
  "failed-again": "Load the page again",
  "failed-code": "Code:",
  "failed-copied": "The emergency copy is in your device’s downloads. It opens as this wallet does, under “Put a wallet back”. Put it back on another device or browser first, and only then clear this browser’s data.",
  "failed-copy": "Save an emergency copy",
  "failed-copy-means": "All that is stored, sealed as it is. Put back on another device or browser, it brings back whatever can still be read.",
  "failed-copy-none": "The browser does not let the stored wallet be read. Close all its windows, start it again, and try once more.",
  "failed-damaged": "The stored wallet cannot be read completely, so it was left exactly as it is.",
  "failed-damaged-do": "Load the page again. If this comes back, do not clear the browser’s data: whatever can be saved is in there. Save an emergency copy.",
  "failed-file": "A file for whoever helps you",
  "failed-file-means": "Read it before you send it: it has no names, no amounts and no keys. Nobody who helps needs your passphrase or your 24 words.",
  "failed-file-save": "Save this file",
  "failed-money": "Nothing is lost: what was stored is still stored, and nothing was said to anyone that is not.",
  "failed-money-damaged": "Nothing was changed, and nothing was said to anyone. Which of your coins can still be read is not known yet.",
  "failed-newer": "A later version of the app has stored this wallet. This page is still an earlier one.",
  "failed-newer-do": "With a network, load the page again: it fetches the later version. Until then this page leaves the wallet alone.",
  "failed-start": "The app could not start.",
  "failed-start-do": "Load the page again. If that does not help, update the browser.",
  "failed-storage": "The browser refused to store something.",
  "failed-storage-do": "Check that the device has free space and that this is not a private window; then load the page again.",
  "failed-taken": "Another tab has taken over the wallet.",
  "failed-taken-do": "Go on there, or close it and load this page again.",
  "failed-title": "Something went wrong",
  "failed-unsupported": "This browser lacks something that the wallet needs.",
  "failed-unsupported-do": "Use a current Chrome, Edge, Firefox or Safari, outside a private window.",
  "failed-worker": "A part of the app has stopped.",
  "failed-worker-do": "Load the page again; whatever is open goes on where it stood.",
};

let isShown = false;

/**
 * Shows the screen in place of whatever was there; the first failure is the one that stays.
 * @param {string} code one of CAUSES
 * @param {string} detail what is known of the cause
 * @param {string[]} [lines] what the app knows of the wallet, for the file
 */
export function crash(code, detail = "", lines = []) {
  if (isShown) return;
  isShown = true;
  note(code, detail);
  const cause = CAUSES[code] ?? CAUSES.WORKER;
  const again = element("a", { class: "button button--main", href: "/", "data-test": "failure-reload" }, say("failed-again"));
  const shown = element("main", { class: "page", "data-test": "screen", "data-screen": "failed" },
    element("div", { class: "problem" },
      element("div", { class: "problem__said", role: "alert" },
        element("h1", { id: "title", tabindex: "-1" }, say("failed-title")),
        element("p", { class: "problem__money" }, say(code === "DAMAGED-STORE" ? "failed-money-damaged" : "failed-money")),
        element("p", {}, say(cause)),
        element("p", {}, say(`${cause}-do`))),
      element("div", { class: "buttons" }, again),
      element("p", { class: "problem__code" }, `${say("failed-code")} `, element("code", { "data-test": "failure-code" }, code), ` ${detail}`),
      copy(),
      file(lines)));
  // What the app would still do with a click on what it has drawn no more.
  for (const kind of ["click", "input", "keydown", "submit"]) shown.addEventListener(kind, (event) => event.stopPropagation());
  document.body.replaceChildren(element("div", { class: "app app--failed" }, shown));
  document.title = `${say("failed-title")} · JuiceTokens`;
  shown.querySelector("h1").focus();
}

/** The button that saves the emergency copy, where there is a wallet to copy. */
function copy() {
  const place = element("div", { class: "card", hidden: "" });
  const done = element("p", { role: "status" });
  const button = element("button", { type: "button", class: "button button--wide", "data-test": "failure-copy" }, say("failed-copy"));
  button.addEventListener("click", async () => {
    const copied = await rescue().catch(() => null);
    if (copied) save(copied, `wallet-${new Date().toISOString().slice(0, 10)}.jtkr`);
    done.dataset.test = copied ? "failure-copied" : "failure-not-copied";
    done.textContent = say(copied ? "failed-copied" : "failed-copy-none");
  });
  place.append(element("p", {}, say("failed-copy-means")), button, done);
  // One that cannot be read now is said to be so when it is asked for.
  inventory().then((kept) => (place.hidden = !kept), () => (place.hidden = false));
  return place;
}

/** What is told to whoever helps, to be read first. */
function file(lines) {
  const content = element("pre", { class: "file", dir: "ltr", lang: "en", tabindex: "0", "data-test": "failure-file" });
  const button = element("button", { type: "button", class: "button button--wide", "data-test": "failure-file-save" }, say("failed-file-save"));
  button.addEventListener("click", () => save(new Blob([content.textContent], { type: "text/plain" }), "juicetokens.txt"));
  diagnose(lines).then((text) => (content.textContent = text), (error) => (content.textContent = String(error)));
  const summary = element("summary", { "data-test": "failure-file-open" }, say("failed-file"));
  return element("details", { class: "details" }, summary, element("p", { class: "quiet" }, say("failed-file-means")), content, button);
}

/** In the person's language where its catalogue is open. */
function say(id) {
  const words = globalThis.words?.message(id);
  return words && words !== id ? words : ENGLISH[id];
}

function save(blob, name) {
  const link = element("a", { href: URL.createObjectURL(blob), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

function element(name, attributes, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}
