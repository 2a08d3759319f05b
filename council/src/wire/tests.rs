#![allow(clippy::unwrap_used, clippy::panic)]
use frost_ed25519::keys::{IdentifierList, KeyPackage, generate_with_dealer};
use juicetokens_engine::foundation::random::{Dice, Entropy};
use juicetokens_engine::foundation::time::Timestamp;
use juicetokens_engine::lifecycle::witness::committee::matter::{Matter, Put};
use juicetokens_engine::lifecycle::witness::committee::word::{Commitment, Decided, Ready, Word};
use juicetokens_engine::lifecycle::witness::committee::word_wire;

use super::*;
use crate::keys::Generator;

const GROUP: PublicKey = PublicKey([7; 32]);

fn secret(number: u8) -> MemberSecret {
    MemberSecret::of([number; 32], [number + 100; 32])
}

fn member(number: u8, name: &str) -> Member {
    let secret = secret(number);
    let (key, exchange_key, commitment) = (secret.key(), secret.exchange_key(), Member::commit(&[number; 32]));
    Member { key, exchange_key, name: name.to_owned(), commitment }
}

fn people(count: u8) -> Vec<Member> {
    let mut people: Vec<Member> = (0..count).map(|number| member(number, "Ann")).collect();
    people.sort_by_key(|member| member.key);
    people
}

fn roster() -> Roster {
    Roster::new(people(4), [5; 16]).unwrap()
}

fn step(step: Step) -> SignedStep {
    SignedStep { roster: roster().hash(), member: secret(0).key(), step, signature: Signature([3; 64]) }
}

fn steps() -> [SignedStep; 4] {
    let sealed = Step::RoundTwo { to: secret(1).key(), sealed: vec![2; 48] };
    [Step::Opened([5; 32]), Step::RoundOne(vec![1; 160]), sealed, Step::Founded(Hash([4; 32]))].map(step)
}

fn said(word: Vec<u8>) -> Said {
    let signature = Signature([6; 64]);
    Said { member: secret(0).key(), sitting: u64::MAX, index: u32::MAX, word, signature }
}

fn heard(count: u8) -> LinkMessage {
    LinkMessage::Heard(people(count).iter().map(|member| (member.key, (1 << 40, 70_000))).collect())
}

fn present(count: u8) -> LinkMessage {
    LinkMessage::Present(people(count).iter().map(|member| member.key).collect())
}

fn messages() -> Vec<LinkMessage> {
    let other = [
        LinkMessage::Hello(member(0, "Zo\u{eb}")),
        LinkMessage::Roster(roster()),
        LinkMessage::Said(said(vec![8; 300])),
        LinkMessage::Issuance(vec![9; 200]),
        heard(4),
        present(4),
    ];
    steps().map(LinkMessage::Founding).into_iter().chain(other).collect()
}

/// What comes of a message when somebody changes it on its way.
fn changed(message: &LinkMessage, change: impl FnOnce(&mut Kind)) -> Read<LinkMessage> {
    let mut wire = proto::LinkMessage::decode(&*encode(message)).unwrap();
    change(wire.message.as_mut().unwrap());
    decode(&wire.encode_to_vec())
}

/// A proposal of these people, in this order.
fn proposal(members: &[Member]) -> Vec<u8> {
    let wire = proto::Roster { members: members.iter().map(write_member).collect(), attempt: vec![5; 16] };
    proto::LinkMessage { version: VERSION, message: Some(Kind::Roster(wire)) }.encode_to_vec()
}

#[test]
fn what_is_sent_reads_back() {
    for message in messages() {
        assert_eq!(decode(&encode(&message)).as_ref(), Ok(&message));
    }
}

#[test]
fn what_is_cut_off_is_never_taken_for_the_whole() {
    for message in messages() {
        let bytes = encode(&message);
        for end in 0..bytes.len() {
            assert_ne!(decode(&bytes[..end]).as_ref(), Ok(&message), "cut off after {end} bytes");
        }
    }
}

#[test]
fn another_version_none_and_no_message_are_refused() {
    let message = proto::LinkMessage::decode(&*encode(&messages()[0])).unwrap().message;
    for version in [0, 2, u32::MAX] {
        let bytes = proto::LinkMessage { version, message: message.clone() }.encode_to_vec();
        assert_eq!(decode(&bytes), Err(WireError::Version(version)));
    }
    let nothing = proto::LinkMessage { version: VERSION, message: None }.encode_to_vec();
    assert_eq!(decode(&nothing), Err(WireError::Envelope));
    assert_eq!(decode(&[]), Err(WireError::Version(0)));
    assert_eq!(decode(&[0xff; 40]), Err(WireError::Envelope));
}

#[test]
fn a_message_has_at_most_its_bytes() {
    let around = encode(&LinkMessage::Issuance(vec![0; 200_000])).len() - 200_000;
    let longest = LinkMessage::Issuance(vec![0; MAX_BYTES - around]);
    assert_eq!(encode(&longest).len(), MAX_BYTES);
    assert_eq!(decode(&encode(&longest)), Ok(longest));
    let longer = LinkMessage::Issuance(vec![0; MAX_BYTES - around + 1]);
    assert_eq!(decode(&encode(&longer)), Err(WireError::Envelope));
}

