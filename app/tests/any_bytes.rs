//! Files that a person picks, texts that they paste and codes that they read may hold anything: nothing of it stops the app, and
//! what reads is written again as it was. The mutator is the one of the fuzz targets; seeds are wallets of every earlier version.
#![cfg(not(target_arch = "wasm32"))]
#![allow(missing_docs, unreachable_pub, clippy::unwrap_used, clippy::panic)]

#[path = "shared/kept.rs"]
mod kept;

use juicetokens_app::host::store::keyring::words::{seed_of, words_of};
use juicetokens_app::host::store::keyring::{Header, RootSeed};
use juicetokens_app::host::store::rescue::EmergencyCopy;
use juicetokens_app::model::link::{Link, day_link, paper_link};
use juicetokens_app::model::paper_link::PaperCode;
use juicetokens_app::model::static_code;
use juicetokens_tests::fuzz_targets::{Target, smoke};
use kept::all;
use sha2::{Digest, Sha256};

const ORIGIN: &str = "https://juice.example";
/// Bytes of a file's sum.
const SUM: usize = 32;

fn feed(name: &'static str, run: fn(&[u8]), (seeds, mutations): (Vec<Vec<u8>>, u32)) {
    assert!(!seeds.is_empty(), "{name} has no seeds");
    smoke::run(&Target { name, run, smoke: mutations }, &seeds, mutations);
}

fn copies() -> Vec<Vec<u8>> {
    all().iter().map(|kept| kept.copy.to_vec()).collect()
}

/// A database of one store with one record of a number and bytes, and one of a name and bytes; without its sum.
fn small_copy() -> Vec<u8> {
    let text = |text: &str| [&[2][..], &(text.len() as u32).to_le_bytes(), text.as_bytes()].concat();
    let bytes = [&[1][..], &3_u32.to_le_bytes(), &[7; 3]].concat();
    let records = [&[0][..], &5_u64.to_le_bytes(), &bytes, &text("header"), &bytes].concat();
    let shelf = [&[3][..], b"log", &0_u32.to_le_bytes(), &2_u32.to_le_bytes(), &records].concat();
    [&b"JTKR"[..], &[1], &[9; 6], &2_u32.to_le_bytes(), &[1], &shelf].concat()
}

#[test]
fn an_emergency_copy() {
    let read = |data: &[u8]| {
        let _ = EmergencyCopy::parse(data);
        // A sum that fits opens the door.
        let file = [data, &Sha256::digest(data)].concat();
        if let Ok(copy) = EmergencyCopy::parse(&file) {
            let _ = copy.header().map(Header::decode);
        }
    };
    let mut bodies: Vec<Vec<u8>> = copies().into_iter().map(|copy| copy[..copy.len() - SUM].to_vec()).collect();
    bodies.push(small_copy());
    assert!(EmergencyCopy::parse(&[&small_copy()[..], &Sha256::digest(small_copy())].concat()).is_ok());
    feed("emergency copy", read, (bodies, 2_000));
}

#[test]
fn a_header() {
    let read = |data: &[u8]| {
        if let Ok(header) = Header::decode(data) {
            assert_eq!(header.encode(), data);
        }
    };
    let headers = copies().into_iter().map(|copy| EmergencyCopy::parse(&copy).unwrap().header().unwrap().to_vec());
    feed("header", read, (headers.collect(), 10_000));
}

#[test]
fn twenty_four_words() {
    let read = |data: &[u8]| {
        if let Ok(seed) = seed_of(&String::from_utf8_lossy(data)) {
            assert_eq!(seed_of(&words_of(&seed).unwrap().join(" ")).unwrap().0, seed.0);
        }
    };
    let words = words_of(&RootSeed([7; 32])).unwrap().join(" ");
    feed("words", read, (vec![words.clone().into_bytes(), words.to_uppercase().into_bytes()], 5_000));
}

#[test]
fn a_link() {
    let read = |data: &[u8]| {
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
    };
    let (before, digits) = paper_link(&PaperCode::new(vec![9; 60]), ORIGIN);
    let paper = format!("look: {before}{digits} and pay");
    let links = [
        "https://juice.example/pay#amount=13&to=Bram&note=two%20melons",
        "web+juice:pay?amount=7&coins=0707070707070707070707070707070707070707070707070707070707070707",
        "/link#web%2Bjuice%3Apay%3Famount%3D7",
        &paper,
        "https://juice.example/stall/day#JTDAY1;1;3;1;Bram;juice,market,1,5,0,0",
    ];
    let read_of = |link: &&str| Link::in_words(link, ORIGIN).or_else(|| Link::of_path(link)).is_some();
    assert_eq!(links.iter().find(|link| !read_of(link)), None, "every seed is a link");
    feed("link", read, (links.map(|link| link.as_bytes().to_vec()).to_vec(), 20_000));
}

#[test]
fn a_text_to_be_drawn_as_a_code() {
    let draw = |data: &[u8]| {
        if let Some(code) = static_code::of_text(&String::from_utf8_lossy(data)) {
            assert!(code.side() >= 21 && !code.path().is_empty());
        }
    };
    feed("static code", draw, (vec![b"https://juice.example/pay#amount=13".to_vec()], 200));
}
