//! An issuer's wallet that was put back from a backup has forgotten as the witness what it has forgotten as the owner: coins that it
//! may have paid out since, it never gives itself again (`docs/spec/09-witness.md`, section 8).
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test stops at the first surprise")]

use juicetokens_engine::summary::{Grade, SettledItem};
use juicetokens_engine::token::amount::Amount;
use juicetokens_engine::token::transfer::record::Write;
use juicetokens_engine::{Command, Intent};
use juicetokens_tests::sim::fixtures::{BEGIN, ask, issuer, market, pay};
use juicetokens_tests::sim::{Chance, Crash, Meeting, SimWallet};

const DAY_MS: u64 = 24 * 60 * 60 * 1000;
/// Twice the window, and a little more.
const LISTENING_MS: u64 = 6 * DAY_MS + 1;
const RENEW: Intent = Intent::Settle { give_back: None };

/// The issuer of 200, a backup of its wallet, and somebody whom it has paid 75 since.
struct Scene {
    issuer: SimWallet,
    backup: SimWallet,
    holder: SimWallet,
}

impl Scene {
    fn new() -> Self {
        let mut issuer = issuer("I", 1);
        let backup = issuer.copied("J");
        let mut holder = SimWallet::new("H", 2, BEGIN);
        pay_all(&mut issuer, &mut holder, 75);
        Self { issuer, backup, holder }
    }

    /// The issuer's phone is lost, and the backup takes its place.
    fn put_back(mut self) -> (SimWallet, SimWallet) {
        self.backup.command(Command::Quarantine);
        (self.backup, self.holder)
    }
}

fn pay_all(payer: &mut SimWallet, payee: &mut SimWallet, amount: u32) {
    let (asked, had) = (ask(payee, amount), payee.balance());
    Meeting::default().hold((payer, pay()), (payee, asked), &mut Chance::new(7));
    assert_eq!(payee.balance(), had + amount);
}

fn settle(holder: &mut SimWallet, issuer: &mut SimWallet) -> Vec<SettledItem> {
    let meeting = Meeting { patience: 600, leave_open: true, ..Meeting::default() };
    meeting.hold((holder, RENEW), (issuer, Intent::Serve), &mut Chance::new(9));
    let shown = holder.exchange().and_then(|screen| screen.settlement);
    for wallet in [holder, issuer] {
        wallet.command(Command::CloseExchange);
    }
    shown.map(|shown| shown.done).unwrap_or_default()
}

fn settle_alone(issuer: &mut SimWallet) -> Vec<SettledItem> {
    issuer.command(Command::SettleWithMyself);
    let shown = issuer.exchange().and_then(|screen| screen.settlement).unwrap();
    issuer.command(Command::CloseExchange);
    assert_eq!(issuer.summary(), issuer.summary_from_disk());
    shown.done
}

/// What coins in a wallet are worth, by grade.
fn worth(wallet: &SimWallet, grade: Grade) -> u32 {
    let coins = wallet.summary().assets.into_iter().flat_map(|asset| asset.coins);
    coins.filter(|coin| coin.grade == grade).map(|coin| coin.denomination.value()).sum()
}

fn pass(wallets: [&mut SimWallet; 2], milliseconds: u64) {
    for wallet in wallets {
        wallet.pass(milliseconds);
    }
}

#[test]
fn it_never_renews_for_itself_what_it_may_have_paid_out() {
    let (mut issuer, mut holder) = Scene::new().put_back();
    assert_eq!(settle_alone(&mut issuer), [SettledItem::Listening(BEGIN.after_ms(LISTENING_MS - 1))]);
    for days in [7, 30, 300] {
        pass([&mut issuer, &mut holder], days * DAY_MS);
        assert_eq!(settle_alone(&mut issuer), []);
        assert_eq!((issuer.balance(), worth(&issuer, Grade::Quarantined)), (0, 200));
    }
    assert_eq!(settle(&mut holder, &mut issuer), [SettledItem::Renewed(Amount(75))], "however late it comes");
    assert_eq!((holder.balance(), worth(&holder, Grade::Settled)), (75, 75));
    assert_eq!((worth(&issuer, Grade::Quarantined), worth(&issuer, Grade::Lost)), (125, 75), "so these it did pay out");
    assert!(issuer.summary().conflicts.is_empty() && holder.summary().conflicts.is_empty());
    assert_eq!(issuer.summary(), issuer.summary_from_disk());
}

