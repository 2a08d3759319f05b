//! What a holder has to ask a witness: everything that this key can do for this wallet, in the order in which it is asked
//! (`docs/spec/09-witness.md`, section 2).
use std::collections::{BTreeMap, VecDeque};

use crate::engine::settlement::{Asking, Handing};
use crate::engine::state::Engine;
use crate::foundation::key::KeyPath;
use crate::foundation::signature::PublicKey;
use crate::foundation::time::Timestamp;
use crate::token::amount::{Amount, Denomination, DenominationCounts};
use crate::token::issuance::Authority;
use crate::token::needs::DenominationNeeds;
use crate::token::planning::{CoinOrder, PlanInput, choose_coins, plan};
use crate::token::telomeer::Traced;
use crate::token::token_id::TokenId;
use crate::token::transfer::check::rebuild;
use crate::token::transfer::plan::MAX_COINS;
use crate::token::transfer::record::{State, TransferRecord};
use crate::wallet::Coin;
use crate::wallet::change_set::Standing;

/// Most coins of one question.
const COINS_AT_ONCE: usize = 24;

/// Coins with fewer hands left are renewed when their witness is met.
const WORN_HANDS: u8 = 3;

impl Engine {
    /// Everything that this witness can do for this wallet, what is at stake first.
    pub(super) fn questions_for(
        &self,
        witness: &PublicKey,
        give_back: Option<(Authority, Amount)>,
    ) -> VecDeque<Asking> {
        let mut questions = VecDeque::new();
        for record in self.wallet.records().filter(|record| self.settles(witness, &record.terms.plan.plan.authority)) {
            match record.state {
                State::Committed if self.may_be_registered(record) => {
                    questions.push_back(Asking::Register(record.sid()));
                }
                State::AbortFiled if !record.commit.is_empty() => questions.push_back(Asking::Register(record.sid())),
                State::Prepared | State::AbortFiled => questions.push_back(Asking::File(record.sid())),
                _ => {}
            }
        }
        let of_witness: BTreeMap<&TokenId, &Coin> =
            self.wallet.coins.iter().filter(|(_, coin)| self.may_sign_over(coin, witness)).collect();
        let mut again: BTreeMap<(Authority, bool), Vec<TokenId>> = BTreeMap::new();
        for (id, coin) in &of_witness {
            // Redemptions of one authority each, beside no renewal: so the witness's person sees one sum.
            if let Some(surrendered) = coin.surrendered() {
                again.entry((coin.authority(), surrendered.new_owner.is_some())).or_default().push(**id);
            }
        }
        again.into_values().for_each(|ids| push_coins(&mut questions, ids, Handing::Again));
        let given = give_back.and_then(|(authority, amount)| self.coins_to_give_back(&authority, amount));
        let given = given.unwrap_or_default();
        let renewed = of_witness.iter().filter(|(id, coin)| is_to_renew(coin) && !given.contains(**id));
        let renewed = renewed.map(|(id, _)| **id).collect();
        push_coins(&mut questions, given, Handing::GiveBack);
        push_coins(&mut questions, renewed, Handing::Renew);
        questions
    }

    /// A payment that was dead once can only come back by the payee's request, which takes a window, and is worth it only while
    /// somebody takes its coins.
    fn may_be_registered(&self, record: &TransferRecord) -> bool {
        if record.decides_at == Timestamp(0) {
            return true;
        }
        let coins = rebuild(record, &self.wallet.issuances).map(|(agreement, _)| agreement.payment.clone());
        let last_moment = |traced: &Traced| {
            let grace_s = self.wallet.issuances.get(&traced.issuance).map_or(0, |known| known.issuance.grace_s);
            u64::from(traced.expiry_minutes) * 60_000 + u64::from(grace_s) * 1000
        };
        let is_good = coins.iter().flatten().any(|coin| self.now.wall.0 <= last_moment(&coin.traced));
        // A moment further off than any window was written by a clock that was wrong.
        let window_ms = u64::from(self.window_s(&record.terms.plan.plan.authority)) * 1000;
        let now = self.now.wall;
        is_good && (now >= record.decides_at || record.decides_at > now.after_ms(window_ms))
    }

