// The same payment with a browser killed at each point where it matters, and again with the payer's deadline passed.
//
// Anna holds 193 and Bram 7 when a scenario begins. Bram asks 13; one of the two browsers is killed; whoever it was
// unlocks the wallet again, and nothing else is typed.

import assert from "node:assert/strict";

import { approve, assertReceiptsAgree, compareCodes, openExchange, payFaceToFace, values } from "../harness/people.mjs";
import { TWO_HUNDRED, held } from "./first-light.mjs";

/** More than an offer stands, in milliseconds. */
const LATE = "clock_offset_ms=700000";

/**
 * Before anything is agreed, the meeting goes on as if nothing had been: whoever was asked is asked again. After the last write
 * there is nothing left to be late with.
 */
const IN_TIME = [
  { who: "payer", failpoint: "before:S1", committed: false, like: "kill-payer-after-S1" },
  { who: "payer", failpoint: "after:S1", committed: false },
  { who: "payee", failpoint: "before:R1", committed: false, like: "kill-payer-after-S1" },
  { who: "payer", failpoint: "after:S3", committed: true },
];

/** A kill before a write is a kill after the message before it was sent or read; one after a write, before what it says is sent. */
const POINTS = [
  { who: "payee", failpoint: "after:R1", committed: false },
  { who: "payer", failpoint: "before:S2", committed: false },
  { who: "payer", failpoint: "after:S2", committed: true },
  { who: "payee", failpoint: "before:R2", committed: true },
  { who: "payee", failpoint: "after:R2", committed: true },
  { who: "payer", failpoint: "before:S3", committed: true },
];

/** The payer was killed before its commit and is back too late: it aborts, and the payee releases what it held ready. */
const UNDOING = [
  { who: "payer", failpoint: "before:S2Abort", like: "kill-payer-after-S2Abort" },
  { who: "payer", failpoint: "after:S2Abort" },
  { who: "payee", failpoint: "before:RolledBack" },
  { who: "payee", failpoint: "after:RolledBack", like: "kill-payee-before-RolledBack" },
];

const nameOf = ({ who, failpoint }, late) => `kill-${who}-${failpoint.replace(":", "-")}${late ? "-late" : ""}`;

const scenario = (point, late, like) => ({ name: nameOf(point, late), like, run: (world) => killed(world, point, late) });

/** A deadline decides where nothing is agreed yet: there the late one is always run, and elsewhere the one in time. */
const inTimeAndLate = (point) => [false, true].map((late) => {
  const runsAlways = late !== point.committed;
  return scenario(point, late, runsAlways ? undefined : nameOf(point, !late));
});

export const scenarios = [
  ...IN_TIME.map((point) => scenario(point, false, point.like)),
  ...POINTS.flatMap(inTimeAndLate),
  ...UNDOING.map((point) => ({ name: nameOf(point, false), like: point.like, run: (world) => killedWhileUndoing(world, point) })),
];

async function killed(world, { who, failpoint, committed }, late) {
  const [anna, bram] = await world.peopleOf("after-seven", afterSeven);
  const victim = who === "payer" ? anna : bram;
  for (const wallet of [anna, bram]) {
    await wallet.reopen(wallet === victim ? `/?failpoint=${failpoint}` : "/");
    await wallet.isAt("home");
  }
  const faceOff = world.faceOff(anna, bram);
  const reached = victim.reached(failpoint);
  await openExchange(anna, bram, { amount: 13 });
  await compareCodes(faceOff);
  await approve(faceOff, anna);
  await faceOff.until(reached, `${victim.name} reaches ${failpoint}`);
  await victim.kill();

  // Only the payer's clock decides about a deadline.
  if (late && victim !== anna) await anna.reopen(`/?${LATE}`);
  await victim.reopen(late && victim === anna ? `/?${LATE}` : "/");
  const happens = committed || !late;
  await settled(faceOff, happens);
  await (happens ? itHappened(anna, bram) : itDidNotHappen(anna, bram));
}

