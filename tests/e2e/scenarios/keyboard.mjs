// From nothing to receipts without a mouse and without a camera: two people make wallets, issue, ask, pay, and carry every code by copy
// and paste, all by keyboard. The focus can be seen wherever it is, and is never lost.

import assert from "node:assert/strict";

import { Keys } from "../harness/keys.mjs";
import { assertReceiptsAgree, values } from "../harness/people.mjs";
import { hook } from "../harness/wallet.mjs";
import { held } from "./first-light.mjs";

/** Texts that go each way before it is given up. */
const MOST_TEXTS = 150;

const DONE = `${hook("exchange-phase")}[data-phase="Done"], ${hook("receipt-amount")}`;

export const scenarios = [{ name: "keyboard", run: keyboard }];

async function keyboard(world) {
  await world.serve();
  const [anna, bram] = await Promise.all(["Anna", "Bram"].map((name) => newcomer(world, name)));
  await issue(anna);
  await ask(bram);
  await anna.press("home-pay", "pay");
  await anna.press("pay-asked", "exchange");
  for (const each of [anna, bram]) await each.press("exchange-text-open");
  world.note(`${await carryTexts(anna, bram)} texts were carried`);
  const receipts = [];
  for (const each of [anna, bram]) {
    if ((await each.wallet.screen()) === "exchange") await each.press("exchange-receipt", "receipt");
    receipts.push(await each.wallet.receipt());
  }
  assertReceiptsAgree(...receipts);
  assert.deepEqual(values(receipts[0].paid), [5, 2]);
  for (const each of [anna, bram]) await each.press("receipt-done", "home");
  assert.deepEqual(await anna.wallet.holding("fig"), held(5, [5]));
  assert.deepEqual(await bram.wallet.holding("fig"), held(7, [5, 2]));
}

async function newcomer(world, name) {
  const wallet = await world.person(name, { cameraDenied: true });
  await wallet.start();
  await wallet.isAt("welcome");
  await wallet.context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const keys = new Keys(wallet);
  await keys.press("welcome-create", "welcome-create");
  await keys.type("create-name", name);
  await keys.type("create-passphrase", wallet.passphrase);
  await keys.type("create-passphrase-again", wallet.passphrase);
  await wallet.page.keyboard.press("Enter");
  await wallet.find("create-continue").waitFor();
  await keys.press("create-continue", "home");
  return keys;
}

async function issue(keys) {
  await keys.press("home-issue", "issue");
  await keys.type("issue-community", "Harbour");
  await keys.type("issue-unit", "fig");
  for (const value of [5, 5, 2]) await keys.press(`issue-more-${value}`);
  await keys.press("issue-submit", "home");
  assert.equal((await keys.wallet.holding("fig")).balance, 12);
}

async function ask(keys) {
  await keys.press("home-receive", "receive");
  await keys.type("receive-amount", "7");
  await keys.type("receive-memo", "by letter");
  await keys.press("receive-continue", "exchange");
}

/** Copies from one and pastes into the other, in turn, and presses what asks to be pressed, until both are done. */
async function carryTexts(one, other) {
  let count = 0;
  while (!((await isDone(one)) && (await isDone(other)))) {
    assert.ok(count < 2 * MOST_TEXTS, `${count} texts were carried without an end`);
    const [from, to] = count % 2 === 0 ? [one, other] : [other, one];
    count += 1;
    await answer(from);
    if (await isDone(to)) continue;
    await paste(to, await copy(from));
    await answer(to);
  }
  return count;
}

async function isDone({ wallet }) {
  return (await wallet.page.locator(DONE).count()) > 0;
}

async function answer(keys) {
  for (const button of ["exchange-confirm", "exchange-approve"]) {
    if (!(await keys.wallet.has(button))) continue;
    await keys.press(button);
    await keys.wallet.find(button).waitFor({ state: "hidden" });
    await keys.holdsFocus(`after ${button}`);
  }
}

/** Presses the button that copies, and looks at what the clipboard then has. */
async function copy(keys) {
  const { page } = keys.wallet;
  await page.evaluate(() => navigator.clipboard.writeText(""));
  await keys.press("exchange-copy");
  const copied = await page.waitForFunction(() => navigator.clipboard.readText());
  return copied.jsonValue();
}

/** Another program has left the text in the clipboard. */
async function paste(keys, text) {
  const { page } = keys.wallet;
  await page.evaluate((words) => navigator.clipboard.writeText(words), text);
  await keys.goTo("exchange-paste");
  await page.keyboard.press("Control+V");
  assert.equal(await keys.wallet.find("exchange-paste").inputValue(), text);
  await keys.press("exchange-paste-submit");
  // What was pasted is taken: the field is empty again, or the screen has gone on.
  await page.waitForFunction((field) => !document.querySelector(field)?.value, hook("exchange-paste"));
}
