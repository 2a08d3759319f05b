#![allow(clippy::unwrap_used)]
use std::sync::Arc;

use super::*;
use crate::foundation::hash::Hash;
use crate::foundation::signature::{PublicKey, Signature};
use crate::token::anchor::{Anchor, AnchorKind};
use crate::token::bundle::chain::Chain;
use crate::token::bundle::group::{Group, Member};
use crate::token::bundle::tests::world::{Chance, World};
use crate::token::token_id::IssuanceId;
use crate::token::void_evidence::encode_void;

mod world;

/// What the coins take when each travels whole.
fn plain_len(coins: &[TravellingCoin]) -> usize {
    coins.iter().map(|coin| coin.telomeer.encode().len() + encode_void(&coin.void).len()).sum()
}

/// Reads bytes and, when they read, requires that they are the only spelling of what they say.
fn read_once(bytes: &[u8]) -> Result<Vec<TravellingCoin>, ReadError> {
    let coins = decode(bytes)?;
    assert_eq!(encode(&coins), bytes, "a second spelling");
    assert!(plain_len(&coins) <= 100 * bytes.len());
    Ok(coins)
}

#[test]
fn every_list_of_coins_reads_back() {
    for seed in 0..400 {
        let world = World::random(seed);
        let bytes = encode(&world.coins);
        assert_eq!(read_once(&bytes).as_ref(), Ok(&world.coins), "seed {seed}");
        let ids: Vec<TokenId> = world.coins.iter().map(|coin| coin.telomeer.anchor.token_id()).collect();
        assert_eq!(token_ids(&bytes), Ok(ids));
        let plain = plain_len(&world.coins);
        assert!(bytes.len() <= plain + 8 + plain / 20, "seed {seed}: {} instead of {plain}", bytes.len());
    }
}

#[test]
fn lies_read_back_as_the_same_lies() {
    for seed in 0..300 {
        let mut world = World::random(seed);
        (0..1 + seed % 3).for_each(|_| world.lie());
        assert_eq!(read_once(&encode(&world.coins)).as_ref(), Ok(&world.coins), "seed {seed}");
    }
}

#[test]
fn no_coins_are_no_bytes() {
    assert!(encode(&[]).is_empty());
    assert_eq!(decode(&[]), Ok(Vec::new()));
    assert_eq!(token_ids(&[]), Ok(Vec::new()));
    assert_eq!(decode(&[1, 0, 0, 0, 0, 0]), Err(ReadError::OutOfRange("coins")));
}

#[test]
fn no_beginning_of_a_bundle_reads() {
    for seed in [2, 5, 8, 11, 14] {
        let bytes = encode(&World::random(seed).coins);
        for length in (1..bytes.len()).filter(|length| length % 7 == 0 || bytes.len() < 2_000) {
            assert_eq!(decode(&bytes[..length]), Err(ReadError::Truncated), "seed {seed}, {length} bytes");
        }
        assert_eq!(decode(&[&bytes[..], &[0]].concat()), Err(ReadError::TrailingBytes));
    }
}

#[test]
fn changed_bytes_have_one_spelling_or_none() {
    let (mut read, mut refused) = (0, 0);
    for seed in 0..150 {
        let world = World::random(seed);
        let (bytes, mut chance) = (encode(&world.coins), Chance::new(seed));
        for _ in 0..30 {
            let mut changed = bytes.clone();
            for _ in 0..1 + chance.below(3) {
                let place = chance.below(changed.len());
                match chance.below(4) {
                    0 => changed[place] = u8::try_from(chance.below(256)).unwrap(),
                    1 => changed[place] ^= 1 << chance.below(8),
                    2 => {
                        let end = (place + 1 + chance.below(200)).min(changed.len());
                        changed.drain(place..end);
                    }
                    _ => changed.insert(place, u8::try_from(chance.below(256)).unwrap()),
                }
            }
            if changed.is_empty() {
                continue;
            }
            match read_once(&changed) {
                Ok(coins) => read += usize::from(coins != world.coins),
                Err(_) => refused += 1,
            }
        }
    }
    assert!(read > 300 && refused > 300, "{read} read, {refused} refused");
}

