// One payment, then one with change, in flight mode; both wallets keep it over a reload and a new browser.

import assert from "node:assert/strict";

import { hook } from "../harness/wallet.mjs";
import { assertReceiptsAgree, approve, compareCodes, finish, openExchange, payFaceToFace, values } from "../harness/people.mjs";

/** What wallet A issues in most scenarios. */
export const TWO_HUNDRED = { community: "Market Square", unit: "plum", coins: [100, 50, 20, 20, 5, 2, 2, 1] };

export const scenarios = [{ name: "first-light", run: firstLight }];

async function firstLight(world) {
  await world.serve();
  const [anna, bram] = [await world.person("Anna"), await world.person("Bram")];
  await anna.start();
  await world.shot(anna, "01-welcome");
  await anna.create();
  await world.shot(anna, "02-home-empty");
  await bram.start();
  await bram.create();
  await Promise.all([anna.isKeptOffline(), bram.isKeptOffline()]);
  await world.cutNetwork();

  await anna.issue(TWO_HUNDRED);
  await world.shot(anna, "03-home-issued");
  assert.deepEqual(await anna.holding("plum"), held(200, [100, 50, 20, 20, 5, 2, 2, 1]));

  const faceOff = world.faceOff(anna, bram);
  await paySeven(world, faceOff);
  const second = await payThirteen(world, faceOff);
  await holdsStill(anna, bram, second);
  await offersWhatIsPayable(world, anna, bram);
}

async function paySeven(world, faceOff) {
  const [anna, bram] = faceOff.pair;
  await openExchange(anna, bram, { amount: 7, memo: "two loaves" });
  await compareCodes(faceOff);
  const asked = await approve(faceOff, anna);
  assert.deepEqual(asked.handOver, [5, 2]);
  assert.deepEqual(asked.change, []);
  assert.match(asked.words, /two loaves/, "the payer sees the note");
  const offered = await approve(faceOff, bram);
  assert.match(offered.words, /Market Square/, "the payee sees whose coins they are");
  const [paid, received] = await finish(faceOff);
  await world.shot(bram, "07-receipt");
  assertReceiptsAgree(paid, received);
  assert.equal(paid.amount, 7);
  assert.equal(paid.memo, "two loaves");
  assert.deepEqual(values(paid.paid), [5, 2]);
  assert.deepEqual(paid.paid.map(({ hops }) => hops), [1, 1]);
  await Promise.all([anna.goHome(), bram.goHome()]);
  assert.deepEqual(await anna.holding("plum"), held(193, [100, 50, 20, 20, 2, 1]));
  assert.deepEqual(await bram.holding("plum"), held(7, [5, 2]));
}

async function payThirteen(world, faceOff) {
  const [anna, bram] = faceOff.pair;
  await openExchange(anna, bram, { amount: 13 });
  await faceOff.until(anna.find("exchange-confirm").waitFor({ timeout: 0 }), "a code to compare");
  await world.shot(anna, "04-compare");
  await compareCodes(faceOff);
  await faceOff.until(anna.find("exchange-approve").waitFor({ timeout: 0 }), "Anna is asked");
  await world.shot(anna, "05-approve");
  const asked = await approve(faceOff, anna);
  assert.deepEqual([asked.handOver, asked.change], [[20], [5, 2]]);
  await faceOff.until(bram.page.locator(`${hook("exchange-phase")}[data-phase="Done"]`).waitFor({ timeout: 0 }), "Bram is paid");
  await world.shot(bram, "06-done");
  const [paid, received] = await finish(faceOff);
  assertReceiptsAgree(paid, received);
  assert.deepEqual([paid.amount, values(paid.paid), values(paid.change)], [13, [20], [5, 2]]);
  assert.deepEqual(paid.change.map(({ hops }) => hops), [2, 2], "the change came the way of both payments");
  await Promise.all([anna.goHome(), bram.goHome()]);
  await world.shot(anna, "08-home-paid");
  await world.shot(bram, "09-home-received");
  await balancesAre(anna, bram);
  return paid;
}

async function balancesAre(anna, bram) {
  assert.deepEqual(await anna.holding("plum"), held(180, [100, 50, 20, 5, 2, 2, 1]));
  assert.deepEqual(await bram.holding("plum"), held(20, [20]));
}

/** A reload, and then whole new browsers: balances and receipts are the same. */
async function holdsStill(anna, bram, second) {
  for (const wallet of [anna, bram]) {
    await wallet.reopen();
    await wallet.isAt("home");
  }
  await balancesAre(anna, bram);
  for (const wallet of [anna, bram]) {
    await wallet.close();
    await wallet.reopen();
    await wallet.openReceipt();
    assert.deepEqual(await wallet.receipt(), second);
    await wallet.goHome();
  }
  await balancesAre(anna, bram);
}

/** No coins of Anna's and no change of Bram's make eleven: both screens offer ten and twenty. */
async function offersWhatIsPayable(world, anna, bram) {
  const faceOff = world.faceOff(anna, bram);
  await openExchange(anna, bram, { amount: 11 });
  await compareCodes(faceOff);
  const refused = faceOff.pair.map((wallet) => wallet.find("problem-code").waitFor({ timeout: 0 }));
  await faceOff.until(Promise.all(refused), "both wallets say that eleven cannot be paid");
  for (const wallet of faceOff.pair) {
    assert.equal(await wallet.find("problem-code").textContent(), "CANNOT-PAY");
    const offered = await wallet.find("payable-option").evaluateAll((buttons) => buttons.map(({ dataset }) => dataset.amount));
    assert.deepEqual(offered, ["10", "20"], `${wallet.name} is offered the nearest`);
  }
  assert.match(await anna.find("payable-option").first().textContent(), /^\s*Pay\W+10/);
  assert.match(await bram.find("payable-option").first().textContent(), /^\s*Ask for\W+10/);
  await world.shot(anna, "10-cannot-pay");
  await world.shot(bram, "11-cannot-be-paid");
  await Promise.all([anna.goHome(), bram.goHome()]);
  await balancesAre(anna, bram);
}

/** What a home screen says when nothing is open. */
export function held(balance, coins) {
  return { balance, inDoubt: 0, changeComing: 0, reserved: 0, coins, open: 0 };
}
