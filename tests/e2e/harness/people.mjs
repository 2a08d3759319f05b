// What two people do who stand face to face: they compare codes, the payer says yes, and both look at the receipt.

import assert from "node:assert/strict";

import { hook } from "./wallet.mjs";

const DONE = `${hook("exchange-phase")}[data-phase="Done"], ${hook("receipt-amount")}`;

/** Something on the screen that needs the other wallet first, however long that takes; FaceOff.until bounds it. */
const appears = (wallet, selector) => wallet.page.locator(selector).first().waitFor({ timeout: 0 });

/**
 * Both people look at the code on both screens, find it the same, and say so.
 * @param {import("./faceoff.mjs").FaceOff} faceOff
 */
export async function compareCodes(faceOff) {
  const shown = faceOff.pair.map((wallet) => appears(wallet, hook("exchange-confirm")));
  await faceOff.until(Promise.all(shown), "a code to compare on both screens");
  const [one, other] = await Promise.all(faceOff.pair.map(codeOf));
  assert.equal(one.symbols.length, 4, "four symbols");
  assert.match(one.digits, /^\d{6}$/, "six digits");
  assert.deepEqual(one, other, "both screens show the same code");
  await Promise.all(faceOff.pair.map((wallet) => wallet.answer("exchange-confirm")));
  return one;
}

async function codeOf(wallet) {
  return {
    symbols: await wallet.find("exchange-symbol").evaluateAll((items) => items.map((item) => item.dataset.symbol)),
    digits: await wallet.find("exchange-code-digits").textContent(),
  };
}

/**
 * The person is asked, and says yes.
 * @returns what was asked: values of the coins that leave and that come back
 */
export async function approve(faceOff, wallet) {
  await faceOff.until(appears(wallet, hook("exchange-approve")), `${wallet.name} is asked for a yes`);
  const asked = {
    words: await wallet.find("exchange-approval").innerText(),
    handOver: await wallet.coinsIn(".swap__out [data-value]"),
    change: await wallet.coinsIn(".swap__in [data-value]"),
  };
  await wallet.answer("exchange-approve");
  return asked;
}

/** Both screens say that it is done; then both people look at the receipt, and go home. */
export async function finish(faceOff) {
  await faceOff.until(Promise.all(faceOff.pair.map((wallet) => appears(wallet, DONE))), "both wallets say that it is done");
  return Promise.all(faceOff.pair.map(async (wallet) => {
    await wallet.showReceipt();
    return wallet.receipt();
  }));
}

/**
 * A whole payment, to the receipts of both.
 * @param {import("./faceoff.mjs").FaceOff} faceOff
 * @param {object} given
 * @param {import("./wallet.mjs").Wallet} given.payer
 * @param {import("./wallet.mjs").Wallet} given.payee
 * @param {number} given.amount
 * @param {string} [given.memo]
 * @param {boolean} [given.newCommunity] whether the payee is asked to accept a community that is new to it
 */
export async function payFaceToFace(faceOff, { payer, payee, amount, memo, newCommunity = false }) {
  await openExchange(payer, payee, { amount, memo });
  await compareCodes(faceOff);
  const asked = await approve(faceOff, payer);
  if (newCommunity) await approve(faceOff, payee);
  const receipts = await finish(faceOff);
  const [paid, received] = faceOff.pair[0] === payer ? receipts : receipts.toReversed();
  assertReceiptsAgree(paid, received);
  await Promise.all([payer.goHome(), payee.goHome()]);
  return { asked, paid, received };
}

/** Both people open the exchange screen. */
export async function openExchange(payer, payee, { amount, memo }) {
  await Promise.all([payee.ask({ amount, memo }), payer.pay()]);
}

/**
 * A holder meets the issuer, until everything is asked and answered; then both go home.
 * @param {import("./faceoff.mjs").FaceOff} faceOff
 * @param {object} given
 * @param {import("./wallet.mjs").Wallet} given.holder
 * @param {import("./wallet.mjs").Wallet} given.issuer
 * @param {number} [given.giveBack] how much is given back for good
 * @param {boolean} [given.agrees] whether the issuer's person is asked, and says yes
 * @param {() => Promise<void>} [given.serve] how the issuer's person opens it; on the home screen, if nothing else is said
 * @param {(name: string) => Promise<void>} [given.look] is called at what is worth a picture
 * @returns what was done, as the holder reads it and as the issuer does
 */
export async function settleFaceToFace(faceOff, given) {
  const { holder, issuer, giveBack = 0, agrees = giveBack > 0, serve = () => issuer.serve(), look = async () => {} } = given;
  await Promise.all([holder.settle({ giveBack }), serve()]);
  await compareCodes(faceOff);
  if (agrees) {
    await faceOff.until(appears(issuer, hook("exchange-approve")), `${issuer.name} is asked for a yes`);
    await look("take-back");
    await issuer.answer("exchange-approve");
  }
  await faceOff.until(appears(holder, `${hook("exchange-phase")}[data-phase="Done"]`), `${holder.name} has settled`);
  await look("settled");
  const done = { holder: await holder.settled(), issuer: await issuer.settled() };
  await Promise.all([holder.goHome(), issuer.goHome()]);
  return done;
}

/** Both receipts tell of the same payment, and every chain on them holds. */
export function assertReceiptsAgree(one, other) {
  assert.match(one.header, /^[0-9a-f]{64}$/, "the header's hash");
  assert.deepEqual(one, other, "both receipts agree");
  assert.ok(one.paid.length > 0, "coins were paid");
  for (const coin of [...one.paid, ...one.change]) assert.ok(coin.verified, `the chain of ${coin.label} holds`);
}

/** Values of coins. */
export const values = (coins) => coins.map(({ value }) => value);
