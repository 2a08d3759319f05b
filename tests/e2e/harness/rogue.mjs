// A payer that cheats: a program of the simulator (tests/src/bin/rogue.rs), which a wallet meets by text.

import { spawn } from "node:child_process";
import path from "node:path";
import { createInterface } from "node:readline";

import { ROOT } from "./server.mjs";

const PROGRAM = path.join(ROOT, "target", "debug", "rogue");

/** A payer with one coin of 5, and one thing that is wrong with it. */
export class Rogue {
  #process;
  #lines;

  /** @param {string} kind what it does wrong */
  constructor(kind) {
    this.#process = spawn(PROGRAM, [kind, String(Date.now())], { stdio: ["pipe", "pipe", "inherit"] });
    this.#lines = createInterface({ input: this.#process.stdout })[Symbol.asyncIterator]();
  }

  /** Its answer to a text. */
  async answer(text) {
    this.#process.stdin.write(`${text}\n`);
    return (await this.#lines.next()).value;
  }

  end() {
    this.#process.kill();
  }
}
