// Every third code that a camera sees is not the other wallet's, or is damaged: the payment goes through all the same.

import assert from "node:assert/strict";

import { payFaceToFace } from "../harness/people.mjs";
import { pictureOf } from "../harness/printed.mjs";
import { TWO_HUNDRED, held } from "./first-light.mjs";

export const scenarios = [{ name: "bad-codes", run: badCodes }];

async function badCodes(world) {
  await world.serve();
  const anna = await world.newcomer("Anna");
  const bram = await world.newcomer("Bram");
  await world.cutNetwork();
  await anna.issue(TWO_HUNDRED);

  const strangers = [...(await codesOfAnotherMeeting(anna, bram)), await codeOfSomethingElse(anna)];
  const faceOff = world.faceOff(anna, bram, { strangers, spoilEvery: 3 });
  const { received } = await payFaceToFace(faceOff, { payer: anna, payee: bram, amount: 7, newCommunity: true });
  assert.equal(received.amount, 7);
  assert.ok(faceOff.spoiled >= strangers.length + 1, `${faceOff.spoiled} codes were spoiled: each kind at least once`);
  world.note(`${faceOff.spoiled} of ${faceOff.frames} codes were a stranger's or damaged`);
  assert.deepEqual(await anna.holding("plum"), held(193, [100, 50, 20, 20, 2, 1]));
  assert.deepEqual(await bram.holding("plum"), held(7, [5, 2]));
}

/** The two meet and leave again; what their screens showed then belongs to nobody now. */
async function codesOfAnotherMeeting(anna, bram) {
  const seen = [];
  const shown = new Promise((resolve) => {
    for (const wallet of [anna, bram]) {
      wallet.onCode = async (url) => {
        seen.push(url);
        if (seen.length >= 6) resolve();
      };
    }
  });
  await Promise.all([bram.ask({ amount: 3 }), anna.pay()]);
  await shown;
  await Promise.all([anna, bram].map(async (wallet) => {
    await wallet.click("exchange-cancel");
    await wallet.isAt("home");
    wallet.onCode = null;
  }));
  return [seen[0], seen.at(-1)];
}

/** A code of the kind that hangs on a café's wall. */
function codeOfSomethingElse(wallet) {
  return pictureOf(wallet, "WIFI:T:WPA;S:Cafe;P:quince;;");
}
