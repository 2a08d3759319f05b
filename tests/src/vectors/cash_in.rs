//! Reports of cashing in, put together by hand from coins of the worked transfer (`13-receipts.md`, section 4).
use juicetokens_engine::foundation::random::Entropy;
use juicetokens_engine::foundation::signature::{SigRole, Signature};
use juicetokens_engine::lifecycle::cash_in::CashIn;
use juicetokens_engine::summary::CheckedReceipt;

use super::by_hand;
use super::case::{Case, Fields, Suite, Verdict, category, with_byte, with_bytes};
use super::receipt::word;
use super::scene::{self, Person};

const TOLD: u64 = 1_760_300_000_000;

pub(super) fn suites() -> Vec<Suite> {
    let page = "docs/spec/13-receipts.md, section 4";
    vec![Suite { operation: "read_cash_in", page, run, cases: cases() }]
}

fn run(input: &Fields) -> Verdict {
    let file = input.bytes("file");
    let report = CashIn::parse(&file).map_err(category)?;
    assert_eq!(report.encode(), file, "one form");
    let read = CheckedReceipt::of_file(&file, Entropy([3; 32])).unwrap();
    let checks: Vec<String> = read.checks.iter().map(|(check, finding)| word(*check, *finding)).collect();
    let output = Fields::new().number("amount", read.amount.0).number("t_told", read.from.0);
    let output = output.text("given", &read.payer).text("taken", &read.payee).hex("number", &read.header.unwrap().0);
    Ok(output.text("checks", &checks.join(" ")).number("holds", u64::from(read.holds)))
}

/// One coin of a report, in the order of the file.
#[derive(Clone)]
struct Coin {
    issuance: u8,
    index: Vec<u8>,
    seq: u16,
    prev: Vec<u8>,
    token_id: Vec<u8>,
    voids: Vec<u8>,
    given_by: Person,
    witness: u8,
    taken_by: Person,
    opening: Vec<u8>,
}

impl Coin {
    /// A coin of the worked transfer in the payee's hand; before it moved, or after.
    fn worked(name: &str, moved: bool) -> Self {
        let anchor = scene::hex(name, "anchor");
        let (prev, opening) = if moved {
            let last_hop = [scene::hex(name, "anchor_hash"), Person::payee().key().0.to_vec(), vec![0; 32]];
            let opening = [&[1][..], &last_hop.concat(), &scene::hex("header", "hash"), &[0]].concat();
            (scene::hex(name, "link"), opening)
        } else {
            (scene::hex(name, "anchor_hash"), [&[0][..], &anchor].concat())
        };
        Self {
            issuance: 0,
            index: anchor[35..39].to_vec(),
            seq: 1 + u16::from(moved),
            prev,
            token_id: scene::hex(name, "token_id"),
            voids: vec![0],
            given_by: Person::payee(),
            witness: 0,
            taken_by: Person::issuer(),
            opening,
        }
    }

    /// What the owner signs, and what the witness signs.
    fn values(&self) -> [[u8; 32]; 2] {
        let void = by_hand::void_of(&self.voids);
        let parts = [&[1][..], &self.token_id, &self.seq.to_le_bytes(), &self.prev, &[0; 32], &void];
        let surrender = by_hand::hash("surr", &parts);
        [surrender, by_hand::hash("retire", &[&surrender])]
    }

    fn taken(&self) -> Signature {
        self.taken_by.sign(SigRole::Retirement, &self.values()[1])
    }

    fn bytes(&self) -> Vec<u8> {
        let given = self.given_by.sign(SigRole::Surrender, &self.values()[0]);
        let surrender = [&[self.issuance][..], &self.index, &self.seq.to_le_bytes(), &self.prev, &self.voids].concat();
        [&surrender[..], &given.0, &[self.witness], &self.taken().0, &self.opening].concat()
    }
}

#[derive(Clone)]
struct Parts {
    issuances: Vec<Vec<u8>>,
    coins: Vec<Coin>,
}

impl Parts {
    fn worked() -> Self {
        let coins = vec![Coin::worked("coin_five", true), Coin::worked("coin_two", false)];
        Self { issuances: vec![scene::hex("issuance", "record")], coins }
    }

    fn file(&self) -> Vec<u8> {
        let long = |part: &Vec<u8>| [&u16::try_from(part.len()).unwrap().to_le_bytes()[..], part].concat();
        let counted = |parts: Vec<Vec<u8>>| [&[u8::try_from(parts.len()).unwrap()][..], &parts.concat()].concat();
        let issuances = counted(self.issuances.iter().map(long).collect());
        let coins = counted(self.coins.iter().map(Coin::bytes).collect());
        [&b"JTCI\x01\x01"[..], &TOLD.to_le_bytes()[..6], &issuances, &coins].concat()
    }

    fn number(&self) -> [u8; 32] {
        let taken: Vec<Signature> = self.coins.iter().map(Coin::taken).collect();
        by_hand::hash("cash", &taken.iter().map(|signature| &signature.0[..]).collect::<Vec<_>>())
    }
}

fn input(file: &[u8]) -> Fields {
    Fields::new().hex("file", file)
}