#[test]
fn the_longest_word_of_the_largest_committee_fits() {
    let (hash, signature) = (Hash([1; 32]), Signature([1; 64]));
    let commitments = vec![Commitment([1; 64]); 63];
    let ready = Ready { member: GROUP, put: hash, stand: hash, commitments, signature };
    let put = Put { matter: Matter::Greeting(hash), at: Timestamp(u64::MAX), epoch: u16::MAX };
    let decided = Decided { put: Box::new(put), signatures: vec![signature; 63], ready: vec![ready; 9] };
    let mut word = word_wire::encode(&Word::Decided(Box::new(decided)));
    // In place of a greeting may stand the longest question that a holder can ask.
    word.resize(word.len() + 200_000, 0);
    assert!(decode(&encode(&LinkMessage::Said(said(word)))).is_ok());
}

#[test]
fn a_name_has_at_most_32_bytes() {
    let longest = LinkMessage::Hello(member(0, &"x".repeat(32)));
    assert_eq!(decode(&encode(&longest)), Ok(longest));
    let longer = LinkMessage::Hello(member(0, &"\u{eb}".repeat(17)));
    assert_eq!(decode(&encode(&longer)), Err(WireError::Field("name")));
    let mut members = people(4);
    members[2].name = "x".repeat(33);
    assert_eq!(decode(&proposal(&members)), Err(WireError::Field("name")));
}

#[test]
fn members_are_ascending_and_each_once() {
    let people = people(4);
    assert_eq!(decode(&proposal(&people)), Ok(LinkMessage::Roster(roster())));
    let (mut unsorted, mut repeated, mut same_exchange_key) = (people.clone(), people.clone(), people);
    unsorted.swap(1, 2);
    repeated[2] = repeated[1].clone();
    same_exchange_key[2].exchange_key = same_exchange_key[1].exchange_key;
    for members in [unsorted, repeated, same_exchange_key] {
        assert_eq!(decode(&proposal(&members)), Err(WireError::Field("members")));
    }
}

#[test]
fn a_committee_has_four_seven_ten_or_thirteen_members() {
    let fits = |count: &u8| decode(&proposal(&people(*count))).is_ok();
    assert_eq!((0..=17).filter(fits).collect::<Vec<u8>>(), [4, 7, 10, 13]);
}

#[test]
fn no_list_is_longer_than_the_largest_committee() {
    assert!(decode(&encode(&heard(13))).is_ok() && decode(&encode(&present(13))).is_ok());
    assert_eq!(decode(&encode(&heard(14))), Err(WireError::Field("positions")));
    assert_eq!(decode(&encode(&present(14))), Err(WireError::Field("members")));
}

/// A field of a message, with bytes of another length in it.
type Resized<'a> = (&'static str, LinkMessage, &'a dyn Fn(&mut Kind) -> Option<&mut Vec<u8>>);

#[test]
fn keys_hashes_and_signatures_have_their_length() {
    let [opened, one, two, founded] = steps().map(LinkMessage::Founding);
    let hello = || LinkMessage::Hello(member(0, "Ann"));
    let said = || LinkMessage::Said(said(vec![8; 300]));
    let fields: [Resized<'_>; 13] = [
        ("key", hello(), &|kind| if let Kind::Hello(member) = kind { Some(&mut member.key) } else { None }),
        ("exchange key", hello(), &|kind| {
            if let Kind::Hello(member) = kind { Some(&mut member.exchange_key) } else { None }
        }),
        ("commitment", hello(), &|kind| {
            if let Kind::Hello(member) = kind { Some(&mut member.commitment) } else { None }
        }),
        ("attempt", LinkMessage::Roster(roster()), &|kind| {
            if let Kind::Roster(roster) = kind { Some(&mut roster.attempt) } else { None }
        }),
        ("key", heard(4), &|kind| {
            if let Kind::Heard(heard) = kind { Some(&mut heard.positions[0].member) } else { None }
        }),
        ("key", said(), &|kind| if let Kind::Said(said) = kind { Some(&mut said.member) } else { None }),
        ("signature", said(), &|kind| if let Kind::Said(said) = kind { Some(&mut said.signature) } else { None }),
        ("key", present(4), &|kind| if let Kind::Present(present) = kind { present.members.get_mut(0) } else { None }),
        ("roster", one.clone(), &|kind| if let Kind::Founding(step) = kind { Some(&mut step.roster) } else { None }),
        ("signature", one, &|kind| if let Kind::Founding(step) = kind { Some(&mut step.signature) } else { None }),
        ("nonce", opened, &|kind| match kind {
            Kind::Founding(proto::Founding { step: Some(StepKind::Opened(nonce)), .. }) => Some(nonce),
            _ => None,
        }),
        ("key", two, &|kind| match kind {
            Kind::Founding(proto::Founding { step: Some(StepKind::RoundTwo(share)), .. }) => Some(&mut share.to),
            _ => None,
        }),
        ("hash", founded, &|kind| match kind {
            Kind::Founding(proto::Founding { step: Some(StepKind::Founded(hash)), .. }) => Some(hash),
            _ => None,
        }),
    ];
    for (field, message, find) in fields {
        for length in [0, 31, 33, 63, 65] {
            let read = changed(&message, |kind| find(kind).unwrap().resize(length, 1));
            assert_eq!(read, Err(WireError::Field(field)), "{length} bytes");
        }
    }
}

