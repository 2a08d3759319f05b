// A payment of five coins that passed four hands, with change, between phones in shaking hands: perspective, blur, noise, an
// exposure that hunts, torn pictures, pictures that never come, and a hand before the codes. Then the same with a page that is
// loaded anew in the middle of a message.

import assert from "node:assert/strict";

import { seedOf } from "../harness/chance.mjs";
import { FaceOff } from "../harness/faceoff.mjs";
import { Tally, frameIn } from "../harness/frames.mjs";
import { approve, assertReceiptsAgree, compareCodes, finish, openExchange, payFaceToFace, values } from "../harness/people.mjs";
import { hook } from "../harness/wallet.mjs";
import { held } from "./first-light.mjs";

const COINS = { community: "Night Market", unit: "fig", coins: [2, 2, 2, 2, 2, 1] };
/** Codes shown in two seconds, by both. */
const TWO_SECONDS = 48;
/** Codes that pass until a sender can know that the other has a message: one on the way there, one on the way back. */
const REACTION = 2;
/** How much more than the pattern of losses asks for. */
const TOLERANCE = 0.15;

/** A message of more symbols than this is the one with the coins. */
const LONG = 12;
/** Reports of the other side until a code that was let through is known to be lost. */
const LOST_AFTER = 12;

export const scenarios = [
  { name: "weather", run: weather },
  { name: "reload", run: reload },
];

/** Anna holds five coins of two that passed four hands, Bram one of one. */
async function afterFourHands(world) {
  await world.serve();
  const anna = await world.newcomer("Anna");
  const bram = await world.newcomer("Bram");
  await world.cutNetwork();
  await anna.issue(COINS);
  const faceOff = world.faceOff(anna, bram);
  await payFaceToFace(faceOff, { payer: anna, payee: bram, amount: 11, newCommunity: true });
  for (const [payer, payee] of [[bram, anna], [anna, bram], [bram, anna]]) {
    await payFaceToFace(faceOff, { payer, payee, amount: 10 });
  }
}

/** Two people, and counts of what passes between them. */
async function meet(world, weather) {
  const [anna, bram] = await world.peopleOf("after-four-hands", afterFourHands);
  for (const wallet of [anna, bram]) await wallet.reopen();
  const tallies = new Map([[anna, new Tally()], [bram, new Tally()]]);
  const seen = [];
  const watch = { each: () => {} };
  const onPass = async (from, url, lost) => {
    const frame = await frameIn(url);
    if (!frame) return;
    const to = from === anna ? bram : anna;
    seen.push({ from, ...frame });
    tallies.get(to).hear(frame);
    tallies.get(from).show(frame, lost);
    watch.each(from, frame);
  };
  const faceOff = new FaceOff(anna, bram, { seed: seedOf(world.name), weather, onPass });
  return { anna, bram, faceOff, tallies, seen, watch };
}

async function weather(world) {
  const { anna, bram, faceOff, tallies } = await meet(world, { drop: 0.15, tear: 0.05 });
  await openExchange(anna, bram, { amount: 9, memo: "five crates" });
  await world.looks(anna, "0-meeting");
  await faceOff.until(anna.find("exchange-confirm").waitFor({ timeout: 0 }), "a code to compare");
  await world.looks(anna, "1-compare");
  await compareCodes(faceOff);
  await faceOff.until(anna.find("exchange-approve").waitFor({ timeout: 0 }), "Anna is asked");
  await world.looks(anna, "2-approve");
  const asked = await approve(faceOff, anna);
  assert.deepEqual([asked.handOver, asked.change], [[2, 2, 2, 2, 2], [1]]);
  faceOff.cover(TWO_SECONDS);
  await world.looks(bram, "3-exchanging");
  const [paid, received] = await finish(faceOff);
  assertReceiptsAgree(paid, received);
  assert.deepEqual([paid.amount, values(paid.paid), values(paid.change)], [9, [2, 2, 2, 2, 2], [1]]);
  assert.deepEqual(paid.paid.map(({ hops }) => hops), [5, 5, 5, 5, 5], "four hands before, and this one");
  await Promise.all([anna.goHome(), bram.goHome()]);
  assert.deepEqual(await anna.holding("fig"), held(1, [1]));
  assert.deepEqual(await bram.holding("fig"), held(10, [2, 2, 2, 2, 2]));
  countsAreNearTheBound(world, tallies);
}

