//! An issuer's wallet that was put back from a backup has forgotten as the witness what it has forgotten as the owner: coins that it
//! may have paid out since, it never gives itself again (`docs/spec/09-witness.md`, section 8).
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test stops at the first surprise")]

use juicetokens_engine::Command;
use juicetokens_engine::summary::{Grade, SettledItem};
use juicetokens_engine::token::amount::{Amount, Denomination, DenominationCounts};
use juicetokens_engine::token::transfer::record::Write;
use juicetokens_tests::sim::fixtures::{BEGIN, hand_over, issuer, market, renew};
use juicetokens_tests::sim::{Crash, SimWallet};

const DAY_MS: u64 = 24 * 60 * 60 * 1000;
/// Twice the window, and a little more.
const LISTENING_MS: u64 = 6 * DAY_MS + 1;

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
        hand_over(&mut issuer, &mut holder, 75);
        Self { issuer, backup, holder }
    }

    /// The issuer's phone is lost, and the backup takes its place.
    fn put_back(mut self) -> (SimWallet, SimWallet) {
        self.backup.command(Command::Quarantine);
        (self.backup, self.holder)
    }
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
    let coins = wallet.coins().into_iter();
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
    assert_eq!(renew(&mut holder, &mut issuer), [SettledItem::Renewed(Amount(75))], "however late it comes");
    assert_eq!((holder.balance(), worth(&holder, Grade::Settled)), (75, 75));
    assert_eq!((worth(&issuer, Grade::Quarantined), worth(&issuer, Grade::Lost)), (125, 75), "so these it did pay out");
    assert!(issuer.summary().conflicts.is_empty() && holder.summary().conflicts.is_empty());
    assert_eq!(issuer.summary(), issuer.summary_from_disk());
}

#[test]
fn what_is_shown_while_it_listens_it_knows_to_be_gone() {
    let (mut issuer, mut holder) = Scene::new().put_back();
    assert!(matches!(renew(&mut holder, &mut issuer)[..], [SettledItem::Listening(_)]));
    assert_eq!((worth(&issuer, Grade::Quarantined), worth(&issuer, Grade::Lost)), (125, 75));
    pass([&mut issuer, &mut holder], LISTENING_MS);
    assert_eq!(renew(&mut holder, &mut issuer), [SettledItem::Renewed(Amount(75))]);
}

#[test]
fn a_coin_that_was_renewed_and_paid_on_since_is_never_with_both() {
    let mut scene = Scene::new();
    assert_eq!(renew(&mut scene.holder, &mut scene.issuer), [SettledItem::Renewed(Amount(75))]);
    let mut other = SimWallet::new("O", 3, BEGIN);
    hand_over(&mut scene.holder, &mut other, 75);
    let (mut issuer, _) = scene.put_back();
    pass([&mut issuer, &mut other], LISTENING_MS);
    assert_eq!(settle_alone(&mut issuer), []);
    assert_eq!(renew(&mut other, &mut issuer), [SettledItem::Renewed(Amount(75))]);
    assert_eq!((issuer.balance(), other.balance()), (0, 75));
}

/// The issuer loses power after this write while it renews what it was paid, is backed up, goes on, pays out so much, and is put
/// back.
fn put_back_in_the_middle_of_a_renewal(write: Write, paid_since: u32) -> (SimWallet, SimWallet) {
    let Scene { mut issuer, mut holder, .. } = Scene::new();
    hand_over(&mut holder, &mut issuer, 75);
    issuer.crash = Some(Crash::AfterWrite(write));
    issuer.command(Command::SettleWithMyself);
    assert!(issuer.is_down());
    issuer.start();
    let backup = issuer.copied("J");
    assert_eq!(settle_alone(&mut issuer), [SettledItem::Renewed(Amount(75))]);
    hand_over(&mut issuer, &mut holder, paid_since);
    let (mut issuer, mut holder) = Scene { issuer, backup, holder }.put_back();
    assert_eq!((worth(&issuer, Grade::Quarantined), worth(&issuer, Grade::Lost)), (200, 0), "nobody has shown any");
    pass([&mut issuer, &mut holder], LISTENING_MS);
    assert_eq!(settle_alone(&mut issuer), []);
    assert_eq!((issuer.balance(), worth(&issuer, Grade::Quarantined)), (0, 200), "none is given again");
    (issuer, holder)
}

