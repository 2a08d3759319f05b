// Checks a JuiceTokens receipt, or a report of a cashing in (docs/spec/13-receipts.md), without the app, a wallet or a network.
//
//   node verifier/receipt.js RECEIPT.jtr        or open verifier/index.html, from a disk as well
//
// Written from the pages 02 and 13 of the specification; it shares no code with the engine. SHA-2 comes from WebCrypto, which every
// browser and Node have; curve arithmetic is here, because the project's one rule for signatures is in no library of theirs.
"use strict";

// ── Bytes ───────────────────────────────────────────────────────────────────────────────────────────────────────────

const LONGEST = 4_000_000;
const DENOMINATIONS = [1, 2, 5, 10, 20, 50, 100, 200, 500];
const ZERO = new Uint8Array(32);

/** The file is no receipt. */
class NoReceipt extends Error {}

/** Refuses the whole file. */
function need(condition, what) {
  if (!condition) throw new NoReceipt(what);
}

class Reader {
  constructor(bytes) {
    this.bytes = bytes;
    this.at = 0;
  }

  take(count) {
    need(this.at + count <= this.bytes.length, "the file ends too early");
    return this.bytes.subarray(this.at, (this.at += count));
  }

  /** An unsigned little-endian integer. */
  int(count) {
    return this.take(count).reduceRight((number, byte) => number * 256 + byte, 0);
  }

  /** A count before things, at most `most`. */
  list(most, one) {
    const count = this.int(1);
    need(count <= most, "a list is too long");
    return Array.from({ length: count }, () => one(this));
  }

  text(most) {
    const length = this.int(1);
    need(length <= most, "a text is too long");
    try {
      return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(this.take(length));
    } catch (error) {
      throw error instanceof NoReceipt ? error : new NoReceipt("a text is not UTF-8");
    }
  }

  /** Version and algorithm of a record. */
  record() {
    need(this.int(1) === 1 && this.int(1) === 1, "a record is of another version");
  }

  end() {
    need(this.at === this.bytes.length, "bytes are left over");
  }
}

const join = (...parts) => {
  const bytes = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  parts.reduce((at, part) => (bytes.set(part, at), at + part.length), 0);
  return bytes;
};
const le = (number, count) => Uint8Array.from({ length: count }, (_, place) => Math.floor(number / 256 ** place) % 256);
const hex = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
const equal = (one, other) => one.length === other.length && one.every((byte, place) => byte === other[place]);
const ascii = (text) => new TextEncoder().encode(text);

/** Ascending by bytes, as token ids are ordered. */
const compare = (one, other) => (hex(one) < hex(other) ? -1 : hex(one) > hex(other) ? 1 : 0);

// ── Hashes and signatures (02-bytes, sections 1 to 3) ───────────────────────────────────────────────────────────────

const digest = async (kind, bytes) => new Uint8Array(await globalThis.crypto.subtle.digest(kind, bytes));
const H = (name, ...parts) => digest("SHA-256", join(ascii(`JT1/${name}\0`), ...parts));

const P = 2n ** 255n - 19n;
const L = 2n ** 252n + 27742317777372353535851937790883648493n;
const mod = (number) => ((number % P) + P) % P;
const power = (base, exponent) => {
  let result = 1n;
  for (let square = mod(base), rest = exponent; rest > 0n; rest >>= 1n, square = (square * square) % P) {
    if (rest & 1n) result = (result * square) % P;
  }
  return result;
};
const D = mod(-121665n * power(121666n, P - 2n));
const ROOT_OF_MINUS_ONE = power(2n, (P - 1n) / 4n);
const NEUTRAL = [0n, 1n, 1n, 0n];
const numberOf = (bytes) => BigInt(`0x${hex(Uint8Array.from(bytes).reverse()) || "0"}`);