/// What reads, with its findings: `+` holds, `-` fails, `?` not checked.
fn read(name: &str, parts: &Parts, findings: &str) -> Case {
    let names = ["issuer", "coins", "given", "taken"];
    let checks: Vec<String> =
        names.iter().zip(findings.split(' ')).map(|(name, sign)| format!("{name}{sign}")).collect();
    let has_coins = findings.starts_with("+ +");
    let text = |words: String| if has_coins { words } else { String::new() };
    let output = Fields::new()
        .number("amount", if has_coins { [0_u8, 5, 7][parts.coins.len()] } else { 0 })
        .number("t_told", TOLD);
    let output = output.text("given", &text(Person::payee().key().short()));
    let output = output.text("taken", &text(Person::issuer().key().short())).hex("number", &parts.number());
    let holds = u64::from(!findings.contains(['-', '?']));
    Case::good(name, input(&parts.file()), output.text("checks", &checks.join(" ")).number("holds", holds))
}

fn cases() -> Vec<Case> {
    let worked = Parts::worked().file();
    let mut cases = vec![read("a coin that had moved and one that had not", &Parts::worked(), "+ + + +")];
    cases.extend(doubted());
    let bad = |name: &str, file: &[u8], category| Case::bad(name, input(file), category);
    let coins_at = 15 + scene::hex("issuance", "record").len();
    let of = |edit: &dyn Fn(&mut Parts)| {
        let mut parts = Parts::worked();
        edit(&mut parts);
        parts.file()
    };
    cases.extend([
        bad("nothing", &[], "truncated"),
        bad("a receipt", &with_bytes(&worked, 0, b"JTRC"), "out_of_range"),
        bad("another version", &with_byte(&worked, 4, 2), "version"),
        bad("another algorithm", &with_byte(&worked, 5, 2), "algorithm"),
        bad("cut in half", &worked[..worked.len() / 2], "truncated"),
        bad("a byte too many", &[&worked[..], &[0]].concat(), "trailing"),
        bad("no issuance", &of(&|parts| parts.issuances.clear()), "out_of_range"),
        bad("no coin", &of(&|parts| parts.coins.clear()), "out_of_range"),
        bad("64 issuances", &with_byte(&worked, 12, 64), "too_long"),
        bad("64 coins", &with_byte(&worked, coins_at, 64), "too_long"),
        bad("an issuance that is not in the list", &of(&|parts| parts.coins[0].issuance = 1), "too_long"),
        bad("nine statements of void", &of(&|parts| parts.coins[0].voids = vec![9]), "too_long"),
        bad("another kind of opening", &of(&|parts| parts.coins[0].opening[0] = 2), "too_long"),
        bad("another direction", &of(&|parts| *parts.coins[0].opening.last_mut().unwrap() = 2), "too_long"),
    ]);
    cases
}

fn doubted() -> Vec<Case> {
    let edited = |name: &str, findings: &str, edit: &dyn Fn(&mut Parts)| {
        let mut parts = Parts::worked();
        edit(&mut parts);
        read(name, &parts, findings)
    };
    let evidence = [&[1, b'V'][..], &[7; 96]].concat();
    vec![
        edited("a coin that had moved, alone", "+ + + +", &|parts| drop(parts.coins.pop())),
        edited("a coin that was free again", "+ + + +", &|parts| parts.coins[0].voids.clone_from(&evidence)),
        edited("given by somebody who is not the owner", "+ + - +", &|parts| {
            parts.coins[0].given_by = Person::stranger();
        }),
        edited("taken by somebody who is no witness", "+ + + -", &|parts| parts.coins[1].taken_by = Person::payer()),
        edited("a witness that the issuance does not name", "+ - ? ?", &|parts| parts.coins[1].witness = 1),
        edited("another owner put into the last hop", "+ - ? ?", &|parts| {
            parts.coins[0].given_by = Person::stranger();
            parts.coins[0].opening[33..65].copy_from_slice(&Person::stranger().key().0);
        }),
        edited("another transfer", "+ - ? ?", &|parts| parts.coins[0].opening[97] ^= 1),
        edited("given as change", "+ - ? ?", &|parts| *parts.coins[0].opening.last_mut().unwrap() = 1),
        edited("the anchor in place of the last hop", "+ - ? ?", &|parts| {
            parts.coins[0].opening = [&[0][..], &scene::hex("coin_five", "anchor")].concat();
        }),
        edited("another coin's anchor", "+ - ? ?", &|parts| {
            parts.coins[1].opening = [&[0][..], &scene::hex("coin_twenty", "anchor")].concat();
        }),
        edited("an anchor that nobody signed", "+ - ? ?", &|parts| parts.coins[1].opening[171] ^= 1),
        edited("another number", "+ - ? ?", &|parts| parts.coins[1].seq = 2),
        edited("number 0", "+ - ? ?", &|parts| parts.coins[0].seq = 0),
        edited("an index that the issuance does not have", "+ - ? ?", &|parts| parts.coins[0].index = vec![255; 4]),
        edited("coins in the other order", "+ - ? ?", &|parts| parts.coins.swap(0, 1)),
        edited("a coin twice", "+ - ? ?", &|parts| parts.coins.insert(1, parts.coins[0].clone())),
        edited("an issuance that nobody signed", "- ? ? ?", &|parts| *parts.issuances[0].last_mut().unwrap() ^= 1),
        edited("an issuance twice", "- ? ? ?", &|parts| parts.issuances.push(parts.issuances[0].clone())),
    ]
}
