// Holds verifier/receipt.js against the shared vectors: its answer must be the engine's, for signatures, for whole receipts and for reports of cashing in.
//
//   node verifier/check.js
"use strict";

const assert = require("node:assert/strict");
const { readFileSync } = require("node:fs");
const path = require("node:path");

const { checkReceipt, verifyBytes, NoReceipt } = require("./receipt.js");

const vectors = (name) => JSON.parse(readFileSync(path.join(__dirname, "..", "tests", "vectors", name)));
const bytes = (hex) => Uint8Array.from(Buffer.from(hex, "hex"));
const SIGNS = { holds: "+", fails: "-", missing: "=", unchecked: "?" };

async function signatures() {
  const cases = vectors("ed25519.json");
  for (const { name, pk, msg, sig, jt_eddsa } of cases) {
    assert.equal(await verifyBytes(bytes(pk), bytes(msg), bytes(sig)), jt_eddsa, name);
  }
  return cases.length;
}

async function receipts() {
  const { cases } = vectors("read_receipt.json");
  for (const { name, input, expect, output } of cases) {
    if (expect !== "ok") {
      await assert.rejects(checkReceipt(bytes(input.file)), NoReceipt, name);
      continue;
    }
    const receipt = await checkReceipt(bytes(input.file));
    const checks = receipt.checks.map(([check, finding]) => check + SIGNS[finding]).join(" ");
    const { amount, memo, payer, payee, header, from: t_lo, holds } = receipt;
    assert.deepEqual({ amount, memo, payer, payee, header, t_lo, holds: holds ? 1 : 0, checks }, output, name);
  }
  return cases.length;
}

async function reports() {
  const { cases } = vectors("read_cash_in.json");
  for (const { name, input, expect, output } of cases) {
    if (expect !== "ok") {
      // Another beginning is another kind of file, which is refused as that.
      await assert.rejects(checkReceipt(bytes(input.file)), NoReceipt, name);
      continue;
    }
    const { checks: found, amount, payer: given, payee: taken, header: number, from: t_told, holds } = await checkReceipt(bytes(input.file));
    const checks = found.map(([check, finding]) => check + SIGNS[finding]).join(" ");
    assert.deepEqual({ amount, given, taken, number, t_told, holds: holds ? 1 : 0, checks }, output, name);
  }
  return cases.length;
}

Promise.all([signatures(), receipts(), reports()]).then(
  ([signed, read, cashed]) => console.log(`${signed} signatures, ${read} receipts and ${cashed} reports get the engine's answer`),
  (error) => {
    console.error(error);
    process.exit(1);
  },
);