#[test]
fn a_founding_says_something() {
    let message = LinkMessage::Founding(step(Step::RoundOne(vec![1])));
    let silent = changed(&message, |kind| {
        if let Kind::Founding(founding) = kind {
            founding.step = None;
        }
    });
    assert_eq!(silent, Err(WireError::Field("step")));
}

/// A share as a member has it once all have founded.
fn share(roster: &Roster) -> Box<GroupShare> {
    let (all, quorum) = roster.sizes();
    let identifiers = roster.identifiers();
    let list: Vec<_> = identifiers.values().copied().collect();
    let generator = Generator::of(&mut Dice::new(&Entropy([1; 32])));
    let (mut shares, public) = generate_with_dealer(all, quorum, IdentifierList::Custom(&list), generator).unwrap();
    let mine = shares.remove(&identifiers[&secret(0).key()]).unwrap();
    Box::new(GroupShare { key_package: KeyPackage::try_from(mine).unwrap(), public })
}

fn record(kind: RecordKind) -> Read<Record> {
    decode_record(&proto::Record { record: Some(kind) }.encode_to_vec())
}

fn read_back(record: &Record) -> Record {
    decode_record(&encode_record(record).unwrap()).unwrap_or_else(|error| panic!("{error}"))
}

#[test]
fn a_share_that_is_stored_reads_back() {
    let roster = roster();
    let share = share(&roster);
    let Record::Founded(read_roster, me, read) =
        read_back(&Record::Founded(roster.clone(), secret(0).key(), share.clone()))
    else {
        panic!("another record")
    };
    assert_eq!((read_roster, me), (roster, secret(0).key()));
    assert_eq!((read.key_package, read.public), (share.key_package, share.public));
}

#[test]
fn other_records_that_are_stored_read_back() {
    let founded = vec![step(Step::Founded(Hash([4; 32]))); 4];
    assert!(matches!(read_back(&Record::Secret(secret(9))), Record::Secret(read) if read.seeds() == secret(9).seeds()));
    let seated = read_back(&Record::Seated(GROUP, founded.clone()));
    assert!(matches!(seated, Record::Seated(GROUP, read) if read == founded));
    assert!(matches!(read_back(&Record::Sitting(u64::MAX)), Record::Sitting(u64::MAX)));
    assert!(matches!(read_back(&Record::Seat(vec![1, 2])), Record::Seat(read) if read == [1, 2]));
    assert!(matches!(read_back(&Record::Issuance(vec![3])), Record::Issuance(read) if read == [3]));
}

#[test]
fn a_share_of_another_length_or_of_no_member_does_not_read() {
    let (roster, me) = (roster(), secret(0).key());
    let founded = |change: fn(&mut proto::Founded)| {
        let bytes = encode_record(&Record::Founded(roster.clone(), me, share(&roster))).unwrap();
        let Some(RecordKind::Founded(mut founded)) = proto::Record::decode(&*bytes).unwrap().record else {
            panic!("another record")
        };
        change(&mut founded);
        record(RecordKind::Founded(founded)).err()
    };
    assert_eq!(founded(|_| {}), None);
    assert_eq!(founded(|founded| founded.roster = None), Some(WireError::Field("roster")));
    assert_eq!(founded(|founded| founded.share.truncate(31)), Some(WireError::Field("share")));
    // No number below the order of the group.
    assert_eq!(founded(|founded| founded.share = vec![0xff; 32]), Some(WireError::Field("share")));
    assert_eq!(founded(|founded| founded.public.truncate(128)), Some(WireError::Field("share")));
    assert_eq!(founded(|founded| founded.public.extend([1; 32])), Some(WireError::Field("share")));
    assert_eq!(founded(|founded| founded.member = vec![9; 32]), Some(WireError::Field("share")));
    assert_eq!(founded(|founded| founded.member.truncate(31)), Some(WireError::Field("key")));
}

#[test]
fn what_is_no_record_does_not_read() {
    assert_eq!(decode_record(&[]).err(), Some(WireError::Envelope));
    assert_eq!(decode_record(&[0xff; 9]).err(), Some(WireError::Envelope));
    let seeds = proto::Secret { seed: vec![1; 32], exchange_seed: vec![1; 31] };
    assert_eq!(record(RecordKind::Secret(seeds)).err(), Some(WireError::Field("seed")));
    let seated = |group: usize, founded: usize| {
        let founded = vec![write_step(&step(Step::Founded(Hash([4; 32])))); founded];
        record(RecordKind::Seated(proto::Seated { group: vec![1; group], founded })).err()
    };
    assert_eq!(seated(32, 13), None);
    assert_eq!(seated(31, 13), Some(WireError::Field("key")));
    assert_eq!(seated(32, 14), Some(WireError::Field("members")));
}
