// Links between the wallets of a committee's people: data channels from page to page, without a server. What two browsers must know
// of each other goes from screen to camera as a code, one each way; both may show theirs at the same time.
//
// A code: `JTL1 offer|answer <token> <password> <fingerprint> <address,port,priority>...`, and in an answer after the word the token
// of the offer. Tokens and passwords are ICE's (RFC 8445), the fingerprint is DTLS's (RFC 8122); the rest of SDP is always the same.

/** Addresses that are not found by then are left out. */
const GATHERING_MS = 1_500;
const MOST_ADDRESSES = 4;
/** No message of a member is longer. */
const LONGEST_MESSAGE = 250_000;
/** Bytes that wait in the browser before more are held back here. */
const ENOUGH_WAITING = 1_000_000;

/**
 * @param {(kind: "code" | "up" | "down" | "bytes" | "failed", link: number, value?: string | Uint8Array) => void} tell hears
 *   the code to show, links that come (with what binds both ends to this one) and go, what arrives over them, and why there is no
 *   code (`unsupported` or `no-network`)
 */
export function openLinks(tell) {
  const links = new Map();
  let next = 0;
  /** The one that is being made: { connection, token, answers }. */
  let pending = null;

  function make() {
    const connection = new RTCPeerConnection();
    const channel = connection.createDataChannel("committee", { negotiated: true, id: 0 });
    channel.binaryType = "arraybuffer";
    const link = { connection, channel, number: 0, waiting: [] };
    channel.bufferedAmountLowThreshold = ENOUGH_WAITING / 2;
    channel.onbufferedamountlow = () => flush(link);
    channel.onopen = () => {
      next += 1;
      link.number = next;
      links.set(link.number, link);
      if (pending?.connection === connection) pending = null;
      tell("up", link.number, bindingOf(connection));
    };
    channel.onmessage = ({ data }) => {
      if (!(data instanceof ArrayBuffer) || data.byteLength > LONGEST_MESSAGE) return end(link);
      tell("bytes", link.number, new Uint8Array(data));
    };
    channel.onclose = () => end(link);
    connection.onconnectionstatechange = () => {
      if (["failed", "closed"].includes(connection.connectionState)) end(link);
    };
    return link;
  }

  /** What waits is sent as fast as the other end takes it. A word that is lost would hold up all after it: then the link ends. */
  function flush(link) {
    try {
      while (link.waiting.length > 0 && link.channel.bufferedAmount < ENOUGH_WAITING) link.channel.send(link.waiting.shift());
    } catch {
      end(link);
    }
  }

  function end(link) {
    link.connection.close();
    link.waiting = [];
    if (links.delete(link.number)) tell("down", link.number);
    // It was never up: another code is shown, for the one that is there leads nowhere any more.
    if (pending?.connection === link.connection) offer();
  }

  function abandon() {
    pending?.connection.close();
    pending = null;
  }

  async function show(word, connection, description) {
    await connection.setLocalDescription(description);
    await gathered(connection);
    if (pending?.connection !== connection) return;
    const own = read(connection.localDescription.sdp);
    if (own.addresses.length === 0) throw new Error("no-network");
    pending.token = own.token;
    tell("code", 0, [`JTL1 ${word}`, own.token, own.password, own.fingerprint, ...own.addresses].join(" "));
  }

  /** Why one attempt came to nothing; an attempt that was given up before fails nobody. */
  function fail(connection, error) {
    if (pending?.connection !== connection) return;
    abandon();
    tell("failed", 0, error?.message === "no-network" ? "no-network" : "unsupported");
  }

  function offer() {
    abandon();
    try {
      const { connection } = make();
      pending = { connection, token: "", answers: false, isAnswered: false };
      connection.createOffer().then((made) => show("offer", connection, made)).catch((error) => fail(connection, error));
    } catch {
      tell("failed", 0, "unsupported");
    }
  }

  return {
    /** Shows an offer. */
    offer,
    /** Takes a code that was read or pasted; one that is not meant for this wallet is left alone. */
    take(code) {
      const [kind, word, ...rest] = code.trim().split(/\s+/);
      if (kind !== "JTL1" || !pending?.token) return;
      const to = word === "answer" ? rest.shift() : null;
      const other = description(rest);
      if (!other) return;
      if (word === "answer" && to === pending.token && !pending.answers && !pending.isAnswered) {
        const { connection } = pending;
        pending.isAnswered = true;
        connection.setRemoteDescription({ type: "answer", sdp: write(other, "active") }).catch((error) => fail(connection, error));
      } else if (word === "offer" && !pending.answers && other.token < pending.token) {
        // Both have shown an offer: the one whose token comes first stands, and the other wallet answers it.
        abandon();
        const { connection } = make();
        pending = { connection, token: "", answers: true, isAnswered: true };
        connection.setRemoteDescription({ type: "offer", sdp: write(other, "actpass") })
          .then(() => connection.createAnswer())
          .then((answer) => show(`answer ${other.token}`, connection, answer))
          .catch((error) => fail(connection, error));
      }
    },
    /** Shows nothing any more. */
    stop: abandon,
    /** Sends bytes; what a link that is gone would have carried is said again over the next one. */
    send(number, bytes) {
      const link = links.get(number);
      link?.waiting.push(bytes);
      if (link) flush(link);
    },
    /** Ends all links. */
    close() {
      abandon();
      for (const link of [...links.values()]) end(link);
    },
  };
}

