//! A holder that asks an issuer's wallet more than one thing at once (`docs/spec/09-witness.md`, section 7).
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test stops at the first surprise")]

use juicetokens_engine::foundation::hash::Hash;
use juicetokens_engine::foundation::key::KeyPath;
use juicetokens_engine::foundation::signature::{SigRole, signed_message};
use juicetokens_engine::foundation::time::{Now, TransferTimes};
use juicetokens_engine::lifecycle::witness::message::{
    Answer, FileAbort, Question, Settlement, SurrenderedCoin, Taken, TakenAnswer,
};
use juicetokens_engine::lifecycle::witness::wire as witness_wire;
use juicetokens_engine::testing::SoftSigner;
use juicetokens_engine::token::hop::HeaderFields;
use juicetokens_engine::token::issuance::IssuanceId;
use juicetokens_engine::token::surrender::{Surrender, SurrenderPurpose};
use juicetokens_engine::token::telomeer::Telomeer;
use juicetokens_engine::token::transfer::message::Message;
use juicetokens_engine::token::transfer::record::Sid;
use juicetokens_engine::token::transfer::refuse::RefuseCode;
use juicetokens_engine::token::transfer::wire;
use juicetokens_engine::transport::{PipeEvent, PipeRole, QrPipe};
use juicetokens_engine::{Command, Intent};
use juicetokens_tests::sim::fixtures::{BEGIN, issuer};
use juicetokens_tests::sim::{Chance, SimWallet};

/// One of the issuer's own coins, signed over: to come back, or for good.
fn surrender(wallet: &SimWallet, coin: &Telomeer, renew: bool) -> Question {
    let path = wallet.newest_key().unwrap();
    let owner = wallet.signer().public(&path);
    assert_eq!(coin.anchor.owner, owner);
    let surrender = Surrender {
        purpose: if renew { SurrenderPurpose::Renewal } else { SurrenderPurpose::Redemption },
        token_id: coin.anchor.token_id(),
        seq: 1,
        prev: coin.anchor.hash(),
        new_owner: if renew { owner } else { Surrender::NOBODY },
        void: Vec::new(),
    };
    let signature = wallet.signer().sign(&path, &surrender.message());
    Question::Surrender(vec![SurrenderedCoin { telomeer: coin.clone(), surrender, signature }])
}

struct Holder {
    pipe: QrPipe,
    now: Now,
    answers: Vec<(u32, Answer)>,
}

impl Holder {
    fn face(&mut self, wallet: &mut SimWallet, frames: u32) {
        for _ in 0..frames {
            wallet.face(&mut self.pipe, &mut self.now);
            while let Some(event) = self.pipe.poll_event() {
                let PipeEvent::Received(bytes) = event else { continue };
                let Ok(Message::Settlement(bytes)) = wire::decode(&bytes) else { continue };
                if let Ok(Settlement::Answer(number, answer)) = witness_wire::decode(&bytes) {
                    self.answers.push((number, answer));
                }
            }
        }
    }

    fn ask(&mut self, number: u32, question: Question) {
        let bytes = witness_wire::encode(&Settlement::Question(number, question));
        self.pipe.send(wire::encode(&Message::Settlement(bytes)));
    }
}