/** A point from 32 bytes in the one encoding that is allowed for it; null otherwise. */
function decodePoint(bytes) {
  const sign = bytes[31] >> 7;
  const y = numberOf(bytes) & (2n ** 255n - 1n);
  if (y >= P) return null;
  const [u, v] = [mod(y * y - 1n), mod(D * y * y + 1n)];
  let x = mod(u * power(v, 3n) * power(u * power(v, 7n), (P - 5n) / 8n));
  if (mod(v * x * x) === mod(-u)) x = mod(x * ROOT_OF_MINUS_ONE);
  if (mod(v * x * x) !== u || (x === 0n && sign === 1)) return null;
  if (Number(x & 1n) !== sign) x = mod(-x);
  return [x, y, 1n, mod(x * y)];
}

/** Points as X, Y, Z, T with x = X/Z, y = Y/Z, xy = T/Z. */
function add([X1, Y1, Z1, T1], [X2, Y2, Z2, T2]) {
  const [a, b] = [((Y1 - X1) * (Y2 - X2)) % P, ((Y1 + X1) * (Y2 + X2)) % P];
  const [c, d] = [(2n * T1 * T2 * D) % P, (2n * Z1 * Z2) % P];
  const [e, f, g, h] = [b - a, d - c, d + c, b + a];
  return [mod(e * f), mod(g * h), mod(f * g), mod(e * h)];
}

function multiply(point, scalar) {
  let result = NEUTRAL;
  for (let double = point, rest = scalar; rest > 0n; rest >>= 1n, double = add(double, double)) {
    if (rest & 1n) result = add(result, double);
  }
  return result;
}

const isSame = ([X1, Y1, Z1], [X2, Y2, Z2]) => mod(X1 * Z2 - X2 * Z1) === 0n && mod(Y1 * Z2 - Y2 * Z1) === 0n;
const BASE = decodePoint(Uint8Array.from([0x58, ...Array(31).fill(0x66)]));

/** JT-EdDSA: canonical A and R, A of no small order, S < L, and the cofactored equation. */
async function verifyBytes(key, message, signature) {
  const [A, R, S] = [decodePoint(key), decodePoint(signature.subarray(0, 32)), numberOf(signature.subarray(32))];
  if (!A || !R || S >= L || isSame(multiply(A, 8n), NEUTRAL)) return false;
  const k = numberOf(await digest("SHA-512", join(signature.subarray(0, 32), key, message))) % L;
  return isSame(multiply(multiply(BASE, S), 8n), multiply(add(R, multiply(A, k)), 8n));
}

const verify = (key, role, value, signature) => verifyBytes(key, join(ascii("JT1/sig\0"), ascii(role), value), signature);

// ── Records (02-bytes, sections 4 to 8) ─────────────────────────────────────────────────────────────────────────────

async function readIssuance(bytes) {
  const from = new Reader(bytes);
  from.record();
  const issuer = from.take(32);
  const asset = from.take(16);
  const [name, unit, scenario, location, reference] = [48, 16, 80, 16, 16].map((most) => from.text(most));
  const issued = from.int(6);
  const kind = from.int(1);
  const expiry = from.int(4);
  if (kind === 2) from.take(32);
  const coins = from.list(9, () => [from.int(4), from.int(4)]);
  const hopLimit = from.int(1);
  from.take(8);
  const renewal = from.int(1);
  const witnesses = from.list(16, () => from.take(32));
  const unsigned = bytes.subarray(0, from.at);
  const signature = from.take(64);
  from.end();
  need(kind <= 2 && renewal <= 1 && coins.every(([value]) => DENOMINATIONS.includes(value)), "an issuance has an unknown field");
  const id = await H("issue", unsigned);
  return {
    id, issuer, name, unit, scenario, location, reference, coins, hopLimit, renewal, witnesses,
    expires: kind === 1 ? Math.floor(issued / 60_000) + expiry : expiry,
    authority: await H("auth", issuer, asset, le(witnesses.length, 1), ...witnesses),
    holds: await verify(issuer, "I", id, signature),
  };
}

/** The value of the coin at an index; undefined when there is none. */
function valueAt({ coins }, index) {
  let left = index;
  for (const [value, count] of coins) {
    if (left < count) return value;
    left -= count;
  }
  return undefined;
}