#[test]
fn rearranged_parts_have_one_spelling_or_none() {
    let mut read = 0;
    for seed in (0..600).filter(|seed| seed % 3 != 1) {
        let coins = World::random(seed).coins;
        let (mut layout, mut chance) = (Layout::read(&encode(&coins)).unwrap(), Chance::new(seed));
        if layout.groups.is_empty() {
            continue;
        }
        let (group, other) = (chance.below(layout.groups.len()), chance.below(layout.groups.len()));
        let pick = u8::try_from(chance.below(4)).unwrap();
        match chance.below(7) {
            0 => layout.groups.swap(group, other),
            1 => layout.groups.insert(other, layout.groups[group].clone()),
            2 => drop(layout.groups.remove(group)),
            3 => layout.groups[group].members.iter_mut().for_each(|member| member.coin ^= usize::from(pick)),
            4 => layout.groups[group].extras.picks.iter_mut().for_each(|before| *before ^= pick),
            5 => layout.evidence.picks.iter_mut().for_each(|before| *before = before.saturating_sub(pick)),
            _ => layout.starts.iter_mut().for_each(|start| start.batch ^= usize::from(pick)),
        }
        if layout.groups.iter().flat_map(|group| &group.members).all(|member| member.coin < coins.len()) {
            read += usize::from(read_once(&layout.write()).is_ok());
        }
    }
    assert!(read > 50, "{read} read");
}

#[test]
fn noise_never_reads_as_a_second_spelling() {
    let mut chance = Chance::new(9);
    for _ in 0..20_000 {
        let mut noise = chance.0.make_bytes::<400>();
        noise[..3].copy_from_slice(&[1, 1, 1]);
        let length = chance.below(400);
        let _ = read_once(&noise[..length]);
    }
}

/// Two coins that made their first two hops together and a third each alone, so that every part is there.
fn two_coins() -> Layout {
    let mut world = World { is_plain: true, ..World::new(4, 2) };
    for coin in 0..2 {
        let anchor = &mut Arc::make_mut(&mut world.coins[coin].telomeer).anchor;
        (anchor.kind, anchor.epoch, anchor.seq, anchor.head) = (AnchorKind::Genesis, 0, 0, Hash::ZERO);
        (anchor.issuance, anchor.owner, anchor.signer_kid) = (IssuanceId(Hash([1; 32])), PublicKey([9; 32]), [9; 8]);
        world.chains[coin] = Chain::start(anchor);
    }
    world.move_to(&[0, 1], &[1, 2], (3, 1));
    world.move_to(&[0, 1], &[2, 1], (2, 0));
    world.move_to(&[0], &[1], (1, 0));
    world.move_to(&[1], &[1], (1, 0));
    let layout = Layout::read(&encode(&world.coins)).unwrap();
    assert_eq!(layout.groups.len(), 4);
    assert_eq!(layout.batches.len(), 1);
    layout
}

fn refused(change: impl FnOnce(&mut Layout)) -> ReadError {
    let mut layout = two_coins();
    change(&mut layout);
    decode(&layout.write()).unwrap_err()
}

/// The group with only one of its two members, as complete as it would have to be.
fn half(layout: &Layout, group: usize, place: usize) -> Group {
    let coins = expand::expand(layout.clone()).unwrap();
    let coin = layout.groups[group].members[place].coin;
    Group::of(&[(coin, &coins[coin].telomeer.hops[group])]).unwrap()
}

