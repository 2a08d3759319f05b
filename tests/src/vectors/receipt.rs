//! Receipts as files, put together by hand from the worked transfer (`13-receipts.md`, section 2).
use juicetokens_engine::Command;
use juicetokens_engine::foundation::random::{Dice, Entropy};
use juicetokens_engine::token::transfer::receipt::{Finding, ReceiptCheck, ReceiptFile};

use super::case::{Case, Fields, Suite, Verdict, category, with_byte, with_bytes};
use super::scene;
use crate::sim::fixtures::{BEGIN, change, hand_over, issuer, market, pay, release_change};
use crate::sim::{Chance, Meeting, Outcome, SimWallet};

pub(super) fn suites() -> Vec<Suite> {
    let page = "docs/spec/13-receipts.md, section 3";
    vec![Suite { operation: "read_receipt", page, run, cases: cases() }]
}

fn run(input: &Fields) -> Verdict {
    let file = input.bytes("file");
    let receipt = ReceiptFile::parse(&file).map_err(category)?;
    assert_eq!(receipt.encode(), file, "one form");
    let read = receipt.verify(&mut Dice::new(&Entropy([3; 32])));
    let checks: Vec<String> = read.checks.iter().map(|(check, finding)| word(*check, *finding)).collect();
    let output = Fields::new().number("amount", read.amount.0).text("memo", &read.memo);
    let output = output.hex("payer", &read.payer.0).hex("payee", &read.payee.0).number("t_lo", read.times.lo.0);
    let header = read.header.map_or(Vec::new(), |header| header.0.to_vec());
    Ok(output.hex("header", &header).text("checks", &checks.join(" ")).number("holds", u64::from(read.holds())))
}

pub(super) fn word(check: ReceiptCheck, finding: Finding) -> String {
    let name = match check {
        ReceiptCheck::Issuer => "issuer",
        ReceiptCheck::Coins => "coins",
        ReceiptCheck::Sum => "sum",
        ReceiptCheck::Request => "request",
        ReceiptCheck::Plan => "plan",
        ReceiptCheck::Payer => "payer",
        ReceiptCheck::Payee => "payee",
        ReceiptCheck::Acknowledged => "acknowledged",
        ReceiptCheck::Given => "given",
        ReceiptCheck::Taken => "taken",
    };
    let sign = match finding {
        Finding::Holds => "+",
        Finding::Fails => "-",
        Finding::Missing => "=",
        Finding::Unchecked => "?",
    };
    format!("{name}{sign}")
}

/// The parts of the worked receipt, in the order of the file.
#[derive(Clone)]
struct Parts {
    issuances: Vec<Vec<u8>>,
    transcript: Vec<u8>,
    m1: Vec<u8>,
    m2: Vec<u8>,
    salt: Vec<u8>,
    payment: Vec<Vec<u8>>,
    change: Vec<Vec<u8>>,
    commits: Vec<(Vec<u8>, Vec<u8>)>,
    votes: Vec<(Vec<u8>, Vec<u8>)>,
    acknowledgement: Option<Vec<u8>>,
}

impl Parts {
    fn worked() -> Self {
        let key = |name: &str| scene::hex("keys", name);
        let signature = |name: &str| scene::hex("signatures", name);
        // A coin that never moved: its anchor, no hop, and no evidence.
        let coin = |name: &str| [scene::hex(name, "anchor"), vec![0, 0]].concat();
        Self {
            issuances: vec![scene::hex("issuance", "record")],
            transcript: scene::hex("messages", "transcript"),
            m1: scene::hex("messages", "m1"),
            m2: scene::hex("messages", "m2"),
            salt: scene::hex("hashes", "salt"),
            payment: vec![coin("coin_five"), coin("coin_twenty")],
            change: vec![coin("coin_two")],
            commits: vec![
                (key("payer_public"), signature("commit")),
                (key("payer_before_public"), signature("commit_by_payer_before")),
            ],
            votes: vec![(key("payee_public"), signature("vote"))],
            acknowledgement: Some(signature("final")),
        }
    }

    fn file(&self) -> Vec<u8> {
        let long = |part: &Vec<u8>| [&u16::try_from(part.len()).unwrap().to_le_bytes()[..], part].concat();
        let counted = |parts: Vec<Vec<u8>>| [&[u8::try_from(parts.len()).unwrap()][..], &parts.concat()].concat();
        let signed = |pairs: &[(Vec<u8>, Vec<u8>)]| {
            counted(pairs.iter().map(|(key, signature)| [&key[..], signature].concat()).collect())
        };
        [
            b"JTRC\x01\x01".to_vec(),
            counted(self.issuances.iter().map(long).collect()),
            self.transcript.clone(),
            long(&self.m1),
            long(&self.m2),
            self.salt.clone(),
            counted(self.payment.clone()),
            counted(self.change.clone()),
            signed(&self.commits),
            signed(&self.votes),
            counted(self.acknowledgement.iter().cloned().collect()),
        ]
        .concat()
    }
}

