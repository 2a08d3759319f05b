//! Messages as they travel: `transfer.Envelope`, laid out by hand (`04-transfer.md`, section 1; `proto/juicetokens`).
use juicetokens_engine::token::transfer::message::Message;
use juicetokens_engine::token::transfer::wire::{self, WireError};

use super::by_hand::{field, integer};
use super::case::{Case, Fields, Suite, Verdict};
use super::{bundle, credential, scene};

pub(super) fn suites() -> Vec<Suite> {
    let page = "docs/spec/04-transfer.md, section 1";
    vec![Suite { operation: "read_message", page, run, cases: cases() }]
}

fn run(input: &Fields) -> Verdict {
    let bytes = input.bytes("envelope");
    let message = wire::decode(&bytes).map_err(|error| match error {
        WireError::Version(_) => "version",
        WireError::Envelope => "envelope",
        WireError::Field(_) => "field",
        WireError::Record(_) => "record",
    })?;
    assert_eq!(wire::decode(&wire::encode(&message)).as_ref(), Ok(&message), "one meaning");
    let name = match &message {
        Message::Request(_) => "M1",
        Message::Plan(_) => "M2",
        Message::SenderExoPak(_) => "M3",
        Message::ReceiverExoPak(_) => "M4",
        Message::Commit(_) => "M5",
        Message::Final(_) => "M6",
        Message::SenderRetroPak(_) => "A5",
        Message::ReceiverRetroPak(_) => "Y",
        Message::Refuse(_) => "Refuse",
        Message::Cancel(_) => "Cancel",
        Message::Recovery(_) => "TRR",
        Message::AbortCertificate(_) => "V",
        Message::Settlement(_) => "Settlement",
        Message::News(_) => "News",
        Message::Hint(_) => "Hint",
        Message::Presence(_) => "Presence",
    };
    let sid = message.sid();
    let sid = sid.map_or(Vec::new(), |sid| sid.as_bytes().to_vec());
    Ok(Fields::new().text("message", name).hex("sid", &sid))
}

fn envelope(kind: u8, content: &[u8]) -> Vec<u8> {
    [integer(1, 1), field(kind, content)].concat()
}

fn sid() -> Vec<u8> {
    scene::hex("hashes", "sid")
}

fn owner(key: &str, signature: &str) -> Vec<u8> {
    [field(1, &scene::hex("keys", key)), field(2, &scene::hex("signatures", signature))].concat()
}

/// M3 of the worked transfer, with this bundle and `signatures` times the offer's signature.
fn exo_pak(bundle: &[u8], signatures: usize) -> Vec<u8> {
    let mut pak = [field(1, &sid()), field(2, &scene::hex("hashes", "salt"))].concat();
    pak.extend(field(3, bundle));
    pak.extend(field(4, &scene::hex("issuance", "record")));
    (0..signatures).for_each(|_| pak.extend(field(5, &owner("payer_public", "offer"))));
    pak
}

fn cases() -> Vec<Case> {
    let mut cases = good();
    cases.extend(bad());
    cases
}