const label = ({ location, reference }, { index, value }) => `${location}-${reference}-${value}-${String(index + 1).padStart(3, "0")}`;

function readAnchor(from) {
  const start = from.at;
  from.record();
  const type = from.int(1);
  need(type <= 1, "an anchor is of an unknown type");
  const [issuance, index, value, expires] = [from.take(32), from.int(4), from.int(4), from.int(4)];
  from.take(4 + 2);
  const [seq, head, owner, kid] = [from.int(2), from.take(32), from.take(32), from.take(8)];
  const unsigned = from.bytes.subarray(start, from.at);
  return { type, issuance, index, value, expires, seq, head, owner, kid, unsigned, signature: from.take(64) };
}

/** How many bytes of a header name a transfer in a leaf's void evidence. */
const NAME_BYTES = 11;

/** Pieces of void evidence, each `kind1 header32 signature64`; no transfer is named twice. */
function readVoids(from, least, most = 3) {
  const voids = from.list(most, () => from.take(97));
  need(voids.every(([kind]) => "XYV".includes(String.fromCharCode(kind))), "void evidence is of an unknown kind");
  need(voids.length >= least, "void evidence is missing");
  const names = new Set(voids.map((piece) => hex(piece.subarray(1, 1 + NAME_BYTES))));
  need(names.size === voids.length, "void evidence names a transfer twice");
  return voids;
}

/** The most pieces of evidence that a coin carries with so many siblings: the deeper it lies, the fewer. */
const mostVoids = (isChange, siblings) => Math.min(3, Math.max(0, (isChange ? 6 : 7) - siblings));

/** How many siblings lead from a leaf to the root. */
function pathLength(index, leaves) {
  let length = 0;
  for (let [here, width] = [index, leaves]; width > 1; here = here >> 1, width = Math.ceil(width / 2)) {
    if ((here ^ 1) < width) length += 1;
  }
  return length;
}

function readHop(from) {
  const [flags, index, paid, change] = [from.int(1), from.int(1), from.int(1), from.int(1)];
  need((flags & 0b0100_1000) === 0 && paid >= 1 && paid + change <= 63 && index >= 1 && index <= paid + change, "a hop has an unknown field");
  const hop = { flags: flags & 0b111, index, paid, change, times: from.take(14), to: from.take(32), commit: from.take(64), vote: from.take(64) };
  hop.ack = flags & 0b1_0000 ? from.take(64) : null;
  hop.voids = flags & 0b10_0000 ? readVoids(from, 1) : [];
  hop.owner = flags & 0b1000_0000 ? { key: from.take(32), signature: from.take(64) } : null;
  hop.path = Array.from({ length: pathLength(index, 1 + paid + change) }, () => from.take(32));
  need(hop.voids.length <= mostVoids(index > paid, hop.path.length), "a hop carries too much void evidence");
  return hop;
}

const readTelomeer = (from) => ({ anchor: readAnchor(from), hops: from.list(64, readHop) });

const claim = (from) => {
  const [at, error] = [from.int(6), from.int(4)];
  return { from: Math.max(0, at - error), to: at + error };
};

const worth = (counts) => counts.reduce((sum, count, place) => sum + count * DENOMINATIONS[place], 0);

/** Nine counts of at most 15. */
const nibbles = (bytes) => {
  const counts = [...bytes].flatMap((byte) => [byte & 15, byte >> 4]);
  need(counts.pop() === 0, "the change offered has a spare bit");
  return counts;
};

/** Whether the plan is what the request asks for; in a swap the coins offered go whole, against as much in others. */
const isAsAsked = (request, plan) => {
  if (!request.swap) return plan.amount > 0 && [0, plan.amount].includes(request.amount);
  const [only] = request.accepted;
  const goesBothWays = plan.pay.some((count, place) => count > 0 && plan.change[place] > 0);
  return plan.amount === 0 && !goesBothWays && equal(only.authority, plan.authority) && equal(only.offered, plan.change);
};