#[test]
fn what_is_shown_while_it_listens_it_knows_to_be_gone() {
    let (mut issuer, mut holder) = Scene::new().put_back();
    assert!(matches!(settle(&mut holder, &mut issuer)[..], [SettledItem::Listening(_)]));
    assert_eq!((worth(&issuer, Grade::Quarantined), worth(&issuer, Grade::Lost)), (125, 75));
    pass([&mut issuer, &mut holder], LISTENING_MS);
    assert_eq!(settle(&mut holder, &mut issuer), [SettledItem::Renewed(Amount(75))]);
}

#[test]
fn a_coin_that_was_renewed_and_paid_on_since_is_never_with_both() {
    let mut scene = Scene::new();
    assert_eq!(settle(&mut scene.holder, &mut scene.issuer), [SettledItem::Renewed(Amount(75))]);
    let mut other = SimWallet::new("O", 3, BEGIN);
    pay_all(&mut scene.holder, &mut other, 75);
    let (mut issuer, _) = scene.put_back();
    pass([&mut issuer, &mut other], LISTENING_MS);
    assert_eq!(settle_alone(&mut issuer), []);
    assert_eq!(settle(&mut other, &mut issuer), [SettledItem::Renewed(Amount(75))]);
    assert_eq!((issuer.balance(), other.balance()), (0, 75));
}

#[test]
fn a_coin_whose_answer_was_lost_before_the_backup_is_not_handed_over_again() {
    let Scene { mut issuer, mut holder, .. } = Scene::new();
    pay_all(&mut holder, &mut issuer, 75);
    issuer.crash = Some(Crash::AfterWrite(Write::Surrendered));
    issuer.command(Command::SettleWithMyself);
    assert!(issuer.is_down());
    issuer.start();
    let backup = issuer.copied("J");
    assert_eq!(settle_alone(&mut issuer), [SettledItem::Renewed(Amount(75))]);
    pay_all(&mut issuer, &mut holder, 200);
    let (mut issuer, mut holder) = Scene { issuer, backup, holder }.put_back();
    pass([&mut issuer, &mut holder], LISTENING_MS);
    assert_eq!(settle_alone(&mut issuer), []);
    assert_eq!((issuer.balance(), worth(&issuer, Grade::Quarantined)), (0, 200));
    let met = settle(&mut holder, &mut issuer);
    assert!(!met.is_empty() && met.iter().all(|item| matches!(item, SettledItem::Renewed(_))), "{met:?}");
    assert_eq!((holder.balance(), worth(&issuer, Grade::Lost)), (200, 200));
}

#[test]
fn it_issues_new_coins_in_their_place_and_pays_with_those() {
    let (mut issuer, mut holder) = Scene::new().put_back();
    issuer.command(Command::Issue(market(&[(5, 20)])));
    assert_eq!((issuer.balance(), worth(&issuer, Grade::Quarantined)), (100, 200));
    pay_all(&mut issuer, &mut holder, 25);
    pass([&mut issuer, &mut holder], LISTENING_MS);
    assert_eq!(settle(&mut holder, &mut issuer), [SettledItem::Renewed(Amount(100))]);
    assert_eq!((issuer.balance(), holder.balance()), (75, 100));
}

#[test]
fn nothing_of_it_is_waiting_for_an_issuer_that_cannot_help() {
    let (issuer, _) = Scene::new().put_back();
    let own = issuer.summary().assets.remove(0);
    assert_eq!((own.to_settle.coins, own.to_settle.blocked, own.balance.quarantined), (0, 0, Amount(200)));
}
