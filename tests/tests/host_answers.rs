//! Hosts that answer twice, late, or with what was not asked: no work is lost, and nothing is made of it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test stops at the first surprise")]

use juicetokens_engine::foundation::key::KeyPath;
use juicetokens_engine::foundation::random::Entropy;
use juicetokens_engine::foundation::signature::{PublicKey, Signature};
use juicetokens_engine::foundation::time::Now;
use juicetokens_engine::testing::SoftSigner;
use juicetokens_engine::{Command, Effect, Engine, Input, PersistId, SignId};
use juicetokens_tests::sim::fixtures::{BEGIN, market};

fn give(engine: &mut Engine, input: Input) {
    engine.handle(input, Now { wall: BEGIN, uptime_ms: 0 }, Entropy([7; 32]));
}

/// Everything that no effect asked for.
fn confuse(engine: &mut Engine) {
    let key = KeyPath::first_device(3);
    give(engine, Input::TailsLoaded(Vec::new()));
    give(engine, Input::Signed(SignId(u32::MAX), Signature([1; 64])));
    give(engine, Input::KeyMade(key, PublicKey([1; 32])));
    give(engine, Input::Persisted(PersistId(u32::MAX)));
}

#[test]
fn answers_that_nobody_asked_for_disturb_no_work_under_way() {
    let (mut engine, signer) = (Engine::restore(&[]).unwrap(), SoftSigner::new([5; 32]));
    give(&mut engine, Input::Command(Command::Issue(market(&[(5, 2)]))));
    let mut log = Vec::new();
    confuse(&mut engine);
    while let Some(effect) = engine.poll_effect() {
        match effect {
            Effect::MakeKey(path) => give(&mut engine, Input::KeyMade(path, signer.public(&path))),
            Effect::Sign { id, key, message } => {
                let signature = signer.sign(&key, &message);
                give(&mut engine, Input::Signed(id, signature));
                give(&mut engine, Input::Signed(id, signature));
            }
            Effect::Persist { id, change_set, .. } => {
                log.push(change_set.encode());
                confuse(&mut engine);
                give(&mut engine, Input::Persisted(id));
                give(&mut engine, Input::Persisted(id));
            }
            _ => panic!("issuing needs nothing else"),
        }
        confuse(&mut engine);
    }
    assert!(!engine.has_failed());
    let summary = engine.wallet_summary(BEGIN);
    assert_eq!(summary.assets[0].balance.settled.0, 10);
    assert_eq!(summary, Engine::restore(&log).unwrap().wallet_summary(BEGIN));
}

#[test]
fn an_engine_that_has_failed_makes_no_snapshot() {
    let (mut engine, signer) = (Engine::restore(&[]).unwrap(), SoftSigner::new([5; 32]));
    give(&mut engine, Input::Command(Command::Issue(market(&[(5, 2)]))));
    while let Some(effect) = engine.poll_effect() {
        match effect {
            Effect::MakeKey(path) => give(&mut engine, Input::KeyMade(path, signer.public(&path))),
            // The disk may have it or not: what is in memory is not what is on the disk.
            Effect::Persist { .. } => give(&mut engine, Input::StorageFailed),
            _ => panic!("nothing goes on without the keys"),
        }
    }
    assert!(engine.has_failed());
    assert!(engine.snapshot().is_none());
}
