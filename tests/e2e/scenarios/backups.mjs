// Two wallets made from one backup pay with the same coin: they are caught, it is explained to all, and the issuer says whose
// the coin is.
//
// Bram has 50 of Anna's plums, and so has the phone that was made from his backup; Chloe has 27, Dora has none.

import assert from "node:assert/strict";
import { cp } from "node:fs/promises";

import { approve, compareCodes, openExchange, payFaceToFace, settleFaceToFace } from "../harness/people.mjs";
import { hook } from "../harness/wallet.mjs";
import { held } from "./first-light.mjs";
import { looking, marketPlace, opened } from "./settling.mjs";

export const scenarios = [{ name: "two-from-one-backup", run: twins }];

async function twins(world) {
  const [anna, bram, chloe, dora] = await marketPlace(world);
  const twin = await world.person("Bram-again");
  await cp(bram.profile, twin.profile, { recursive: true, verbatimSymlinks: true });
  twin.passphrase = bram.passphrase;

  await opened(bram, chloe);
  await payFaceToFace(world.faceOff(bram, chloe), { payer: bram, payee: chloe, amount: 50 });
  await bram.close();
  await opened(twin, dora);
  await payFaceToFace(world.faceOff(twin, dora), { payer: twin, payee: dora, amount: 50, newCommunity: true });

  await caught(world, dora, chloe);
  await explained(world, chloe, twin);
  await dora.goHome();
  await ended(world, anna, [twin, chloe, dora]);
}

/** Dora would pay Chloe with the coin that Chloe holds already: Chloe's wallet has the proof then. */
async function caught(world, dora, chloe) {
  const faceOff = world.faceOff(dora, chloe);
  await openExchange(dora, chloe, { amount: 50 });
  await compareCodes(faceOff);
  await approve(faceOff, dora);
  const stopped = [dora, chloe].map((wallet) => wallet.page.locator(hook("problem-code")).waitFor({ timeout: 0 }));
  await faceOff.until(Promise.all(stopped), "both wallets say that it stopped");
  await chloe.page.locator(hook("problem-code"), { hasText: "SPENT-TWICE" }).waitFor();
  assert.equal(await dora.find("problem-code").textContent(), "REFUSED-10");
  await looking(world, chloe)("caught");
  await chloe.goHome();
  assert.equal(await chloe.find("conflict").getAttribute("data-kind"), "held");
  assert.deepEqual(await chloe.grades("plum"), { "on-trust": 27, contested: 50 }, "nothing contested is in the balance");
  await looking(world, chloe)("home-held");
  faceOff.part();
}

/** Chloe pays the twin something else: the news comes with it, and the twin learns that it is not alone. */
async function explained(world, chloe, twin) {
  const faceOff = world.faceOff(chloe, twin);
  await payFaceToFace(faceOff, { payer: chloe, payee: twin, amount: 27 });
  faceOff.part();
  assert.equal(await twin.find("conflict").getAttribute("data-kind"), "ours");
  await looking(world, twin)("home-ours");
  await twin.click("quarantine");
  await looking(world, twin)("home-sure");
  await twin.click("quarantine-yes");
  await twin.find("restored").waitFor();
  assert.deepEqual(await twin.grades("plum"), { quarantined: 27 });
  await looking(world, twin)("home-restored");
  await twin.click("restored-settle");
  await twin.isAt("settle");
  await looking(world, twin)("settle-quarantined");
}

/** The issuer clears what is the twin's; of Chloe and Dora, the coin belongs to whom it sees first. */
async function ended(world, anna, [twin, chloe, dora]) {
  await opened(anna);
  const settled = async (holder) => {
    const faceOff = world.faceOff(anna, holder);
    const { holder: done } = await settleFaceToFace(faceOff, { holder, issuer: anna });
    faceOff.part();
    return done;
  };
  assert.deepEqual(await settled(twin), ["Renewed 27"]);
  assert.deepEqual(await twin.grades("plum"), { settled: 27 });
  assert.equal(await twin.find("restored").count(), 0);
  assert.deepEqual(await settled(chloe), ["Renewed 50"]);
  assert.deepEqual(await chloe.holding("plum"), held(50, [50]));
  assert.deepEqual(await settled(dora), ["Dead 50"]);
  assert.equal(await chloe.find("conflict").getAttribute("data-kind"), "cleared");
  assert.deepEqual(await dora.grades("plum"), {}, "what is lost is in no balance, and nobody is left to ask");
  assert.equal(await dora.find("conflict").getAttribute("data-kind"), "lost");
  assert.deepEqual(await dora.holding("plum"), held(0, []));
  await looking(world, dora)("home-dead");
}