function gathered(connection) {
  if (connection.iceGatheringState === "complete") return Promise.resolve();
  return new Promise((done) => {
    setTimeout(done, GATHERING_MS);
    connection.addEventListener("icegatheringstatechange", () => {
      if (connection.iceGatheringState === "complete") done();
    });
  });
}

/** What both ends know of a connection and no other has: the fingerprints of both certificates, in one order. */
function bindingOf({ localDescription, remoteDescription }) {
  return [localDescription, remoteDescription].map(({ sdp }) => read(sdp).fingerprint.toUpperCase()).sort().join(" ");
}

/** What differs between two descriptions of such a channel. */
function read(sdp) {
  const line = (name) => sdp.match(new RegExp(`^a=${name}:(.*?)\\r?$`, "m"))?.[1] ?? "";
  const candidates = [...sdp.matchAll(/^a=candidate:\S+ 1 udp (\d+) (\S+) (\d+) typ host/gim)];
  return {
    token: line("ice-ufrag"),
    password: line("ice-pwd"),
    fingerprint: line("fingerprint").replace(/^sha-256 /i, "").replaceAll(":", ""),
    addresses: candidates.slice(0, MOST_ADDRESSES).map(([, priority, address, port]) => `${address},${port},${priority}`),
  };
}

/** The parts of a code, if they can be those of a description. */
function description([token, password, fingerprint, ...addresses]) {
  const fits = /^[\w+/]{4,256}$/.test(token ?? "") && /^[\w+/]{22,256}$/.test(password ?? "")
    && /^[0-9A-F]{64}$/i.test(fingerprint ?? "") && addresses.length > 0 && addresses.length <= MOST_ADDRESSES
    && addresses.every((address) => /^[\w.:-]{2,64},\d{1,5},\d{1,10}$/.test(address));
  return fits ? { token, password, fingerprint, addresses } : null;
}

function write({ token, password, fingerprint, addresses }, setup) {
  const candidates = addresses.map((address, place) => {
    const [host, port, priority] = address.split(",");
    return `a=candidate:${place + 1} 1 udp ${priority} ${host} ${port} typ host`;
  });
  return [
    "v=0", "o=- 1 1 IN IP4 127.0.0.1", "s=-", "t=0 0", "a=group:BUNDLE 0", "m=application 9 UDP/DTLS/SCTP webrtc-datachannel",
    "c=IN IP4 0.0.0.0", ...candidates, `a=ice-ufrag:${token}`, `a=ice-pwd:${password}`,
    `a=fingerprint:sha-256 ${fingerprint.toUpperCase().match(/../g).join(":")}`, `a=setup:${setup}`, "a=mid:0", "a=sctp-port:5000",
    "a=max-message-size:262144", "",
  ].join("\r\n");
}
