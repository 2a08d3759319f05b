//! Each device has keys of its own: what one of them signs is never held against what the others receive and pay.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops at the first surprise")]
use juicetokens_engine::Command;
use juicetokens_engine::foundation::key::KeyPath;
use juicetokens_engine::foundation::signature::PublicKey;
use juicetokens_engine::summary::{Grade, SettledItem};
use juicetokens_engine::token::amount::Amount;
use juicetokens_engine::token::transfer::record::TransferRecord;
use juicetokens_engine::wallet::change_set::{Change, ChangeSet};
use juicetokens_tests::sim::SimWallet;
use juicetokens_tests::sim::fixtures::{BEGIN, hand_over, issuer, market, renew};

const DAY_MS: u64 = 24 * 60 * 60 * 1000;

/// The own key in each transfer, in the order in which they were first written.
fn own_keys(wallet: &SimWallet) -> Vec<PublicKey> {
    let own = |record: &TransferRecord| wallet.signer().public(&record.key);
    let mut keys: Vec<PublicKey> = Vec::new();
    for change in wallet.log().iter().flat_map(|entry| ChangeSet::decode(entry).unwrap().changes) {
        if let Change::Transfer(record) = change {
            keys.push(own(&record));
        }
    }
    keys.dedup();
    keys
}

fn put_back(from: &SimWallet, name: &'static str, seed: u64) -> SimWallet {
    let mut restored = from.restored(name, from.disk().clone(), seed);
    restored.command(Command::Quarantine);
    restored
}

fn owner_with(amount: u32, owner: SimWallet) -> (SimWallet, SimWallet) {
    let (mut issuer, mut owner) = (issuer("I", 1), owner);
    issuer.command(Command::Issue(market(&[(2, 8), (20, 8)])));
    hand_over(&mut issuer, &mut owner, amount);
    (issuer, owner)
}

#[test]
fn three_devices_of_one_seed_have_three_keys_on_one_day() {
    for owner in [SimWallet::new("O", 2, BEGIN), SimWallet::without_device("O", 2, BEGIN)] {
        let (mut issuer, mut owner) = owner_with(20, owner);
        let (mut first, mut second) = (put_back(&owner, "A", 3), put_back(&owner, "B", 4));
        let mut keys: Vec<PublicKey> = own_keys(&owner);
        for device in [&mut owner, &mut first, &mut second] {
            hand_over(&mut issuer, device, 20);
            keys.push(*own_keys(device).last().unwrap());
        }
        let [before, same, first, second] = keys[..] else { panic!("{keys:?}") };
        assert_eq!(before, same, "who was not put back keeps its key of the day");
        assert!(same != first && same != second && first != second);
    }
}

#[test]
fn a_device_keeps_its_name_over_starts_snapshots_and_midnight() {
    let (mut issuer, owner) = owner_with(20, SimWallet::new("O", 2, BEGIN));
    let mut restored = put_back(&owner, "A", 3);
    hand_over(&mut issuer, &mut restored, 20);
    let key = *own_keys(&restored).last().unwrap();
    restored.compact();
    restored.kill();
    restored.start();
    hand_over(&mut issuer, &mut restored, 50);
    assert_eq!(own_keys(&restored).last(), Some(&key));
    assert_eq!(restored.summary(), restored.summary_from_disk());
    for wallet in [&mut issuer, &mut restored] {
        wallet.pass(DAY_MS);
    }
    hand_over(&mut issuer, &mut restored, 2);
    assert_ne!(own_keys(&restored).last(), Some(&key), "another day, another key");
}

#[test]
fn a_wallet_of_before_devices_had_names_keeps_its_keys_and_spends_its_coins() {
    let (_, mut owner) = owner_with(75, SimWallet::without_device("O", 2, BEGIN));
    let key = owner.signer().public(&KeyPath::first_device(BEGIN.day()));
    assert_eq!(own_keys(&owner), [key]);
    owner.pass(DAY_MS);
    let mut payee = SimWallet::new("R", 3, owner.wall_clock());
    hand_over(&mut owner, &mut payee, 75);
    assert_eq!(own_keys(&owner).last(), Some(&owner.signer().public(&KeyPath::first_device(BEGIN.day() + 1))));
}

#[test]
fn coins_of_a_backup_stay_under_their_old_keys_and_are_renewed_and_spent() {
    let (mut issuer, owner) = owner_with(75, SimWallet::new("O", 2, BEGIN));
    let mut restored = put_back(&owner, "A", 3);
    assert_eq!(renew(&mut restored, &mut issuer), [SettledItem::Renewed(Amount(75))]);
    let lies_under =
        |wallet: &SimWallet| wallet.chains().iter().map(|(chain, _)| chain.anchor.owner).collect::<Vec<_>>();
    assert_eq!(lies_under(&restored), vec![own_keys(&owner)[0]; 3], "a renewal names the key that the coin lies under");
    let mut payee = SimWallet::new("R", 5, BEGIN);
    hand_over(&mut restored, &mut payee, 75);
    assert_ne!(own_keys(&restored).last(), own_keys(&owner).last(), "and the payment itself is this device's");
    assert_eq!(renew(&mut payee, &mut issuer), [SettledItem::Renewed(Amount(75))]);
    assert_eq!(issuer.summary().conflicts, []);
}

/// Two devices are made from one backup, and both use what was in it: that is a double spend, and is proved. What each of them
/// received since is another's business.
#[test]
fn two_wallets_of_one_backup_receive_and_pay_on_whatever_became_of_the_coins_in_it() {
    let (mut issuer, owner) = owner_with(75, SimWallet::new("O", 2, BEGIN));
    let (mut first, mut second) = (put_back(&owner, "A", 3), put_back(&owner, "B", 4));
    assert_eq!(renew(&mut first, &mut issuer), [SettledItem::Renewed(Amount(75))]);
    let mut payee = SimWallet::new("R", 5, BEGIN);
    hand_over(&mut first, &mut payee, 75);
    assert_eq!(renew(&mut payee, &mut issuer), [SettledItem::Renewed(Amount(75))]);
    assert_eq!(renew(&mut second, &mut issuer), [SettledItem::Dead(Amount(75))]);
    assert_eq!(issuer.summary().conflicts.len(), 3, "three coins were spent twice by the key of before");
    for device in [&mut first, &mut second] {
        hand_over(&mut issuer, device, 20);
        assert!(device.summary().conflicts.iter().all(|conflict| conflict.ours), "it is told");
        // Whoever is paid next has heard of the proofs.
        let mut other = SimWallet::new("Q", 6, BEGIN);
        hand_over(&mut issuer, &mut other, 2);
        hand_over(&mut issuer, &mut other, 2);
        assert_ne!(other.summary().conflicts, []);
        hand_over(device, &mut other, 20);
        assert_eq!(renew(&mut other, &mut issuer), [SettledItem::Renewed(Amount(24))]);
        let grades = other.coins().into_iter().map(|coin| coin.grade);
        assert!({ grades }.all(|grade| grade == Grade::Settled));
    }
    assert_eq!(issuer.summary().conflicts.len(), 3, "and nobody for anything else");
}
