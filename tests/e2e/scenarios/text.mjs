// A whole payment by copy and paste, where neither camera may be used.

import assert from "node:assert/strict";

import { hook } from "../harness/wallet.mjs";
import { assertReceiptsAgree, values } from "../harness/people.mjs";
import { TWO_HUNDRED, held } from "./first-light.mjs";

/** Texts that go each way before it is given up. */
const MOST_TEXTS = 150;

export const scenarios = [{ name: "text", run: text }];

async function text(world) {
  await world.serve();
  const anna = await world.newcomer("Anna", { cameraDenied: true });
  const bram = await world.newcomer("Bram", { cameraDenied: true });
  await world.cutNetwork();
  await anna.issue(TWO_HUNDRED);
  await bram.ask({ amount: 7, memo: "by letter" });
  await anna.pay();
  for (const wallet of [anna, bram]) {
    await wallet.page.locator(`${hook("exchange-camera")}[data-camera="Denied"]`).waitFor();
    await wallet.click("exchange-text-open");
  }
  const texts = await carryTexts(anna, bram);
  world.note(`${texts} texts were carried`);
  const receipts = await Promise.all([anna, bram].map(receiptOf));
  assertReceiptsAgree(...receipts);
  assert.deepEqual(values(receipts[0].paid), [5, 2]);
  await Promise.all([anna.goHome(), bram.goHome()]);
  assert.deepEqual(await anna.holding("plum"), held(193, [100, 50, 20, 20, 2, 1]));
  assert.deepEqual(await bram.holding("plum"), held(7, [5, 2]));
}

/** Copies from one and pastes into the other, in turn, and presses what asks to be pressed, until both are done. */
export async function carryTexts(one, other) {
  let count = 0;
  while (!((await isDone(one)) && (await isDone(other)))) {
    assert.ok(count < 2 * MOST_TEXTS, `${count} texts were carried without an end`);
    const [from, to] = count % 2 === 0 ? [one, other] : [other, one];
    count += 1;
    await answer(from);
    const copied = await copyFrom(from);
    if (!(await isDone(to))) await pasteInto(to, copied);
    await answer(to);
  }
  return count;
}

async function isDone(wallet) {
  const ends = `${hook("exchange-phase")}[data-phase="Done"], ${hook("receipt-amount")}`;
  return (await wallet.page.locator(ends).count()) > 0;
}

export async function answer(wallet) {
  for (const button of ["exchange-confirm", "exchange-approve"]) {
    if (await wallet.has(button)) {
      await wallet.page.waitForFunction((name) => document.querySelector(name).getBoundingClientRect().top < innerHeight, hook(button));
      await wallet.click(button);
      await wallet.find(button).waitFor({ state: "hidden" });
    }
  }
}

/** The text of the own code; a wallet that is done still has its last word to give. */
export function copyFrom(wallet) {
  return wallet.page
    .waitForFunction((field) => document.querySelector(field)?.value || null, hook("exchange-text"))
    .then((handle) => handle.jsonValue());
}

export async function pasteInto(wallet, copied) {
  const before = await wallet.find("exchange-text").inputValue();
  await wallet.fill("exchange-paste", copied);
  await wallet.click("exchange-paste-submit");
  // The answer to a paste is a new text; a wallet with nothing new to say may show the same again.
  await wallet.page.evaluate(([field, old]) => new Promise((resolve) => {
    let frames = 0;
    const look = () => {
      const now = document.querySelector(field)?.value;
      if (now !== old || (frames += 1) > 30) resolve();
      else requestAnimationFrame(look);
    };
    look();
  }), [hook("exchange-text"), before]);
}

export async function receiptOf(wallet) {
  await wallet.showReceipt();
  return wallet.receipt();
}
