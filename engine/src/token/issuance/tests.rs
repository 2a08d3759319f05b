#![allow(clippy::unwrap_used)]
use super::*;
use crate::foundation::key::KeyPath;
use crate::foundation::signature::signed_message;
use crate::testing::SoftSigner;

const ISSUED: Timestamp = Timestamp(1_760_000_000_000);

fn signer() -> SoftSigner {
    SoftSigner::new([1; 32])
}

fn issuer() -> PublicKey {
    signer().public(&KeyPath::Issuer)
}

fn denomination(value: u32) -> Denomination {
    Denomination::of_value(value).unwrap()
}

fn new() -> NewIssuance {
    NewIssuance {
        witness: None,
        community: "Market".to_owned(),
        unit: "Shell".to_owned(),
        scenario: String::new(),
        location: "89c258".to_owned(),
        reference: "REF123".to_owned(),
        valid_days: 365,
        coins: vec![(denomination(1), 3), (denomination(50), 2)],
    }
}

fn draft(new: &NewIssuance) -> Result<IssuanceDraft, IssuanceError> {
    Issuance::draft(new, issuer(), [7; 16], ISSUED)
}

fn sign(draft: IssuanceDraft) -> SignedIssuance {
    let message = signed_message(SigRole::Issuance, &draft.id().0);
    draft.with_signature(signer().sign(&KeyPath::Issuer, &message))
}

fn good() -> SignedIssuance {
    sign(draft(&new()).unwrap())
}

/// A record signed by its issuer over fields that `change` has spoiled.
fn spoiled(change: impl FnOnce(&mut Issuance)) -> IssuanceError {
    let mut draft = draft(&new()).unwrap();
    change(&mut draft.issuance);
    SignedIssuance::parse(sign(draft).bytes()).unwrap_err()
}

fn out_of_range(what: &'static str) -> IssuanceError {
    ReadError::OutOfRange(what).into()
}

#[test]
fn coins_expire_so_many_days_after_they_were_issued() {
    let of = |valid_days| draft(&NewIssuance { valid_days, ..new() }).map(|draft| draft.issuance.expiry_minutes());
    assert_eq!(of(365), Ok(ISSUED.minutes() + 525_600));
    assert_eq!(of(1), Ok(ISSUED.minutes() + 1_440));
    let issuance = good().issuance;
    assert_eq!((issuance.challenge_window_s, issuance.grace_s), (3 * 86_400, 6 * 86_400));
}

#[test]
fn a_signed_record_reads_back() {
    let signed = good();
    assert_eq!(SignedIssuance::parse(signed.bytes()), Ok(signed.clone()));
    assert_eq!(Issuance::parse(signed.bytes()), Ok(signed.clone()));
    let without_signature = &signed.bytes()[..signed.bytes().len() - 64];
    assert_eq!(signed.id().0, Hash::derive("issue", &[without_signature]));
    assert_eq!(signed.issuance.witnesses, [issuer()]);
    assert!(signed.issuance.is_witnessed());
}

#[test]
fn every_kind_of_expiry_reads_back() {
    let key = PublicKey([4; 32]);
    let issued = ISSUED.minutes();
    for (expiry, minutes) in [
        (Expiry::Fixed { minutes: issued + 1 }, issued + 1),
        (Expiry::Relative { minutes: 10 }, issued + 10),
        (Expiry::UntilEvent { latest_minutes: issued + 5, key }, issued + 5),
    ] {
        let mut draft = draft(&new()).unwrap();
        draft.issuance.expiry = expiry;
        let read = SignedIssuance::parse(sign(draft).bytes()).unwrap();
        assert_eq!((read.issuance.expiry, read.issuance.expiry_minutes()), (expiry, minutes));
    }
}

#[test]
fn every_kind_of_renewal_reads_back() {
    for renewal in [Renewal::None, Renewal::AnyWitness] {
        let mut draft = draft(&new()).unwrap();
        draft.issuance.renewal = renewal;
        assert_eq!(SignedIssuance::parse(sign(draft).bytes()).map(|read| read.issuance.renewal), Ok(renewal));
    }
}

#[test]
fn every_byte_counts() {
    let bytes = good().bytes().to_vec();
    for place in 0..bytes.len() {
        let mut bytes = bytes.clone();
        bytes[place] ^= 1;
        assert!(SignedIssuance::parse(&bytes).is_err(), "byte {place}");
        assert!(SignedIssuance::parse(&bytes[..place]).is_err(), "cut at {place}");
    }
    let longer = [&bytes[..], &[0]].concat();
    assert_eq!(SignedIssuance::parse(&longer), Err(ReadError::TrailingBytes.into()));
}

#[test]
fn another_key_cannot_sign() {
    let draft = draft(&new()).unwrap();
    let message = signed_message(SigRole::Issuance, &draft.id().0);
    let other = SoftSigner::new([2; 32]).sign(&KeyPath::Issuer, &message);
    let forged = draft.with_signature(other);
    assert_eq!(SignedIssuance::parse(forged.bytes()), Err(SignatureError::Invalid.into()));
}

