// Times the engine, its raw signatures, @noble/curves and WebCrypto in one page; `window.measured` becomes the result.

import { ed25519 } from "@noble/curves/ed25519.js";

import init, { Bench } from "./module/bench.js";

const SIZES = [[1, 0, 0], [1, 4, 0], [5, 4, 1], [20, 0, 1], [20, 8, 1], [20, 16, 1]];
const [KEY, MESSAGE, SIGNATURE] = [32, 41, 64];
const SECONDS = 4;

/** Microseconds of works that take turns: the least of the first, and of the others what stands to it as in the median round. */
async function besideTheFirstUs(works, seconds = SECONDS) {
  const rounds = [];
  const end = performance.now() + seconds * 1000;
  while (performance.now() < end || rounds.length < 3) {
    const round = [];
    for (const { before, work } of works) {
      before?.();
      const started = performance.now();
      await work();
      round.push((performance.now() - started) * 1000);
    }
    rounds.push(round);
  }
  const least = Math.min(...rounds.map(([first]) => first));
  const ratios = works.map((_, place) => rounds.map((round) => round[place] / round[0]).sort((one, other) => one - other));
  return ratios.map((sorted) => least * sorted[Math.floor(sorted.length / 2)]);
}

async function transfers() {
  const costs = [];
  for (const size of SIZES) {
    const bench = new Bench(...size);
    const [transfer, decoded] = await besideTheFirstUs([
      { before: () => bench.meet(), work: () => bench.transfer() },
      { work: () => bench.raw_decoded() },
    ]);
    costs.push({ size, transfer, decoded });
    bench.free();
  }
  return costs;
}

function* items(bytes) {
  for (let at = 0; at < bytes.length; at += KEY + MESSAGE + SIGNATURE) {
    const [message, signature] = [at + KEY, at + KEY + MESSAGE];
    yield {
      key: bytes.slice(at, message),
      message: bytes.slice(message, signature),
      signature: bytes.slice(signature, signature + SIGNATURE),
    };
  }
}

/** A signature that does not hold would make a library's time worthless. */
function demand(holds) {
  if (!holds) throw new Error("a signature does not hold");
}

async function webCrypto(signed) {
  try {
    const keys = await Promise.all(signed.map(({ key }) => crypto.subtle.importKey("raw", key, "Ed25519", false, ["verify"])));
    return async () => {
      const verify = ({ message, signature }, place) => crypto.subtle.verify("Ed25519", keys[place], signature, message);
      (await Promise.all(signed.map(verify))).forEach(demand);
    };
  } catch (error) {
    if (error.name === "NotSupportedError") return null;
    throw error;
  }
}

async function measure() {
  await init();
  const costs = await transfers();
  const bench = new Bench(20, 8, 1);
  const signed = [...items(bench.signatures())];
  const noble = () => signed.forEach(({ key, message, signature }) => demand(ed25519.verify(signature, message, key)));
  const crypto = await webCrypto(signed);
  const [histories, histories_decoded, histories_as_bytes] = await besideTheFirstUs([
    { work: () => bench.histories() },
    { work: () => bench.histories_decoded() },
    { work: () => bench.histories_as_bytes() },
  ]);
  const [ofNoble, ofCrypto] = await besideTheFirstUs([{ work: noble }, ...(crypto ? [{ work: crypto }] : [])]);
  return {
    transfers: costs, histories, histories_decoded, histories_as_bytes,
    signatures: signed.length, noble: ofNoble, web_crypto: ofCrypto ?? null,
  };
}

window.measured = measure();
