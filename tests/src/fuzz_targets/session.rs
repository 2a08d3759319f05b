//! A stored session, and how far its messages had come: read from a disk that may hold anything.
use std::sync::OnceLock;

use juicetokens_engine::foundation::random::Entropy;
use juicetokens_engine::foundation::time::{Now, Timestamp};
use juicetokens_engine::transport::{PipeRole, QrPipe};
use juicetokens_engine::{Effect, Engine, Input};

use super::host::Host;
use super::recording::{PAYEE, PAYER, Recording};

const NOW: Now = Now { wall: Timestamp(1_800_000_000_000), uptime_ms: 5_000 };

/// A stored session has one form; progress of any kind leaves it able to speak; an engine goes on with it or erases it, and no
/// value moves.
pub(super) fn session(data: &[u8]) {
    if let Ok(pipe) = QrPipe::resume(data, None, Entropy([9; 32]), NOW) {
        let (written, _) = pipe.record().unwrap();
        assert_eq!(&written[..], data);
    }
    let (record, _) = stored();
    let mut pipe = QrPipe::resume(record, Some(data), Entropy([9; 32]), NOW).unwrap();
    assert!(!pipe.next_frame(NOW).bytes.is_empty());
    let (written, _) = pipe.record().unwrap();
    // What has arrived, as progress says, is not kept; the rest is.
    assert!(written.len() <= record.len());
    QrPipe::resume(&written, None, Entropy([9; 32]), NOW).unwrap();
    let mut engine = Engine::restore(&[]).unwrap();
    engine.handle(Input::SessionFound { record: data.to_vec().into(), progress: None }, NOW, Entropy([1; 32]));
    assert!(matches!(engine.poll_effect(), Some(Effect::EraseSession)), "a wallet without keys has no session");
    assert!(engine.poll_effect().is_none());
    for role in [PAYER, PAYEE] {
        found(role, data);
    }
}

/// A wallet starts and finds this in the session's place; the wallet, which speaks if it goes on.
fn found(role: usize, session: &[u8]) -> Host {
    let mut host = Recording::shared().host(role);
    let before = host.balance();
    host.pass(60_000);
    host.input(Input::SessionFound { record: session.to_vec().into(), progress: None });
    assert!(host.text().is_none() || host.is_meeting());
    assert!(!host.has_failed() && host.balance() == before, "a session is a meeting, no coins");
    host
}

/// The payer's side of a session in which it sends, and its progress while it collects.
pub(super) fn stored() -> &'static (Vec<u8>, Vec<u8>) {
    static STORED: OnceLock<(Vec<u8>, Vec<u8>)> = OnceLock::new();
    STORED.get_or_init(|| {
        let mut payee = QrPipe::open(PipeRole::Payee, Entropy([1; 32]));
        let mut payer = QrPipe::open(PipeRole::Payer, Entropy([2; 32])).kept();
        payee.send(vec![3; 900]);
        payer.send(vec![4; 200]);
        payer.send(vec![5; 40]);
        for _ in 0..5 {
            payer.handle_frame(&payee.next_frame(NOW).bytes, NOW);
            payee.handle_frame(&payer.next_frame(NOW).bytes, NOW);
        }
        let (record, _) = payer.record().unwrap();
        (record.to_vec(), payer.progress(NOW).unwrap())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wallet_goes_on_with_every_session_that_its_own_engine_stored() {
        for role in [PAYER, PAYEE] {
            let stored = &Recording::shared().sessions[role];
            assert!(!stored.is_empty());
            assert!(stored.iter().any(|stored| found(role, stored).is_meeting()), "role {role}");
            assert!(stored.iter().all(|stored| !found(1 - role, stored).has_failed()));
        }
    }
}
