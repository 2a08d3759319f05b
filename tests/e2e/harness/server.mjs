// The app's own server, `cargo xtask serve`: it sends the headers that a production site would send.

import { spawn } from "node:child_process";
import path from "node:path";
import { fileURLToPath } from "node:url";

/** The workspace. */
export const ROOT = fileURLToPath(new URL("../../..", import.meta.url));

/**
 * Starts the server on a free port.
 * @param {string} dist the built app
 * @returns {Promise<{url: string, stop: () => Promise<void>}>} its address, and its end
 */
export async function serve(dist) {
  const words = ["serve", "--port", "0", "--dist", path.resolve(dist)];
  // With XTASK, the path of a built xtask, no cargo has to wait for another one's lock.
  const [program, before] = process.env.XTASK ? [process.env.XTASK, []] : [process.env.CARGO ?? "cargo", ["xtask"]];
  const env = { ...process.env, CARGO_MANIFEST_DIR: path.join(ROOT, "xtask") };
  const child = spawn(program, [...before, ...words], { cwd: ROOT, env, stdio: ["ignore", "pipe", "pipe"] });
  const ended = new Promise((resolve) => child.once("exit", resolve));
  const port = await addressOf(child);
  return {
    url: `http://127.0.0.1:${port}`,
    stop: async () => {
      child.kill();
      await ended;
    },
  };
}

/** The port that the server prints once it listens. */
function addressOf(child) {
  return new Promise((resolve, reject) => {
    let said = "";
    child.stderr.on("data", (chunk) => (said += chunk));
    child.stdout.on("data", (chunk) => {
      said += chunk;
      const found = /http:\/\/127\.0\.0\.1:(\d+)/.exec(said);
      if (found) resolve(Number(found[1]));
    });
    child.once("error", reject);
    child.once("exit", (code) => reject(new Error(`the server ended with ${code}: ${said}`)));
  });
}
