//! One of each word of the conversation with a witness, for the fuzzer; their bytes are Protocol Buffers around records that
//! have vectors of their own.
use juicetokens_engine::foundation::hash::Hash;
use juicetokens_engine::foundation::signature::SigRole;
use juicetokens_engine::foundation::time::Timestamp;
use juicetokens_engine::lifecycle::witness::message::{
    Answer, FileAbort, Greeting, Question, Registration, Settlement, SurrenderedCoin, Taken, TakenAnswer,
};
use juicetokens_engine::lifecycle::witness::wire;
use juicetokens_engine::token::surrender::{Surrender, SurrenderPurpose};
use juicetokens_engine::token::telomeer::Telomeer;
use juicetokens_engine::token::transfer::message::{AbortCertificate, OwnerSignature};
use juicetokens_engine::token::transfer::record::Sid;
use juicetokens_engine::token::transfer::refuse::RefuseCode;

use super::scene::{Person, hash, hex};

/// Encoded messages.
pub(super) fn messages() -> Vec<Vec<u8>> {
    let mut messages: Vec<Settlement> = questions().into_iter().map(|asked| Settlement::Question(7, asked)).collect();
    messages.extend(answers().into_iter().map(|said| Settlement::Answer(7, said)));
    let (witness, signature) = (Person::issuer().key(), Person::issuer().sign(SigRole::Greeting, &[1; 32]));
    messages.push(Settlement::Greeting(Greeting { witness, signature }));
    messages.iter().map(wire::encode).collect()
}

fn chain(coin: &str) -> Telomeer {
    Telomeer::parse(&hex(&format!("telomeer_{coin}"), "record")).unwrap()
}

fn questions() -> Vec<Question> {
    let five = chain("five");
    let steps = five.steps().unwrap();
    let header = hash("header", "hash");
    let abort = FileAbort {
        sid: Sid(Hash(hash("hashes", "sid"))),
        issuance: five.anchor.issuance,
        opening: steps[0].fields,
        receiver_abort: Person::payee().sign(SigRole::ReceiverAbort, &header),
        sender_abort: Some(Person::payer().sign(SigRole::SenderAbort, &header)),
    };
    let surrender = Surrender {
        purpose: SurrenderPurpose::Renewal,
        token_id: five.anchor.token_id(),
        seq: 2,
        prev: steps[0].link,
        new_owner: Person::payee().key(),
        void: Vec::new(),
    };
    let signature = Person::payee().sign(SigRole::Surrender, &surrender.hash().0);
    let surrendered = SurrenderedCoin { telomeer: five.clone(), surrender, signature };
    vec![
        Question::Register(vec![five, chain("twenty")]),
        Question::FileAbort(Box::new(abort)),
        Question::Surrender(vec![surrendered]),
    ]
}

fn answers() -> Vec<Answer> {
    let (issuer, header) = (Person::issuer(), Hash(hash("header", "hash")));
    let (sid, witness) = (Sid(Hash(hash("hashes", "sid"))), issuer.key());
    let certificate =
        || AbortCertificate { sid, header, witness, signature: issuer.sign(SigRole::AbortCertificate, &header.0) };
    let five = chain("five");
    let commits = vec![OwnerSignature { key: Person::payer().key(), signature: five.hops[0].commit }];
    let taken = vec![
        TakenAnswer::from(Taken::Renewed(five.anchor.clone())),
        TakenAnswer::again(Taken::Retired(issuer.sign(SigRole::Retirement, &[1; 32]))),
        Taken::Dead(vec![1, 2, 3]).into(),
        Taken::Void(Box::new(certificate())).into(),
        Taken::Refused(RefuseCode::Signature).into(),
    ];
    let registration =
        || Box::new(Registration { header, witness, signature: issuer.sign(SigRole::Registration, &header.0) });
    vec![
        Answer::Registered(registration()),
        Answer::Pending { header, decides_at: Timestamp(1_760_300_000_000) },
        Answer::Void(Box::new(certificate())),
        Answer::Committed { registration: registration(), commits },
        Answer::Taken(taken),
        Answer::Dead { token_id: five.anchor.token_id(), proof: vec![1, 2, 3] },
        Answer::Listening(Timestamp(1_760_300_000_000)),
        Answer::Refused(RefuseCode::Unknown),
    ]
}
