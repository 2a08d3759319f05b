//! The tree over a transfer's leaves, and paths in it (`02-bytes.md`, section 1).
use juicetokens_engine::foundation::hash::Hash;
use juicetokens_engine::token::merkle::{Tree, root_from_path};

use super::by_hand;
use super::case::{Case, Fields, Suite, Verdict};

const PAGE: &str = "docs/spec/02-bytes.md, section 1";

pub(super) fn suites() -> Vec<Suite> {
    vec![
        Suite { operation: "merkle_root", page: PAGE, run: run_root, cases: roots() },
        Suite { operation: "merkle_path", page: PAGE, run: run_path, cases: paths() },
    ]
}

fn leaves(count: u8) -> Vec<[u8; 32]> {
    (0..count).map(|number| by_hand::hash("leaf", &[&[number]])).collect()
}

/// The siblings of a leaf by hand: level by level, none where an odd node goes up.
fn path(leaves: &[[u8; 32]], index: usize) -> Vec<[u8; 32]> {
    if leaves.len() == 1 {
        return Vec::new();
    }
    let above: Vec<[u8; 32]> = leaves.chunks(2).map(by_hand::root).collect();
    let mut siblings: Vec<[u8; 32]> = leaves.get(index ^ 1).copied().into_iter().collect();
    siblings.extend(path(&above, index / 2));
    siblings
}

fn run_root(input: &Fields) -> Verdict {
    let leaves: Vec<Hash> = input.items("leaves").into_iter().map(|leaf| Hash(leaf.try_into().unwrap())).collect();
    Ok(Fields::new().hex("root", &Tree::new(leaves).root().0))
}

fn roots() -> Vec<Case> {
    let case = |name: String, leaves: &[[u8; 32]]| {
        Case::good(name, Fields::new().list("leaves", leaves), Fields::new().hex("root", &by_hand::root(leaves)))
    };
    let mut cases: Vec<Case> = (1..=9).map(|count| case(format!("{count} leaves"), &leaves(count))).collect();
    let mut swapped = leaves(4);
    swapped.swap(1, 2);
    cases.push(case("4 leaves, the middle ones in the other order".into(), &swapped));
    cases.push(case("3 leaves, the last one twice, is another tree".into(), &[leaves(3), vec![leaves(3)[2]]].concat()));
    cases.push(case("64 leaves, the most of a transfer".into(), &leaves(64)));
    cases
}

fn run_path(input: &Fields) -> Verdict {
    let path: Vec<Hash> = input.items("path").into_iter().map(|hash| Hash(hash.try_into().unwrap())).collect();
    let (leaf, index, count) = (Hash(input.array("leaf")), input.small("index"), input.small("leaf_count"));
    match root_from_path(&leaf, index, count, &path) {
        None => Err("place"),
        Some(root) if root.0 == input.array("root") => Ok(Fields::new()),
        Some(_) => Err("root"),
    }
}

fn input(leaves: &[[u8; 32]], index: usize) -> Fields {
    let input = Fields::new().hex("leaf", &leaves[index]).number("index", index as u64);
    let input = input.number("leaf_count", leaves.len() as u64).list("path", path(leaves, index));
    input.hex("root", &by_hand::root(leaves))
}

fn paths() -> Vec<Case> {
    let mut cases = Vec::new();
    for count in 1..=9 {
        for index in 0..usize::from(count) {
            let name = format!("leaf {index} of {count}");
            cases.push(Case::good(name, input(&leaves(count), index), Fields::new()));
        }
    }
    let (six, seven) = (leaves(6), leaves(7));
    let whole = path(&six, 2);
    let mut turned = whole.clone();
    turned.reverse();
    let mut altered = whole.clone();
    altered[1][0] ^= 1;
    let base = || input(&six, 2);
    cases.extend([
        Case::bad("another leaf", base().hex("leaf", &six[3]), "root"),
        Case::bad("the sibling's place", base().number("index", 3_u8), "root"),
        Case::bad("the path in the other order", base().list("path", &turned), "root"),
        Case::bad("a changed sibling", base().list("path", &altered), "root"),
        Case::bad("a path too short", base().list("path", &whole[1..]), "place"),
        Case::bad("a path too long", base().list("path", [&whole[..], &whole[..1]].concat()), "place"),
        Case::bad("a leaf that does not exist", base().number("index", 6_u8), "place"),
        Case::bad("a promoted leaf with a sibling", input(&seven, 6).list("path", path(&leaves(8), 6)), "place"),
        Case::bad("an inner node given as a leaf", base().hex("leaf", &by_hand::node(&six[2], &six[3])), "root"),
        Case::bad("no leaves", input(&leaves(1), 0).number("leaf_count", 0_u8), "place"),
    ]);
    cases
}
