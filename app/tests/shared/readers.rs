//! What the app itself reads of files, pasted texts and codes: what must hold whatever the bytes are. `any_bytes.rs` feeds them
//! with the mutator on the stable compiler, `fuzz/` from libFuzzer; their seeds are in `fuzz/corpus/`.
use juicetokens_app::host::store::backup::Backup;
use juicetokens_app::host::store::keyring::Header;
use juicetokens_app::host::store::keyring::words::{seed_of, words_of};
use juicetokens_app::host::store::rescue::EmergencyCopy;
use juicetokens_app::model::link::{Link, day_link, paper_link};
use juicetokens_app::model::sighting::{Sighting, classify};
use juicetokens_app::model::static_code;
use juicetokens_app::model::uniform_resource::{Arrived, UniformResource};
use juicetokens_tests::fuzz_targets::Target;
use sha2::{Digest, Sha256};
use ur::bytewords::{Style, encode};

/// Where the wallet was loaded from.
pub const ORIGIN: &str = "https://juice.example";

/// Every reader.
pub const READERS: [Target; 8] = [
    Target { name: "backup_body", run: backup_body, smoke: 20_000 },
    Target { name: "emergency_copy", run: emergency_copy, smoke: 2_000 },
    Target { name: "header", run: header, smoke: 10_000 },
    Target { name: "link", run: link, smoke: 20_000 },
    Target { name: "sighting", run: sighting, smoke: 20_000 },
    Target { name: "static_code", run: drawn_code, smoke: 200 },
    Target { name: "uniform_resource", run: uniform_resource, smoke: 2_000 },
    Target { name: "words", run: words, smoke: 5_000 },
];

/// The reader of a name.
///
/// # Panics
/// Panics when there is none.
pub fn reader(name: &str) -> &'static Target {
    READERS.iter().find(|reader| reader.name == name).unwrap()
}

/// Whoever seals a file chooses its body too; what reads is written again as it was.
fn backup_body(data: &[u8]) {
    if let Ok(read) = Backup::read(data) {
        assert_eq!(&read.write()[..], data);
    }
}

/// As it comes, and with a sum that fits, which opens the door.
fn emergency_copy(data: &[u8]) {
    let _ = EmergencyCopy::parse(data);
    let file = [data, &Sha256::digest(data)].concat();
    if let Ok(copy) = EmergencyCopy::parse(&file) {
        let _ = copy.header().map(Header::decode);
    }
}

fn header(data: &[u8]) {
    if let Ok(header) = Header::decode(data) {
        assert_eq!(header.encode(), data);
    }
}

fn link(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    for link in [Link::of_text(&text, ORIGIN), Link::in_words(&text, ORIGIN), Link::of_path(&text)] {
        let again = match &link {
            Some(Link::Pay(request)) => request.link(ORIGIN),
            // Texts in a day's report are made plain when it is written.
            Some(Link::Day(report)) => {
                assert!(matches!(Link::of_text(&day_link(report, ORIGIN), ORIGIN), Some(Link::Day(_))), "{text:?}");
                continue;
            }
            Some(Link::Paper(code)) => {
                let (before, digits) = paper_link(code, ORIGIN);
                format!("{before}{digits}")
            }
            None => continue,
        };
        assert_eq!(Link::of_text(&again, ORIGIN), link, "{text:?}");
    }
}

/// Whatever a camera read is one thing, and a frame is never taken for a text.
fn sighting(data: &[u8]) {
    let is_text = std::str::from_utf8(data).is_ok();
    match classify(data, ORIGIN) {
        Sighting::Text(_) | Sighting::Request(_) | Sighting::UrBytes(_) | Sighting::LinkCode(_) => assert!(is_text),
        Sighting::Frame => assert!(!is_text),
        Sighting::Foreign(_) => {}
    }
}

fn drawn_code(data: &[u8]) {
    if let Some(code) = static_code::of_text(&String::from_utf8_lossy(data)) {
        assert!(code.side() >= 21 && !code.path().is_empty());
    }
}

/// Whatever a part holds, the next message is read.
fn uniform_resource(data: &[u8]) {
    let mut reader = UniformResource::default();
    reader.take(&String::from_utf8_lossy(data));
    // A checksum that fits opens the door.
    reader.take(&ur::ur::encode(data, &ur::Type::Bytes));
    for number in 1..=3 {
        reader.take(&format!("ur:bytes/{number}-3/{}", encode(data, Style::Minimal)));
    }
    let next = ur::ur::encode(&[0x43, 0xB1, 2, 3], &ur::Type::Bytes);
    assert_eq!(reader.take(&next), Arrived::Whole(vec![0xB1, 2, 3]));
}

fn words(data: &[u8]) {
    if let Ok(seed) = seed_of(&String::from_utf8_lossy(data)) {
        assert_eq!(seed_of(&words_of(&seed).unwrap().join(" ")).unwrap().0, seed.0);
    }
}