async function killedWhileUndoing(world, { who, failpoint }) {
  const [anna, bram] = await world.peopleOf("after-seven", afterSeven);
  await anna.reopen("/?failpoint=before:S2");
  await bram.reopen(who === "payee" ? `/?failpoint=${failpoint}` : "/");
  for (const wallet of [anna, bram]) await wallet.isAt("home");
  const faceOff = world.faceOff(anna, bram);
  const agreed = anna.reached("before:S2");
  await openExchange(anna, bram, { amount: 13 });
  await compareCodes(faceOff);
  await approve(faceOff, anna);
  await faceOff.until(agreed, `${anna.name} reaches before:S2`);
  await anna.kill();

  const [victim, other] = who === "payer" ? [anna, bram] : [bram, anna];
  const reached = victim.reached(failpoint);
  await anna.reopen(who === "payer" ? `/?${LATE}&failpoint=${failpoint}` : `/?${LATE}`);
  // Whoever is killed leaves a screen that nothing can be pressed on any more.
  attend(victim).catch(() => {});
  const attended = attend(other);
  await faceOff.until(reached, `${victim.name} reaches ${failpoint}`);
  await victim.kill();
  await victim.reopen(victim === anna ? `/?${LATE}` : "/");
  // For a payer whose abort is written nothing is open: the two meet for anything, and the payee hears of it.
  if (failpoint === "after:S2Abort") {
    await anna.isAt("home");
    await anna.pay();
    attend(anna).catch(() => {});
    await faceOff.until(attended, `${bram.name} knows that it did not happen`);
    await world.shot(bram, "payee");
    await world.shot(anna, "payer");
    await anna.click("exchange-cancel");
  } else {
    await faceOff.until(Promise.all([attended, attend(victim)]), "both wallets know that it did not happen");
  }
  for (const wallet of [anna, bram]) await wallet.goHome();
  await itDidNotHappen(anna, bram);
}

/** Bram has seven of Anna's two hundred. */
async function afterSeven(world) {
  await world.serve(world.failpointsDist);
  const anna = await world.newcomer("Anna");
  const bram = await world.newcomer("Bram");
  await world.cutNetwork();
  await anna.issue(TWO_HUNDRED);
  await payFaceToFace(world.faceOff(anna, bram), { payer: anna, payee: bram, amount: 7, newCommunity: true });
}

/** Both people hold up their phones and agree to what they are asked, until nothing is open on either. */
async function settled(faceOff, happens) {
  await faceOff.until(Promise.all(faceOff.pair.map((wallet) => attend(wallet))), `both wallets know that it ${happens ? "happened" : "did not"}`);
  for (const wallet of faceOff.pair) await wallet.goHome();
}

/** Presses what asks to be pressed, until the wallet says how it ended. */
async function attend(wallet) {
  const ending = '[data-test="exchange-phase"][data-phase="Done"], [data-test="exchange-phase"][data-phase="Stopped"], [data-test="receipt-amount"], [data-screen="home"]';
  const asking = '[data-test="exchange-confirm"], [data-test="exchange-approve"]';
  for (;;) {
    await wallet.page.locator(`${ending}, ${asking}`).first().waitFor({ timeout: 0 });
    if ((await wallet.page.locator(ending).count()) > 0) return;
    await wallet.page.locator(asking).first().click({ timeout: 0 });
    // Whoever scrolled down to the button holds the code up again.
    await wallet.page.evaluate(() => window.scrollTo(0, 0));
  }
}

async function itHappened(anna, bram) {
  assert.deepEqual(await anna.holding("plum"), held(180, [100, 50, 20, 5, 2, 2, 1]));
  assert.deepEqual(await bram.holding("plum"), held(20, [20]));
  const receipts = [];
  for (const wallet of [anna, bram]) {
    await wallet.openReceipt();
    receipts.push(await wallet.receipt());
  }
  assertReceiptsAgree(...receipts);
  assert.deepEqual([receipts[0].amount, values(receipts[0].paid), values(receipts[0].change)], [13, [20], [5, 2]]);
}

async function itDidNotHappen(anna, bram) {
  assert.deepEqual(await anna.holding("plum"), held(193, [100, 50, 20, 20, 2, 1]));
  assert.deepEqual(await bram.holding("plum"), held(7, [5, 2]));
  for (const wallet of [anna, bram]) {
    assert.equal(await wallet.find("movement").first().getAttribute("data-kind"), "RolledBack");
  }
}
