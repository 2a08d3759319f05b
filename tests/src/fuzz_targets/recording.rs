//! Honest exchanges between two engines, recorded above the session: the messages of each side, in order.
use std::sync::OnceLock;

use juicetokens_engine::foundation::hash::Hash;
use juicetokens_engine::foundation::signature::{PublicKey, Signature};
use juicetokens_engine::token::amount::Amount;
use juicetokens_engine::token::transfer::message::{AbortCertificate, Message};
use juicetokens_engine::token::transfer::record::{Sid, State};
use juicetokens_engine::token::transfer::wire;
use juicetokens_engine::transport::{PipeEvent, PipeRole, QrPipe};
use juicetokens_engine::{Command, Input, Intent};

use super::host::{Disk, Host};
use crate::sim::fixtures::market;
use crate::vectors;

/// What the recorded payment moves; it takes change.
pub(super) const AMOUNT: u32 = 13;

/// A role's place in arrays: the payer first.
pub(super) const PAYER: usize = 0;
/// The payee's place.
pub(super) const PAYEE: usize = 1;

const ROLES: [PipeRole; 2] = [PipeRole::Payer, PipeRole::Payee];
const SEEDS: [u8; 2] = [0xa1, 0xb2];

/// Two wallets before a payment, and everything that they said in it.
pub(super) struct Recording {
    disks: [Disk; 2],
    /// The messages of an undisturbed payment, by who said them.
    pub(super) honest: [Vec<Vec<u8>>; 2],
    /// Those, the messages of a payment that was aborted and of one that was resumed, and what witnesses and bearers of news say.
    pub(super) pool: Vec<Vec<u8>>,
    /// Sessions as both sides store them after each exchange of words, without the first.
    pub(super) sessions: [Vec<Vec<u8>>; 2],
}

impl Recording {
    /// The recording, made once.
    pub(super) fn shared() -> &'static Self {
        static RECORDING: OnceLock<Recording> = OnceLock::new();
        RECORDING.get_or_init(record)
    }

    /// A wallet before the payment.
    pub(super) fn host(&self, role: usize) -> Host {
        Host::start(SEEDS[role], self.disks[role].clone())
    }

    /// Entries of both logs, as seeds.
    pub(super) fn log_entries(&self) -> impl Iterator<Item = &Vec<u8>> {
        self.disks.iter().flat_map(|disk| &disk.log)
    }
}

/// Opens the screen as in the recorded payment; the other side's twin must have been made before.
pub(super) fn open(host: &mut Host, role: usize) {
    let intent = match role {
        PAYER => Intent::Pay { amount: Some(Amount(AMOUNT)), authority: None },
        _ => ask(host, AMOUNT),
    };
    host.command(Command::OpenExchange(intent));
}

fn ask(host: &Host, amount: u32) -> Intent {
    Intent::Receive { amount: Amount(amount), memo: "melons".into(), accepted: host.accepted(), open_to_new: true }
}

/// The pipe role of a place.
pub(super) fn pipe_role(role: usize) -> PipeRole {
    ROLES[role]
}

/// Two hosts, and for each a twin of its pipe that hears what the other says.
struct Meeting {
    hosts: [Host; 2],
    twins: [QrPipe; 2],
    said: [Vec<Vec<u8>>; 2],
}

impl Meeting {
    fn new(hosts: [Host; 2]) -> Self {
        let twins = [PAYER, PAYEE].map(|role| hosts[role].twin(ROLES[role]));
        Self { hosts, twins, said: [Vec::new(), Vec::new()] }
    }

    fn begin(hosts: [Host; 2]) -> Self {
        let mut meeting = Self::new(hosts);
        [PAYER, PAYEE].into_iter().for_each(|role| open(&mut meeting.hosts[role], role));
        meeting.compare();
        meeting
    }

    fn compare(&mut self) {
        (0..4).for_each(|_| self.exchange());
        self.hosts.iter_mut().for_each(|host| host.command(Command::ConfirmCode));
    }

    /// Each reads the other's screen once; the twins read along.
    fn exchange(&mut self) {
        for from in [PAYEE, PAYER] {
            let to = 1 - from;
            let Some(text) = self.hosts[from].text() else { continue };
            let now = self.hosts[to].now();
            let _ = self.twins[to].handle_text(&text, now);
            self.hosts[to].input(Input::TextReceived(text));
            while let Some(event) = self.twins[to].poll_event() {
                if let PipeEvent::Received(message) = event {
                    self.said[from].push(message);
                }
            }
        }
    }

    fn state(&self, role: usize) -> Option<State> {
        self.hosts[role].states.values().copied().find(|state| !matches!(state, State::Final | State::Received))
    }