function readRequest(bytes) {
  const from = new Reader(bytes);
  from.record();
  from.take(2);
  const flags = from.int(1);
  need(flags <= 2, "the request has an unknown flag");
  const amount = from.int(4);
  from.take(4 + 2);
  const time = claim(from);
  from.take(16);
  const key = from.take(32);
  const accepted = from.list(4, () => ({ authority: from.take(32), offered: (from.take(3), nibbles(from.take(5))) }));
  const memo = from.text(140);
  need(from.int(1) === 0, "the request has a credential");
  const unsigned = bytes.subarray(0, from.at);
  const signature = from.take(64);
  from.end();
  const swap = flags === 2;
  need(!swap || (accepted.length === 1 && amount > 0 && worth(accepted[0].offered) === amount), "the swap does not add up");
  return { amount, swap, accepted, time, key, memo, unsigned, signature };
}

function readPlan(bytes) {
  const from = new Reader(bytes);
  from.record();
  const flags = from.int(1);
  need(flags === 0 || flags === 4, "the plan has an unknown flag");
  const [authority, amount, expiry] = [from.take(32), from.int(4), from.int(4)];
  from.take(2);
  const time = claim(from);
  from.take(16);
  const key = from.take(32);
  from.take(3);
  const [pay, change] = [from.take(9), from.take(9)];
  need(from.int(1) === 0, "the plan has a credential");
  const unsigned = bytes.subarray(0, from.at);
  const signature = from.take(64);
  from.end();
  const isNothing = amount === 0 && worth(change) === 0;
  need(!isNothing && worth(pay) - worth(change) === amount, "the plan does not add up");
  return { flags, authority, amount, expiry, time, key, pay, change, unsigned, signature };
}

// ── Chains ──────────────────────────────────────────────────────────────────────────────────────────────────────────

async function voidHash(voids) {
  if (voids.length === 0) return ZERO;
  const digest = async (piece) => join(piece.subarray(1, 1 + NAME_BYTES), (await H("piece", piece)).subarray(0, 32 - NAME_BYTES));
  return H("void", le(voids.length, 1), ...(await Promise.all(voids.map(digest))));
}

const kid = async (key) => (await H("key", le(1, 1), key)).subarray(0, 8);
const headerOf = (root, sender, receiver, times, counts) => H("head", root, sender, receiver, times, le(counts[0], 1), le(counts[1], 1), le(counts[2], 1));

async function rootFrom(leaf, index, leaves, path) {
  let [node, here, rest] = [leaf, index, [...path]];
  for (let width = leaves; width > 1; here >>= 1, width = Math.ceil(width / 2)) {
    if ((here ^ 1) >= width) continue;
    const sibling = rest.shift();
    node = here & 1 ? await H("node", sibling, node) : await H("node", node, sibling);
  }
  return node;
}

/** Follows a chain and verifies every signature on it; null when something does not hold. */
async function trace({ anchor, hops }, issuances) {
  const issuance = issuances.find(({ id }) => equal(id, anchor.issuance));
  if (!issuance || valueAt(issuance, anchor.index) !== anchor.value || hops.length > issuance.hopLimit) return null;
  if (anchor.expires !== issuance.expires && !(anchor.type === 1 && issuance.renewal === 1)) return null;
  const signers = anchor.type === 0 ? [issuance.issuer] : issuance.witnesses;
  const kids = await Promise.all(signers.map(kid));
  const signer = signers[kids.findIndex((known) => equal(known, anchor.kid))];
  const hash = await H("anchor", anchor.unsigned);
  if (!signer || !(await verify(signer, "A", hash, anchor.signature))) return null;
  const tokenId = await H("tid", issuance.id, le(anchor.index, 4), le(anchor.value, 4));
  const coin = { issuance, index: anchor.index, value: anchor.value, tokenId, owner: anchor.owner, seq: anchor.seq, head: hash };
  for (const hop of hops) {
    if (!(await follow(coin, hop))) return null;
  }
  return coin;
}

