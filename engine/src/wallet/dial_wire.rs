//! The risk dial and its answers, to bytes and back.
use juicetokens_proto::wallet as proto;

use crate::foundation::hash::Hash;
use crate::token::amount::Amount;
use crate::token::transfer::record::Sid;
use crate::trust::dial::{DialPolicy, Limits, Measure, Reason};
use crate::wallet::change_set::Acceptance;

pub(super) fn write_policy(policy: &DialPolicy) -> proto::DialPolicy {
    proto::DialPolicy {
        software: Some(write_limits(&policy.software)),
        hardware: Some(write_limits(&policy.hardware)),
        ask_up_to: policy.ask_up_to.0,
        max_hops: policy.max_hops.map(u32::from),
        max_age_days: policy.max_age_days,
    }
}

pub(super) fn read_policy(policy: &proto::DialPolicy) -> Option<DialPolicy> {
    Some(DialPolicy {
        software: read_limits(policy.software.as_ref()?),
        hardware: read_limits(policy.hardware.as_ref()?),
        ask_up_to: Amount(policy.ask_up_to),
        max_hops: policy.max_hops.map(u8::try_from).transpose().ok()?,
        max_age_days: policy.max_age_days,
    })
}

fn write_limits(limits: &Limits) -> proto::Limits {
    proto::Limits {
        each_stranger: limits.each_stranger.0,
        all_strangers: limits.all_strangers.0,
        each_person: limits.each_person.0,
    }
}

fn read_limits(limits: &proto::Limits) -> Limits {
    Limits {
        each_stranger: Amount(limits.each_stranger),
        all_strangers: Amount(limits.all_strangers),
        each_person: Amount(limits.each_person),
    }
}

pub(super) fn write_acceptance(sid: Sid, acceptance: &Acceptance) -> proto::Acceptance {
    proto::Acceptance {
        sid: sid.as_bytes().to_vec(),
        on_trust: acceptance.on_trust.0,
        reasons: acceptance.reasons.iter().map(write_reason).collect(),
    }
}

pub(super) fn read_acceptance(acceptance: &proto::Acceptance) -> Option<(Sid, Acceptance)> {
    let sid = Sid(Hash(acceptance.sid.as_slice().try_into().ok()?));
    let reasons = acceptance.reasons.iter().map(read_reason).collect::<Option<_>>()?;
    Some((sid, Acceptance { on_trust: Amount(acceptance.on_trust), reasons }))
}

fn write_reason(reason: &Reason) -> proto::Reason {
    let plain = |kind| proto::Reason { kind, ..proto::Reason::default() };
    let measured = |kind, measure: &Measure| proto::Reason {
        kind,
        first: measure.used.0,
        second: measure.offered.0,
        third: measure.limit.0,
    };
    match reason {
        Reason::IssuerIsPayer => plain(1),
        Reason::OwnIssue => plain(2),
        Reason::WithinDailyStranger(measure) => measured(3, measure),
        Reason::WithinStrangersTotal(measure) => measured(4, measure),
        Reason::KnownPerson(measure) => measured(5, measure),
        Reason::PersonAgreed => plain(6),
        Reason::OverDailyStranger(measure) => measured(7, measure),
        Reason::OverStrangersTotal(measure) => measured(8, measure),
        Reason::OverDailyPerson(measure) => measured(9, measure),
        Reason::OverAskLimit(measure) => measured(10, measure),
        Reason::TooManyHops { hops, limit } => {
            proto::Reason { kind: 11, first: u32::from(*hops), second: u32::from(*limit), third: 0 }
        }
        Reason::TooOld { days, limit } => proto::Reason { kind: 12, first: *days, second: *limit, third: 0 },
        Reason::ClockDoubtful => plain(13),
        Reason::Convicted => plain(14),
        Reason::Blocked => plain(15),
    }
}

fn read_reason(reason: &proto::Reason) -> Option<Reason> {
    let (used, offered, limit) = (Amount(reason.first), Amount(reason.second), Amount(reason.third));
    let measure = Measure { used, offered, limit };
    let hops = (u8::try_from(reason.first), u8::try_from(reason.second));
    Some(match (reason.kind, hops) {
        (1, _) => Reason::IssuerIsPayer,
        (2, _) => Reason::OwnIssue,
        (3, _) => Reason::WithinDailyStranger(measure),
        (4, _) => Reason::WithinStrangersTotal(measure),
        (5, _) => Reason::KnownPerson(measure),
        (6, _) => Reason::PersonAgreed,
        (7, _) => Reason::OverDailyStranger(measure),
        (8, _) => Reason::OverStrangersTotal(measure),
        (9, _) => Reason::OverDailyPerson(measure),
        (10, _) => Reason::OverAskLimit(measure),
        (11, (Ok(hops), Ok(limit))) => Reason::TooManyHops { hops, limit },
        (12, _) => Reason::TooOld { days: reason.first, limit: reason.second },
        (13, _) => Reason::ClockDoubtful,
        (14, _) => Reason::Convicted,
        (15, _) => Reason::Blocked,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_policy_and_every_reason_read_back() {
        let policy = DialPolicy { max_hops: Some(0), ask_up_to: Amount(7), ..DialPolicy::OPEN };
        for policy in [policy, DialPolicy::default()] {
            assert_eq!(read_policy(&write_policy(&policy)), Some(policy));
        }
        let measure = Measure { used: Amount(1), offered: Amount(2), limit: Amount(3) };
        let reasons = vec![
            Reason::IssuerIsPayer,
            Reason::OwnIssue,
            Reason::WithinDailyStranger(measure),
            Reason::WithinStrangersTotal(measure),
            Reason::KnownPerson(measure),
            Reason::PersonAgreed,
            Reason::OverDailyStranger(measure),
            Reason::OverStrangersTotal(measure),
            Reason::OverDailyPerson(measure),
            Reason::OverAskLimit(measure),
            Reason::TooManyHops { hops: 4, limit: 3 },
            Reason::TooOld { days: 400, limit: 300 },
            Reason::ClockDoubtful,
            Reason::Convicted,
            Reason::Blocked,
        ];
        let acceptance = Acceptance { on_trust: Amount(9), reasons };
        let sid = Sid(Hash([3; 32]));
        assert_eq!(read_acceptance(&write_acceptance(sid, &acceptance)), Some((sid, acceptance)));
    }

    #[test]
    fn what_no_wallet_writes_is_not_read() {
        let unknown = proto::Reason { kind: 99, ..proto::Reason::default() };
        assert_eq!(read_reason(&unknown), None);
        let hops = proto::Reason { kind: 11, first: 256, second: 3, third: 0 };
        assert_eq!(read_reason(&hops), None);
        let policy = proto::DialPolicy { max_hops: Some(256), ..write_policy(&DialPolicy::default()) };
        assert_eq!(read_policy(&policy), None);
        assert_eq!(read_policy(&proto::DialPolicy::default()), None);
    }
}
