// The same coins go from A to B to C and back to A: their chains grow by a hop each time, and hold.

import assert from "node:assert/strict";

import { payFaceToFace } from "../harness/people.mjs";
import { TWO_HUNDRED, held } from "./first-light.mjs";

export const scenarios = [{ name: "round", run: round }];

async function round(world) {
  await world.serve();
  const people = [];
  for (const name of ["Anna", "Bram", "Chloe"]) people.push(await world.newcomer(name));
  const [anna, bram, chloe] = people;
  await world.cutNetwork();
  await anna.issue(TWO_HUNDRED);

  const labels = [];
  let hops = 0;
  for (const [payer, payee, newCommunity] of [[anna, bram, true], [bram, chloe, true], [chloe, anna, false]]) {
    const faceOff = world.faceOff(payer, payee);
    const { received } = await payFaceToFace(faceOff, { payer, payee, amount: 7, newCommunity });
    faceOff.part();
    hops += 1;
    assert.deepEqual(received.paid.map((coin) => coin.hops), [hops, hops], `hops after payment ${hops}`);
    labels.push(received.paid.map((coin) => coin.label));
  }
  assert.deepEqual(labels[1], labels[0], "the same coins went on");
  assert.deepEqual(labels[2], labels[0], "the same coins came back");
  assert.deepEqual(await anna.holding("plum"), held(200, [100, 50, 20, 20, 5, 2, 2, 1]));
  assert.deepEqual(await bram.holding("plum"), held(0, []));
  assert.deepEqual(await chloe.holding("plum"), held(0, []));
}