    /// The longest challenge window of a kind of coins, in seconds.
    pub(super) fn window_s(&self, authority: &Authority) -> u32 {
        let issuances = self.wallet.issuances.values().filter(|known| known.authority() == *authority);
        issuances.map(|known| known.issuance.challenge_window_s).max().unwrap_or(0)
    }

    /// Whether a witness settles for a kind of coins.
    fn settles(&self, witness: &PublicKey, authority: &Authority) -> bool {
        let mut issuances = self.wallet.issuances.values().filter(|known| known.authority() == *authority);
        issuances.any(|known| known.issuance.witnesses.contains(witness))
    }

    /// Whether a coin may go to a witness. To itself a wallet hands none of its quarantined ones, and says of none again that it
    /// handed it over: put back from a backup, it has forgotten as the witness what it has forgotten as the owner.
    fn may_sign_over(&self, coin: &Coin, witness: &PublicKey) -> bool {
        let is_own = self.wallet.keys.get(&KeyPath::Issuer) == Some(witness);
        let is_forgotten = is_own && matches!(coin.standing, Standing::Quarantined | Standing::Dead);
        self.settles(witness, &coin.authority()) && !is_forgotten
    }

    /// Coins that make exactly an amount; giving back is always allowed, in quarantine too.
    fn coins_to_give_back(&self, authority: &Authority, amount: Amount) -> Option<Vec<TokenId>> {
        let returnable = |coin: &Coin| coin.authority() == *authority && is_in_hand(coin);
        let coins: Vec<(Denomination, u8, TokenId)> = self
            .wallet
            .coins
            .iter()
            .filter(|(_, coin)| returnable(coin))
            .map(|(id, coin)| (coin.denomination, coin.hops, *id))
            .collect();
        let mut holdings = DenominationCounts::default();
        for (denomination, ..) in &coins {
            let count = &mut holdings.0[denomination.index()];
            *count = count.saturating_add(1);
        }
        let nothing = DenominationCounts::default();
        let needs = DenominationNeeds::derive(&holdings);
        let plan = plan(PlanInput {
            amount,
            holdings: &holdings,
            offered: &nothing,
            payer_needs: &needs,
            payee_needs: &needs,
            max_coins: MAX_COINS,
        });
        let chosen = choose_coins(&plan.ok()?.pay, &coins, CoinOrder::LowestId)?;
        Some(chosen.into_iter().map(|(.., id)| *id).collect())
    }
}

fn push_coins(questions: &mut VecDeque<Asking>, ids: Vec<TokenId>, handing: Handing) {
    questions.extend(ids.chunks(COINS_AT_ONCE).map(|ids| Asking::Coins(ids.to_vec(), handing)));
}

/// Whether a coin can still go to the witness in that way.
pub(super) fn is_to_hand(coin: &Coin, handing: Handing) -> bool {
    match handing {
        Handing::Again => coin.surrendered().is_some(),
        Handing::Renew | Handing::GiveBack => is_in_hand(coin),
    }
}

/// Whether a coin lies here, bound to nothing, and is not known to be dead. What is on paper is perhaps in others' hands.
fn is_in_hand(coin: &Coin) -> bool {
    let is_here = coin.standing != Standing::Dead && !coin.is_on_paper();
    is_here && coin.held_by().is_none() && coin.surrendered().is_none()
}

/// Whether its witness would make a coin better.
pub(super) fn is_to_renew(coin: &Coin) -> bool {
    let unsure = coin.contested || coin.on_trust || coin.standing != Standing::Free || !coin.void().is_empty();
    is_in_hand(coin) && (unsure || coin.hands_left < WORN_HANDS)
}