fn good() -> Vec<Case> {
    let case = |name: &str, envelope: Vec<u8>, message: &str, sid: &[u8]| {
        let input = Fields::new().hex("envelope", &envelope);
        Case::good(name, input, Fields::new().text("message", message).hex("sid", sid))
    };
    let (m1, m2) = (scene::hex("messages", "m1"), scene::hex("messages", "m2"));
    let (sid, trr) = (sid(), scene::hex("messages", "trr"));
    let commit = [field(1, &sid), field(2, &owner("payer_public", "commit"))].concat();
    let both = [&commit[..], &field(2, &owner("payer_before_public", "commit_by_payer_before"))].concat();
    let last = [field(1, &sid), field(2, &scene::hex("signatures", "final")), field(3, &[1; 10])].concat();
    let retro = |name| {
        let header = scene::hex("header", "hash");
        [field(1, &sid), field(2, &header), field(3, &scene::hex("signatures", name))].concat()
    };
    let refuse = [field(1, &sid), integer(2, 3), integer(3, 6), field(4, &[7; 64])].concat();
    let m3 = exo_pak(&bundle::of(&["five", "twenty"].map(bundle::genesis)), 1);
    let m4 = exo_pak(&bundle::of(&[bundle::genesis("two")]), 2);
    let header = scene::hex("header", "hash");
    let certificate = scene::hex("signatures", "abort_certificate");
    let void =
        [field(1, &sid), field(2, &header), field(3, &scene::hex("keys", "issuer_public")), field(4, &certificate)];
    vec![
        case("M1", envelope(2, &m1), "M1", &[]),
        case("M2", envelope(3, &m2), "M2", &[]),
        case("M3", envelope(4, &m3), "M3", &sid),
        case("M3 without coins", envelope(4, &exo_pak(&[], 1)), "M3", &sid),
        case("M4", envelope(5, &m4), "M4", &sid),
        case("M5", envelope(6, &commit), "M5", &sid),
        case("M5 with an owner's signature", envelope(6, &both), "M5", &sid),
        case("M6", envelope(7, &last), "M6", &sid),
        case("A5", envelope(8, &retro("sender_abort")), "A5", &sid),
        case("Y", envelope(9, &retro("receiver_abort")), "Y", &sid),
        case("Refuse", envelope(10, &refuse), "Refuse", &sid),
        case("Refuse without a sid", envelope(10, &integer(3, 11)), "Refuse", &[]),
        case("Refuse of a later code", envelope(10, &integer(3, 200)), "Refuse", &[]),
        case("Cancel", envelope(11, &field(1, &sid)), "Cancel", &sid),
        case("Cancel without a sid", envelope(11, &[]), "Cancel", &[]),
        case("TRR", envelope(12, &trr), "TRR", &sid),
        case("V", envelope(13, &void.concat()), "V", &sid),
        case("Settlement", envelope(14, &[1, 2, 3]), "Settlement", &[]),
        case("News", envelope(15, &[1, 2, 3]), "News", &[]),
        case("Hint", envelope(16, &[1; 32]), "Hint", &[]),
        case("Presence", envelope(17, &credential::worked_presence()), "Presence", &[]),
        case(
            "a field of a later version is passed over",
            [envelope(11, &[]), [0x98, 6, 9].to_vec()].concat(),
            "Cancel",
            &[],
        ),
    ]
}

fn bad() -> Vec<Case> {
    let case = |name: &str, envelope: Vec<u8>, category: &'static str| {
        Case::bad(name, Fields::new().hex("envelope", &envelope), category)
    };
    let (m1, five) = (scene::hex("messages", "m1"), bundle::of(&[bundle::genesis("five")]));
    let of_sid = |sid: &[u8]| envelope(11, &field(1, sid));
    let of_key = |key: &[u8]| envelope(6, &[field(1, &sid()), field(2, &field(1, key))].concat());
    let second = [&[8, 2][..], &field(2, &m1)].concat();
    let last = [field(1, &sid()), field(2, &[0; 64]), field(3, &[1; 9])].concat();
    vec![
        case("no bytes", Vec::new(), "version"),
        case("version 2", second, "version"),
        case("no version", field(2, &m1), "version"),
        case("no message", integer(1, 1), "envelope"),
        case("cut", envelope(2, &m1)[..100].to_vec(), "envelope"),
        case("an M1 with bytes left over", envelope(2, &[&m1[..], &[0]].concat()), "record"),
        case("an M1 in M2's place", envelope(3, &m1), "record"),
        case("a sid of 31 bytes", of_sid(&[1; 31]), "field"),
        case("a sid of 33 bytes", of_sid(&[1; 33]), "field"),
        case("a hint of 31 bytes", envelope(16, &[1; 31]), "field"),
        case("a presence that is cut", envelope(17, &credential::worked_presence()[..60]), "record"),
        case("a key of 31 bytes", of_key(&[1; 31]), "field"),
        case("a commit without a signature", envelope(6, &field(1, &sid())), "field"),
        case(
            "a commit with 65 signatures",
            envelope(6, &{
                let signatures: Vec<u8> = (0..65).flat_map(|_| field(2, &owner("payer_public", "commit"))).collect();
                [field(1, &sid()), signatures].concat()
            }),
            "field",
        ),
        case("64 coins", envelope(4, &exo_pak(&[&[1, 64][..], &five[2..]].concat(), 1)), "record"),
        case("a bundle with bytes left over", envelope(4, &exo_pak(&[&five[..], &[0]].concat(), 1)), "record"),
        case("a packet without a signature", envelope(4, &exo_pak(&five, 0)), "field"),
        case("a time claim of nine bytes", envelope(7, &last), "field"),
        case("a refusal with 65 bytes of data", envelope(10, &field(4, &[0; 65])), "field"),
        case("a refusal of stage 256", envelope(10, &[integer(2, 256), integer(3, 4)].concat()), "field"),
    ]
}
