// Five languages: the browser's is the first, another is one choice away, without a reload and without a network; nothing is left
// untranslated, nothing reaches beyond a small screen, and figures are those of the language.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";

import { ROOT } from "../harness/server.mjs";
import { hook } from "../harness/wallet.mjs";

/** A word of the first screen and one of the settings, and how twelve and a half thousand is written. */
const LANGUAGES = [
  { tag: "en", dir: "ltr", name: "English", welcome: "Money from people you know", settings: "How much you take on trust", figure: "12,500" },
  { tag: "nl", dir: "ltr", name: "Nederlands", welcome: "Geld van mensen die je kent", settings: "Hoeveel je op vertrouwen aanneemt", figure: "12.500" },
  { tag: "fr", dir: "ltr", name: "Français", welcome: "L’argent des gens que tu connais", settings: "Combien tu acceptes en confiance", figure: "12\u202f500" },
  { tag: "es", dir: "ltr", name: "Español", welcome: "Dinero de gente que conoces", settings: "Cuánto aceptas de confianza", figure: "12.500" },
  { tag: "ar", dir: "rtl", name: "العربية", welcome: "نقود من أناس تعرفهم", settings: "كم تأخذ على الثقة", figure: "12,500" },
];

export const scenarios = [{ name: "languages", run: languages }];

async function languages(world) {
  await world.serve();
  const anna = await world.person("Anna");
  await anna.start("/", { locale: "nl-BE" });
  await anna.isAt("welcome");
  await isIn(anna, LANGUAGES[1]);
  await offersAllByTheirOwnNames(anna);
  await eachOnWelcome(world, anna);
  await anna.create();
  await issue(anna);
  await eachOnHomeAndSettings(world, anna);
  await startsFromTheRight(world);
  await withoutNetwork(world, anna);
}

async function eachOnWelcome(world, anna) {
  await anna.page.evaluate(() => { window.sameDocument = true; });
  for (const language of LANGUAGES) {
    await choose(anna, language);
    assert.ok((await shown(anna)).includes(language.welcome), `${language.tag}: the first screen is translated`);
    await isComplete(anna, language);
    await world.looks(anna, `welcome-${language.tag}`);
  }
  assert.ok(await anna.page.evaluate(() => window.sameDocument), "the page was not loaded again");
}

async function eachOnHomeAndSettings(world, anna) {
  for (const language of LANGUAGES) {
    await anna.click("home-settings");
    await anna.isAt("settings");
    await choose(anna, language);
    assert.ok((await shown(anna)).includes(language.settings), `${language.tag}: the settings are translated`);
    await isComplete(anna, language);
    await world.looks(anna, `settings-${language.tag}`);
    await anna.goHome();
    assert.equal(await anna.find("balance-fig").textContent(), language.figure);
    await isComplete(anna, language);
    await world.looks(anna, `home-${language.tag}`);
  }
}

/** Every language is kept with the app, and the choice with the browser. */
async function withoutNetwork(world, anna) {
  await anna.isKeptOffline();
  await world.cutNetwork();
  await anna.start();
  await isIn(anna, LANGUAGES.at(-1));
  await anna.unlock();
  await anna.click("home-settings");
  for (const language of LANGUAGES) await choose(anna, language);
  await choose(anna, LANGUAGES[2]);
  await anna.reopen();
  await isIn(anna, LANGUAGES[2]);
}

/** A browser in Arabic needs no choice; digits of its keyboard are digits. */
async function startsFromTheRight(world) {
  const omar = await world.person("عمر");
  await omar.start("/", { locale: "ar-EG" });
  await omar.isAt("welcome");
  await isIn(omar, LANGUAGES.at(-1));
  await omar.create();
  await omar.click("home-receive");
  await omar.isAt("receive");
  await omar.fill("receive-amount", "١٢٥٠٠");
  assert.equal(await omar.find("receive-amount").inputValue(), "12500");
  await isComplete(omar, LANGUAGES.at(-1));
}

async function issue(wallet) {
  await wallet.click("home-issue");
  await wallet.isAt("issue");
  await wallet.fill("issue-community", "سوق المرفأ");
  await wallet.fill("issue-unit", "fig");
  await wallet.fill("issue-count-500", "25");
  await wallet.click("issue-submit");
  await wallet.isAt("home");
}

async function offersAllByTheirOwnNames(wallet) {
  const options = await wallet.page.locator(`${hook("language")} option`).evaluateAll((all) => all.map(({ value, text }) => [value, text]));
  assert.deepEqual(options, LANGUAGES.map(({ tag, name }) => [tag, name]));
}

async function choose(wallet, language) {
  await wallet.find("language").selectOption(language.tag);
  await isIn(wallet, language);
}

/** Waits until the page says that it is in this language, and the chooser too. */
async function isIn(wallet, { tag, dir }) {
  await wallet.page.locator(`html[lang="${tag}"][dir="${dir}"]`).waitFor();
  if (await wallet.has("language")) assert.equal(await wallet.find("language").inputValue(), tag);
}

/** Everything that is read or said on the screen. */
function shown(wallet) {
  return wallet.page.evaluate(() => {
    const said = [...document.querySelectorAll("[aria-label], [placeholder], [title]")]
      .flatMap((element) => ["aria-label", "placeholder", "title"].map((name) => element.getAttribute(name) ?? ""));
    return [document.title, document.body.textContent, ...said].join("\n");
  });
}

/** No message is called by its name, and no gap was left open. */
async function isComplete(wallet, { tag }) {
  const words = await shown(wallet);
  const ids = [...readFileSync(path.join(ROOT, "app", "locales", "en.ftl"), "utf8").matchAll(/^([a-z][a-z0-9-]*) =/gm)].map(([, id]) => id);
  assert.ok(ids.length > 500);
  assert.deepEqual(ids.filter((id) => words.includes(id)), [], `${tag}: no message is called by its name`);
  assert.doesNotMatch(words, /[{}]/, `${tag}: no gap is left open`);
  assert.deepEqual(wallet.lines.filter((line) => line.startsWith("error:")), [], `${tag}: nothing was complained of`);
}
