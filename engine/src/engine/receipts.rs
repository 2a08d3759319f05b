//! Receipts: what both sides can prove, with every chain verified on the spot.
use crate::engine::state::Engine;
use crate::engine::wallet_view::shown_state;
use crate::foundation::hash::Hash;
use crate::foundation::random::{Dice, Entropy};
use crate::foundation::signature::VerificationBatch;
use crate::summary::{Receipt, ReceiptCoin};
use crate::token::telomeer::{Telomeer, Traced};
use crate::token::transfer::agreement::{AgreedCoin, Agreement, Certificate};
use crate::token::transfer::check::{rebuild, trace_coins};
use crate::token::transfer::message::Message;
use crate::token::transfer::receipt::ReceiptFile;
use crate::token::transfer::record::{Sid, TransferRecord};
use crate::token::transfer::wire;
use crate::wallet::change_set::{MovementOf, MovementRecord};

impl Engine {
    /// The receipt of a transfer; verifies every chain on it.
    pub fn receipt(&self, sid: Sid, entropy: Entropy) -> Option<Receipt> {
        let record = self.wallet.record(&sid)?;
        let mut dice = Dice::new(&entropy);
        let plan = &record.terms.plan.plan;
        let (community, unit) = self.names_of(&plan.authority);
        let rebuilt = rebuild(record, &self.wallet.issuances);
        let header = rebuilt.as_ref().filter(|_| !record.commit.is_empty()).map(|(agreement, ..)| agreement.header());
        let (paid, change) = match rebuilt {
            Some((agreement, votes)) => self.receipt_coins(record, &agreement, &votes, &mut dice),
            None => (self.offered_coins_shown(record), Vec::new()),
        };
        Some(Receipt {
            sid,
            header,
            role: record.role(),
            state: shown_state(record),
            amount: record.terms.value(),
            swap: record.terms.request.request.swap,
            unit,
            community,
            memo: record.terms.request.request.memo.clone(),
            at: if record.ended.0 == 0 { record.started } else { record.ended },
            peer: self.peer_of(record),
            paid,
            change,
            reasons: self.wallet.acceptances.get(&sid).map_or(Vec::new(), |why| why.reasons.clone()),
            from_paper: record.is_from_paper(),
        })
    }

    /// The receipt as a file that anybody can verify; none before the payment is committed, and where it did not happen.
    pub fn receipt_file(&self, sid: Sid) -> Option<Vec<u8>> {
        let record = self.wallet.record(&sid)?;
        Some(ReceiptFile::of(record, &self.wallet.issuances)?.encode())
    }

    /// The report of a cashing in as a file that anybody can verify.
    pub fn cash_in_file(&self, number: Hash) -> Option<Vec<u8>> {
        let report = |movement: &MovementRecord| match &movement.of {
            MovementOf::GivenBack(.., report) | MovementOf::TakenBack(.., report) => report.clone(),
            _ => None,
        };
        let mut reports = self.wallet.movements.iter().rev().filter_map(report);
        Some(reports.find(|report| report.number() == number)?.encode())
    }

    /// The coins of a finished certificate with their new hops; before that, with the hops they came with.
    fn receipt_coins(
        &self,
        record: &TransferRecord,
        agreement: &Agreement,
        votes: &[crate::token::transfer::message::OwnerSignature],
        dice: &mut Dice,
    ) -> (Vec<ReceiptCoin>, Vec<ReceiptCoin>) {
        let Ok(Message::Commit(commit)) = wire::decode(&record.commit) else {
            let shown = |coins: &[AgreedCoin]| coins.iter().map(|coin| self.coin_shown(&coin.traced, false)).collect();
            return (shown(&agreement.payment), shown(&agreement.change));
        };
        let acknowledgement = match wire::decode(&record.acknowledgement) {
            Ok(Message::Final(last)) => Some(last.signature),
            _ => None,
        };
        let certificate = Certificate { commits: &commit.signatures, votes, acknowledgement };
        let paid = agreement.paid_telomeers(&certificate).unwrap_or_default();
        let change = agreement.change_telomeers(&certificate).unwrap_or_default();
        let mut shown = |coins: Vec<(Traced, Telomeer)>| {
            coins.iter().map(|(traced, telomeer)| self.coin_shown(traced, self.holds(telomeer, dice))).collect()
        };
        (shown(paid), shown(change))
    }

    /// Whether every signature of a chain holds.
    fn holds(&self, telomeer: &Telomeer, dice: &mut Dice) -> bool {
        let mut batch = VerificationBatch::new();
        let issuance = self.wallet.issuances.get(&telomeer.anchor.issuance);
        let traced = issuance.is_some_and(|issuance| telomeer.trace(issuance, &mut batch, 0).is_ok());
        traced && batch.verify(dice).is_ok()
    }

    fn offered_coins_shown(&self, record: &TransferRecord) -> Vec<ReceiptCoin> {
        let Ok(Message::SenderExoPak(pak)) = wire::decode(&record.sender_exo_pak) else { return Vec::new() };
        let traced = trace_coins(&pak.coins, &self.wallet.issuances, &mut VerificationBatch::new());
        traced.unwrap_or_default().iter().map(|coin| self.coin_shown(&coin.traced, false)).collect()
    }

    fn coin_shown(&self, traced: &Traced, verified: bool) -> ReceiptCoin {
        let issuance = self.wallet.issuances.get(&traced.issuance);
        ReceiptCoin {
            token_id: traced.token_id,
            label: issuance.map_or(String::new(), |issuance| issuance.issuance.label(traced.index)),
            denomination: traced.denomination,
            hops: traced.hops,
            verified,
        }
    }
}
