// Two wallets from one backup: both pay with the same coin, and the issuer says whose it is.

import assert from "node:assert/strict";
import { cp } from "node:fs/promises";

import { inspect } from "../harness/looks.mjs";
import { payFaceToFace, settleFaceToFace } from "../harness/people.mjs";
import { held } from "./first-light.mjs";
import { marketPlace, opened } from "./settling.mjs";

export const scenarios = [{ name: "two-from-one-backup", run: twins }];

async function twins(world) {
  const [anna, bram, chloe] = await marketPlace(world);
  const twin = await world.person("Bram-again");
  await cp(bram.profile, twin.profile, { recursive: true, verbatimSymlinks: true });
  twin.passphrase = bram.passphrase;
  await opened(anna, bram, chloe);

  // Bram pays Chloe, and his other phone pays Anna, with the same coin.
  await payFaceToFace(world.faceOff(bram, chloe), { payer: bram, payee: chloe, amount: 50 });
  await bram.close();
  assert.deepEqual(await chloe.grades("plum"), { "on-trust": 77 });
  await opened(twin);
  const first = await settleFaceToFace(world.faceOff(anna, twin), { holder: twin, issuer: anna });
  assert.deepEqual(first.holder, ["Renewed 50"], "the issuer goes by what it sees first");

  const second = await settleFaceToFace(world.faceOff(anna, chloe), { holder: chloe, issuer: anna, look: (name) => inspect(chloe, async (width) => {
    if (width === 320 || width === 1280) await world.shot(chloe, `${name}-${width}`);
  }) });
  assert.deepEqual(second.holder.toSorted(), ["Dead 50", "Renewed 27"]);
  assert.deepEqual(await chloe.grades("plum"), { settled: 27, contested: 50 });
  assert.deepEqual(await chloe.holding("plum"), held(27, [20, 5, 2]));
  await world.shot(chloe, "home-contested");
}