async function follow(coin, hop) {
  const isChange = hop.index > hop.paid;
  const isWitnessed = (hop.flags & 4) === 0;
  if ((isChange && !hop.ack) || isWitnessed !== coin.issuance.witnesses.length > 0) return false;
  if ((hop.owner && equal(hop.owner.key, coin.owner)) || coin.seq === 0xFFFF) return false;
  const spender = hop.owner ? hop.owner.key : coin.owner;
  const [sender, receiver] = isChange ? [hop.to, spender] : [spender, hop.to];
  const leaf = await H("leaf", coin.tokenId, le(coin.seq + 1, 2), coin.head, hop.to, await voidHash(hop.voids));
  const root = await rootFrom(leaf, hop.index, 1 + hop.paid + hop.change, hop.path);
  const header = await headerOf(root, sender, receiver, hop.times, [hop.paid, hop.change, hop.flags]);
  const signed = [[sender, "S", hop.commit], [receiver, "R", hop.vote]];
  if (hop.ack) signed.push([receiver, "F", hop.ack]);
  if (hop.owner) signed.push([coin.owner, isChange ? "R" : "S", hop.owner.signature]);
  for (const [key, role, signature] of signed) if (!(await verify(key, role, header, signature))) return false;
  coin.owner = hop.to;
  coin.seq += 1;
  coin.head = await H("link", leaf, header, le(isChange ? 1 : 0, 1));
  return true;
}

// ── The receipt (13-receipts) ───────────────────────────────────────────────────────────────────────────────────────

function readFile(bytes) {
  need(bytes.length <= LONGEST, "the file is too long");
  const from = new Reader(bytes);
  need(equal(from.take(4), ascii("JTRC")), "the file does not begin as a receipt");
  from.record();
  const long = () => from.take(from.int(2));
  const coin = () => ({ telomeer: readTelomeer(from), voids: readVoids(from, 0) });
  const signed = () => ({ key: from.take(32), signature: from.take(64) });
  const file = {
    issuances: from.list(63, long),
    transcript: from.take(32),
    request: readRequest(long()),
    plan: readPlan(long()),
    salt: from.take(16),
    payment: from.list(63, coin),
    change: from.list(63, coin),
    commits: from.list(64, signed),
    votes: from.list(64, signed),
    acknowledgement: from.list(1, () => from.take(64))[0] ?? null,
  };
  from.end();
  return file;
}

/** When both clocks agreed, or all that they cover when they did not (02-bytes, section 7). */
function meet(one, other) {
  const inner = [Math.max(one.from, other.from), Math.min(one.to, other.to)];
  const doubtful = inner[0] > inner[1];
  const [lo, hi] = doubtful ? [Math.min(one.from, other.from), Math.max(one.to, other.to)] : inner;
  const start = Math.min(lo, 2 ** 48 - 1);
  const width = Math.ceil((hi - start) / 1000);
  const saturated = width > 0xFFFF_FFFF;
  return { lo: start, width: saturated ? 0xFFFF_FFFF : width, flags: (saturated ? 1 : 0) | (doubtful ? 2 : 0), doubtful };
}

async function rootOf(leaves) {
  let level = leaves;
  while (level.length > 1) {
    const pairs = Array.from({ length: Math.ceil(level.length / 2) }, (_, place) => level.slice(2 * place, 2 * place + 2));
    level = await Promise.all(pairs.map(([left, right]) => (right ? H("node", left, right) : left)));
  }
  return level[0];
}

/** Whether coins ascend and are, by denomination, what the plan says. */
function fits(coins, counts) {
  const ascend = coins.every((coin, place) => place === 0 || compare(coins[place - 1].tokenId, coin.tokenId) < 0);
  return ascend && DENOMINATIONS.every((value, place) => coins.filter((coin) => coin.value === value).length === counts[place]);
}

/** Exactly one signature of the key and of each other owner, in one role over the header. */
async function allHaveSigned(key, coins, role, header, signatures) {
  const owners = [key];
  for (const { owner } of coins) if (!owners.some((known) => equal(known, owner))) owners.push(owner);
  if (signatures.length !== owners.length) return false;
  for (const owner of owners) {
    const found = signatures.find((each) => equal(each.key, owner));
    if (!found || !(await verify(owner, role, header, found.signature))) return false;
  }
  return true;
}

