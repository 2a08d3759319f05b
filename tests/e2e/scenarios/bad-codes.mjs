// Bad input: every third code that a camera sees is not the other wallet's, or is damaged, and the payment goes through all the
// same; codes that are cut, made up or of a later version; somebody between the two; payers that cheat. Each is answered in
// words, and no value moves.

import assert from "node:assert/strict";

import { chance, seedOf } from "../harness/chance.mjs";
import { altered, checked, frameIn, helloKind } from "../harness/frames.mjs";
import { approve, assertReceiptsAgree, compareCodes, finish, openExchange, payFaceToFace } from "../harness/people.mjs";
import { holdBefore, pictureOf } from "../harness/printed.mjs";
import { Rogue } from "../harness/rogue.mjs";
import { hook } from "../harness/wallet.mjs";
import { TWO_HUNDRED, held } from "./first-light.mjs";
import { answer, copyFrom, pasteInto } from "./text.mjs";

const OPENING = 3;
/** Texts that go each way before it is given up. */
const MOST_TEXTS = 30;

export const scenarios = [
  { name: "bad-codes", run: badCodes },
  { name: "bad-bytes", run: badBytes },
  { name: "between", run: between },
  { name: "rogues", run: rogues },
];

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

/** Bytes that are no frame, half a frame, a frame of a later version, and Anna's own code in a mirror; then a payment. */
async function badBytes(world) {
  await world.serve();
  const anna = await world.newcomer("Anna");
  const bram = await world.newcomer("Bram");
  await world.cutNetwork();
  await anna.issue(TWO_HUNDRED);
  const next = chance(seedOf(world.name));
  const own = new Promise((resolve) => (anna.onCode = async (url) => resolve(url)));
  await anna.pay();
  const mirrored = await own;
  const random = Uint8Array.from({ length: 200 }, () => 256 * next()).fill(0x41, 0, 1);
  const half = (await frameIn(mirrored)).bytes.slice(0, 60);
  const pictures = [mirrored, ...(await Promise.all([half, random].map((bytes) => pictureOf(anna, bytes))))];
  const named = anna.page.locator(`${hook("exchange-foreign")}[data-format="unknown"]`).waitFor();
  await holdBefore(anna, pictures, next, named);
  assert.equal(await anna.has("exchange-same-role"), false, "a mirror is nobody");
  const later = await pictureOf(anna, checked([0xb2, ...new Uint8Array(15)]));
  await holdBefore(anna, [later], next, anna.find("exchange-other-version").waitFor());
  await world.looks(anna, "1-version");
  const faceOff = world.faceOff(anna, bram, { strangers: [...pictures, later], spoilEvery: 4 });
  await bram.ask({ amount: 7 });
  await compareCodes(faceOff);
  await approve(faceOff, anna);
  await approve(faceOff, bram);
  assertReceiptsAgree(...(await finish(faceOff)));
}

/** Somebody shows Anna a key that does not open Bram's commitment; then the two see different pictures and say so. */
async function between(world) {
  await world.serve();
  const anna = await world.newcomer("Anna");
  const bram = await world.newcomer("Bram");
  await world.cutNetwork();
  await anna.issue(TWO_HUNDRED);
  const swapped = async (from, url) => {
    const frame = from === bram ? await frameIn(url) : null;
    return frame && helloKind(frame) === OPENING ? pictureOf(bram, altered(frame, 5)) : url;
  };
  const faceOff = world.faceOff(anna, bram, { between: swapped });
  await openExchange(anna, bram, { amount: 7 });
  await faceOff.until(anna.find("problem-code").waitFor({ timeout: 0 }), "Anna is told of the key");
  await isStopped(anna, "SWAPPED-KEY");
  await world.looks(anna, "1-swapped");
  assert.equal(await anna.has("exchange-confirm"), false, "there is no code to compare");
  // Bram, who was shown everything as it was, leaves when Anna tells him.
  await bram.click("exchange-cancel");
  await bram.find("exchange-home").waitFor();
  faceOff.between = null;
  await openExchange(anna, bram, { amount: 7 });
  await faceOff.until(Promise.all([anna, bram].map((it) => it.find("exchange-confirm").waitFor({ timeout: 0 }))), "pictures");
  await anna.answer("exchange-different");
  await isStopped(anna, "CODES-DIFFER");
  await world.looks(anna, "2-different");
  await faceOff.until(bram.find("problem-code").waitFor({ timeout: 0 }), "Bram is told");
  await isStopped(bram, "CANCELLED");
  faceOff.part();
  await Promise.all([anna, bram].map((wallet) => wallet.goHome()));
  assert.deepEqual(await anna.holding("plum"), held(200, [100, 50, 20, 20, 5, 2, 2, 1]));
  assert.equal(await bram.has("asset-plum"), false);
}

async function isStopped(wallet, code) {
  await wallet.find("problem-code").waitFor();
  assert.equal(await wallet.find("problem-code").textContent(), code);
  assert.match(await wallet.find("problem-money").innerText(), /\w/, "the money comes first");
}

/** Payers that cheat are told apart, and refused in words; Bram takes nothing. */
async function rogues(world) {
  await world.serve();
  const bram = await world.newcomer("Bram", { cameraDenied: true });
  await world.cutNetwork();
  await bram.issue(TWO_HUNDRED);
  const kinds = [["forged", "REFUSED-HERE-05"], ["twice", "REFUSED-HERE-04"], ["expired", "REFUSED-HERE-07"]];
  for (const [kind, code] of kinds) {
    await bram.ask({ amount: 5, openToNew: true });
    await meetRogue(bram, kind);
    await isStopped(bram, code);
    await world.looks(bram, kind);
  }
  await bram.ask({ amount: 5, openToNew: false });
  await meetRogue(bram, "honest");
  await isStopped(bram, "REFUSED-HERE-06");
  await world.looks(bram, "unknown");
  await bram.goHome();
  assert.deepEqual(await bram.holding("plum"), held(200, [100, 50, 20, 20, 5, 2, 2, 1]));
}

/** Carries texts between a wallet and a rogue, and says yes to everything, until the wallet says no. */
async function meetRogue(wallet, kind) {
  const rogue = new Rogue(kind);
  try {
    await wallet.click("exchange-text-open");
    for (let texts = 0; !(await wallet.has("problem-code")); texts++) {
      assert.ok(texts < MOST_TEXTS, `${texts} texts were carried, and ${kind} was not refused`);
      await answer(wallet);
      const text = await rogue.answer(await copyFrom(wallet));
      if (!(await wallet.has("problem-code"))) await pasteInto(wallet, text);
    }
  } finally {
    rogue.end();
  }
}
