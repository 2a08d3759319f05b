//! The hello: three steps, a session id, a transcript, keys, and the code to compare (`03-session.md`, sections 4 and 5).
use juicetokens_engine::transport::worked;

use super::by_hand;
use super::case::{Case, Fields, Suite, Verdict};

pub(super) fn suites() -> Vec<Suite> {
    let page = "docs/spec/03-session.md, sections 4 and 5";
    vec![
        Suite { operation: "agree_session", page, run: run_session, cases: sessions() },
        Suite { operation: "read_hello", page, run: run_hello, cases: hellos() },
    ]
}

fn run_session(input: &Fields) -> Verdict {
    let side = |name: &str| (input.array(&format!("{name}_secret")), input.array(&format!("{name}_nonce")));
    let session = worked::agree(side("payee"), side("payer"));
    let [commit, answer, open] = &session.hellos;
    let output = Fields::new().hex("commit", commit).hex("answer", answer).hex("open", open);
    let output = output.hex("session", &session.session).hex("transcript", &session.transcript.0);
    let output = output.hex("payee_to_payer", &session.payee_to_payer).hex("payer_to_payee", &session.payer_to_payee);
    Ok(output.hex("symbols", &session.code.0).text("digits", &session.code.1))
}

fn input(payee: (u8, u8), payer: (u8, u8)) -> Fields {
    let input = Fields::new().hex("payee_secret", &[payee.0; 32]).hex("payee_nonce", &[payee.1; 32]);
    input.hex("payer_secret", &[payer.0; 32]).hex("payer_nonce", &[payer.1; 32])
}

/// What follows from the shown hellos alone is derived by hand; the keys are those of the page, or the engine's.
fn case(name: &str, payee: (u8, u8), payer: (u8, u8)) -> Case {
    let input = input(payee, payer);
    let output = run_session(&input).unwrap();
    let (commit, answer, open) = (output.bytes("commit"), output.bytes("answer"), output.bytes("open"));
    let commitment = by_hand::hash("hello", &[&open[2..]]);
    assert_eq!(commit, [&[1, 1][..], &commitment].concat());
    assert_eq!(answer[..34], [&[2, 1][..], &commitment].concat());
    assert_eq!(output.bytes("session"), by_hand::hash("session", &[&commit, &answer])[..4]);
    let transcript = by_hand::hash("transcript", &[&commit, &answer, &open]);
    assert_eq!(output.bytes("transcript"), transcript);
    let bits = u32::from_le_bytes([transcript[0], transcript[1], transcript[2], 0]) % (1 << 20);
    assert_eq!(output.words("digits"), format!("{:06}", bits % 1_000_000));
    Case::good(name, input, output)
}

fn sessions() -> Vec<Case> {
    let page = case("the worked session of the page", (0x11, 0xaa), (0x22, 0xbb));
    let output = page.expect.as_ref().unwrap();
    let listed = "62c44fb6ee24c9848383a47aab27c2b6aacf34743621792c85726a34d29a5bdf";
    assert_eq!(data_encoding::HEXLOWER.encode(&output.bytes("payee_to_payer")), listed);
    assert_eq!((output.words("digits"), output.bytes("symbols")), ("234860", vec![7, 5, 11, 12]));
    vec![
        page,
        case("the sides exchanged", (0x22, 0xbb), (0x11, 0xaa)),
        case("another nonce", (0x11, 0xab), (0x22, 0xbb)),
        case("a secret whose lowest bits are cleared", (0x77, 0xaa), (0xff, 0xbb)),
    ]
}

fn run_hello(input: &Fields) -> Verdict {
    worked::read_hello(&input.bytes("hello")).map(|kind| Fields::new().number("kind", kind)).ok_or("hello")
}

fn hellos() -> Vec<Case> {
    let hello = |kind: u8, version: u8, len: usize| {
        Fields::new().hex("hello", &[&[kind, version][..], &vec![0x5a; len]].concat())
    };
    let good =
        |name: &str, kind: u8, len: usize| Case::good(name, hello(kind, 1, len), Fields::new().number("kind", kind));
    let mut cases = vec![good("waiting", 0, 8), good("commit", 1, 32), good("answer", 2, 96), good("open", 3, 64)];
    for (kind, len) in [(0, 8), (1, 32), (2, 96), (3, 64)] {
        cases.extend([
            Case::bad(format!("kind {kind}, a byte too few"), hello(kind, 1, len - 1), "hello"),
            Case::bad(format!("kind {kind}, a byte too many"), hello(kind, 1, len + 1), "hello"),
            Case::bad(format!("kind {kind}, version 2"), hello(kind, 2, len), "hello"),
        ]);
    }
    cases.push(Case::bad("kind 4", hello(4, 1, 32), "hello"));
    cases.push(Case::bad("no bytes", Fields::new().hex("hello", &[]), "hello"));
    cases
}
