//! What an issuer knows of the coins that it has issued: in hand, on paper, given back; the rest is with others.
use crate::engine::state::Engine;
use crate::foundation::key::KeyPath;
use crate::foundation::time::Timestamp;
use crate::summary::{IssueOverview, IssuedSummary};
use crate::token::amount::Amount;
use crate::token::issuance::SignedIssuance;
use crate::wallet::change_set::Standing;

impl Engine {
    /// The screens of an issuer and of whoever prints.
    pub fn issue_overview(&self) -> IssueOverview {
        let own = self.wallet.keys.get(&KeyPath::Issuer);
        let issued = self.wallet.issuances.values().filter(|known| Some(&known.issuance.issuer) == own);
        let mut issued: Vec<IssuedSummary> = issued.map(|known| self.issued(known)).collect();
        issued.sort_by_key(|each| std::cmp::Reverse(each.issued));
        IssueOverview { issued, printable: self.printable(), printed: self.printed_coins() }
    }

    fn issued(&self, known: &SignedIssuance) -> IssuedSummary {
        let record = &known.issuance;
        let total: u32 = record.denominations.iter().map(|(coin, count)| coin.value().saturating_mul(*count)).sum();
        let (mut held, mut on_paper) = (0_u32, 0_u32);
        for (id, coin) in self.wallet.coins.iter().filter(|(_, coin)| coin.issuance() == known.id()) {
            let value = coin.denomination.value();
            if self.is_still_on_paper(id, coin) {
                on_paper = on_paper.saturating_add(value);
            } else if !coin.is_on_paper() && coin.standing != Standing::Dead {
                held = held.saturating_add(value);
            }
        }
        let indices =
            (0..record.coin_count()).filter_map(|index| Some((record.denomination_of(index)?, known.token_id(index)?)));
        let gone = indices.filter(|(_, id)| self.wallet.ledger.is_retired(id));
        let retired = gone.map(|(coin, _)| coin.value()).fold(0, u32::saturating_add);
        let given_out = total.saturating_sub(retired).saturating_sub(held).saturating_sub(on_paper);
        IssuedSummary {
            issuance: known.id(),
            authority: known.authority(),
            community: record.name.clone(),
            unit: record.unit.clone(),
            reference: record.reference.clone(),
            issued: record.issued,
            expires: Timestamp(u64::from(record.expiry_minutes()) * 60_000),
            coins: record.denominations.clone(),
            total: Amount(total),
            retired: Amount(retired),
            held: Amount(held),
            on_paper: Amount(on_paper),
            given_out: Amount(given_out),
        }
    }
}
