//! The partner: issues the practice coins, does the opposite of what the person does, and says yes.
use juicetokens_engine::summary::{Approval, ExchangePhase, ExchangeSummary};
use juicetokens_engine::token::amount::{Amount, Denomination};
use juicetokens_engine::token::issuance::{Authority, NewIssuance};
use juicetokens_engine::{Command, Intent};

/// What marks the coins wherever they are shown, in every language; their issuer's key is drawn anew for each practice.
const COMMUNITY: &str = "Practice";
const UNIT: &str = "lemons";
/// A community's place that is nowhere.
const NOWHERE: &str = "000000";
/// What the partner gives when the person leaves it open.
pub(super) const GIFT: Amount = Amount(5);
/// What the partner asks when the person leaves it open.
pub(super) const PRICE: Amount = Amount(3);
/// How many coins of which value: enough to give change.
const COINS: [(u32, u32); 5] = [(1, 10), (2, 10), (5, 10), (10, 5), (20, 5)];

/// The coins of the practice.
pub(super) fn issuance() -> NewIssuance {
    let count = |coin: Denomination| COINS.iter().find(|(value, _)| *value == coin.value()).map(|(_, count)| *count);
    NewIssuance {
        witness: None,
        community: COMMUNITY.into(),
        unit: UNIT.into(),
        scenario: String::new(),
        location: NOWHERE.into(),
        reference: "PRACTICE".into(),
        valid_days: 365,
        coins: Denomination::all().filter_map(|coin| Some((coin, count(coin)?))).collect(),
    }
}

/// The other role, for the same amount.
pub(super) fn opposite(intent: &Intent, authority: Option<Authority>) -> Intent {
    match intent {
        Intent::Pay { amount, .. } => Intent::Receive {
            amount: amount.unwrap_or(PRICE),
            memo: String::new(),
            accepted: authority.into_iter().collect(),
            open_to_new: false,
        },
        Intent::Swap { .. } => Intent::Pay { amount: None, authority: None },
        Intent::Receive { amount, .. } => Intent::Pay { amount: amount.is_zero().then_some(GIFT), authority: None },
        Intent::Resume(_) | Intent::Settle { .. } | Intent::Serve | Intent::ServeTogether(_) => Intent::Resume(None),
    }
}

/// What the partner's phone asks its person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Question {
    Same,
    Agree(Approval),
}

impl Question {
    pub(super) fn answer(&self) -> Command {
        match self {
            Self::Same => Command::ConfirmCode,
            Self::Agree(_) => Command::Approve,
        }
    }
}

/// What is asked now. Whether the codes are the same the partner says only after the person, who is to look for themselves.
pub(super) fn question(summary: &ExchangeSummary, confirmed_opposite: bool) -> Option<Question> {
    if let Some(approval) = &summary.approval {
        return Some(Question::Agree(approval.clone()));
    }
    let compares = summary.phase == ExchangePhase::Comparing && !summary.confirmed_here;
    (compares && confirmed_opposite).then_some(Question::Same)
}