fn input(file: &[u8]) -> Fields {
    Fields::new().hex("file", file)
}

fn cases() -> Vec<Case> {
    let worked = Parts::worked().file();
    let mut cases = vec![good("the worked transfer", &Parts::worked(), "+ + + + + + + +")];
    cases.push(swapped());
    cases.extend(released());
    cases.extend(doubted());
    cases.push(Case::bad("nothing", input(&[]), "truncated"));
    cases.push(Case::bad("a backup", input(&with_bytes(&worked, 0, b"JTKB")), "out_of_range"));
    cases.push(Case::bad("another version", input(&with_byte(&worked, 4, 2)), "version"));
    cases.push(Case::bad("another algorithm", input(&with_byte(&worked, 5, 2)), "algorithm"));
    cases.push(Case::bad("cut in half", input(&worked[..worked.len() / 2]), "truncated"));
    cases.push(Case::bad("a byte too many", input(&[&worked[..], &[0]].concat()), "trailing"));
    let two = [&worked[..worked.len() - 65], &[2], &worked[worked.len() - 64..]].concat();
    cases.push(Case::bad("two acknowledgements", input(&two), "too_long"));
    cases
}

/// A coin of 20 for small ones, as two wallets did it: the second implementation finds the same.
fn swapped() -> Case {
    let (mut payer, mut payee) = (issuer("payer", 1), SimWallet::new("payee", 2, BEGIN));
    hand_over(&mut payer, &mut payee, 20);
    payer.command(Command::Issue(market(&[(1, 5), (2, 5), (5, 5), (10, 1)])));
    let wish = change(&payee, &[(20, 1)]);
    assert_eq!(Meeting::default().hold((&mut payer, pay()), (&mut payee, wish), &mut Chance::new(7)), Outcome::Done);
    let file = payer.receipt_file(payer.summary().movements[0].sid.unwrap()).unwrap();
    let output = run(&input(&file)).unwrap();
    assert_eq!(output.words("checks").matches('+').count(), 8, "everything holds");
    Case::good("a swap", input(&file), output)
}

/// Change that was released before it was given, and then a payment with it: the transfer's own evidence, and that of a hop before it.
fn released() -> Vec<Case> {
    let (mut payer, mut payee) = (issuer("payer", 1), SimWallet::new("payee", 2, BEGIN));
    hand_over(&mut payer, &mut payee, 7);
    release_change(&mut payer, &mut payee, 13, &mut Chance::new(41));
    let newest = |payer: &SimWallet| payer.receipt_file(payer.summary().movements[0].sid.unwrap()).unwrap();
    hand_over(&mut payer, &mut payee, 13);
    let given = newest(&payer);
    hand_over(&mut payer, &mut payee, 5);
    let paid_on = newest(&payer);
    let case = |name: &str, file: &[u8], findings: &str| {
        let output = run(&input(file)).unwrap();
        let signs: String = output.words("checks").chars().filter(|sign| "+-=?".contains(*sign)).collect();
        assert_eq!(signs, findings, "{name}");
        Case::good(name, input(file), output)
    };
    // One piece, of the payer's abort, stands beside both coins of the change: count1 kind1 header32 signature64.
    let at = |file: &[u8], bytes: &[u8]| file.windows(bytes.len()).position(|window| window == bytes);
    let twice = |start: &usize| {
        given[*start..].starts_with(&[1, b'X']) && at(&given[start + 1..], &given[*start..][..98]).is_some()
    };
    let start = (0..given.len() - 98).find(twice).unwrap();
    let piece = |file: &[u8]| at(file, &given[start..][..98]).unwrap() + 2;
    let forged = |file: &[u8]| with_byte(file, piece(file) + 40, file[piece(file) + 40] ^ 1);
    let renamed = |file: &[u8]| with_byte(file, piece(file), file[piece(file)] ^ 1);
    vec![
        case("change that was released before", &given, "++++++++"),
        case("with another word about its release", &forged(&given), "+++++---"),
        case("with a word about another release", &renamed(&given), "+++++---"),
        case("a coin whose history has a release", &paid_on, "++++++++"),
        case("with another word in its history", &forged(&paid_on), "+-?++???"),
        case("with a word about another in its history", &renamed(&paid_on), "+-?++???"),
    ]
}

