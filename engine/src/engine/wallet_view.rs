//! What the home screen needs to know.
use crate::engine::state::Engine;
use crate::engine::to_settle::is_to_renew;
use crate::foundation::time::Timestamp;
use crate::lifecycle::cash_in::CashIn;
use crate::summary::{
    AssetSummary, Balance, CoinGroup, Grade, Movement, MovementKind, OpenTransfer, SettleNeed, TransferState,
    WalletSummary,
};
use crate::token::amount::Amount;
use crate::token::issuance::{Authority, IssuanceId, SignedIssuance};
use crate::token::token_id::TokenId;
use crate::token::transfer::record::{Role, State, TransferRecord};
use crate::wallet::Coin;
use crate::wallet::change_set::{MovementOf, MovementRecord, Standing};

/// Most movements that one summary carries.
const MAX_MOVEMENTS: usize = 200;

impl Engine {
    /// The home screen at a moment.
    pub fn wallet_summary(&self, now: Timestamp) -> WalletSummary {
        let movements = self.wallet.movements.iter().rev().take(MAX_MOVEMENTS);
        WalletSummary {
            assets: self.kinds_shown().map(|(issuance, authority)| self.asset(issuance, authority, now)).collect(),
            open: self.open_records().map(|record| self.open_transfer(record)).collect(),
            movements: movements.filter_map(|movement| self.movement(movement)).collect(),
            conflicts: self.conflicts(),
            restored: self.wallet.restored.filter(|_| self.is_anything_quarantined()),
            dial: self.wallet.policy,
            profile: self.profile(),
            notes: self.wallet.host_notes.as_str().to_owned(),
            sits: !self.wallet.seat.is_empty(),
        }
    }

    /// The coins whose telomeers a backup has to hold.
    pub fn token_ids(&self) -> impl Iterator<Item = TokenId> {
        self.wallet.coins.keys().copied()
    }

    /// Lines of the whole history.
    pub fn movement_count(&self) -> usize {
        self.wallet.movements.len()
    }

    /// Each accepted kind of coins once; a record that was merely seen shows nowhere.
    pub(super) fn kinds_shown(&self) -> impl Iterator<Item = (&SignedIssuance, Authority)> {
        let mut seen: Vec<Authority> = Vec::new();
        let kinds = self.wallet.issuances.values().map(|issuance| (issuance, issuance.authority()));
        kinds.filter(move |(_, authority)| {
            let shows = self.wallet.accepted.contains(authority) && !seen.contains(authority);
            if shows {
                seen.push(*authority);
            }
            shows
        })
    }

    fn asset(&self, issuance: &SignedIssuance, authority: Authority, now: Timestamp) -> AssetSummary {
        let record = &issuance.issuance;
        let issuer = self.wallet.keys.get(&crate::foundation::key::KeyPath::Issuer);
        let coins = self.coin_groups(&authority, now);
        AssetSummary {
            authority,
            community: record.name.clone(),
            unit: record.unit.clone(),
            to_settle: self.to_settle(&authority),
            issued_here: issuer == Some(&record.issuer),
            settles_here: issuer.is_some_and(|key| record.witnesses.contains(key)),
            balance: self.balance(authority, &coins),
            coins,
        }
    }

    fn is_anything_quarantined(&self) -> bool {
        let in_hand = |coin: &&Coin| !coin.is_on_paper();
        self.wallet.coins.values().filter(in_hand).any(|coin| coin.standing == Standing::Quarantined)
    }

    /// What a meeting with the issuer would do.
    fn to_settle(&self, authority: &Authority) -> SettleNeed {
        let transfers = self.wallet.records().filter(|record| {
            let open = matches!(record.state, State::Committed | State::Prepared | State::AbortFiled);
            open && record.terms.plan.plan.authority == *authority
        });
        let coins = self.wallet.coins.values().filter(|coin| coin.authority() == *authority);
        let coins = coins.filter(|coin| !self.wallet.is_quarantined_for_good(coin));
        let waiting = coins.filter(|coin| coin.surrendered().is_some() || is_to_renew(coin));
        let blocked = waiting
            .clone()
            .filter(|coin| coin.surrendered().is_some() || coin.standing != Standing::Free || coin.hands_left == 0);
        let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        SettleNeed {
            transfers: count(transfers.count()),
            coins: count(waiting.count()),
            blocked: count(blocked.count()),
        }
    }

