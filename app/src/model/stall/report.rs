//! What one phone of a stall took on a day: added up here, shown to another phone of the stall as text, and added there.
use juicetokens_engine::foundation::time::Timestamp;
use juicetokens_engine::summary::{MovementEntry, MovementKind};
use juicetokens_engine::token::amount::Amount;

use crate::model::receive::cut;
use crate::model::refund;

/// How such a text begins.
const HEAD: &str = "JTDAY1";
/// Most kinds of coins that one tells of, and most of its name's bytes.
const MOST_TOTALS: usize = 12;
const LONGEST_NAME: usize = 32;

/// What one phone took. Nobody signs it: it helps a stall to count, and proves nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// Since when; with the name it says which phone this is.
    pub opened: Timestamp,
    /// Until when.
    pub until: Timestamp,
    /// The wallet's name.
    pub name: String,
    /// By kind of coins.
    pub totals: Vec<Total>,
}

/// What was taken of one kind of coins.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Total {
    /// The unit's name.
    pub unit: String,
    /// The community's name.
    pub community: String,
    /// Payments taken.
    pub payments: u32,
    /// What they came to.
    pub taken: Amount,
    /// Payments given back, whole or in part.
    pub refunds: u32,
    /// What they came to.
    pub returned: Amount,
}

impl Total {
    fn is_of(&self, unit: &str, community: &str) -> bool {
        self.unit == unit && self.community == community
    }

    /// What is left of the takings.
    pub fn left(&self) -> Amount {
        Amount(self.taken.0.saturating_sub(self.returned.0))
    }
}

/// What movements come to, by kind of coins: what was got, and what of it was given back.
pub fn totals_of<'a>(movements: impl IntoIterator<Item = &'a MovementEntry>) -> Vec<Total> {
    let mut totals = Vec::new();
    for entry in movements {
        let movement = &entry.movement;
        let is_refund = refund::original_of(&entry.memo).is_some();
        let mut line = Total { unit: movement.unit.clone(), community: movement.community.clone(), ..Total::default() };
        match movement.kind {
            MovementKind::Received | MovementKind::FromPaper if !is_refund => {
                (line.payments, line.taken) = (1, movement.amount);
            }
            MovementKind::Paid if is_refund => (line.refunds, line.returned) = (1, movement.amount),
            _ => continue,
        }
        add(&mut totals, line);
    }
    totals
}

/// Adds one kind's total to the others.
pub fn add(totals: &mut Vec<Total>, more: Total) {
    match totals.iter_mut().find(|known| known.is_of(&more.unit, &more.community)) {
        Some(known) => {
            known.payments = known.payments.saturating_add(more.payments);
            known.taken = Amount(known.taken.0.saturating_add(more.taken.0));
            known.refunds = known.refunds.saturating_add(more.refunds);
            known.returned = Amount(known.returned.0.saturating_add(more.returned.0));
        }
        None => totals.push(more),
    }
}

impl Report {
    /// As text that fits into a code: nothing in it is a secret of the wallet.
    pub fn text(&self) -> String {
        let name = plain(&self.name);
        let mut parts =
            vec![HEAD.into(), self.opened.0.to_string(), self.until.0.to_string(), self.payments().to_string()];
        parts.push(cut(&name, LONGEST_NAME));
        parts.extend(self.totals.iter().take(MOST_TOTALS).map(|total| {
            let Total { unit, community, payments, taken, refunds, returned } = total;
            format!("{},{},{payments},{taken},{refunds},{returned}", plain(unit), plain(community))
        }));
        parts.join(";")
    }

    /// Reads one; none where the text is something else.
    pub fn of_text(text: &str) -> Option<Self> {
        let mut parts = text.trim().split(';');
        if parts.next() != Some(HEAD) {
            return None;
        }
        let mut number = || parts.next()?.parse::<u64>().ok();
        let (opened, until, _) = (Timestamp(number()?), Timestamp(number()?), number()?);
        let name = cut(parts.next()?, LONGEST_NAME);
        let totals = parts.take(MOST_TOTALS).map(total_of).collect::<Option<Vec<_>>>()?;
        (opened <= until).then_some(Self { opened, until, name, totals })
    }

    fn payments(&self) -> u32 {
        self.totals.iter().map(|total| total.payments).fold(0, u32::saturating_add)
    }

    /// Whether both are of the same phone and day.
    pub fn is_same_as(&self, other: &Self) -> bool {
        self.opened == other.opened && self.name == other.name
    }
}

fn total_of(text: &str) -> Option<Total> {
    let parts: Vec<&str> = text.split(',').collect();
    let [unit, community, payments, taken, refunds, returned] = parts.as_slice() else { return None };
    let number = |text: &str| text.parse::<u32>().ok();
    Some(Total {
        unit: (*unit).to_owned(),
        community: (*community).to_owned(),
        payments: number(payments)?,
        taken: Amount(number(taken)?),
        refunds: number(refunds)?,
        returned: Amount(number(returned)?),
    })
}

/// Without what separates parts.
fn plain(text: &str) -> String {
    text.chars().map(|letter| if letter.is_control() || matches!(letter, ';' | ',') { ' ' } else { letter }).collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use juicetokens_engine::foundation::hash::Hash;
    use juicetokens_engine::summary::Movement;
    use juicetokens_engine::token::transfer::record::Sid;

    fn entry(kind: MovementKind, amount: u32, memo: &str) -> MovementEntry {
        let movement = Movement {
            at: Timestamp(9),
            kind,
            amount: Amount(amount),
            unit: "juice".into(),
            community: "Market".into(),
            sid: Some(Sid(Hash([3; 32]))),
            cash_in: None,
            peer: None,
        };
        MovementEntry { movement, memo: memo.into(), state: None, is_open: false }
    }

    #[test]
    fn a_day_counts_what_came_in_and_what_was_given_back_of_it() {
        use MovementKind::{Issued, Paid, Received, RolledBack};
        let refund = refund::memo_of(Sid(Hash([3; 32])));
        let day = [
            entry(Received, 12, "bread"),
            entry(Received, 5, ""),
            entry(Paid, 4, &refund),
            entry(Paid, 90, "rent"),
            entry(Issued, 500, ""),
            entry(RolledBack, 7, "bread"),
            entry(Received, 6, &refund),
        ];
        let [total] = totals_of(&day).try_into().unwrap();
        assert_eq!((total.payments, total.taken, total.refunds, total.returned), (2, Amount(17), 1, Amount(4)));
        assert_eq!(total.left(), Amount(13));
    }

    #[test]
    fn a_report_reads_back_and_anything_else_is_none() {
        let total = Total {
            unit: "juice".into(),
            community: "Market".into(),
            payments: 2,
            taken: Amount(17),
            ..Total::default()
        };
        let report =
            Report { opened: Timestamp(5), until: Timestamp(9), name: "Bram; Ann".into(), totals: vec![total] };
        let read = Report::of_text(&report.text()).unwrap();
        assert_eq!((read.name.as_str(), &read.totals), ("Bram  Ann", &report.totals));
        for other in ["", "JTDAY1", "JTDAY1;9;5;0;x", "JTDAY1;1;2;0;x;juice,Market,a,1,0,0", "JTDAY2;1;2;0;x"] {
            assert_eq!(Report::of_text(other), None, "{other}");
        }
    }
}
