#![allow(clippy::unwrap_used)]
use super::*;
use crate::foundation::hash::Hash;

fn records() -> Vec<SessionRecord> {
    let sid = Sid(Hash([7; 32]));
    let authority = Authority(Hash([8; 32]));
    let receive = SessionRecord {
        begun: Timestamp(1_800_000_000_000),
        written: Some(Timestamp(1_800_000_060_000)),
        intent: Intent::Receive {
            amount: Amount(13),
            memo: "melons".into(),
            accepted: vec![authority; 4],
            open_to_new: true,
        },
        role: Role::Payee,
        day: 20_833,
        flags: [true, false, true, true, false, true],
        bound: Some((sid, 17)),
        asked: vec![1; 300],
        heard: vec![vec![2; 900], Vec::new()],
        last_words: vec![(4, sid)],
    };
    let pay = Intent::Pay { amount: Some(Amount(5)), authority: Some(authority) };
    let resume = SessionRecord { intent: Intent::Resume(Some(sid)), role: Role::Payer, ..receive.clone() };
    let bare = SessionRecord {
        written: None,
        intent: Intent::Pay { amount: None, authority: None },
        bound: None,
        asked: Vec::new(),
        heard: Vec::new(),
        last_words: Vec::new(),
        ..resume.clone()
    };
    let swap = Intent::Swap { authority, give: DenominationCounts([15, 0, 2, 0, 0, 0, 0, 0, 1]) };
    let swap = SessionRecord { intent: swap, ..receive.clone() };
    vec![SessionRecord { intent: pay, ..resume.clone() }, receive, resume, bare, swap]
}

#[test]
fn a_meeting_reads_back_with_the_pipes_part_behind_it() {
    for record in records() {
        let bytes = record.write(b"pipe").unwrap();
        let (read, pipe) = SessionRecord::read(&bytes).unwrap();
        assert_eq!((bound_of(&read), pipe), (bound_of(&record), &b"pipe"[..]));
        assert_eq!(read, record);
    }
}

fn bound_of(record: &SessionRecord) -> Option<(Sid, u8)> {
    record.bound
}

#[test]
fn a_short_record_is_refused_at_every_length() {
    for record in records() {
        let bytes = record.write(&[]).unwrap();
        for length in 0..bytes.len() {
            assert!(SessionRecord::read(&bytes[..length]).is_err(), "{length} of {}", bytes.len());
        }
    }
}

#[test]
fn lengths_and_values_beyond_their_limits_are_refused() {
    let bytes = records()[3].write(&[]).unwrap();
    let with = |place: usize, value: u8| {
        let mut changed = bytes.to_vec();
        changed[4 + place] = value;
        SessionRecord::read(&changed).err()
    };
    assert_eq!(with(0, 2), Some(ReadError::Version { seen: 2 }));
    assert_eq!(with(13, 4), Some(ReadError::OutOfRange("intent")));
    assert_eq!(with(14, 2), Some(ReadError::OutOfRange("a flag")));
    assert_eq!(with(25, 1 << 6), Some(ReadError::OutOfRange("meeting flags")));
    let too_long = ReadError::TooLong { limit: MAX_PAYLOAD_BYTES, seen: 0xff << 24 };
    assert_eq!(with(31, 0xff), Some(too_long));
    assert_eq!(with(32, 65), Some(ReadError::TooLong { limit: MAX_LISTED, seen: 65 }));
}

#[test]
fn a_meeting_with_the_issuer_is_not_kept() {
    let serve = SessionRecord { intent: Intent::Serve, ..records()[0].clone() };
    assert!(serve.write(&[]).is_none());
}
