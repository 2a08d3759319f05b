// Cameras that do not see, buttons that were both pressed, and codes of somebody else.

import assert from "node:assert/strict";

import { chance, seedOf } from "../harness/chance.mjs";
import { approve, assertReceiptsAgree, compareCodes, finish, payFaceToFace } from "../harness/people.mjs";
import { holdBefore, pictureOf } from "../harness/printed.mjs";
import { hook } from "../harness/wallet.mjs";
import { TWO_HUNDRED, held } from "./first-light.mjs";

const FRONT = { id: "front", label: "Front camera", facing: "user", rate: 30 };
const REAR = { id: "rear", label: "Back camera", facing: "environment", rate: 60 };

export const scenarios = [
  { name: "same-button", run: sameButton },
  { name: "fallback", run: fallback },
  { name: "stalled", run: stalled },
  { name: "chosen", run: chosen },
  { name: "foreign-codes", run: foreignCodes },
];

async function pair(world, cameras, others) {
  await world.serve();
  const anna = await world.newcomer("Anna", { cameras });
  const bram = await world.newcomer("Bram", { cameras: others });
  await world.cutNetwork();
  await anna.issue(TWO_HUNDRED);
  return [anna, bram];
}

/** Both tap Pay; one of them taps once more, and it goes on. */
async function sameButton(world) {
  const [anna, bram] = await pair(world);
  const faceOff = world.faceOff(anna, bram);
  await payFaceToFace(faceOff, { payer: anna, payee: bram, amount: 7, newCommunity: true });
  await anna.pay();
  await bram.pay();
  const said = faceOff.pair.map((wallet) => wallet.find("exchange-same-role").waitFor({ timeout: 0 }));
  await faceOff.until(Promise.all(said), "both are told");
  await world.looks(anna, "1-same");
  await bram.answer("exchange-other-role");
  await compareCodes(faceOff);
  faceOff.part();
}

/** Anna's camera at the front sees nothing: with the one at the back the phones take turns. */
async function fallback(world) {
  const [anna, bram] = await pair(world, [FRONT, REAR]);
  const faceOff = world.faceOff(anna, bram);
  faceOff.sees.set(anna, false);
  await Promise.all([bram.ask({ amount: 7 }), anna.pay()]);
  await faceOff.until(anna.find("exchange-blind").waitFor({ timeout: 0 }), "Anna is offered another way");
  await world.looks(anna, "1-blind");
  await anna.answer("exchange-use-rear");
  const turns = followTurns(faceOff, anna, bram);
  await faceOff.until(anna.find("exchange-turn").first().waitFor({ timeout: 0 }), "Anna is guided");
  assert.equal(await anna.page.evaluate(() => window.harnessOptics.facing()), "environment");
  await turns.lookAt("here", () => world.looks(anna, "2-here"));
  await compareCodes(faceOff);
  await turns.lookAt("there", () => world.looks(anna, "3-there"));
  await approve(faceOff, anna);
  await approve(faceOff, bram);
  await faceOff.until(anna.page.locator(`${hook("exchange-phase")}[data-phase="Done"]`).waitFor({ timeout: 0 }), "Anna has paid");
  assert.equal(await anna.find("exchange-turn").getAttribute("data-turn"), "here", "whoever has the last word goes on showing it");
  await turns.lookAt("here", () => world.looks(anna, "4-done"));
  const [paid, received] = await finish(faceOff);
  turns.stop();
  assertReceiptsAgree(paid, received);
  assert.ok(turns.seen.has("here") && turns.seen.has("there"), "both directions had their turn");
  world.note(`${turns.changes} turns of the phone`);
  await Promise.all([anna.goHome(), bram.goHome()]);
  assert.deepEqual(await bram.holding("plum"), held(7, [5, 2]));
}

