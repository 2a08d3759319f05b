// Reads codes as the harness sees them on a screen, to count what passed: the header of docs/spec/03-session.md, section 2.

import { readFile } from "node:fs/promises";

import { prepareZXingModule, readBarcodes } from "zxing-wasm/reader";

const SYMBOL_BYTES = 83;
const HEADER_BYTES = 16;
const CHECKSUM_BYTES = 4;
let ready = null;

async function prepare() {
  const file = new URL("../../../node_modules/zxing-wasm/dist/reader/zxing_reader.wasm", import.meta.url);
  prepareZXingModule({ overrides: { wasmBinary: (await readFile(file)).buffer } });
}

/**
 * The frame in a picture of a screen; null where there is none.
 * @param {string} url the picture, as a data URL
 */
export async function frameIn(url) {
  await (ready ??= prepare());
  const picture = Buffer.from(url.slice(url.indexOf(",") + 1), "base64");
  const [code] = await readBarcodes(new Uint8Array(picture), { formats: ["QRCode"], tryInvert: false });
  if (!code?.isValid || (code.bytes[0] & 0xf0) !== 0xb0) return null;
  return { ...parse(code.bytes), version: Number.parseInt(code.version, 10), bytes: code.bytes };
}

/** These bytes with the checksum that makes a frame of them. */
export function checked(content) {
  let crc = 0xffffffff;
  for (const byte of content) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0x82f63b78 : 0);
  }
  const bytes = new Uint8Array(content.length + CHECKSUM_BYTES);
  bytes.set(content);
  new DataView(bytes.buffer).setUint32(content.length, ~crc >>> 0, true);
  return bytes;
}

/** A frame with one byte of its symbols changed, and a checksum that fits. */
export function altered({ bytes }, place) {
  const content = bytes.slice(0, -CHECKSUM_BYTES);
  content[HEADER_BYTES + place] ^= 0x40;
  return checked(content);
}

/** The kind of a hello: 0 waiting, 1 commit, 2 answer, 3 open; null of all other frames. */
export const helloKind = ({ isHello, bytes }) => (isHello ? bytes[HEADER_BYTES] : null);

function parse(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const length = view.getUint16(9, true) + 65_536 * bytes[11];
  return {
    isHello: (bytes[1] & 2) !== 0,
    session: Buffer.from(bytes.subarray(2, 6)).toString("hex"),
    message: bytes[6],
    first: view.getUint16(7, true),
    count: (bytes.length - HEADER_BYTES - CHECKSUM_BYTES) / SYMBOL_BYTES,
    needed: Math.ceil(length / SYMBOL_BYTES),
    collecting: { message: bytes[12], need: view.getUint16(13, true) },
  };
}

/** Counts, for one direction, the distinct frames of each message until the other says that it has it. */
export class Tally {
  #messages = new Map();

  /** A frame was shown; `lost` says whether it was kept from the camera. */
  show(frame, lost) {
    if (frame.isHello || frame.count === 0) return;
    const known = this.#messages.get(frame.message) ?? { needed: frame.needed, shown: 0, rank: 0, ideal: null, done: false, ids: new Set(), repeated: 0 };
    this.#messages.set(frame.message, known);
    if (known.ids.has(frame.first)) known.repeated += 1;
    known.ids.add(frame.first);
    if (known.done) return;
    known.shown += 1;
    if (!lost) known.rank += frame.count;
    if (known.rank >= known.needed) known.ideal ??= known.shown;
  }

  /** The other side says what it has. Of a message that is all there it wants one symbol more until it has stored it: that is the
      disk's time, and nothing to count. */
  hear({ collecting }) {
    for (const [number, message] of this.#messages) {
      const wanted = message.ideal === null ? 0 : 1;
      message.done ||= collecting.message > number || (collecting.message === number && collecting.need <= wanted);
    }
  }

  /** For each message: symbols, frames shown, and frames that the pattern of losses asks for; `reaction` frames pass until
      the sender can know. */
  rows(reaction) {
    return [...this.#messages].filter(([, { done }]) => done).map(([number, { needed, shown, ideal, repeated }]) =>
      ({ number, needed, shown, expected: (ideal ?? shown) + reaction, repeated }));
  }
}
