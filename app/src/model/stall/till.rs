//! What a stall keeps in its wallet: prices, the sum of the moment, and since when it is open. Written as lines of text.
use juicetokens_engine::foundation::hash::Hash;
use juicetokens_engine::foundation::time::Timestamp;
use juicetokens_engine::token::amount::Amount;
use juicetokens_engine::token::issuance::Authority;

use crate::model::pay::amount_of;
use crate::model::receive::{LONGEST_MEMO, cut};
use crate::model::route::hash_of_hex;
use crate::model::stall::report::Report;

/// The first line; a later form has another number, and is left alone.
const HEAD: &str = "stall 1";
/// Price buttons of one stall.
pub const MOST_BUTTONS: usize = 48;
/// Things on one sum.
pub const MOST_ITEMS: usize = 99;
/// What an exchange can ask for.
pub const MOST: Amount = Amount(9_999_999);
/// The longest name of a thing, in bytes.
pub const LONGEST_THING: usize = 32;

/// What a stall keeps.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Till {
    /// The seller's prices, in order.
    pub prices: Vec<Price>,
    /// What the customer of the moment has taken, in order.
    pub sum: Vec<Item>,
    /// In which coins; none takes any.
    pub unit: Option<Authority>,
    /// Since when the stall is open.
    pub opened: Option<Timestamp>,
    /// Whether a payment is taken without a sound.
    pub muted: bool,
    /// What other phones of the stall took today.
    pub reports: Vec<Report>,
}

/// A thing that is sold, and its price.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Price {
    /// What it is.
    pub item: Item,
    /// In which coins; none has this price in any.
    pub unit: Option<Authority>,
}

/// A thing on a sum.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// What it is called; empty for an amount by itself.
    pub name: String,
    /// What it costs.
    pub price: Amount,
}

impl Item {
    /// A thing, if it has a price; its name on one line and short.
    pub fn new(name: &str, price: Amount) -> Option<Self> {
        let plain: String = name.chars().filter(|letter| !letter.is_control()).collect();
        (!price.is_zero() && price <= MOST).then(|| Self { name: cut(plain.trim(), LONGEST_THING), price })
    }
}

impl Till {
    /// All of the sum.
    pub fn total(&self) -> Amount {
        Amount(self.sum.iter().map(|item| item.price.0).sum())
    }

    /// Puts one more thing on the sum, if it fits.
    pub fn put(&mut self, item: Item) {
        let fits = self.total().0.checked_add(item.price.0).is_some_and(|total| total <= MOST.0);
        if fits && self.sum.len() < MOST_ITEMS {
            self.sum.push(item);
        }
    }

    /// The sum by things: how often each, in the order in which they came.
    pub fn lines(&self) -> Vec<(usize, &Item)> {
        let mut lines: Vec<(usize, &Item)> = Vec::new();
        for item in &self.sum {
            match lines.iter_mut().find(|(_, known)| *known == item) {
                Some((times, _)) => *times += 1,
                None => lines.push((1, item)),
            }
        }
        lines
    }

    /// The sum in short, as both receipts keep it.
    pub fn memo(&self) -> String {
        let line = |(times, item): &(usize, &Item)| {
            let name = if item.name.is_empty() { item.price.to_string() } else { item.name.clone() };
            if *times > 1 { format!("{times} × {name}") } else { name }
        };
        let whole = self.lines().iter().map(line).collect::<Vec<_>>().join(", ");
        if whole.len() <= LONGEST_MEMO { whole } else { format!("{}…", cut(&whole, LONGEST_MEMO - '…'.len_utf8())) }
    }

    /// All of it as text.
    pub fn text(&self) -> String {
        let mut lines = vec![HEAD.to_owned()];
        lines.extend(self.unit.map(|unit| format!("unit {}", unit.0)));
        lines.extend(self.opened.map(|at| format!("opened {}", at.0)));
        lines.extend(self.muted.then(|| "muted".to_owned()));
        lines.extend(self.prices.iter().map(|Price { item, unit }| {
            format!("price {} {} {}", unit.map_or("-".into(), |unit| unit.0.to_string()), item.price, item.name)
        }));
        lines.extend(self.sum.iter().map(|item| format!("item {} {}", item.price, item.name)));
        lines.extend(self.reports.iter().map(|report| format!("phone {}", report.text())));
        lines.join("\n")
    }

    /// Reads it again; a line that does not read is left out.
    pub fn of_text(text: &str) -> Self {
        let mut till = Self::default();
        let mut lines = text.lines();
        if lines.next() != Some(HEAD) {
            return till;
        }
        for line in lines {
            let (word, rest) = line.split_once(' ').unwrap_or((line, ""));
            till.read(word, rest);
        }
        till
    }

    fn read(&mut self, word: &str, rest: &str) {
        match word {
            "unit" => self.unit = hash_of_hex(rest).map(Authority),
            "opened" => self.opened = rest.parse().ok().map(Timestamp),
            "muted" => self.muted = true,
            "price" => {
                let (unit, rest) = rest.split_once(' ').unwrap_or_default();
                let unit = hash_of_hex(unit).map(|hash: Hash| Authority(hash));
                self.prices.extend(item_of(rest).map(|item| Price { item, unit }));
            }
            "item" => item_of(rest).into_iter().for_each(|item| self.put(item)),
            "phone" => self.reports.extend(Report::of_text(rest)),
            _ => {}
        }
    }
}

fn item_of(text: &str) -> Option<Item> {
    let (price, name) = text.split_once(' ').unwrap_or((text, ""));
    Item::new(name, amount_of(price))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn item(name: &str, price: u32) -> Item {
        Item::new(name, Amount(price)).unwrap()
    }

    #[test]
    fn what_a_stall_keeps_reads_back() {
        let unit = Some(Authority(Hash([7; 32])));
        let till = Till {
            prices: vec![Price { item: item("Apple juice", 3), unit }, Price { item: item("خبز", 12), unit: None }],
            sum: vec![item("Apple juice", 3), item("", 5)],
            unit,
            opened: Some(Timestamp(1_795_262_400_000)),
            muted: true,
            reports: Report::of_text("JTDAY1;17;99;2;Bram’s stall;juice,Market,3,40,1,7").into_iter().collect(),
        };
        assert_eq!(till.reports.len(), 1);
        assert_eq!(Till::of_text(&till.text()), till);
        assert_eq!(Till::of_text(""), Till::default());
        assert_eq!(Till::of_text("stall 2\nitem 3 x"), Till::default(), "a later form is not guessed at");
    }

    #[test]
    fn a_sum_names_each_thing_once_and_fits_into_a_note() {
        let mut till = Till { sum: vec![item("juice", 3), item("bread", 4), item("juice", 3)], ..Till::default() };
        till.put(item("", 5));
        assert_eq!((till.total(), till.memo().as_str()), (Amount(15), "2 × juice, bread, 5"));
        till.sum = (1..40).map(|number| item(&format!("thing {number}"), number)).collect();
        assert!(till.memo().len() <= LONGEST_MEMO && till.memo().ends_with('…'));
        till.put(item("a house", MOST.0));
        assert!(till.total() < MOST, "what no exchange could ask for is not put on it");
    }

    #[test]
    fn a_thing_has_a_price_and_a_name_on_one_line() {
        assert_eq!(Item::new("free", Amount::ZERO), None);
        assert_eq!(item(" two\nlines ", 1).name, "twolines");
        assert!(item(&"é".repeat(40), 1).name.len() <= LONGEST_THING);
    }
}