/** A person who does what the screen says: shows, or reads, never both; and holds still while somebody looks. */
function followTurns(faceOff, guided, other) {
  const turns = { seen: new Set(), changes: 0, stopped: false, wanted: null, stop: () => (turns.stopped = true) };
  turns.lookAt = (turn, look) => new Promise((resolve, reject) => {
    turns.wanted = { turn, look: () => look().then(resolve, reject) };
  });
  let last = null;
  const look = async (wallet, sees) => {
    if (faceOff.sees.get(wallet) === sees) return;
    faceOff.sees.set(wallet, sees);
    await wallet.lookAway(!sees);
  };
  const follow = async () => {
    while (!turns.stopped && guided.isRunning) {
      const turn = await guided.page.evaluate((name) => document.querySelector(name)?.dataset.turn ?? null, hook("exchange-turn")).catch(() => null);
      if (turn !== last && turn !== null) turns.changes += 1;
      last = turn ?? last;
      if (turn) turns.seen.add(turn);
      const wanted = turns.wanted?.turn === turn ? turns.wanted : null;
      await look(guided, !wanted && turn === "there");
      await look(other, !wanted && turn !== "there");
      if (wanted) turns.wanted = null;
      await wanted?.look();
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  };
  follow();
  return turns;
}

/** Anna's camera stops giving pictures while Bram's code stands on the last one: that code is not there any more. */
async function stalled(world) {
  const [anna, bram] = await pair(world);
  const faceOff = world.faceOff(anna, bram);
  await Promise.all([bram.ask({ amount: 7 }), anna.pay()]);
  await faceOff.until(anna.find("exchange-confirm").waitFor({ timeout: 0 }), "the two have met");
  await anna.page.evaluate(() => window.harnessOptics.stall(true));
  await faceOff.until(anna.find("exchange-silent").waitFor({ timeout: 0 }), "Anna is told that Bram is out of sight");
  await anna.page.waitForFunction(() => window.harnessOptics.asked() > 1);
  await anna.page.evaluate(() => window.harnessOptics.stall(false));
  await compareCodes(faceOff);
  await approve(faceOff, anna);
  await approve(faceOff, bram);
  const [paid, received] = await finish(faceOff);
  assertReceiptsAgree(paid, received);
}

/** Codes stand as long as the other's camera asks for; another camera is chosen by its name, has a light, and is remembered. */
async function chosen(world) {
  const [anna, bram] = await pair(world, [FRONT, REAR], [{ ...FRONT, rate: 60 }]);
  const faceOff = world.faceOff(anna, bram);
  await Promise.all([bram.ask({ amount: 7 }), anna.pay()]);
  const met = faceOff.pair.map((wallet) => wallet.find("exchange-confirm").waitFor({ timeout: 0 }));
  await faceOff.until(Promise.all(met), "the two have met");
  const [annas, brams] = await Promise.all(faceOff.pair.map((wallet) => wallet.page.evaluate(() => window.harnessOptics.held(40))));
  world.note(`codes stood ${Math.min(...annas).toFixed(0)} ms for 60 pictures a second, ${Math.min(...brams).toFixed(0)} ms for 30`);
  assert.ok(Math.min(...brams) > 75, "five refreshes of a screen for a camera of 30 pictures a second");
  assert.ok(Math.min(...annas) > 42 && Math.min(...annas) < 75, "three for one of 60");
  assert.equal(await anna.page.evaluate(() => window.harnessOptics.awake()), 1, "the screen stays awake");
  await anna.click("exchange-cameras");
  const choices = anna.find("exchange-camera-choice");
  assert.deepEqual((await choices.allInnerTexts()).slice(2), [FRONT.label, REAR.label]);
  await world.looks(anna, "1-cameras");
  await choices.filter({ hasText: REAR.label }).click();
  await anna.click("exchange-torch");
  await anna.page.locator(`${hook("exchange-torch")}[aria-pressed="true"]`).waitFor();
  await anna.page.waitForFunction(() => window.harnessOptics.torch());
  const facing = () => anna.page.evaluate(() => window.harnessOptics.facing());
  assert.equal(await facing(), "environment");
  await world.looks(anna, "2-torch");
  faceOff.part();
  await anna.click("exchange-cancel");
  await anna.find("exchange-home").click();
  await anna.page.waitForFunction(() => window.harnessOptics.awake() === 0);
  await anna.page.waitForFunction(() => window.harnessOptics.live() === 0);
  await anna.pay();
  await anna.find("exchange-torch").waitFor();
  assert.equal(await facing(), "environment", "the camera of last time");
}

const FOREIGN = [
  ["cashu", "cashuBo2FteCJodHRwczovL21pbnQuZXhhbXBsZWF1Y3NhdA"],
  ["bbqr", "B$2P0100ZAJLQXRFD6QKXN4"],
  ["ur", "UR:CRYPTO-PSBT/HDRKJKHSJOJLJLKPIHJLHSKPIHJK"],
  ["lightning", "LNURL1DP68GURN8GHJ7UM9WFMXJCM99E3K7MF0V9CXJ0M385EKVCENXC6R2C35"],
  ["bitcoin", "bitcoin:bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq?amount=0.01"],
  ["epc", "BCD\n002\n1\nSCT\n\nQuince Jelly Club\nBE71096123456769\nEUR1"],
  ["url", "https://example.org/menu"],
];

/** `web+juice:pay#amount=11` as `ur:bytes` in parts, the first of which was missed. */
const RESOURCE = [
  "UR:BYTES/4-2/LPAAAOCSCSCYHPRPWMINGSHSKKCNHSJNJLKPJTJYFSEHEHCYSSMWWF",
  "UR:BYTES/3-2/LPAXAOCSCSCYHPRPWMINGSHGKTIHIDDNIMKPINIAIHFTJOFMWZTAGT",
];

/** Anna's camera sees what lies about; each is named, and the payment goes on as if it had not been there. */
async function foreignCodes(world) {
  const [anna, bram] = await pair(world);
  const next = chance(seedOf(world.name));
  const faceOff = world.faceOff(anna, bram);
  faceOff.sees.set(anna, false);
  await Promise.all([bram.ask({ amount: 7 }), anna.pay()]);
  await anna.page.locator(`${hook("exchange-camera")}[data-camera="Watching"]`).waitFor();
  for (const [format, text] of FOREIGN) {
    const code = await pictureOf(anna, text);
    const named = anna.page.locator(`${hook("exchange-foreign")}[data-format="${format}"]`).waitFor();
    await holdBefore(anna, [code], next, named);
    if (format === "cashu") await world.looks(anna, "1-foreign");
  }
  const parts = await Promise.all(RESOURCE.map((part) => pictureOf(anna, part)));
  await holdBefore(anna, parts, next, anna.find("exchange-request").waitFor());
  await anna.click("exchange-note-close");
  const link = await pictureOf(anna, "web+juice:pay#amount=7");
  await holdBefore(anna, [link], next, anna.find("exchange-request").waitFor());
  await world.looks(anna, "2-request");
  faceOff.sees.set(anna, true);
  await compareCodes(faceOff);
  await approve(faceOff, anna);
  await approve(faceOff, bram);
  const [paid, received] = await finish(faceOff);
  assertReceiptsAgree(paid, received);
  faceOff.part();
  await anna.goHome();
  await anna.page.goto(`${anna.network().url}/pay#amount=12`);
  await anna.page.reload();
  await anna.unlock();
  await anna.isAt("pay");
  assert.equal(await anna.find("amount-input").inputValue(), "12", "a link opens the pay screen with its amount");
}
