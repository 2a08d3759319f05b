//! Codes on paper, by hand: the worked coin of 5, which the payee has put under a one-time key (`12-paper.md`, sections 2 and 3).
use juicetokens_engine::foundation::key::KeyPath;
use juicetokens_engine::foundation::random::{Dice, Entropy};
use juicetokens_engine::testing::SoftSigner;
use juicetokens_engine::token::issuance::IssuanceError;
use juicetokens_engine::token::paper::{self, PaperCoin, PaperError};

use super::by_hand;
use super::case::{Case, Fields, Suite, Verdict, category, malformed, with_byte};
use super::scene::{self, Person};

const PAGE: &str = "docs/spec/12-paper.md, section 3";
const SECRET: [u8; 32] = [0x51; 32];

pub(super) fn suites() -> Vec<Suite> {
    vec![
        Suite { operation: "read_paper", page: PAGE, run: read, cases: codes() },
        Suite { operation: "read_digits", page: PAGE, run: read_digits, cases: digits() },
    ]
}

fn one_time() -> SoftSigner {
    let mut signer = SoftSigner::new([0; 32]);
    signer.find(SECRET);
    signer
}

fn read(input: &Fields) -> Verdict {
    let code = input.bytes("code");
    let (secret, coin) = paper::split(&code).map_err(category)?;
    let parsed = PaperCoin::parse(coin).map_err(refusal)?;
    assert_eq!(*paper::join(&secret, &parsed.encode()).unwrap(), code, "one form");
    let traced = parsed.trace(&mut Dice::new(&Entropy([3; 32]))).map_err(refusal)?;
    let output = Fields::new().hex("secret", &*secret).hex("token_id", traced.token_id.as_bytes());
    let output =
        output.hex("owner", &traced.owner.0).hex("head", &traced.head.0).number("value", traced.denomination.value());
    Ok(output.hex("transcript", &paper::transcript(&traced.owner).0).number("hops", traced.hops))
}

fn refusal(error: PaperError) -> &'static str {
    match error {
        PaperError::Issuance(IssuanceError::Read(error)) => category(error),
        PaperError::Issuance(IssuanceError::Signature(_)) | PaperError::Signature => "signature",
        PaperError::Chain(error) => super::telomeer::contradiction(error),
    }
}

/// The chain of the worked coin with the hop onto paper, and its link.
fn on_paper() -> (Vec<u8>, [u8; 32]) {
    let (owner, signer) = (Person::payee(), one_time());
    let to = signer.public(&KeyPath::Found).0;
    let (leaf_0, prev) = ([0x33; 32], scene::hash("telomeer_five", "head"));
    let leaf = by_hand::hash("leaf", &[&scene::hash("coin_five", "token_id"), &[2, 0], &prev, &to, &[0; 32]]);
    let times = [&1_760_200_000_000_u64.to_le_bytes()[..6], &[1, 0, 0, 0], &900_u32.to_le_bytes()].concat();
    let root = by_hand::node(&leaf_0, &leaf);
    let header = by_hand::hash("head", &[&root, &owner.key().0, &to, &times, &[1, 0, 0]]);
    let vote: [u8; 41] = by_hand::signed_message('R', &header).try_into().unwrap();
    let commit = owner.sign(juicetokens_engine::foundation::signature::SigRole::Commit, &header).0;
    let vote = signer.sign(&KeyPath::Found, &vote).0;
    let hop = [&[0, 1, 1, 0][..], &times, &to, &commit, &vote, &leaf_0].concat();
    let mut chain = [scene::hex("telomeer_five", "record"), hop].concat();
    chain[191] = 2;
    (chain, by_hand::hash("link", &[&leaf, &header, &[0]]))
}

fn code() -> Vec<u8> {
    let issuance = scene::hex("issuance", "record");
    let length = u16::try_from(issuance.len()).unwrap().to_le_bytes();
    [&[1, 1][..], &SECRET, &length, &issuance, &on_paper().0].concat()
}

fn input(code: &[u8]) -> Fields {
    Fields::new().hex("code", code)
}

fn codes() -> Vec<Case> {
    let worked = code();
    let owner = one_time().public(&KeyPath::Found).0;
    let output = Fields::new().hex("secret", &SECRET).hex("token_id", &scene::hex("coin_five", "token_id"));
    let output = output.hex("owner", &owner).hex("head", &on_paper().1).number("value", 5_u8).number("hops", 2_u8);
    let output = output.hex("transcript", &by_hand::hash("paper", &[&owner]));
    let mut cases = vec![Case::good("the worked coin on paper", input(&worked), output)];
    // Twice is more than paper bears.
    cases.extend(malformed(&worked, input).into_iter().filter(|case| case.name != "the record twice"));
    let issuance = 36 + scene::hex("issuance", "record").len();
    let bad = |name: &str, code: &[u8], category| Case::bad(name, input(code), category);
    cases.extend([
        bad("a secret alone", &worked[..34], "truncated"),
        bad("more than paper bears", &[&worked[..], &vec![0; 1_301 - worked.len()]].concat(), "too_long"),
        bad(
            "as much as paper bears, of which some is left over",
            &[&worked[..], &vec![0; 1_300 - worked.len()]].concat(),
            "trailing",
        ),
        bad(
            "an issuance that nobody signed",
            &with_byte(&worked, issuance - 30, worked[issuance - 30] ^ 1),
            "signature",
        ),
        bad("a longer issuance than there is", &with_byte(&worked, 34, worked[34] ^ 1), "truncated"),
        bad("another leaf 0", &with_byte(&worked, worked.len() - 1, worked[worked.len() - 1] ^ 1), "signature"),
        bad(
            "another one-time key",
            &with_byte(&worked, worked.len() - 192, worked[worked.len() - 192] ^ 1),
            "signature",
        ),
    ]);
    cases
}

fn read_digits(input: &Fields) -> Verdict {
    let bytes = paper::from_digits(input.words("digits")).ok_or("garbled")?;
    assert_eq!(&*paper::to_digits(&bytes), input.words("digits"), "one form");
    Ok(Fields::new().hex("bytes", &bytes))
}

fn digits() -> Vec<Case> {
    let good = |name: &str, digits: &str, bytes: &[u8]| {
        Case::good(name, Fields::new().text("digits", digits), Fields::new().hex("bytes", bytes))
    };
    let bad = |name: &str, digits: &str| Case::bad(name, Fields::new().text("digits", digits), "garbled");
    vec![
        good("nothing", "", &[]),
        good("one byte", "255", &[255]),
        good("two bytes", "00258", &[1, 2]),
        good("three bytes", "00000003", &[0, 0, 3]),
        good("four bytes", "4294967295", &[255; 4]),
        good("five bytes", "0004328719365", &[1, 2, 3, 4, 5]),
        good("six bytes", "001108152157446", &[1, 2, 3, 4, 5, 6]),
        good("seven bytes", "00283686952306183", &[1, 2, 3, 4, 5, 6, 7]),
        good("seven bytes and one", "72057594037927935000", &[255, 255, 255, 255, 255, 255, 255, 0]),
        bad("more than seven bytes hold", "72057594037927936"),
        bad("more than a byte holds", "256"),
        bad("a length of no number of bytes", "0000"),
        bad("a sign", "+12"),
        bad("a space", "12 "),
        bad("digits of another script", "١٢٣"),
    ]
}