/// What reads, with its findings: `+` holds, `-` fails, `=` missing, `?` not checked.
fn good(name: &str, parts: &Parts, findings: &str) -> Case {
    let names = ["issuer", "coins", "sum", "request", "plan", "payer", "payee", "acknowledged"];
    let checks: Vec<String> =
        names.iter().zip(findings.split(' ')).map(|(name, sign)| format!("{name}{sign}")).collect();
    let file = input(&parts.file());
    let holds = !findings.contains(['-', '?']);
    let header = match run(&file) {
        Ok(output) if !holds => output.bytes("header"),
        _ => scene::hex("header", "hash"),
    };
    let output =
        Fields::new().number("amount", 23_u8).text("memo", "Brot und Käse").number("t_lo", 1_760_099_999_100_u64);
    let output = output.hex("payer", &scene::hex("keys", "payer_public"));
    let output = output.hex("payee", &scene::hex("keys", "payee_public")).hex("header", &header);
    Case::good(name, file, output.text("checks", &checks.join(" ")).number("holds", u64::from(holds)))
}

fn doubted() -> Vec<Case> {
    let edited = |name: &str, findings: &str, edit: &dyn Fn(&mut Parts)| {
        let mut parts = Parts::worked();
        edit(&mut parts);
        good(name, &parts, findings)
    };
    let flip = |bytes: &mut Vec<u8>, place: usize| bytes[place] ^= 1;
    let last = |bytes: &mut Vec<u8>| {
        let place = bytes.len() - 1;
        // The highest byte of S stays below the group's order.
        bytes[place - 20] ^= 1;
    };
    vec![
        edited("the payee was not heard of", "+ + + + + + + =", &|parts| parts.acknowledgement = None),
        edited("a vote for an acknowledgement", "+ + + + + + + -", &|parts| {
            parts.acknowledgement = Some(scene::hex("signatures", "vote"));
        }),
        edited("another vote", "+ + + + + + - +", &|parts| last(&mut parts.votes[0].1)),
        edited("a vote twice", "+ + + + + + - +", &|parts| parts.votes.push(parts.votes[0].clone())),
        edited("no commit of the other owner", "+ + + + + - + +", &|parts| drop(parts.commits.pop())),
        edited("the sender's abort for a commit", "+ + + + + - + +", &|parts| {
            parts.commits[0].1 = scene::hex("signatures", "sender_abort");
        }),
        edited("another salt", "+ + + + + - - -", &|parts| flip(&mut parts.salt, 0)),
        edited("another session", "+ + + - - - - -", &|parts| flip(&mut parts.transcript, 0)),
        edited("another signature of the request", "+ + + - + + + +", &|parts| last(&mut parts.m1)),
        edited("another signature of the plan", "+ + + + - + + +", &|parts| last(&mut parts.m2)),
        edited("a coin less", "+ + - + + - - -", &|parts| drop(parts.payment.pop())),
        edited("coins in the other order", "+ + - + + - - -", &|parts| parts.payment.swap(0, 1)),
        edited("the change twice", "+ + - + + - - -", &|parts| parts.change.push(parts.change[0].clone())),
        edited("one piece of evidence among 43 coins", "+ + - + - - - -", &|parts| among_many(parts, 1)),
        edited("two, more than fits among 43 coins", "+ - ? + - ? ? ?", &|parts| among_many(parts, 2)),
        edited("an anchor that nobody signed", "+ - ? + + ? ? ?", &|parts| last_of_anchor(&mut parts.payment[0])),
        edited("no issuance", "- ? ? + + ? ? ?", &|parts| parts.issuances.clear()),
        edited("an issuance that nobody signed", "- ? ? + + ? ? ?", &|parts| last(&mut parts.issuances[0])),
    ]
}

/// The plan says twenty coins of 1 more each way, which nobody signed, and the first coin carries evidence.
fn among_many(parts: &mut Parts, voids: u8) {
    // Behind the needs stand nine counts of what is paid, then nine of the change.
    for place in [106, 115] {
        parts.m2[place] += 20;
    }
    let coin = &mut parts.payment[0];
    coin.pop();
    coin.push(voids);
    coin.extend((1..=voids).flat_map(|header| [&[b'X'][..], &[header; 96]].concat()));
}

/// Damages the anchor's signature.
fn last_of_anchor(coin: &mut [u8]) {
    coin[170] ^= 1;
}
