// Everything moves to a new phone, one payment after another: of each kind of coins, and more than one payment holds.

import assert from "node:assert/strict";

import { approve, compareCodes, payFaceToFace } from "../harness/people.mjs";
import { hook } from "../harness/wallet.mjs";

export const scenarios = [{ name: "handover", run: handover }];

async function handover(world) {
  await world.serve();
  const anna = await world.newcomer("Anna");
  const bram = await world.newcomer("Bram");
  const phone = await world.newcomer("Bram’s new phone");
  await world.cutNetwork();
  await anna.issue({ community: "Plum Yard", unit: "plum", coins: [20, 5, 2] });
  await payOnce(world, anna, bram, 27);
  // Bram issues as well: 66 coins are more than one payment moves.
  await bram.issue({ community: "Cherry Row", unit: "cherry", coins: Array(66).fill(1) });

  for (const wallet of [bram, phone]) {
    await wallet.click("home-settings");
    await wallet.click("settings-safety");
    await wallet.click("settings-handover");
    await wallet.isAt("handover");
  }
  assert.equal(await bram.find("handover-left").getAttribute("data-left"), "3");
  await bram.find("handover-stays").locator("summary").click();
  const stays = await bram.find("handover-stays").locator("li").evaluateAll((items) => items.map(({ dataset }) => dataset.stay));
  assert.deepEqual(stays, ["Issuing", "History"]);
  await world.looks(bram, "1-old");
  await world.looks(phone, "2-new");
  for (const done of ["1", "2", "3"]) {
    await movedOnce(world, bram, phone);
    for (const wallet of [bram, phone]) {
      await wallet.isAt("handover");
      await wallet.page.locator(`${hook("handover-done")}[data-count="${done}"]`).waitFor();
    }
    if (done === "1") await world.looks(bram, "3-between");
  }
  await bram.find("handover-all").waitFor();
  await world.looks(bram, "4-all");
  await world.looks(phone, "5-all");
  for (const wallet of [bram, phone]) {
    await wallet.click("handover-end");
    await wallet.isAt("home");
  }
  assert.deepEqual(await phone.grades("plum"), { "on-trust": 27 });
  assert.deepEqual(await phone.grades("cherry"), { "on-trust": 66 });
  assert.deepEqual(await bram.grades("plum"), {}, "the old phone is empty");
}

async function payOnce(world, payer, payee, amount) {
  const faceOff = world.faceOff(payer, payee);
  await payFaceToFace(faceOff, { payer, payee, amount, newCommunity: true });
  faceOff.part();
  await payee.goHome();
}

/** One payment of the hand-over, until both are back at its list. */
async function movedOnce(world, old, phone) {
  const faceOff = world.faceOff(old, phone);
  await Promise.all([old.click("handover-next"), phone.click("handover-take")]);
  await Promise.all([old, phone].map((wallet) => wallet.isAt("exchange")));
  await compareCodes(faceOff);
  const asked = phone.page.locator(hook("exchange-approve")).first();
  const over = phone.page.locator(`${hook("screen")}[data-screen="handover"], ${hook("exchange-phase")}[data-phase="Done"]`).first();
  await faceOff.until(Promise.race([asked.waitFor({ timeout: 0 }), over.waitFor({ timeout: 0 })]), "the new phone is asked, or has it");
  if ((await asked.count()) > 0) await approve(faceOff, phone);
  const done = (wallet) => wallet.page.locator(`${hook("exchange-phase")}[data-phase="Done"], ${hook("screen")}[data-screen="handover"]`).first().waitFor({ timeout: 0 });
  await faceOff.until(Promise.all([done(old), done(phone)]), "both have it");
  for (const wallet of [old, phone]) {
    await wallet.page.evaluate((button) => document.querySelector(button)?.click(), hook("exchange-receipt"));
  }
  faceOff.part();
}
