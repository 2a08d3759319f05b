//! What the screens say of a coin's chain and of the history: every link is verified on the spot, and pages join without a gap.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test stops at the first surprise")]

use juicetokens_engine::Command;
use juicetokens_engine::foundation::signature::PublicKey;
use juicetokens_engine::summary::{ChainSummary, MovementFilter, MovementKind, MovementQuery, MovementsPage};
use juicetokens_engine::token::telomeer::Telomeer;
use juicetokens_engine::token::token_id::TokenId;
use juicetokens_tests::sim::fixtures::{BEGIN, ask, market, pay};
use juicetokens_tests::sim::{Chance, Meeting, Outcome, SimWallet};

/// A coin of A's that went to B and on to C; C's wallet.
fn travelled() -> (SimWallet, TokenId) {
    let mut chance = Chance::new(1);
    let (mut a, mut b) = (SimWallet::new("A", 1, BEGIN), SimWallet::new("B", 2, BEGIN));
    let mut c = SimWallet::new("C", 3, BEGIN);
    a.command(Command::Issue(market(&[(5, 1)])));
    let mut hand_over = |payer: &mut SimWallet, payee: &mut SimWallet| {
        let asked = ask(payee, 5);
        assert_eq!(Meeting::default().hold((payer, pay()), (payee, asked), &mut chance), Outcome::Done);
    };
    hand_over(&mut a, &mut b);
    hand_over(&mut b, &mut c);
    let coin = c.coins()[0].token_id;
    (c, coin)
}

fn verified(chain: &ChainSummary) -> Vec<bool> {
    chain.links.iter().map(|link| link.is_verified).collect()
}

fn forged(wallet: &mut SimWallet, coin: TokenId, forge: impl Fn(&mut Telomeer)) -> ChainSummary {
    let genuine = wallet.tails_mut()[&coin].clone();
    let mut telomeer = Telomeer::parse(&genuine).unwrap();
    forge(&mut telomeer);
    wallet.tails_mut().insert(coin, telomeer.encode());
    let chain = wallet.chain(coin).unwrap();
    wallet.tails_mut().insert(coin, genuine);
    chain
}

#[test]
fn a_chain_is_drawn_from_the_issue_to_the_hand_that_holds_it() {
    let (mut c, coin) = travelled();
    let chain = c.chain(coin).unwrap();
    let anchor = chain.anchor.clone().unwrap();
    assert!(chain.holds && anchor.is_verified && !anchor.is_renewed && !anchor.is_ours);
    assert_eq!((anchor.seq, chain.community.as_str(), chain.unit.as_str()), (0, "Orange Square market", "juice"));
    assert_eq!(verified(&chain), [true, true]);
    assert_eq!(chain.links.iter().map(|link| link.number).collect::<Vec<_>>(), [1, 2]);
    assert_eq!((&anchor.owner, &chain.links[0].taker), (&chain.links[0].giver, &chain.links[1].giver));
    assert!(!chain.links[0].took_we && !chain.links[1].gave_we && chain.links[1].took_we);
    assert!(c.chain(TokenId(juicetokens_engine::foundation::hash::Hash([7; 32]))).is_none());
}

#[test]
fn a_forged_link_shows_as_not_verified() {
    let (mut c, coin) = travelled();
    // What is verified once is remembered; a forgery must not profit from that.
    assert!(c.chain(coin).unwrap().holds);
    let last = forged(&mut c, coin, |telomeer| telomeer.hops[1].vote.0[40] ^= 1);
    assert_eq!((verified(&last), last.holds), (vec![true, false], false));
    let first = forged(&mut c, coin, |telomeer| telomeer.hops[0].counterparty = PublicKey([9; 32]));
    assert_eq!((verified(&first), first.holds), (vec![false, false], false), "what follows stands on it");
    let time = forged(&mut c, coin, |telomeer| telomeer.hops[1].times.lo.0 += 60_000);
    assert_eq!((verified(&time), time.holds), (vec![true, false], false));
    let anchor = forged(&mut c, coin, |telomeer| telomeer.anchor.signature.0[40] ^= 1);
    assert!(!anchor.anchor.unwrap().is_verified && !anchor.holds);
    assert!(c.chain(coin).unwrap().holds, "the genuine one still does");
}

#[test]
fn a_chain_cut_short_or_unreadable_does_not_hold() {
    let (mut c, coin) = travelled();
    let short = forged(&mut c, coin, |telomeer| telomeer.hops.truncate(1));
    assert_eq!((verified(&short), short.holds), (vec![true], false));
    c.tails_mut().insert(coin, vec![1, 2, 3]);
    let unreadable = c.chain(coin).unwrap();
    assert!(unreadable.anchor.is_none() && unreadable.links.is_empty() && !unreadable.holds);
}

fn ask_for(before: Option<u32>, search: &str, filter: MovementFilter) -> MovementQuery {
    MovementQuery { before, count: 2, search: search.into(), filter, with: None }
}

fn amounts(page: &MovementsPage) -> Vec<u32> {
    page.found.iter().map(|entry| entry.movement.amount.0).collect()
}

#[test]
fn the_history_comes_in_pages_that_join_and_is_searched_whole() {
    let mut chance = Chance::new(2);
    let (mut a, mut b) = (SimWallet::new("A", 1, BEGIN), SimWallet::new("B", 2, BEGIN));
    a.command(Command::Issue(market(&[(1, 10)])));
    for amount in [1, 2, 3] {
        let asked = ask(&b, amount);
        assert_eq!(Meeting::default().hold((&mut a, pay()), (&mut b, asked), &mut chance), Outcome::Done);
    }
    let newest = a.movements(ask_for(None, "", MovementFilter::All)).unwrap();
    assert_eq!(amounts(&newest), [3, 2]);
    assert_eq!(newest.found[0].memo, "two melons");
    let older = a.movements(ask_for(newest.next, "", MovementFilter::All)).unwrap();
    assert_eq!((amounts(&older), older.next), (vec![1, 10], None));
    assert_eq!(older.found[1].movement.kind, MovementKind::Issued);
    let melons = a.movements(ask_for(None, " MELON", MovementFilter::Paid)).unwrap();
    assert_eq!((amounts(&melons), melons.next.is_some()), (vec![3, 2], true));
    let peer = melons.found[0].movement.peer.clone().unwrap().short;
    assert!(!a.movements(ask_for(None, &peer, MovementFilter::All)).unwrap().found.is_empty());
    assert!(a.movements(ask_for(None, "pears", MovementFilter::All)).unwrap().found.is_empty());
    assert_eq!(amounts(&a.movements(ask_for(None, "", MovementFilter::Issuer)).unwrap()), [10]);
    assert!(a.movements(ask_for(None, "", MovementFilter::Received)).unwrap().found.is_empty());
    assert!(a.movements(ask_for(None, "", MovementFilter::Open)).unwrap().found.is_empty());
    assert_eq!(amounts(&b.movements(ask_for(None, "square", MovementFilter::Received)).unwrap()), [3, 2]);
}
