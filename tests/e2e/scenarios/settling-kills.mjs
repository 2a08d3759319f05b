// A browser is killed at each write of a meeting with the issuer: what was done stays done, and the rest is asked again.

import assert from "node:assert/strict";

import { compareCodes, settleFaceToFace } from "../harness/people.mjs";
import { held } from "./first-light.mjs";
import { inDoubt, marketPlace, opened } from "./settling.mjs";

/** At each place before the write is made, and after it, when nothing is said of it yet. */
const around = (write) => [`before:${write}`, `after:${write}`];

const HOLDER = ["Surrendered", "Local"].flatMap(around).map((failpoint) => ({ who: "holder", failpoint, run: renewed }));
const ISSUER = around("Witnessed").map((failpoint) => ({ who: "issuer", failpoint, run: renewed }));
const FILING = around("R3").map((failpoint) => ({ who: "holder", failpoint, run: filed }));
const REGISTERING = around("S3").map((failpoint) => ({ who: "holder", failpoint, run: registered }));
const RETURNING = ["after:Surrendered", "after:Witnessed"].map((failpoint) => ({
  who: failpoint.endsWith("Witnessed") ? "issuer" : "holder", failpoint, run: returned,
}));

const named = (what, points) => points.map(({ who, failpoint, run }) => ({
  name: `settle-kill-${what}-${who}-${failpoint.replace(":", "-")}`,
  run: (world) => run(world, who, failpoint),
}));

export const scenarios = [
  ...named("renewal", [...HOLDER, ...ISSUER]),
  ...named("filing", FILING),
  ...named("register", REGISTERING),
  ...named("give-back", RETURNING),
];

/** Bram's coins are renewed, whoever is killed while it happens. */
async function renewed(world, who, failpoint) {
  const [anna, bram] = await marketPlace(world);
  await opened(anna, bram);
  await killedWhileSettling(world, { holder: bram, issuer: anna, who, failpoint });
  const before = await bram.grades("plum");
  assert.ok([50, undefined].includes(before["with-issuer"]), `nothing is halfway: ${JSON.stringify(before)}`);
  if (before.settled !== 50) await settleFaceToFace(world.faceOff(anna, bram), { holder: bram, issuer: anna });
  assert.deepEqual(await bram.grades("plum"), { settled: 50 });
  assert.deepEqual(await bram.holding("plum"), held(50, [50]));
}

/** Chloe asks the issuer to decide, and is killed around the write. */
async function filed(world, who, failpoint) {
  const [anna, bram, chloe] = await marketPlace(world);
  await inDoubt(world, { bram, chloe, failpoint: "after:R1", victim: chloe });
  await bram.kill();
  await opened(anna);
  await chloe.reopen();
  await killedWhileSettling(world, { holder: chloe, issuer: anna, who, failpoint });
  const done = await settleFaceToFace(world.faceOff(anna, chloe), { holder: chloe, issuer: anna });
  assert.deepEqual(done.holder, ["Filed 23"]);
  assert.deepEqual(await chloe.grades("plum"), { "in-doubt": 27 });
  assert.equal(await chloe.find("open-transfer").getAttribute("data-state"), "AbortFiled");
}

/** Bram registers his payment, and is killed around the write that ends it. */
async function registered(world, who, failpoint) {
  const [anna, bram, chloe] = await marketPlace(world);
  await inDoubt(world, { bram, chloe, failpoint: "after:S2", victim: bram });
  await chloe.kill();
  await opened(anna);
  await bram.reopen();
  await killedWhileSettling(world, { holder: bram, issuer: anna, who, failpoint });
  await settleFaceToFace(world.faceOff(anna, bram), { holder: bram, issuer: anna });
  assert.deepEqual(await bram.grades("plum"), { settled: 27 });
  assert.deepEqual(await bram.holding("plum"), held(27, [20, 5, 2]));
}

/** Chloe gives seven back; they are gone once, and only once. */
async function returned(world, who, failpoint) {
  const [anna, , chloe] = await marketPlace(world);
  await opened(anna, chloe);
  await killedWhileSettling(world, { holder: chloe, issuer: anna, who, failpoint, giveBack: 7 });
  assert.deepEqual(await chloe.grades("plum"), { "on-trust": 20, "with-issuer": 7 });
  await Promise.all([chloe.settle(), anna.serve()]);
  const faceOff = world.faceOff(anna, chloe);
  await compareCodes(faceOff);
  const asked = anna.page.locator('[data-test="exchange-approve"]').waitFor({ timeout: 0 }).then(() => anna.answer("exchange-approve"));
  const done = chloe.page.locator('[data-test="exchange-phase"][data-phase="Done"]').waitFor({ timeout: 0 });
  await faceOff.until(Promise.race([done, asked.then(() => done)]), "Chloe has settled");
  await Promise.all([chloe.goHome(), anna.goHome()]);
  assert.deepEqual(await chloe.grades("plum"), { settled: 20 });
  assert.equal(await movements(anna, "TakenBack"), 1);
  assert.equal(await movements(chloe, "GivenBack"), 1);
}

async function killedWhileSettling(world, { holder, issuer, who, failpoint, giveBack = 0 }) {
  const victim = who === "holder" ? holder : issuer;
  await victim.reopen(`/?failpoint=${failpoint}`);
  const faceOff = world.faceOff(issuer, holder);
  const reached = victim.reached(failpoint);
  await Promise.all([holder.settle({ giveBack }), issuer.serve()]);
  await compareCodes(faceOff);
  const asked = giveBack ? issuer.page.locator('[data-test="exchange-approve"]').waitFor({ timeout: 0 }) : null;
  // A person whose browser is being killed presses in vain.
  asked?.then(() => issuer.answer("exchange-approve")).catch(() => {});
  await faceOff.until(reached, `${victim.name} reaches ${failpoint}`);
  await victim.kill();
  faceOff.part();
  await victim.reopen();
  for (const wallet of [holder, issuer]) await wallet.goHome();
}

async function movements(wallet, kind) {
  await wallet.isAt("home");
  return wallet.page.locator(`[data-test="movement"][data-kind="${kind}"]`).count();
}
