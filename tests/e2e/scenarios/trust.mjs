// The risk dial: a wallet asks its person beyond a limit, and refuses beyond another; each time it says why.
//
// Bram has 50 of Anna's plums and Chloe 27, straight from Anna; once they pay each other, it is on trust.

import assert from "node:assert/strict";

import { approve, compareCodes, finish, openExchange } from "../harness/people.mjs";
import { hook } from "../harness/wallet.mjs";
import { held } from "./first-light.mjs";
import { looking, marketPlace, opened } from "./settling.mjs";

export const scenarios = [{ name: "dial", run: dial }];

async function dial(world) {
  const [, bram, chloe] = await marketPlace(world);
  await opened(bram, chloe);
  await turn(bram, { "dial-each-stranger": 20 });
  await looking(world, bram)("settings");
  await bram.goHome();
  await asked(world, chloe, bram);

  await turn(chloe, { "dial-each-stranger": 5, "dial-ask-up-to": 0 });
  await refused(world, bram, chloe);

  await chloe.click("home-settings");
  await chloe.click("dial-reset");
  await kept(chloe);
  assert.equal(await chloe.find("dial-each-stranger").inputValue(), "50");
  await chloe.reopen("/settings");
  assert.equal(await chloe.find("dial-ask-up-to").inputValue(), "500", "the wallet keeps it");
}

/** Bram takes 20 from a stranger without a question; Chloe pays 27. */
async function asked(world, chloe, bram) {
  const faceOff = world.faceOff(chloe, bram);
  await openExchange(chloe, bram, { amount: 27 });
  await compareCodes(faceOff);
  await approve(faceOff, chloe);
  await faceOff.until(bram.find("exchange-approve").waitFor({ timeout: 0 }), "Bram is asked");
  const against = bram.page.locator(`${hook("exchange-approval")} ${hook("reason")}[data-against="true"]`);
  assert.match(await against.first().textContent(), /27.*20/, "it says how much it would be, and the limit");
  await looking(world, bram)("asked");
  await approve(faceOff, bram);
  await finish(faceOff);
  assert.ok((await bram.find("reason").count()) >= 2, "the receipt says why the coins were taken");
  await looking(world, bram)("receipt");
  await Promise.all([chloe.goHome(), bram.goHome()]);
  faceOff.part();
}

/** Chloe takes 5 and never asks; Bram would pay 27. */
async function refused(world, bram, chloe) {
  await chloe.goHome();
  const faceOff = world.faceOff(bram, chloe);
  await openExchange(bram, chloe, { amount: 27 });
  await compareCodes(faceOff);
  const stopped = [bram, chloe].map((wallet) => wallet.find("problem-code").waitFor({ timeout: 0 }));
  await faceOff.until(Promise.all(stopped), "both wallets say that it stopped");
  for (const wallet of [bram, chloe]) assert.match(await wallet.find("problem-code").textContent(), /OVER-LIMIT|-09$/);
  await looking(world, bram)("refused");
  await Promise.all([bram.goHome(), chloe.goHome()]);
  assert.deepEqual(await bram.holding("plum"), held(77, [50, 20, 5, 2]));
  assert.deepEqual(await chloe.holding("plum"), held(0, []));
  faceOff.part();
}

/** Sets limits by hand. */
async function turn(wallet, limits) {
  await wallet.click("home-settings");
  await wallet.isAt("settings");
  for (const [name, limit] of Object.entries(limits)) await wallet.fill(name, String(limit));
  await wallet.click("dial-keep");
  await kept(wallet);
}

async function kept(wallet) {
  await wallet.page.locator(`${hook("dial-kept")}[data-kept="true"]`).waitFor();
}