#[test]
fn groups_are_neither_divided_nor_exchanged() {
    assert_eq!(
        refused(|layout| {
            let halves = [half(layout, 1, 0), half(layout, 1, 1)];
            layout.groups.splice(1..2, halves);
        }),
        ReadError::Order("groups")
    );
    assert_eq!(
        refused(|layout| {
            // Without a hop after them, the halves are where they belong.
            layout.groups.truncate(2);
            let halves = [half(layout, 1, 0), half(layout, 1, 1)];
            layout.groups.splice(1.., halves);
        }),
        ReadError::Order("groups")
    );
    assert_eq!(refused(|layout| layout.groups.swap(2, 3)), ReadError::Order("groups"));
}

#[test]
fn one_group_is_one_transfer_one_way() {
    assert_eq!(
        refused(|layout| {
            layout.groups[0].members[1].leaf = 4;
            layout.groups[0].siblings.truncate(2);
        }),
        ReadError::OutOfRange("group members")
    );
    assert_eq!(refused(|layout| layout.groups[0].members[1].leaf = 5), ReadError::OutOfRange("leaf index"));
    assert_eq!(refused(|layout| layout.groups[0].members[1].leaf = 0), ReadError::OutOfRange("leaf index"));
    assert_eq!(
        refused(|layout| {
            let together = layout.groups[1].clone();
            let members = vec![together.members[0], Member { leaf: together.members[0].leaf, ..together.members[1] }];
            let siblings = half(layout, 1, 0).siblings;
            layout.groups[1] = Group { members, siblings, ..together };
        }),
        ReadError::OutOfRange("leaf index")
    );
    assert_eq!(refused(|layout| layout.groups[0].seal.n_p = 63), ReadError::OutOfRange("number of coins"));
    assert_eq!(
        refused(|layout| {
            // One coin would be spent by another key than the coin beside it.
            let group = &mut layout.groups[0];
            group.extras.distinct = vec![choices::Extras { void: Vec::new(), owner: Some(Signature([1; 64])) }];
            group.extras.picks = vec![0, 1];
            group.header_key = Some(PublicKey([2; 32]));
        }),
        ReadError::OutOfRange("group members")
    );
}

#[test]
fn what_is_shared_is_there_once_and_used() {
    let twice = |layout: &mut Layout| layout.batches.push(layout.batches[0]);
    assert_eq!(refused(twice), ReadError::Order("batches"));
    let other = |layout: &mut Layout| layout.batches.push(batch::Batch { epoch: 2, ..layout.batches[0] });
    assert_eq!(refused(other), ReadError::Order("batches"), "a batch without coins");
    let exchanged = |layout: &mut Layout| {
        other(layout);
        layout.starts[0].batch = 1;
    };
    assert_eq!(refused(exchanged), ReadError::Order("batches"));
    let missing = |layout: &mut Layout| {
        other(layout);
        layout.starts[1].batch = 2;
    };
    assert_eq!(refused(missing), ReadError::OutOfRange("batch"));
    let evidence = Chance::new(1).evidence();
    let extras = choices::Extras { void: evidence, owner: None };
    for picks in [[0, 0], [2, 1], [1, 2], [2, 2], [1, 1], [1, 3], [9, 1]] {
        let doubled = |layout: &mut Layout| {
            layout.evidence = choices::Choices { distinct: vec![extras.clone(); 2], picks: picks.to_vec() };
        };
        assert_eq!(refused(doubled), ReadError::Order("extras"), "{picks:?}");
    }
    let empty = |layout: &mut Layout| {
        layout.evidence = choices::Choices { distinct: vec![choices::Extras::default()], picks: vec![1, 0] };
    };
    assert_eq!(refused(empty), ReadError::OutOfRange("extras"));
    let owned = |layout: &mut Layout| {
        let owned = choices::Extras { void: Vec::new(), owner: Some(Signature([1; 64])) };
        layout.evidence = choices::Choices { distinct: vec![owned], picks: vec![1, 0] };
    };
    assert_eq!(refused(owned), ReadError::OutOfRange("extras"));
}