/**
 * Reads and checks a receipt.
 * @param {Uint8Array} bytes the file
 * @returns what it says; `checks` are pairs of a name and one of "holds", "fails", "missing", "unchecked"
 * @throws {NoReceipt} when it is no receipt
 */
async function checkReceipt(bytes) {
  if (equal(bytes.subarray(0, 4), ascii("JTCI"))) return checkCashIn(bytes);
  const file = readFile(bytes);
  const { request, plan, transcript } = file;
  const checks = [];
  const note = (name, holds) => checks.push([name, holds ? "holds" : "fails"]);
  const skip = (...names) => names.forEach((name) => checks.push([name, "unchecked"]));

  const issuances = await Promise.all(file.issuances.map(readIssuance));
  const isGood = issuances.length > 0 && issuances.every(({ holds, authority }) => holds && equal(authority, plan.authority));
  note("issuer", isGood);
  const [payCount, changeCount] = [plan.pay, plan.change].map((counts) => counts.reduce((sum, count) => sum + count, 0));
  const traced = async (coins, isChange) => {
    const all = await Promise.all(coins.map(async ({ telomeer, voids }, place) => {
      const coin = await trace(telomeer, issuances);
      const siblings = pathLength((isChange ? payCount : 0) + 1 + place, 1 + payCount + changeCount);
      return coin && voids.length <= mostVoids(isChange, siblings) && { ...coin, voids };
    }));
    return all.every(Boolean) ? all : null;
  };
  const payment = isGood ? await traced(file.payment, false) : null;
  const change = payment && (await traced(file.change, true));
  if (!isGood) skip("coins");
  else note("coins", change !== null);
  if (change === null) skip("sum");
  else note("sum", fits(payment, plan.pay) && fits(change, plan.change) && isAsAsked(request, plan) && plan.flags === 0);

  const requestHash = await H("req", transcript, request.unsigned);
  const planHash = await H("plan", transcript, requestHash, plan.unsigned);
  note("request", await verify(request.key, "Q", requestHash, request.signature));
  note("plan", await verify(plan.key, "L", planHash, plan.signature));

  const times = meet(request.time, plan.time);
  let header = null;
  if (change === null) skip("payer", "payee", "acknowledged");
  else {
    const memo = request.memo === "" ? ZERO : await H("memo", ascii(request.memo));
    const body = await H("body", file.salt, le(plan.amount, 4), memo, requestHash, planHash, ZERO);
    const leaf = (to) => async ({ tokenId, seq, head, voids }) => H("leaf", tokenId, le((seq + 1) % 65_536, 2), head, to, await voidHash(voids));
    const leaves = await Promise.all([body, ...payment.map(leaf(request.key)), ...change.map(leaf(plan.key))]);
    const counts = [payment.length, change.length, times.flags | plan.flags];
    const signedTimes = join(le(times.lo, 6), le(times.width, 4), le(plan.expiry, 4));
    header = await headerOf(await rootOf(leaves), plan.key, request.key, signedTimes, counts);
    note("payer", await allHaveSigned(plan.key, payment, "S", header, file.commits));
    note("payee", await allHaveSigned(request.key, change, "R", header, file.votes));
    if (file.acknowledgement) note("acknowledged", await verify(request.key, "F", header, file.acknowledgement));
    else checks.push(["acknowledged", "missing"]);
  }
  const named = (coins) => (change === null ? [] : coins.map((coin) => ({ label: label(coin.issuance, coin), value: coin.value })));
  return {
    checks,
    holds: checks.every(([, finding]) => finding === "holds" || finding === "missing"),
    amount: request.swap ? request.amount : plan.amount,
    swap: request.swap,
    unit: issuances[0]?.unit ?? "",
    community: issuances[0]?.name ?? "",
    issuer: issuances[0] ? hex(issuances[0].issuer) : "",
    memo: request.memo,
    payer: hex(plan.key),
    payee: hex(request.key),
    payerShort: hex((await kid(plan.key)).subarray(0, 4)),
    payeeShort: hex((await kid(request.key)).subarray(0, 4)),
    from: times.lo,
    to: times.lo + 1000 * times.width,
    doubtful: times.doubtful,
    header: header ? hex(header) : "",
    paid: named(payment),
    change: named(change),
    fromPaper: equal(transcript, await H("paper", plan.key)),
  };
}

