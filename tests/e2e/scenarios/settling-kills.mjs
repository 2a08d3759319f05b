// A browser is killed at each write of a meeting with the issuer: what was done stays done, and the rest is asked again.
//
// A kill before a write is a kill after the message before it was sent or read; one after a write, before anything is said
// on its strength.

import assert from "node:assert/strict";

import { compareCodes, settleFaceToFace } from "../harness/people.mjs";
import { hook } from "../harness/wallet.mjs";
import { held } from "./first-light.mjs";
import { DECIDED, inDoubt, marketPlace, opened } from "./settling.mjs";

const TRUSTED = { "on-trust": 50 };
const SIGNED_OVER = { "with-issuer": 50 };
const RENEWED = { settled: 50 };
const RETURNING = { "on-trust": 20, "with-issuer": 7 };

/** Who is killed where, and what the holder's home says afterwards; `always` where it is run each time for its like. */
const POINTS = [
  { run: renewal, who: "holder", failpoint: "before:Surrendered", then: TRUSTED },
  { run: renewal, always: true, who: "holder", failpoint: "after:Surrendered", then: SIGNED_OVER },
  { run: renewal, who: "issuer", failpoint: "before:Witnessed", then: SIGNED_OVER },
  { run: renewal, always: true, who: "issuer", failpoint: "after:Witnessed", then: SIGNED_OVER },
  { run: renewal, who: "holder", failpoint: "before:Local", then: SIGNED_OVER },
  { run: renewal, who: "holder", failpoint: "after:Local", then: RENEWED },
  { run: filing, who: "holder", failpoint: "before:R3", then: "Prepared" },
  { run: filing, always: true, who: "holder", failpoint: "after:R3", then: "AbortFiled" },
  { run: filing, who: "issuer", failpoint: "before:Witnessed", then: "AbortFiled" },
  { run: filing, who: "issuer", failpoint: "after:Witnessed", then: "AbortFiled" },
  { run: decision, who: "holder", failpoint: "before:RolledBack", then: "AbortFiled" },
  { run: decision, who: "holder", failpoint: "after:RolledBack", then: null },
  { run: decision, who: "issuer", failpoint: "before:Witnessed", then: "AbortFiled" },
  { run: decision, always: true, who: "issuer", failpoint: "after:Witnessed", then: "AbortFiled" },
  { run: voided, who: "holder", failpoint: "before:RolledBack", then: "Committed" },
  { run: voided, always: true, who: "holder", failpoint: "after:RolledBack", then: null },
  { run: registration, who: "issuer", failpoint: "before:Witnessed", then: "Committed" },
  { run: registration, who: "issuer", failpoint: "after:Witnessed", then: "Committed" },
  { run: registration, always: true, who: "holder", failpoint: "before:S3", then: "Committed" },
  { run: registration, who: "holder", failpoint: "after:S3", then: null },
  { run: reception, always: true, who: "holder", failpoint: "before:R2", then: "AbortFiled" },
  { run: reception, who: "holder", failpoint: "after:R2", then: "Received" },
  { run: giveBack, always: true, who: "holder", failpoint: "after:Surrendered", then: RETURNING, asksAgain: true },
  { run: giveBack, who: "issuer", failpoint: "before:Witnessed", then: RETURNING, asksAgain: true },
  { run: giveBack, who: "issuer", failpoint: "after:Witnessed", then: RETURNING },
  { run: giveBack, who: "holder", failpoint: "before:Local", then: RETURNING },
];

const nameOf = ({ run, who, failpoint }) => `settle-kill-${run.name}-${who}-${failpoint.replace(":", "-")}`;

export const scenarios = POINTS.map((point) => ({
  name: nameOf(point),
  like: point.always ? undefined : nameOf(POINTS.find(({ always, run }) => always && run === point.run)),
  run: (world) => point.run(world, point),
}));

/** Bram's coins are renewed. */
async function renewal(world, point) {
  const [anna, bram] = await marketPlace(world);
  await opened(anna, bram);
  await killed(world, { holder: bram, issuer: anna, ...point });
  assert.deepEqual(await bram.grades("plum"), point.then);
  if (point.then !== RENEWED) await settle(world, bram, anna);
  assert.deepEqual(await bram.grades("plum"), RENEWED);
  assert.deepEqual(await bram.holding("plum"), held(50, [50]));
}

/** Chloe asks the issuer to decide. */
async function filing(world, point) {
  const [anna, bram, chloe] = await marketPlace(world);
  await inDoubt(world, { bram, chloe, failpoint: "after:R1", victim: chloe });
  await bram.kill();
  await opened(anna);
  await chloe.reopen();
  await killed(world, { holder: chloe, issuer: anna, ...point });
  assert.equal(await openState(chloe), point.then);
  assert.deepEqual(await settle(world, chloe, anna), ["Filed 23"]);
  assert.deepEqual(await chloe.grades("plum"), { "in-doubt": 27 });
  assert.equal(await openState(chloe), "AbortFiled");
}

/** Chloe asked, and the issuer's window is over. */
async function decision(world, point) {
  const [anna, bram, chloe] = await marketPlace(world);
  await inDoubt(world, { bram, chloe, failpoint: "after:R1", victim: chloe });
  await bram.kill();
  await opened(anna);
  await chloe.reopen();
  assert.deepEqual(await settle(world, chloe, anna), ["Filed 23"]);
  await killed(world, { holder: chloe, issuer: anna, ...point, clock: DECIDED });
  assert.equal(await openState(chloe), point.then);
  await settle(world, chloe, anna);
  assert.equal(await openState(chloe), null);
  assert.deepEqual(await chloe.grades("plum"), { settled: 27 });
  assert.deepEqual(await chloe.holding("plum"), held(27, [20, 5, 2]));
}