#[test]
fn fields_outside_their_limits_do_not_read() {
    assert_eq!(spoiled(|record| record.name = String::new()), out_of_range("name"));
    assert_eq!(spoiled(|record| record.name = "a\nb".to_owned()), out_of_range("name"));
    assert_eq!(spoiled(|record| record.unit = "u".repeat(17)), ReadError::TooLong { limit: 16, seen: 17 }.into());
    assert_eq!(spoiled(|record| record.location = "89C258".to_owned()), out_of_range("location"));
    assert_eq!(spoiled(|record| record.reference = "A-1".to_owned()), out_of_range("reference"));
    assert_eq!(spoiled(|record| record.expiry = Expiry::Fixed { minutes: 1 }), out_of_range("expiry"));
    assert_eq!(spoiled(|record| record.expiry = Expiry::Relative { minutes: 0 }), out_of_range("expiry"));
    assert_eq!(spoiled(|record| record.hop_limit = 0), out_of_range("hop limit"));
    assert_eq!(spoiled(|record| record.hop_limit = 65), out_of_range("hop limit"));
    assert_eq!(spoiled(|record| record.grace_s -= 1), out_of_range("grace"));
    assert_eq!(spoiled(|record| record.denominations[0].1 = 0), out_of_range("a count of coins"));
    assert_eq!(spoiled(|record| record.denominations[0].1 = u32::MAX), out_of_range("the number of coins"));
    assert_eq!(spoiled(|record| record.denominations.clear()), out_of_range("denominations"));
    assert_eq!(spoiled(|record| record.denominations.reverse()), ReadError::Order("denominations").into());
    assert_eq!(spoiled(|record| record.witnesses.push(issuer())), ReadError::Order("witnesses").into());
    let too_many = ReadError::TooLong { limit: 16, seen: 17 }.into();
    assert_eq!(spoiled(|record| record.witnesses = vec![issuer(); 17]), too_many);
}

#[test]
fn a_draft_keeps_a_person_within_the_limits() {
    let refused = |change: fn(&mut NewIssuance)| {
        let mut new = new();
        change(&mut new);
        draft(&new).unwrap_err()
    };
    assert!(draft(&NewIssuance { community: "n".repeat(48), ..new() }).is_ok());
    let too_long = ReadError::TooLong { limit: 48, seen: 49 }.into();
    assert_eq!(refused(|new| new.community = "n".repeat(49)), too_long);
    assert_eq!(refused(|new| new.valid_days = 0), out_of_range("valid days"));
    assert_eq!(refused(|new| new.valid_days = 3651), out_of_range("valid days"));
    assert_eq!(refused(|new| new.coins[1].1 = 501), out_of_range("a count of coins"));
    assert_eq!(refused(|new| new.coins.clear()), out_of_range("denominations"));
    assert_eq!(refused(|new| new.coins.reverse()), ReadError::Order("denominations").into());
    assert_eq!(refused(|new| new.reference.clear()), out_of_range("reference"));
}

#[test]
fn coins_are_counted_through_the_list() {
    let issuance = good().issuance;
    assert_eq!(issuance.coin_count(), 5);
    let values: Vec<Option<u32>> =
        (0..6).map(|index| issuance.denomination_of(index).map(Denomination::value)).collect();
    assert_eq!(values, [Some(1), Some(1), Some(1), Some(50), Some(50), None]);
    assert_eq!(issuance.denomination_of(u32::MAX), None);
    assert_eq!(issuance.label(0), "89c258-REF123-1-001");
    assert_eq!(issuance.label(4), "89c258-REF123-50-005");
}

#[test]
fn token_ids_bind_issuance_index_and_value() {
    let signed = good();
    let id = signed.token_id(3).unwrap();
    assert_eq!(signed.issuance.token_id(3), Some(id));
    let issuance = signed.id();
    let fields: [&[u8]; 3] = [issuance.as_bytes(), &[3, 0, 0, 0], &[50, 0, 0, 0]];
    assert_eq!(id.0, Hash::derive("tid", &fields));
    assert_ne!(signed.token_id(4), Some(id));
    assert_eq!(signed.token_id(5), None);
}

#[test]
fn an_authority_is_issuer_asset_and_witnesses() {
    let issuance = good().issuance;
    let with = |change: fn(&mut Issuance)| {
        let mut other = issuance.clone();
        change(&mut other);
        other.authority()
    };
    assert_eq!(with(|record| record.reference = "OTHER".to_owned()), issuance.authority());
    assert_ne!(with(|record| record.asset = [8; 16]), issuance.authority());
    assert_ne!(with(|record| record.witnesses.clear()), issuance.authority());
    assert_ne!(with(|record| record.issuer = PublicKey([9; 32])), issuance.authority());
}
