// Shows what receipt.js finds. All of it is put in as text: whatever a file says, it is not run.
"use strict";

const result = document.getElementById("result");

function element(name, words, kind) {
  const made = document.createElement(name);
  if (kind) made.className = kind;
  made.append(...[words].flat());
  return made;
}

function tell(receipt) {
  const at = (ms) => new Date(ms).toLocaleString();
  const coins = (list) => list.map(({ label }) => label).join(", ") || "none";
  const key = (short, whole) => (short === whole ? short : `${short} (${whole})`);
  const between = `${at(receipt.from)} to ${at(receipt.to)}${receipt.doubtful ? "; the two clocks disagreed" : ""}`;
  const facts = [
    ["From", key(receipt.payerShort, receipt.payer)],
    ["To", key(receipt.payeeShort, receipt.payee)],
    ["When", receipt.isCashIn ? `${at(receipt.from)}, told by one side and signed by nobody` : between],
    ["Note", receipt.memo || "none"],
    [receipt.isCashIn ? "Coins given back for good" : "Coins paid", coins(receipt.paid)],
    ["Coins back", coins(receipt.change)],
    ["Number", receipt.header || "none"],
  ];
  const findings = { holds: "holds", fails: "FAILS", missing: "not in it", unchecked: "not checked" };
  const article = element("article", [
    element("p", receipt.holds ? "Proved" : "Not proved", `verdict ${receipt.holds ? "good" : "bad"}`),
    ...(receipt.swap ? [element("p", "Coins for coins: nothing is paid.")] : []),
    element("p", `${receipt.amount} ${receipt.unit}, coins of ${receipt.community || "an unknown community"}`),
    element("dl", facts.flatMap(([name, words]) => [element("dt", name), element("dd", words)])),
    element("ul", receipt.checks.map(([name, finding]) =>
      element("li", [element("b", findings[finding], finding === "fails" ? "bad" : ""), MEANINGS[name]]))),
    element("p", receipt.fromPaper
      ? "The coin was taken from paper: one device has signed for both sides, and the receipt says only that."
      : "A key stands for a person only together with something else: the other side's receipt, or a phone that was held up."),
  ]);
  result.replaceChildren(article);
}

async function take(file) {
  if (!file) return;
  try {
    tell(await checkReceipt(new Uint8Array(await file.arrayBuffer())));
  } catch (error) {
    result.replaceChildren(element("article", element("p", `This is no receipt: ${error.message}.`, "verdict bad")));
  }
}

document.getElementById("file").addEventListener("change", (event) => take(event.target.files[0]));
addEventListener("dragover", (event) => event.preventDefault());
addEventListener("drop", (event) => {
  event.preventDefault();
  take(event.dataTransfer.files[0]);
});