/** Chloe had it decided that nothing was paid, and Bram learns of it. */
async function voided(world, point) {
  const [anna, bram, chloe] = await marketPlace(world);
  await inDoubt(world, { bram, chloe, failpoint: "after:S2", victim: bram });
  await opened(anna);
  assert.deepEqual(await settle(world, chloe, anna), ["Filed 23"]);
  await anna.reopen(`/?${DECIDED}`);
  await settle(world, chloe, anna);
  await chloe.close();
  await killed(world, { holder: bram, issuer: anna, ...point, clock: DECIDED });
  assert.equal(await openState(bram), point.then);
  await settle(world, bram, anna);
  assert.equal(await openState(bram), null);
  assert.deepEqual(await bram.grades("plum"), { settled: 50 });
  assert.deepEqual(await bram.holding("plum"), held(50, [50]));
}

/** Bram registers what he paid. */
async function registration(world, point) {
  const [anna, bram, chloe] = await marketPlace(world);
  await inDoubt(world, { bram, chloe, failpoint: "after:S2", victim: bram });
  await chloe.kill();
  await opened(anna);
  if (point.who === "issuer") await bram.reopen();
  await killed(world, { holder: bram, issuer: anna, ...point });
  assert.equal(await openState(bram), point.then);
  assert.deepEqual(await bram.grades("plum"), { "change-coming": 27 }, "registered or not, the change is not usable yet");
  await settle(world, bram, anna);
  assert.deepEqual(await bram.grades("plum"), { settled: 27 });
  assert.deepEqual(await bram.holding("plum"), held(27, [20, 5, 2]));
}

/** Chloe learns from the issuer that Bram has registered. */
async function reception(world, point) {
  const [anna, bram, chloe] = await marketPlace(world);
  await inDoubt(world, { bram, chloe, failpoint: "after:S2", victim: bram });
  await opened(anna);
  await bram.reopen();
  await settle(world, bram, anna);
  await bram.close();
  await killed(world, { holder: chloe, issuer: anna, ...point });
  assert.equal(await openState(chloe), point.then);
  if (point.then === "AbortFiled") assert.deepEqual(await settle(world, chloe, anna), ["Received 23"]);
  assert.deepEqual(await chloe.grades("plum"), { settled: 50 });
  assert.deepEqual((await chloe.holding("plum")).coins, [50]);
}

/** Chloe gives seven back; they are gone once, and only once. */
async function giveBack(world, point) {
  const [anna, , chloe] = await marketPlace(world);
  await opened(anna, chloe);
  await killed(world, { holder: chloe, issuer: anna, giveBack: 7, ...point });
  assert.deepEqual(await chloe.grades("plum"), point.then);
  // What the issuer's person has agreed to is not asked again; what never arrived there is.
  const done = await settle(world, chloe, anna, { agrees: point.asksAgain });
  assert.deepEqual(done, ["GivenBack 7", "Renewed 20"]);
  assert.deepEqual(await chloe.grades("plum"), { settled: 20 });
  assert.equal(await movements(anna, "TakenBack"), 1);
  assert.equal(await movements(chloe, "GivenBack"), 1);
}

// ── What they share ──────────────────────────────────────────────────────────────────────────────────────────────

/** They meet, and one of them is killed at the failpoint; then whoever it was unlocks the wallet again, and both go home. */
async function killed(world, { holder, issuer, who, failpoint, clock = "", giveBack: amount = 0 }) {
  const victim = who === "holder" ? holder : issuer;
  for (const wallet of [holder, issuer]) {
    if (wallet === victim) await wallet.reopen(`/?failpoint=${failpoint}&${clock}`);
    else if (clock) await wallet.reopen(`/?${clock}`);
  }
  const faceOff = world.faceOff(issuer, holder);
  const reached = victim.reached(failpoint);
  await Promise.all([holder.settle({ giveBack: amount }), issuer.serve()]);
  await compareCodes(faceOff);
  // A holder that is killed before it asks leaves the issuer with nothing to agree to.
  if (amount && failpoint !== "after:Surrendered") await agree(faceOff, issuer);
  await faceOff.until(reached, `${victim.name} reaches ${failpoint}`);
  await victim.kill();
  faceOff.part();
  await victim.reopen(`/?${clock}`);
  for (const wallet of [holder, issuer]) await wallet.goHome();
}

/** They meet, with nothing in the way; what the holder reads. */
async function settle(world, holder, issuer, { agrees = false } = {}) {
  const faceOff = world.faceOff(issuer, holder);
  const { holder: done } = await settleFaceToFace(faceOff, { holder, issuer, agrees });
  faceOff.part();
  return done;
}

async function agree(faceOff, issuer) {
  await faceOff.until(issuer.find("exchange-approve").waitFor({ timeout: 0 }), `${issuer.name} is asked for a yes`);
  // The press itself may lead to the failpoint: nobody waits for what comes after it.
  await issuer.page.locator(hook("exchange-approve")).click();
}

/** How the one open transfer stands; none when nothing is open. */
async function openState(wallet) {
  await wallet.isAt("home");
  const open = wallet.find("open-transfer");
  return (await open.count()) === 0 ? null : open.getAttribute("data-state");
}

async function movements(wallet, kind) {
  await wallet.isAt("home");
  return wallet.page.locator(`${hook("movement")}[data-kind="${kind}"]`).count();
}