#[test]
fn batches_of_other_dates_share_the_rest() {
    let changes: [fn(&mut Anchor); 2] = [|anchor| anchor.expiry_minutes += 1, |anchor| anchor.anchored_minutes += 1];
    for change in changes {
        let coin = World::new(3, 1).coins[0].clone();
        let mut later = coin.clone();
        change(&mut Arc::make_mut(&mut later.telomeer).anchor);
        let alike = encode(&[coin.clone(), coin.clone()]);
        let coins = [coin, later];
        let bytes = encode(&coins);
        assert_eq!(read_once(&bytes).as_deref(), Ok(&coins[..]));
        // What differs, both dates, and every coin's batch.
        assert_eq!(bytes.len(), alike.len() + 1 + 8 + 2);
    }
}

#[test]
fn flags_and_counts_have_one_spelling() {
    let bytes = two_coins().write();
    let with = |place: usize, value: u8| {
        let mut bytes = bytes.clone();
        bytes[place] = value;
        decode(&bytes).unwrap_err()
    };
    assert_eq!(with(0, 2), ReadError::Version { seen: 2 });
    assert_eq!(with(1, 64), ReadError::TooLong { limit: 63, seen: 64 });
    assert_eq!(with(2, 3), ReadError::TooLong { limit: 2, seen: 3 });
    assert_eq!(with(3, 0x1f), ReadError::OutOfRange("batch flags"));
    // One batch of 84 bytes, two coins of 69, no evidence, then the groups.
    let groups = 3 + 84 + 2 * 69 + 1;
    assert_eq!(bytes[groups..groups + 2], [4, 0]);
    assert_eq!(with(groups, 129), ReadError::TooLong { limit: 128, seen: 129 });
    assert_eq!(with(groups + 2, 8), ReadError::OutOfRange("group flags"));
    assert_eq!(with(groups + 2, 1 << 5), ReadError::OutOfRange("group flags"));
    let members = groups + 2 + 177;
    assert_eq!(bytes[members..members + 3], [0b11, 1, 2]);
    assert_eq!(with(members, 0b111), ReadError::OutOfRange("group members"));
    assert_eq!(with(members, 0), ReadError::OutOfRange("group members"));
}

#[test]
fn the_largest_bundle_reads_and_one_more_hop_does_not() {
    let mut world = World::new(1, 63);
    let everybody: Vec<usize> = (0..63).collect();
    let places: Vec<usize> = (1..64).collect();
    (0..64).for_each(|_| world.move_to(&everybody, &places, (63, 0)));
    let bytes = encode(&world.coins);
    assert_eq!(read_once(&bytes).as_ref(), Ok(&world.coins));
    world.move_to(&everybody, &places, (63, 0));
    assert!(matches!(decode(&encode(&world.coins)), Err(ReadError::TooLong { limit: 64, seen: 65 })));
}

#[test]
fn a_coin_that_made_all_its_hops_alone_reads() {
    let mut world = World::new(1, 1);
    (0..64).for_each(|_| world.move_to(&[0], &[1], (1, 0)));
    assert_eq!(read_once(&encode(&world.coins)).as_ref(), Ok(&world.coins));
}

#[test]
fn bytes_over_the_limit_are_not_read() {
    let mut bytes = two_coins().write();
    bytes.resize(MAX_BYTES, 0);
    assert_eq!(decode(&bytes), Err(ReadError::TrailingBytes));
    bytes.push(0);
    assert_eq!(decode(&bytes), Err(ReadError::TooLong { limit: MAX_BYTES, seen: MAX_BYTES + 1 }));
}

#[test]
fn a_hop_with_a_path_of_another_length_does_not_read_again() {
    let lengthen = |path: &mut Vec<Hash>| path.push(Hash::ZERO);
    for change in [|path: &mut Vec<Hash>| path.truncate(1), lengthen] {
        let mut world = World::new(1, 2);
        world.move_to(&[0, 1], &[1, 2], (3, 0));
        change(&mut Arc::make_mut(&mut world.coins[0].telomeer).hops[0].path);
        assert!(decode(&encode(&world.coins)).is_err());
        assert!(decode(&encode(&world.coins[..1])).is_err());
    }
}
