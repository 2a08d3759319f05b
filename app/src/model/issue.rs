//! Issue: anyone may issue coins of their own community.
use juicetokens_engine::Command;
use juicetokens_engine::foundation::signature::PublicKey;
use juicetokens_engine::foundation::time::Timestamp;
use juicetokens_engine::token::amount::{Amount, Denomination};
use juicetokens_engine::token::issuance::NewIssuance;

use crate::model::border::HostCommand;
use crate::model::committee;
use crate::model::paper::wish;
use crate::model::paper_link::PaperWish;
use crate::model::stepper::Step;
use crate::model::{Model, Route, to_wallet};

/// The most coins of one denomination in one issuance.
pub const MOST_COINS: u32 = 500;
/// The longest that coins can stay valid, in days.
pub const MOST_DAYS: u32 = 3_650;
/// The place of coins that belong to no place.
const NOWHERE: &str = "000000";

/// The issue screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Issue {
    /// The community's name as typed.
    pub community: String,
    /// What one unit is called, as typed.
    pub unit: String,
    /// What the coins are for, as typed.
    pub scenario: String,
    /// The batch's reference as typed.
    pub reference: String,
    /// Days until the coins expire, as typed.
    pub valid_days: String,
    /// Coins by denomination, lowest first.
    pub counts: [u32; Denomination::COUNT],
    /// The group of the committee that is to settle for the coins; none for this wallet alone.
    pub together: Option<PublicKey>,
    /// Whether the person tried to go on; problems are shown from then on.
    pub tried: bool,
    /// What is being issued, until the wallet shows it.
    pub issuing: Option<(Amount, String)>,
}

/// A text field of the issue screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// The community's name.
    Community,
    /// The batch's reference.
    Reference,
    /// What the coins are for.
    Scenario,
    /// What one unit is called.
    Unit,
    /// Days until the coins expire.
    ValidDays,
}

/// Why coins cannot be issued yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Missing {
    /// No coins chosen.
    Coins,
    /// The field does not hold what it must.
    Field(Field),
}

/// What a person does on the issue screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// Wants another number of a denomination.
    Counted(Denomination, Step),
    /// Wants the coins issued.
    Submitted,
    /// Wants the committee to settle for them, or does not.
    TogetherToggled,
    /// Typed in a field.
    Typed(Field, String),
}

impl Issue {
    /// An empty form; the reference is the day, so that batches of one community differ.
    pub fn new(now: Timestamp) -> Self {
        Self {
            community: String::new(),
            unit: String::new(),
            scenario: String::new(),
            reference: day_reference(now),
            valid_days: "365".into(),
            counts: [0; Denomination::COUNT],
            together: None,
            tried: false,
            issuing: None,
        }
    }

    /// What the chosen coins are worth together.
    pub fn total(&self) -> Amount {
        Amount(Denomination::all().map(|coin| coin.value().saturating_mul(self.counts[coin.index()])).sum())
    }

    /// What still has to be put right, in the order of the form.
    pub fn missing(&self) -> Vec<Missing> {
        let days = self.valid_days.trim().parse::<u32>().unwrap_or(0);
        let reference = self.reference.trim();
        let checks = [
            (!(1..=48).contains(&self.community.trim().len()), Missing::Field(Field::Community)),
            (!(1..=16).contains(&self.unit.trim().len()), Missing::Field(Field::Unit)),
            (self.scenario.trim().len() > 80, Missing::Field(Field::Scenario)),
            (self.total().is_zero(), Missing::Coins),
            (!(1..=MOST_DAYS).contains(&days), Missing::Field(Field::ValidDays)),
            (
                !(1..=16).contains(&reference.len()) || !reference.bytes().all(|byte| byte.is_ascii_alphanumeric()),
                Missing::Field(Field::Reference),
            ),
        ];
        checks.into_iter().filter(|(wrong, _)| *wrong).map(|(_, missing)| missing).collect()
    }

    fn new_issuance(&self) -> NewIssuance {
        NewIssuance {
            witness: self.together,
            community: self.community.trim().into(),
            unit: self.unit.trim().into(),
            scenario: self.scenario.trim().into(),
            location: NOWHERE.into(),
            reference: self.reference.trim().to_ascii_uppercase(),
            valid_days: self.valid_days.trim().parse().unwrap_or(0),
            coins: Denomination::all()
                .map(|coin| (coin, self.counts[coin.index()]))
                .filter(|(_, count)| *count > 0)
                .collect(),
        }
    }
}

/// What it leads to.
pub fn update(model: &mut Model, event: Event) -> Vec<HostCommand> {
    let issue = &mut model.issue;
    match event {
        Event::Counted(coin, step) => {
            let count = &mut issue.counts[coin.index()];
            *count = step.from(*count).min(MOST_COINS);
        }
        Event::TogetherToggled => {
            let group = committee::group(model);
            model.issue.together = group.filter(|_| model.issue.together.is_none());
        }
        Event::Submitted => return submitted(model),
        Event::Typed(field, text) => match field {
            Field::Community => issue.community = text,
            Field::Reference => issue.reference = text,
            Field::Scenario => issue.scenario = text,
            Field::Unit => issue.unit = text,
            Field::ValidDays => issue.valid_days = text,
        },
    }
    Vec::new()
}

fn submitted(model: &mut Model) -> Vec<HostCommand> {
    let issue = &mut model.issue;
    issue.tried = true;
    if !issue.missing().is_empty() || issue.issuing.is_some() {
        return Vec::new();
    }
    issue.issuing = Some((issue.total(), issue.unit.trim().to_owned()));
    (model.notices.issued, model.notices.issue_refused) = (None, None);
    vec![to_wallet(Command::Issue(model.issue.new_issuance()))]
}

/// A person opens the form: a community that issues here already is filled in.
pub(super) fn enter(model: &mut Model) -> Vec<HostCommand> {
    let own = model.assets().iter().find(|asset| asset.issued_here);
    let own = own.map(|asset| (asset.community.clone(), asset.unit.clone()));
    if let (Some((community, unit)), true) = (own, model.issue.community.is_empty()) {
        model.issue.community = community;
        model.issue.unit = unit;
    }
    vec![wish(PaperWish::Overview)]
}

/// The wallet changed: coins that were being issued are in hand now, and the person sees them at home.
pub(super) fn wallet_changed(model: &mut Model) -> Vec<HostCommand> {
    let Some(issued) = model.issue.issuing.take() else { return Vec::new() };
    model.issue = Issue::new(model.started);
    model.notices.issued = Some(issued);
    if model.route == Route::Issue { model.open_route(Route::Home) } else { Vec::new() }
}

/// No coins were made: the form stays as it is, and no later change of the wallet is taken for them.
pub(super) fn refused(model: &mut Model, why: String) -> Vec<HostCommand> {
    model.issue.issuing = None;
    (model.notices.issued, model.notices.issue_refused) = (None, Some(why));
    Vec::new()
}

/// Year, month and day as six digits, counted in the proleptic Gregorian calendar (the days-to-civil algorithm).
fn day_reference(now: Timestamp) -> String {
    let days = now.day() + 719_468;
    let (era, day_of_era) = (days / 146_097, days % 146_097);
    let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted_month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * shifted_month + 2) / 5 + 1;
    let month = if shifted_month < 10 { shifted_month + 3 } else { shifted_month - 9 };
    let year = year_of_era + era * 400 + u32::from(month <= 2);
    format!("{:02}{month:02}{day:02}", year % 100)
}
