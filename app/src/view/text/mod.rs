//! All words of the app, in one catalogue per language. A catalogue is a value of [`Text`]: one that misses a word does not
//! compile.
mod en;
pub(super) mod issuer;
mod nl;
pub(super) mod sight;
pub(super) mod trust;

use juicetokens_engine::token::amount::Amount;

use crate::model::Language;

/// The catalogue of a language.
pub(crate) fn catalogue(language: Language) -> &'static Text {
    match language {
        Language::English => &en::TEXT,
        Language::Dutch => &nl::TEXT,
    }
}

/// A sentence with one gap.
pub(crate) type One = fn(&str) -> String;
/// A sentence with two gaps.
pub(crate) type Two = fn(&str, &str) -> String;

/// Every word, by screen.
pub(crate) struct Text {
    pub(crate) common: Common,
    pub(crate) welcome: Welcome,
    pub(crate) unlock: Unlock,
    pub(crate) failed: Failed,
    pub(crate) home: Home,
    pub(crate) states: States,
    pub(crate) notices: Notices,
    pub(crate) issue: Issue,
    pub(crate) pay: Pay,
    pub(crate) receive: Receive,
    pub(crate) exchange: Exchange,
    pub(crate) camera: Camera,
    pub(crate) by_text: ByText,
    pub(crate) problem: Problems,
    pub(crate) receipt: Receipt,
    pub(crate) sight: &'static sight::Sight,
    pub(crate) settle: &'static issuer::Settle,
    pub(crate) warnings: &'static issuer::Warnings,
    pub(crate) settings: &'static trust::Settings,
    pub(crate) reasons: &'static trust::Reasons,
    /// The 32 symbols of the verification code, in order.
    pub(crate) symbols: [&'static str; 32],
}

impl Text {
    /// An amount with its digits in groups of three.
    pub(crate) fn figure(&self, amount: Amount) -> String {
        let digits = amount.to_string();
        let mut grouped = String::new();
        for (place, digit) in digits.chars().enumerate() {
            if place > 0 && (digits.len() - place).is_multiple_of(3) {
                grouped.push(self.common.thousands);
            }
            grouped.push(digit);
        }
        grouped
    }