#[test]
fn a_coin_whose_return_waits_for_a_person_is_not_renewed_meanwhile() {
    let mut wallet = issuer("I", 1);
    let ids = wallet.spendable_ids();
    let coin = Telomeer::parse(&wallet.tails_mut()[&ids[0]]).unwrap();
    let pipe = QrPipe::open(PipeRole::Payer, Chance::new(8).entropy());
    let mut holder = Holder { pipe, now: Now { wall: BEGIN, uptime_ms: 0 }, answers: Vec::new() };
    wallet.command(Command::OpenExchange(Intent::Serve));
    holder.face(&mut wallet, 30);
    holder.pipe.send_confirm();
    wallet.command(Command::ConfirmCode);
    holder.face(&mut wallet, 30);
    holder.ask(1, surrender(&wallet, &coin, false));
    holder.face(&mut wallet, 60);
    assert!(wallet.exchange().unwrap().approval.is_some(), "the person is asked");
    holder.ask(2, surrender(&wallet, &coin, true));
    holder.face(&mut wallet, 60);
    assert_eq!(holder.answers, [(2, Answer::Refused(RefuseCode::Unexpected))]);
    wallet.command(Command::Approve);
    holder.face(&mut wallet, 60);
    let (number, Answer::Taken(taken)) = &holder.answers[1] else { panic!("{:?}", holder.answers) };
    assert!(
        matches!((number, taken.as_slice()), (1, [TakenAnswer { taken: Taken::Retired(_), repeated: false }])),
        "{taken:?}"
    );
    holder.ask(3, surrender(&wallet, &coin, true));
    holder.face(&mut wallet, 60);
    let (_, Answer::Taken(taken)) = &holder.answers[2] else { panic!("{:?}", holder.answers) };
    assert!(matches!(taken.as_slice(), [TakenAnswer { taken: Taken::Retired(_), repeated: true }]), "{taken:?}");
}

#[test]
fn one_meeting_has_a_limited_number_of_transfers_decided() {
    let mut wallet = issuer("I", 1);
    let coin = Telomeer::parse(wallet.tails_mut().values().next().unwrap()).unwrap();
    let pipe = QrPipe::open(PipeRole::Payer, Chance::new(8).entropy());
    let mut holder = Holder { pipe, now: Now { wall: BEGIN, uptime_ms: 0 }, answers: Vec::new() };
    wallet.command(Command::OpenExchange(Intent::Serve));
    holder.face(&mut wallet, 30);
    holder.pipe.send_confirm();
    wallet.command(Command::ConfirmCode);
    holder.face(&mut wallet, 30);
    let before = wallet.writes.len();
    for number in 1..=66 {
        holder.ask(number, made_up(coin.anchor.issuance, number));
        while holder.answers.len() < number as usize {
            holder.face(&mut wallet, 1);
        }
    }
    let (decided, refused) = holder.answers.split_at(63);
    assert!(decided.iter().all(|(_, answer)| matches!(answer, Answer::Void(_))), "{decided:?}");
    assert!(refused.iter().all(|(_, answer)| *answer == Answer::Refused(RefuseCode::Unexpected)), "{refused:?}");
    assert_eq!(wallet.writes.len() - before, 63, "what is refused leaves nothing on the disk");
    // Nothing else is refused for it.
    let renewal = surrender(&wallet, &coin, true);
    holder.ask(67, renewal);
    while holder.answers.len() < 67 {
        holder.face(&mut wallet, 1);
    }
    let (_, Answer::Taken(taken)) = &holder.answers[66] else { panic!("{:?}", holder.answers[66]) };
    assert!(matches!(taken[..], [TakenAnswer { taken: Taken::Renewed(_), .. }]), "{taken:?}");
}

/// A transfer between two keys of one person, whose coins do not exist, and which that person calls off.
fn made_up(issuance: IssuanceId, number: u32) -> Question {
    let signer = SoftSigner::new([77; 32]);
    let [sender, receiver] = [1, 2].map(KeyPath::first_device);
    let opening = HeaderFields {
        root: Hash([u8::try_from(number).unwrap(); 32]),
        sender: signer.public(&sender),
        receiver: signer.public(&receiver),
        times: TransferTimes { lo: BEGIN, width_s: 1, expiry_s: 900, saturated: false, doubtful: false },
        n_p: 1,
        n_c: 0,
        no_witness: false,
    };
    let sign = |key, role| signer.sign(key, &signed_message(role, &opening.hash()));
    Question::FileAbort(Box::new(FileAbort {
        sid: Sid(Hash([1; 32])),
        issuance,
        opening,
        receiver_abort: sign(&receiver, SigRole::ReceiverAbort),
        sender_abort: Some(sign(&sender, SigRole::SenderAbort)),
    }))
}