#[test]
fn a_coin_whose_answer_was_lost_before_the_backup_is_not_handed_over_again() {
    let (mut issuer, mut holder) = put_back_in_the_middle_of_a_renewal(Write::Surrendered, 200);
    let met = renew(&mut holder, &mut issuer);
    assert!(!met.is_empty() && met.iter().all(|item| matches!(item, SettledItem::Renewed(_))), "{met:?}");
    assert_eq!((holder.balance(), worth(&issuer, Grade::Lost)), (200, 200));
}

#[test]
fn a_coin_whose_answer_stood_in_the_ledger_at_the_backup_is_not_taken_for_paid_out() {
    let (mut issuer, mut holder) = put_back_in_the_middle_of_a_renewal(Write::Witnessed, 75);
    assert_eq!(renew(&mut holder, &mut issuer), [SettledItem::Renewed(Amount(75))]);
    assert_eq!((holder.balance(), worth(&issuer, Grade::Lost)), (75, 75), "now somebody has shown them");
}

#[test]
fn it_issues_new_coins_in_their_place_and_pays_with_those() {
    let (mut issuer, mut holder) = Scene::new().put_back();
    issuer.command(Command::Issue(market(&[(5, 20)])));
    assert_eq!((issuer.balance(), worth(&issuer, Grade::Quarantined)), (100, 200));
    hand_over(&mut issuer, &mut holder, 25);
    pass([&mut issuer, &mut holder], LISTENING_MS);
    assert_eq!(renew(&mut holder, &mut issuer), [SettledItem::Renewed(Amount(100))]);
    assert_eq!((issuer.balance(), holder.balance()), (75, 100));
}

#[test]
fn nothing_of_it_is_waiting_for_an_issuer_that_cannot_help() {
    let (issuer, _) = Scene::new().put_back();
    let own = issuer.summary().assets.remove(0);
    assert_eq!((own.to_settle.coins, own.to_settle.blocked, own.balance.quarantined), (0, 0, Amount(200)));
}

#[test]
fn what_it_takes_back_from_paper_it_does_not_give_itself() {
    for was_renewed in [true, false] {
        let (mut issuer, mut finder) = (issuer("I", 1), SimWallet::new("F", 2, BEGIN));
        let mut coins = DenominationCounts::default();
        coins.0[Denomination::of_value(20).unwrap().index()] = 1;
        let authority = issuer.summary().assets[0].authority;
        issuer.command(Command::Print { authority, coins });
        let printed = issuer.issue_overview().printed[0].token_id;
        let backup = issuer.copied("J");
        finder.take(&issuer.code_of(printed).unwrap());
        if was_renewed {
            assert_eq!(renew(&mut finder, &mut issuer), [SettledItem::Renewed(Amount(20))]);
        }
        let (mut issuer, mut finder) = Scene { issuer, backup, holder: finder }.put_back();
        settle_alone(&mut issuer);
        pass([&mut issuer, &mut finder], LISTENING_MS);
        issuer.command(Command::Unprint(vec![printed]));
        assert_eq!((issuer.balance(), worth(&issuer, Grade::Quarantined)), (0, 200), "it has it, and cannot spend it");
        assert_eq!(settle_alone(&mut issuer), []);
        let mut other = SimWallet::new("O", 3, BEGIN);
        hand_over(&mut finder, &mut other, 20);
        assert_eq!(renew(&mut other, &mut issuer), [SettledItem::Renewed(Amount(20))], "whoever found it was first");
        assert_eq!((worth(&issuer, Grade::Quarantined), worth(&issuer, Grade::Lost)), (180, 20));
        assert_eq!(issuer.summary(), issuer.summary_from_disk());
    }
}