    fn exchange_until(&mut self, role: usize, state: State) {
        for _ in 0..40 {
            if self.state(role) == Some(state) {
                return;
            }
            self.exchange();
        }
        panic!("the recording does not come to {state:?}");
    }
}

fn record() -> Recording {
    let disks = prepare();
    let hosts = || [PAYER, PAYEE].map(|role| Host::start(SEEDS[role], disks[role].clone()));
    let mut honest = Meeting::begin(hosts());
    let mut sessions = [Vec::new(), Vec::new()];
    for _ in 0..40 {
        honest.exchange();
        for (sessions, host) in sessions.iter_mut().zip(&honest.hosts) {
            if !host.session.is_empty() && sessions.last() != Some(&host.session) {
                sessions.push(host.session.clone());
            }
        }
    }
    let done = |host: &Host| host.states.values().all(|state| matches!(state, State::Final | State::Received));
    assert!(honest.hosts.iter().all(done), "the recorded payment ends");
    assert!(honest.said.iter().all(|said| said.len() == 3), "M1 to M6");
    let sids = honest.hosts[PAYER].states.keys();
    let recorded = [honest.said.concat(), aborted(hosts()), resumed(hosts()), of_others(sids)];
    let mut pool: Vec<Vec<u8>> = Vec::new();
    for message in recorded.concat() {
        if !pool.contains(&message) {
            pool.push(message);
        }
    }
    Recording { disks, honest: honest.said, pool, sessions }
}

/// What a witness says, an AbortCert that nobody signed of each transfer, and news of others' double spends.
fn of_others<'a>(sids: impl Iterator<Item = &'a Sid>) -> Vec<Vec<u8>> {
    let settlements = vectors::worked_settlements().into_iter().map(Message::Settlement);
    let (header, witness) = (Hash([1; 32]), PublicKey([2; 32]));
    let void = |sid: &Sid| AbortCertificate { sid: *sid, header, witness, signature: Signature([3; 64]) };
    let certificates = sids.map(|sid| Message::AbortCertificate(void(sid)));
    let news = std::iter::once(Message::News(vectors::worked_news()));
    settlements.chain(certificates).chain(news).map(|message| wire::encode(&message)).collect()
}

/// The payee votes, and the payer has cancelled meanwhile.
fn aborted(hosts: [Host; 2]) -> Vec<Vec<u8>> {
    let mut meeting = Meeting::begin(hosts);
    meeting.exchange_until(PAYER, State::Offered);
    meeting.hosts[PAYER].command(Command::Cancel);
    meeting.exchange_until(PAYEE, State::RolledBack);
    meeting.said.concat()
}

/// Both lose power after the commit point, and meet again.
fn resumed(hosts: [Host; 2]) -> Vec<Vec<u8>> {
    let mut meeting = Meeting::begin(hosts);
    meeting.exchange_until(PAYER, State::Committed);
    let mut said = meeting.said.concat();
    meeting.hosts.iter_mut().for_each(Host::restart);
    let mut again = Meeting::new(meeting.hosts);
    again.hosts.iter_mut().for_each(|host| host.command(Command::OpenExchange(Intent::Resume(None))));
    (0..30).for_each(|_| again.exchange());
    assert!(again.state(PAYER).is_none() && again.state(PAYEE).is_none(), "a resumed payment ends");
    said.extend(again.said.concat());
    said
}

/// The payer issues 200 and pays 7 of it, so that the payee has change to give.
fn prepare() -> [Disk; 2] {
    let mut payer = Host::start(SEEDS[PAYER], Disk::default());
    payer.command(Command::Issue(market(&[(1, 1), (2, 2), (5, 1), (20, 2), (50, 1), (100, 1)])));
    let mut payee = Host::start(SEEDS[PAYEE], Disk::default());
    // Keys are made when a screen is first opened; afterwards an exchange opens at once.
    for host in [&mut payer, &mut payee] {
        host.command(Command::OpenExchange(Intent::Resume(None)));
        host.command(Command::OpenExchange(ask(host, 1)));
        host.command(Command::CloseExchange);
    }
    let mut meeting = Meeting::new([payer, payee]);
    meeting.hosts[PAYER].command(Command::OpenExchange(Intent::Pay { amount: Some(Amount(7)), authority: None }));
    let asked = ask(&meeting.hosts[PAYEE], 7);
    meeting.hosts[PAYEE].command(Command::OpenExchange(asked));
    meeting.compare();
    for _ in 0..40 {
        meeting.exchange();
        meeting.hosts.iter_mut().for_each(|host| host.command(Command::Approve));
    }
    let mut hosts = meeting.hosts;
    hosts.iter_mut().for_each(|host| host.command(Command::CloseExchange));
    assert_eq!(hosts.each_ref().map(Host::balance), [193, 7]);
    hosts.map(|host| host.disk)
}