// ── A report of a cashing in (13-receipts, section 4) ───────────────────────────────────────────────────────────────

function readCashIn(bytes) {
  need(bytes.length <= 300_000, "the file is too long");
  const from = new Reader(bytes);
  from.take(4);
  from.record();
  const told = from.int(6);
  const issuances = from.list(63, () => from.take(from.int(2)));
  const coins = from.list(63, () => {
    const coin = { issuance: from.int(1), index: from.int(4), seq: from.int(2), prev: from.take(32), voids: readVoids(from, 0, 8) };
    need(coin.issuance < issuances.length, "a coin is of an issuance that is not in the file");
    return { ...coin, given: from.take(64), witness: from.int(1), taken: from.take(64), opening: readOpening(from) };
  });
  need(issuances.length > 0 && coins.length > 0, "a list is empty");
  from.end();
  return { told, issuances, coins };
}

function readOpening(from) {
  const kind = from.int(1);
  need(kind <= 1, "what opens a coin is of an unknown kind");
  if (kind === 0) return { anchor: readAnchor(from) };
  const opening = { prev: from.take(32), owner: from.take(32), voids: from.take(32), header: from.take(32), direction: from.take(1) };
  need(opening.direction[0] <= 1, "a hop has an unknown direction");
  return opening;
}

/** The coin with its owner, its witness and what each signed; null where what is opened is not what it was given back from. */
async function open(coin, issuances) {
  const issuance = issuances[coin.issuance];
  const [value, witness] = [valueAt(issuance, coin.index), issuance.witnesses[coin.witness]];
  if (value === undefined || !witness || coin.seq === 0) return null;
  const tokenId = await H("tid", issuance.id, le(coin.index, 4), le(value, 4));
  const { anchor, prev, owner, voids, header, direction } = coin.opening;
  const found = { issuance, index: coin.index, value, tokenId, owner, witness };
  if (anchor) {
    const traced = await trace({ anchor, hops: [] }, [issuance]);
    if (!traced || !equal(traced.tokenId, tokenId) || traced.seq !== coin.seq - 1 || !equal(traced.head, coin.prev)) return null;
    found.owner = traced.owner;
  } else {
    const leaf = await H("leaf", tokenId, le(coin.seq - 1, 2), prev, owner, voids);
    if (coin.seq < 2 || !equal(await H("link", leaf, header, direction), coin.prev)) return null;
  }
  found.surrender = await H("surr", le(1, 1), tokenId, le(coin.seq, 2), coin.prev, ZERO, await voidHash(coin.voids));
  found.retirement = await H("retire", found.surrender);
  return found;
}

/** Keys as people see them, each once, ascending. */
async function shorts(keys) {
  const short = async (key) => hex((await kid(key)).subarray(0, 4));
  const each = [...new Set(keys.map(hex))].sort().map((key) => keys.find((known) => hex(known) === key));
  return (await Promise.all(each.map(short))).join(", ");
}

