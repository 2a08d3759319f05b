// Every main screen from 320 to 1280 px, in the light and in the dark, in English, in Dutch and in Arabic; and the way from nothing to coins by keyboard alone.

import assert from "node:assert/strict";

import { inspect } from "../harness/looks.mjs";
import { approve, compareCodes, finish, openExchange } from "../harness/people.mjs";
import { TWO_HUNDRED } from "./first-light.mjs";

export const scenarios = [
  { name: "looks-light", run: (world) => looks(world, { colorScheme: "light" }) },
  { name: "looks-dark", run: (world) => looks(world, { colorScheme: "dark" }) },
  { name: "looks-dutch", run: (world) => looks(world, { locale: "nl-NL" }) },
  { name: "looks-arabic", run: (world) => looks(world, { locale: "ar-EG" }) },
  { name: "keyboard", run: keyboard },
];

async function looks(world, options) {
  await world.serve();
  const anna = await world.person("Anna");
  const bram = await world.person("Bram");
  await bram.start("/", options);
  await bram.create();
  const look = (name, wallet = anna) => inspect(wallet, async (width) => {
    if (width === 320 || width === 1280) await world.shot(wallet, `${name}-${width}`);
  });
  await anna.start("/", options);
  await anna.isAt("welcome");
  await look("welcome");
  await anna.click("welcome-create");
  await anna.isAt("welcome-create");
  await look("create");
  await anna.start();
  await anna.create();
  await look("home-empty");
  await anna.click("home-issue");
  await anna.isAt("issue");
  await look("issue");
  await anna.goHome();
  await anna.issue(TWO_HUNDRED);
  await look("home");
  for (const screen of ["pay", "receive", "settings"]) {
    await anna.click(`home-${screen}`);
    await anna.isAt(screen);
    await look(screen);
    await anna.goHome();
  }
  await care(anna, look);
  await payment(world, anna, bram, look);
  await anna.click("home-lock");
  await anna.isAt("unlock");
  await look("unlock");
  await anna.page.evaluate(() => globalThis.crash("WORKER", "app/src/host/worker/mod.rs:1:1"));
  await anna.isAt("failed");
  await anna.click("failure-file-open");
  await look("failed");
}

/** What keeps the wallet: health, locks and backups, the way to a new phone, installing. */
async function care(anna, look) {
  await anna.click("home-settings");
  await anna.click("settings-health");
  await anna.find("health-versions").waitFor();
  await look("health");
  await anna.click("health-install");
  await anna.isAt("install");
  await look("install");
  await anna.goHome();
  await anna.click("home-settings");
  await anna.click("settings-safety");
  await anna.find("lock-after").first().waitFor();
  await look("safety");
  await anna.click("settings-handover");
  await anna.isAt("handover");
  await anna.find("handover-stays").locator("summary").click();
  await look("handover");
  await anna.goHome();
}

async function payment(world, anna, bram, look) {
  const faceOff = world.faceOff(anna, bram);
  await openExchange(anna, bram, { amount: 7, memo: "a jar of quince jelly, and the lid" });
  await faceOff.until(anna.find("exchange-confirm").waitFor({ timeout: 0 }), "a code to compare");
  await look("compare");
  await compareCodes(faceOff);
  await faceOff.until(anna.find("exchange-approve").waitFor({ timeout: 0 }), "Anna is asked");
  await look("approve");
  await approve(faceOff, anna);
  await approve(faceOff, bram);
  await finish(faceOff);
  await look("receipt");
  await look("receipt-reasons", bram);
  await Promise.all([anna.goHome(), bram.goHome()]);
  await look("home-on-trust", bram);
  await bram.click("home-settle");
  await bram.isAt("settle");
  await bram.fill("give-back-amount", "6");
  await look("settle", bram);
  faceOff.part();
}

async function keyboard(world) {
  await world.serve();
  const anna = await world.person("Anna");
  await anna.start();
  await anna.isAt("welcome");
  await press(anna, "welcome-create");
  await type(anna, "create-name", anna.name);
  await type(anna, "create-passphrase", anna.passphrase);
  await type(anna, "create-passphrase-again", anna.passphrase);
  await anna.page.keyboard.press("Enter");
  await anna.find("create-continue").waitFor();
  await press(anna, "create-continue");
  await anna.isAt("home");
  await press(anna, "home-issue");
  await anna.isAt("issue");
  await type(anna, "issue-community", "Harbour");
  await type(anna, "issue-unit", "fig");
  await press(anna, "issue-more-5");
  await press(anna, "issue-more-2");
  await press(anna, "issue-submit");
  await anna.isAt("home");
  assert.equal((await anna.holding("fig")).balance, 7);
}

/** Goes to something by Tab alone, and presses Enter. */
export async function press(wallet, name) {
  await tabTo(wallet, name);
  await wallet.page.keyboard.press("Enter");
}

export async function type(wallet, name, text) {
  await tabTo(wallet, name);
  await wallet.page.keyboard.type(text);
}

async function tabTo(wallet, name) {
  await wallet.find(name).waitFor();
  for (let presses = 0; presses < 120; presses++) {
    const at = await wallet.page.evaluate(() => document.activeElement?.dataset?.test ?? "");
    if (at === name) return assertFocusIsSeen(wallet, name);
    await wallet.page.keyboard.press("Tab");
  }
  assert.fail(`Tab does not lead to ${name}`);
}

/** What has the focus shows it: an outline or a shadow of its own. */
async function assertFocusIsSeen(wallet, name) {
  const seen = await wallet.page.evaluate(() => {
    const shows = (element) => {
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
      return (outlineStyle !== "none" && parseFloat(outlineWidth) > 0) || boxShadow !== "none";
    };
    const element = document.activeElement;
    return shows(element) || (element.parentElement !== null && shows(element.parentElement));
  });
  assert.ok(seen, `the focus on ${name} can be seen`);
}
