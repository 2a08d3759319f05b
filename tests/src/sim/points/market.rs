//! A market of three: an issuer, a payer worth 20 and a payee worth 7. What two of them could not end, or hold on trust, one of
//! them settles with the issuer; every effect of both is a crash point.
use juicetokens_engine::summary::{Grade, TransferState};
use juicetokens_engine::token::amount::Amount;
use juicetokens_engine::token::transfer::payer::OFFER_STANDS_MS;
use juicetokens_engine::token::transfer::record::Write;
use juicetokens_engine::{Input, Intent};

use crate::sim::crash::Crash;
use crate::sim::fixtures::{BEGIN, ask, issuer, pay};
use crate::sim::meeting::Meeting;
use crate::sim::points::{copy, direct, finish_pair, hold_between, pay_thirteen, share_order};
use crate::sim::wallet::SimWallet;

/// The wallets, by place. The first two are those of a payment.
const PAYER: usize = 0;
const PAYEE: usize = 1;
const ISSUER: usize = 2;

/// The window of three days, what the payer's offer stands, and what clocks may be wrong by.
const DECIDED_MS: u64 = 3 * 86_400_000 + 3 * OFFER_STANDS_MS;

/// What a holder comes to an issuer for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Matter {
    /// The payee was in doubt and asked; the payer had paid and registered meanwhile: the payee hears that it stands.
    Confirmed,
    /// The payee asked, and the window is over: the issuer declares the payment void.
    Decided,
    /// The payee is in doubt, and asks for an abort.
    Filed,
    /// 5 are given back for good, and the rest is renewed.
    GivenBack,
    /// The issuer says no to what is given back; it comes back renewed.
    NotTaken,
    /// The payer has paid, the payee is gone: the payer registers, and its change is renewed.
    Registered,
    /// A live holder's coins are renewed.
    Renewed,
    /// The payer had paid, and comes after the payment was declared void: it gets it back.
    Returned,
}

impl Matter {
    /// All of them.
    pub(super) const ALL: [Self; 8] = [
        Self::Confirmed,
        Self::Decided,
        Self::Filed,
        Self::GivenBack,
        Self::NotTaken,
        Self::Registered,
        Self::Renewed,
        Self::Returned,
    ];

    /// The holder and the issuer.
    pub(super) fn sides(self) -> [usize; 2] {
        match self {
            Self::Registered | Self::Returned => [PAYER, ISSUER],
            _ => [PAYEE, ISSUER],
        }
    }

    /// What was there before the holder meets the issuer.
    pub(super) fn prepare(self) -> Vec<SimWallet> {
        let mut wallets = open_market();
        // What is settled here is what no session can finish any more.
        wallets.iter_mut().for_each(SimWallet::forget_sessions);
        match self {
            Self::GivenBack | Self::NotTaken | Self::Renewed => return wallets,
            Self::Decided | Self::Filed => pay_thirteen(&mut wallets, Crash::BeforeWrite(Write::S2)),
            Self::Confirmed | Self::Registered | Self::Returned => {
                pay_thirteen(&mut wallets, Crash::AfterWrite(Write::S2));
            }
        }
        wallets = copy(&wallets);
        if !matches!(self, Self::Filed | Self::Registered) {
            meet(&mut wallets, (PAYEE, None), true);
        }
        match self {
            Self::Confirmed => meet(&mut wallets, (PAYER, None), true),
            Self::Decided => pass(&mut wallets),
            Self::Returned => {
                pass(&mut wallets);
                meet(&mut wallets, (PAYEE, None), true);
            }
            _ => {}
        }
        wallets
    }

    /// The meeting that is hit.
    pub(super) fn act(self, wallets: &mut [SimWallet]) {
        let [holder, _] = self.sides();
        meet(wallets, (holder, self.gives_back()), self.agrees());
    }

    fn gives_back(self) -> Option<u32> {
        matches!(self, Self::GivenBack | Self::NotTaken).then_some(5)
    }

    /// Whether the issuer's person takes what is given back.
    fn agrees(self) -> bool {
        self != Self::NotTaken
    }

    /// Whoever has something to settle comes again, and again when the window is over. What was not signed over for good when the
    /// power went is still the holder's, who brings it again.
    pub(super) fn finish(self, wallets: &mut [SimWallet]) {
        let [holder, _] = self.sides();
        let comers: &[usize] = if self == Self::Registered { &[PAYER, PAYEE] } else { &[holder] };
        for _ in 0..2 {
            for comer in comers {
                let still_there = self == Self::GivenBack && wallets[PAYEE].balance() == 7;
                meet(wallets, (*comer, still_there.then_some(5)), self.agrees());
            }
            pass(wallets);
        }
        // The issuer has settled it; a last word that its payer has not heard waits until the two meet.
        let open = wallets.iter().flat_map(|wallet| wallet.summary().open).map(|open| open.state);
        open.for_each(|state| assert_eq!(state, TransferState::Received, "{self:?} is not settled"));
        finish_pair(wallets);
    }

    /// What each has in the end; nothing of whoever came is on trust, in doubt or with the issuer.
    pub(super) fn assert_ended(self, wallets: &[SimWallet], what: &str) {
        let ends = [PAYER, PAYEE, ISSUER].map(|place| wallets[place].balance());
        let expected = match self {
            Self::Confirmed | Self::Registered => [7, 20, 173],
            Self::GivenBack => [20, 2, 173],
            Self::Decided | Self::Filed | Self::NotTaken | Self::Renewed | Self::Returned => [20, 7, 173],
        };
        assert_eq!(ends, expected, "I6, {what}");
        let [holder, _] = self.sides();
        let grades: Vec<Grade> = wallets[holder].coins().iter().map(|coin| coin.grade).collect();
        assert!(grades.iter().all(|grade| *grade == Grade::Settled), "{what}: {grades:?}");
    }
}

/// The payer has a coin of 20, the payee coins of 5 and 2, the issuer the rest of its 200; all on trust.
fn open_market() -> Vec<SimWallet> {
    let mut wallets = vec![SimWallet::new("payer", 1, BEGIN), SimWallet::new("payee", 2, BEGIN), issuer("issuer", 3)];
    share_order(&mut wallets);
    for (holder, amount) in [(PAYER, 20), (PAYEE, 7)] {
        let asked = ask(&wallets[holder], amount);
        hold_between(&mut wallets, [ISSUER, holder], &direct(), [pay(), asked]);
        assert_eq!(wallets[holder].balance(), amount);
    }
    wallets
}

/// A holder settles with the issuer, and perhaps gives something back.
fn meet(wallets: &mut [SimWallet], (holder, gives_back): (usize, Option<u32>), issuer_agrees: bool) {
    let authority = wallets[holder].summary().assets.first().map(|asset| asset.authority);
    let give_back = authority.zip(gives_back.map(Amount));
    let meeting = Meeting { agree: [true, issuer_agrees], ..direct() };
    hold_between(wallets, [holder, ISSUER], &meeting, [Intent::Settle { give_back }, Intent::Serve]);
}

/// The window passes for everybody, and everybody looks at the clock: the payer's offer ends.
fn pass(wallets: &mut [SimWallet]) {
    for wallet in wallets {
        wallet.pass(DECIDED_MS);
        wallet.input(Input::TimeoutReached);
    }
}