function countsAreNearTheBound(world, tallies) {
  const rows = [...tallies].flatMap(([wallet, tally]) => tally.rows(REACTION).map((row) => ({ who: wallet.name, ...row })));
  const sum = (name) => rows.reduce((total, row) => total + row[name], 0);
  for (const { who, number, needed, shown, expected } of rows) {
    world.note(`${who} ${number}: ${needed} symbols, ${shown} codes shown, ${expected} by the pattern of losses`);
  }
  const [shown, expected] = [sum("shown"), sum("expected")];
  world.note(`${shown} codes shown, ${expected} by the pattern of losses: ${((100 * shown) / expected - 100).toFixed(1)} %`);
  assert.equal(sum("repeated"), 0, "no symbol is shown twice");
  assert.ok(shown <= expected * (1 + TOLERANCE), `${shown} codes where ${expected} were to be expected`);
}

async function reload(world) {
  const { anna, bram, faceOff, tallies, seen, watch } = await meet(world, { drop: 0.1, tear: 0 });
  await openExchange(anna, bram, { amount: 9 });
  await compareCodes(faceOff);
  await approve(faceOff, anna);
  const long = await faceOff.until(partIn(faceOff, watch, { from: anna, to: bram }), "a part of Anna's long message is there");
  await bram.page.reload();
  await bram.unlock();
  await bram.isAt("exchange");
  await bram.page.locator(`${hook("exchange-phase")}[data-resuming="true"]`).waitFor();
  await world.looks(bram, "1-going-on");
  for (const wallet of faceOff.pair) faceOff.sees.set(wallet, true);
  const [paid, received] = await finish(faceOff);
  assertReceiptsAgree(paid, received);
  assert.equal(paid.amount, 9);
  const sessions = new Set(seen.filter(({ isHello, count }) => !isHello && count > 0).map(({ session }) => session));
  assert.equal(sessions.size, 1, "it is the same session before and after");
  const needs = seen.filter(({ from, collecting }) => from === bram && collecting.message === long.message).map(({ collecting }) => collecting.need);
  const back = Math.max(0, ...needs.slice(1).map((need, at) => (needs[at] === 0xffff ? 0 : need - needs[at])));
  world.note(`Bram needed ${long.need} of ${long.needed} symbols when he reloaded, and at most ${back} again afterwards`);
  assert.ok(back <= long.count, "no more than one code's symbols are needed again");
  for (const tally of tallies.values()) for (const row of tally.rows(0)) assert.equal(row.repeated, 0, "nothing is shown twice");
}

/**
 * The two turn away from each other when a part of a message of several codes is with the other side. One of its codes is let
 * through, and then none until the other's report tells what came of it: codes that are under way finish no message.
 */
function partIn(faceOff, watch, { from, to }) {
  let passed = null;
  let reports = 0;
  return new Promise((resolve) => {
    watch.each = (sender, frame) => {
      if (sender === from && passed === null && isLong(frame)) {
        passed = frame;
        reports = 0;
        faceOff.sees.set(to, false);
      }
      if (sender !== to || passed === null) return;
      const { message, need } = frame.collecting;
      if (message === passed.message && need > 0 && need < passed.needed) {
        watch.each = () => {};
        faceOff.sees.set(from, false);
        resolve({ ...passed, need });
      } else if ((reports += 1) > LOST_AFTER) {
        passed = null;
        faceOff.sees.set(to, true);
      }
    };
  });
}

/** Symbols that one code cannot hold, of a message that is no greeting. */
const isLong = ({ isHello, count, needed }) => !isHello && count > 0 && needed > Math.max(count, LONG);
