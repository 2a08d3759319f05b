//! Numbered, encrypted messages (`03-session.md`, sections 5 and 6).
use juicetokens_engine::transport::worked;

use super::case::{Case, Fields, Suite, Verdict, with_byte};

pub(super) fn suites() -> Vec<Suite> {
    let page = "docs/spec/03-session.md, sections 5 and 6";
    vec![Suite { operation: "open_message", page, run, cases: cases() }]
}

fn run(input: &Fields) -> Verdict {
    let plain = worked::open(input.array("key"), input.small("number"), &input.bytes("ciphertext")).ok_or("decrypt")?;
    worked::is_content(&plain).then(|| Fields::new().hex("plaintext", &plain)).ok_or("content")
}

fn cases() -> Vec<Case> {
    let key: [u8; 32] = data_encoding::HEXLOWER
        .decode(b"62c44fb6ee24c9848383a47aab27c2b6aacf34743621792c85726a34d29a5bdf")
        .unwrap()
        .try_into()
        .unwrap();
    let input = |number: u8, ciphertext: &[u8]| {
        Fields::new().hex("key", &key).number("number", number).hex("ciphertext", ciphertext)
    };
    let sealed = |number: u8, plain: &[u8]| worked::seal(key, number, plain).unwrap();
    let good = |name: &str, number: u8, plain: &[u8]| {
        Case::good(name, input(number, &sealed(number, plain)), Fields::new().hex("plaintext", plain))
    };
    let confirm = sealed(1, &[0x0a, 0]);
    assert_eq!(data_encoding::HEXLOWER.encode(&confirm), "0db2f904d33eb4def497f1266412ea5fafcd");
    let bad = |name: &str, number: u8, ciphertext: &[u8]| Case::bad(name, input(number, ciphertext), "decrypt");
    vec![
        good("Confirm, the page's", 1, &[0x0a, 0]),
        good("a payload", 2, &[0x12, 3, 1, 2, 3]),
        good("Bye", 3, &[0x1a, 0]),
        good("the last number", 250, &[0x1a, 0]),
        bad("another number", 2, &confirm),
        bad("a changed bit", 1, &with_byte(&confirm, 0, confirm[0] ^ 1)),
        bad("a changed tag", 1, &with_byte(&confirm, 17, confirm[17] ^ 1)),
        bad("cut", 1, &confirm[..17]),
        bad("shorter than a tag", 1, &confirm[..8]),
        bad("one byte more", 1, &[&confirm[..], &[0]].concat()),
        Case::bad("the other direction's key", input(1, &confirm).hex("key", &[5; 32]), "decrypt"),
        Case::bad("nothing said", input(4, &sealed(4, &[])), "content"),
        Case::bad("no SessionMessage", input(4, &sealed(4, &[0xff; 5])), "content"),
    ]
}