    fn balance(&self, authority: Authority, coins: &[CoinGroup]) -> Balance {
        let of = |grade: Grade| {
            let values = coins.iter().filter(|coins| coins.grade == grade).map(|coins| coins.value().0);
            Amount(values.fold(0, u32::saturating_add))
        };
        let coming = self
            .wallet
            .transfers
            .values()
            .filter(|record| record.state == State::Committed && record.terms.plan.plan.authority == authority);
        let coming = coming.map(|record| record.terms.plan.plan.change.value().0).fold(0, u32::saturating_add);
        Balance {
            settled: of(Grade::Settled),
            on_trust: of(Grade::OnTrust),
            reserved: of(Grade::Reserved),
            // Change that the issuer has registered is a coin already, which only its renewal frees.
            change_coming: Amount(coming.saturating_add(of(Grade::ChangeComing).0)),
            in_doubt: of(Grade::InDoubt),
            with_issuer: of(Grade::WithIssuer),
            quarantined: of(Grade::Quarantined),
            contested: of(Grade::Contested),
            on_paper: of(Grade::OnPaper),
        }
    }

    fn open_transfer(&self, record: &TransferRecord) -> OpenTransfer {
        let plan = &record.terms.plan.plan;
        let offered = record.state == State::Offered;
        OpenTransfer {
            sid: record.sid(),
            role: record.role(),
            state: shown_state(record),
            amount: record.terms.value(),
            swap: record.terms.request.request.swap,
            unit: self.names_of(&plan.authority).1,
            hand_over: plan.pay,
            change: plan.change,
            peer: self.peer_of(record),
            started: record.started,
            deadline: offered.then_some(record.deadline),
            can_cancel: offered,
            decides_at: Some(record.decides_at).filter(|at| at.0 > 0 && record.role() == Role::Payee),
        }
    }

    pub(super) fn movement(&self, movement: &MovementRecord) -> Option<Movement> {
        let settled = |id: &IssuanceId, kind, amount: &Amount, report: Option<&CashIn>| {
            let record = &self.wallet.issuances.get(id)?.issuance;
            let (unit, community) = (record.unit.clone(), record.name.clone());
            let (amount, cash_in) = (*amount, report.map(CashIn::number));
            Some(Movement { at: movement.at, kind, amount, unit, community, sid: None, cash_in, peer: None })
        };
        match &movement.of {
            MovementOf::GivenBack(id, amount, report) => {
                settled(id, MovementKind::GivenBack, amount, report.as_deref())
            }
            MovementOf::TakenBack(id, amount, report) => {
                settled(id, MovementKind::TakenBack, amount, report.as_deref())
            }
            MovementOf::Printed(id, amount) => settled(id, MovementKind::Printed, amount, None),
            MovementOf::Unprinted(id, amount) => settled(id, MovementKind::Unprinted, amount, None),
            MovementOf::Issued(id) => {
                let record = &self.wallet.issuances.get(id)?.issuance;
                let values = record.denominations.iter().map(|(value, count)| value.value().saturating_mul(*count));
                Some(Movement {
                    at: movement.at,
                    kind: MovementKind::Issued,
                    amount: Amount(values.fold(0, u32::saturating_add)),
                    unit: record.unit.clone(),
                    community: record.name.clone(),
                    sid: None,
                    cash_in: None,
                    peer: None,
                })
            }
            MovementOf::Transfer(sid) => {
                let record = self.wallet.record(sid)?;
                Some(self.movement_of(record, movement.at))
            }
        }
    }

    pub(super) fn movement_of(&self, record: &TransferRecord, at: Timestamp) -> Movement {
        let plan = &record.terms.plan.plan;
        let (community, unit) = self.names_of(&plan.authority);
        let kind = match (record.state, record.role()) {
            (State::Aborted | State::Voided | State::RolledBack | State::Abandoned, _) => MovementKind::RolledBack,
            _ if record.terms.request.request.swap => MovementKind::Swapped,
            (_, Role::Payer) => MovementKind::Paid,
            _ if record.is_from_paper() => MovementKind::FromPaper,
            (_, Role::Payee) => MovementKind::Received,
        };
        let peer = Some(self.peer_of(record));
        let (amount, sid) = (record.terms.value(), Some(record.sid()));
        Movement { at, kind, amount, unit, community, sid, cash_in: None, peer }
    }
}

/// The state in the words of the protocol.
pub(super) fn shown_state(record: &TransferRecord) -> TransferState {
    match record.state {
        State::Offered => TransferState::Offered,
        State::Committed => TransferState::Committed,
        State::Final => TransferState::Settled,
        State::Prepared => TransferState::Prepared,
        State::Received => TransferState::Received,
        State::AbortFiled => TransferState::AbortFiled,
        State::Aborted | State::Voided | State::Frozen | State::RolledBack | State::Abandoned => {
            TransferState::RolledBack
        }
    }
}