/** Reads and checks a report; its answer has the form of a receipt's. */
async function checkCashIn(bytes) {
  const file = readCashIn(bytes);
  const issuances = await Promise.all(file.issuances.map(readIssuance));
  const isIssued = issuances.every(({ holds, authority, id }, place) =>
    holds && equal(authority, issuances[0].authority) && (place === 0 || compare(issuances[place - 1].id, id) < 0));
  const opened = isIssued ? await Promise.all(file.coins.map((coin) => open(coin, issuances))) : [];
  const ascend = opened.every((coin, place) => place === 0 || (coin && opened[place - 1] && compare(opened[place - 1].tokenId, coin.tokenId) < 0));
  const hasCoins = isIssued && opened.every(Boolean) && ascend;
  const coins = hasCoins ? opened : [];
  const finding = (rests, holds) => (rests ? (holds ? "holds" : "fails") : "unchecked");
  const allSigned = async (signed) => (await Promise.all(coins.map(signed))).every(Boolean);
  const given = await allSigned((coin, place) => verify(coin.owner, "N", coin.surrender, file.coins[place].given));
  const taken = await allSigned((coin, place) => verify(coin.witness, "D", coin.retirement, file.coins[place].taken));
  const checks = [["issuer", finding(true, isIssued)], ["coins", finding(isIssued, hasCoins)], ["given", finding(hasCoins, given)], ["taken", finding(hasCoins, taken)]];
  const { unit, name } = isIssued ? issuances[0] : { unit: "", name: "" };
  const [payer, payee] = [await shorts(coins.map(({ owner }) => owner)), await shorts(coins.map(({ witness }) => witness))];
  return {
    checks,
    holds: hasCoins && given && taken,
    amount: coins.reduce((sum, { value }) => sum + value, 0),
    unit,
    community: name,
    memo: "",
    payer, payee, payerShort: payer, payeeShort: payee,
    from: file.told, to: file.told, doubtful: false,
    header: hex(await H("cash", ...file.coins.map((coin) => coin.taken))),
    paid: coins.map((coin) => ({ label: label(coin.issuance, coin), value: coin.value })),
    change: [],
    fromPaper: false,
    isCashIn: true,
  };
}

/** What each check means, for people. */
const MEANINGS = {
  issuer: "the issuer has signed the issue of these coins",
  coins: "every coin's chain holds, from its issuer to this payment",
  sum: "coins paid less coins given back are the amount",
  request: "the payee has signed what it asked for",
  plan: "the payer has signed how it would pay",
  payer: "the payer has signed exactly this payment",
  payee: "the payee has signed exactly this payment",
  acknowledged: "the payee has signed that it has it",
  given: "each coin's owner has signed that it goes back",
  taken: "the issuer's witness has signed that it took them back",
};

async function main([path]) {
  if (!path) throw new Error("usage: node verifier/receipt.js RECEIPT.jtr");
  const { readFile: load } = await import("node:fs/promises");
  const receipt = await checkReceipt(new Uint8Array(await load(path)));
  const at = (ms) => new Date(ms).toISOString();
  console.log(`${receipt.holds ? "PROVED" : "NOT PROVED"}: ${receipt.amount} ${receipt.unit} (${receipt.community})`);
  if (receipt.swap) console.log("  coins for coins: nothing is paid");
  console.log(`  from   ${receipt.payer}  (${receipt.payerShort})\n  to     ${receipt.payee}  (${receipt.payeeShort})`);
  console.log(`  when   ${at(receipt.from)} to ${at(receipt.to)}${receipt.doubtful ? ", and the two clocks disagreed" : ""}`);
  if (receipt.memo) console.log(`  note   ${JSON.stringify(receipt.memo)}`);
  for (const [name, coins] of [["coins", receipt.paid], ["back", receipt.change]]) {
    if (coins.length > 0) console.log(`  ${name.padEnd(6)} ${coins.map((coin) => coin.label).join(", ")}`);
  }
  console.log(`  number ${receipt.header || "none"}`);
  if (receipt.isCashIn) console.log("  cashed in: the coins went back for good; the time is told by one side and signed by nobody");
  if (receipt.fromPaper) console.log("  taken from paper: one device has signed for both sides");
  for (const [name, finding] of receipt.checks) console.log(`  ${finding.padEnd(9)} ${name}: ${MEANINGS[name]}`);
  return receipt.holds ? 0 : 1;
}

if (typeof module === "object" && module.exports) {
  module.exports = { checkReceipt, verifyBytes, NoReceipt, MEANINGS };
  if (require.main === module) {
    main(process.argv.slice(2)).then((code) => process.exit(code), (error) => {
      console.error(error instanceof NoReceipt ? `no receipt: ${error.message}` : error.message);
      process.exit(2);
    });
  }
}