    /// An amount with its unit, as it is read aloud.
    pub(crate) fn amount(&self, amount: Amount, unit: &str) -> String {
        let figure = self.figure(amount);
        if unit.is_empty() { figure } else { format!("{figure}\u{a0}{unit}") }
    }
}

pub(crate) struct Common {
    /// The language's tag, for the page and for dates.
    pub(crate) tag: &'static str,
    pub(crate) thousands: char,
    pub(crate) back: &'static str,
    pub(crate) moment: &'static str,
    pub(crate) show: &'static str,
    pub(crate) hide: &'static str,
    /// How many coins of what value.
    pub(crate) coins: fn(count: u32, value: u32) -> String,
    pub(crate) no_coins: &'static str,
}

pub(crate) struct Welcome {
    pub(crate) title: &'static str,
    pub(crate) cards: [(&'static str, &'static str); 3],
    pub(crate) card: Two,
    pub(crate) next: &'static str,
    pub(crate) create: &'static str,
    pub(crate) form: &'static str,
    pub(crate) name: &'static str,
    pub(crate) name_hint: &'static str,
    pub(crate) passphrase: &'static str,
    pub(crate) passphrase_hint: &'static str,
    pub(crate) again: &'static str,
    /// Too short, weak, fair, strong.
    pub(crate) strength: [&'static str; 4],
    pub(crate) no_backup: &'static str,
    pub(crate) submit: &'static str,
    pub(crate) creating: &'static str,
    pub(crate) need_name: &'static str,
    pub(crate) need_longer: &'static str,
    pub(crate) need_same: &'static str,
    pub(crate) storage: &'static str,
    pub(crate) storage_asking: &'static str,
    pub(crate) storage_go: &'static str,
}

pub(crate) struct Unlock {
    pub(crate) title: &'static str,
    pub(crate) passphrase: &'static str,
    pub(crate) submit: &'static str,
    pub(crate) trying: &'static str,
    pub(crate) wrong: &'static str,
    pub(crate) forgotten: &'static str,
    pub(crate) elsewhere: &'static str,
    pub(crate) elsewhere_do: &'static str,
}

pub(crate) struct Failed {
    pub(crate) title: &'static str,
    pub(crate) money: &'static str,
    pub(crate) money_damaged: &'static str,
    pub(crate) damaged: (&'static str, &'static str),
    pub(crate) storage: (&'static str, &'static str),
    pub(crate) unsupported: (&'static str, &'static str),
    pub(crate) worker: (&'static str, &'static str),
    pub(crate) again: &'static str,
    pub(crate) code: &'static str,
}

pub(crate) struct Home {
    pub(crate) lock: &'static str,
    pub(crate) pay: &'static str,
    pub(crate) get_paid: &'static str,
    pub(crate) balance: &'static str,
    pub(crate) issued_here: &'static str,
    pub(crate) settled: &'static str,
    pub(crate) on_trust: &'static str,
    pub(crate) reserved: &'static str,
    pub(crate) beside: &'static str,
    pub(crate) change_coming: &'static str,
    pub(crate) in_doubt: &'static str,
    pub(crate) with_issuer: &'static str,
    pub(crate) quarantined: &'static str,
    pub(crate) contested: &'static str,
    /// After "in doubt": until which day the issuer decides.
    pub(crate) decides_by: One,
    pub(crate) decides_now: &'static str,
    pub(crate) in_hand: &'static str,
    pub(crate) empty: &'static str,
    pub(crate) empty_do: &'static str,
    pub(crate) issue_first: &'static str,
    pub(crate) issue: &'static str,
    pub(crate) open: &'static str,
    pub(crate) pays: One,
    pub(crate) gets: One,
    pub(crate) person: One,
    pub(crate) hand_over: &'static str,
    pub(crate) give_back: &'static str,
    pub(crate) deadline: One,
    pub(crate) tell_them: &'static str,
    pub(crate) meet_again: &'static str,
    pub(crate) settle: &'static str,
    pub(crate) withdraw: &'static str,
    pub(crate) movements: &'static str,
    pub(crate) no_movements: &'static str,
    pub(crate) more: &'static str,
    pub(crate) issued: &'static str,
    pub(crate) paid: &'static str,
    pub(crate) received: &'static str,
    pub(crate) rolled_back: &'static str,
    pub(crate) given_back: &'static str,
    pub(crate) taken_back: &'static str,
}

/// The word for each state, and what it means for the person here.
pub(crate) struct States {
    pub(crate) offered: (&'static str, &'static str),
    pub(crate) prepared: (&'static str, &'static str),
    pub(crate) committed: (&'static str, &'static str),
    pub(crate) committed_change: (&'static str, &'static str),
    pub(crate) received: (&'static str, &'static str),
    pub(crate) settled: (&'static str, &'static str),
    pub(crate) rolled_back: (&'static str, &'static str),
    pub(crate) abort_filed: (&'static str, &'static str),
}

pub(crate) struct Notices {
    pub(crate) kept: &'static str,
    pub(crate) not_kept: &'static str,
    pub(crate) not_known: &'static str,
    pub(crate) ask_again: &'static str,
    pub(crate) install: &'static str,
    pub(crate) install_why: &'static str,
    pub(crate) install_yes: &'static str,
    pub(crate) later: &'static str,
    pub(crate) update: &'static str,
    pub(crate) update_yes: &'static str,
    pub(crate) issued: One,
    pub(crate) not_issued: One,
    pub(crate) close: &'static str,
}

pub(crate) struct Issue {
    pub(crate) title: &'static str,
    pub(crate) intro: &'static str,
    pub(crate) community: &'static str,
    pub(crate) community_hint: &'static str,
    pub(crate) unit: &'static str,
    pub(crate) unit_hint: &'static str,
    pub(crate) scenario: &'static str,
    pub(crate) scenario_hint: &'static str,
    pub(crate) coins: &'static str,
    pub(crate) coins_hint: &'static str,
    pub(crate) count: One,
    pub(crate) fewer: One,
    pub(crate) more: One,
    pub(crate) total: &'static str,
    pub(crate) preview: &'static str,
    pub(crate) details: &'static str,
    pub(crate) valid_days: &'static str,
    pub(crate) valid_days_hint: &'static str,
    pub(crate) reference: &'static str,
    pub(crate) reference_hint: &'static str,
    pub(crate) submit: One,
    pub(crate) submit_empty: &'static str,
    pub(crate) issuing: &'static str,
    pub(crate) need_community: &'static str,
    pub(crate) need_unit: &'static str,
    pub(crate) need_scenario: &'static str,
    pub(crate) need_coins: &'static str,
    pub(crate) need_days: &'static str,
    pub(crate) need_reference: &'static str,
}

pub(crate) struct Pay {
    pub(crate) title: &'static str,
    pub(crate) nothing: &'static str,
    pub(crate) nothing_do: &'static str,
    pub(crate) which: &'static str,
    pub(crate) held: One,
    pub(crate) amount: &'static str,
    pub(crate) keypad: &'static str,
    pub(crate) erase: &'static str,
    pub(crate) checking: &'static str,
    pub(crate) exact: &'static str,
    pub(crate) needs_change: &'static str,
    pub(crate) nearest: &'static str,
    pub(crate) too_much: One,
    pub(crate) go: One,
    pub(crate) go_empty: &'static str,
    pub(crate) asked: &'static str,
    pub(crate) asked_hint: &'static str,
}

pub(crate) struct Receive {
    pub(crate) title: &'static str,
    pub(crate) amount: &'static str,
    pub(crate) amount_hint: &'static str,
    pub(crate) memo: &'static str,
    pub(crate) memo_hint: &'static str,
    pub(crate) accept: &'static str,
    pub(crate) accept_full: &'static str,
    pub(crate) new: &'static str,
    pub(crate) new_hint: &'static str,
    pub(crate) nothing: &'static str,
    pub(crate) go: One,
    pub(crate) go_any: &'static str,
}

pub(crate) struct Exchange {
    pub(crate) pay: One,
    pub(crate) pay_asked: &'static str,
    pub(crate) receive: One,
    pub(crate) receive_any: &'static str,
    pub(crate) resume: &'static str,
    pub(crate) by_itself: &'static str,
    pub(crate) resume_why: &'static str,
    pub(crate) own_code: &'static str,
    pub(crate) camera: &'static str,
    /// Asked, offered, agreed, paid.
    pub(crate) steps: [&'static str; 4],
    pub(crate) step_done: &'static str,
    pub(crate) meeting: &'static str,
    pub(crate) exchanging: &'static str,
    pub(crate) sent_here: &'static str,
    pub(crate) sent_there: &'static str,
    pub(crate) of: Two,
    pub(crate) compare: &'static str,
    pub(crate) compare_do: &'static str,
    pub(crate) digits: One,
    pub(crate) same: &'static str,
    pub(crate) different: &'static str,
    pub(crate) confirmed: &'static str,
    pub(crate) approve_pay: Two,
    pub(crate) pay_button: One,
    pub(crate) hand_over: &'static str,
    pub(crate) get_back: &'static str,
    pub(crate) no_change: &'static str,
    pub(crate) note: &'static str,
    pub(crate) approve_receive: One,
    pub(crate) receive_button: One,
    pub(crate) new_issuer: One,
    pub(crate) issuer: &'static str,
    pub(crate) expires: &'static str,
    pub(crate) decline: &'static str,
    pub(crate) silent: &'static str,
    pub(crate) stop: &'static str,
    pub(crate) stop_free: &'static str,
    pub(crate) stop_offer: &'static str,
    pub(crate) leave: &'static str,
    pub(crate) leave_bound: &'static str,
    pub(crate) not_now: &'static str,
    pub(crate) not_now_hint: &'static str,
    pub(crate) done_paid: One,
    pub(crate) done_received: One,
    pub(crate) done_do: &'static str,
    pub(crate) see_receipt: &'static str,
    pub(crate) stopped: &'static str,
    pub(crate) stopped_do: &'static str,
    pub(crate) home: &'static str,
}

/// For each state of the camera: what is so, and what to do.
pub(crate) struct Camera {
    pub(crate) absent: (&'static str, &'static str),
    pub(crate) denied: (&'static str, &'static str),
    pub(crate) lost: (&'static str, &'static str),
    pub(crate) off: (&'static str, &'static str),
    pub(crate) starting: (&'static str, &'static str),
    pub(crate) watching: (&'static str, &'static str),
    pub(crate) retry: &'static str,
}

/// Codes as text.
pub(crate) struct ByText {
    pub(crate) title: &'static str,
    pub(crate) how: &'static str,
    pub(crate) own: &'static str,
    pub(crate) copy: &'static str,
    pub(crate) share: &'static str,
    pub(crate) copied: &'static str,
    pub(crate) not_copied: &'static str,
    pub(crate) theirs: &'static str,
    pub(crate) give: &'static str,
    pub(crate) given: &'static str,
    pub(crate) not_a_code: &'static str,
}

/// What happened to the money; then, for each problem, the cause and what to do.
pub(crate) struct Problems {
    pub(crate) money_safe: &'static str,
    pub(crate) money_open: &'static str,
    pub(crate) code: &'static str,
    pub(crate) amount_differs: fn(asked: &str, typed: &str) -> (String, &'static str),
    pub(crate) cannot_pay: fn(asked: &str) -> (String, &'static str),
    pub(crate) cannot_pay_none: &'static str,
    pub(crate) pay_instead: One,
    pub(crate) cannot_be_paid: fn(asked: &str) -> (String, &'static str),
    pub(crate) cannot_be_paid_none: &'static str,
    pub(crate) ask_instead: One,
    pub(crate) change_amount: &'static str,
    pub(crate) again: &'static str,
    pub(crate) deadline: (&'static str, &'static str),
    pub(crate) misbehaved: (&'static str, &'static str),
    pub(crate) other_version: fn(seen: &str) -> (String, &'static str),
    pub(crate) refused: One,
    pub(crate) refused_here: One,
    pub(crate) same_role: (&'static str, &'static str),
    pub(crate) other_purpose: (&'static str, &'static str),
    pub(crate) swapped_key: (&'static str, &'static str),
    pub(crate) codes_differ: (&'static str, &'static str),
    pub(crate) peer_left: (&'static str, &'static str),
    pub(crate) cancelled: (&'static str, &'static str),
    /// For each code from 1 to 18: the reason, and what to do.
    pub(crate) refusals: [(&'static str, &'static str); 19],
}

pub(crate) struct Receipt {
    pub(crate) title: &'static str,
    pub(crate) paid: &'static str,
    pub(crate) received: &'static str,
    pub(crate) loading: &'static str,
    pub(crate) missing: &'static str,
    pub(crate) missing_do: &'static str,
    pub(crate) community: &'static str,
    pub(crate) when: &'static str,
    pub(crate) peer: &'static str,
    pub(crate) note: &'static str,
    pub(crate) coins_paid: &'static str,
    pub(crate) coins_back: &'static str,
    pub(crate) hops: fn(count: u8) -> String,
    pub(crate) verified: &'static str,
    pub(crate) not_verified: &'static str,
    pub(crate) header: &'static str,
    pub(crate) header_hint: &'static str,
    pub(crate) no_header: &'static str,
    pub(crate) done: &'static str,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_grouped() {
        let english = catalogue(Language::English);
        assert_eq!(english.figure(Amount(7)), "7");
        assert_eq!(english.figure(Amount(1_000)), "1,000");
        assert_eq!(english.figure(Amount(1_234_567)), "1,234,567");
        assert_eq!(catalogue(Language::Dutch).figure(Amount(123_456)), "123.456");
    }

    #[test]
    fn symbols_have_names_of_their_own() {
        for language in [Language::English, Language::Dutch] {
            let mut names = catalogue(language).symbols.to_vec();
            names.sort_unstable();
            names.dedup();
            assert_eq!(names.len(), 32);
        }
    }
}
