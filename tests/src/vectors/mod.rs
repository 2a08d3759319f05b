//! The shared vectors: what each record of `docs/spec` reads as, and what is refused.
//!
//! Each file of this folder describes one record: an operation, which the engine carries out, and cases whose answers are
//! written by hand or follow from [`by_hand`], which shares no code with the engine. A new record is a new file and a line in
//! [`suites`]. `tests/vectors/README.md` says what other languages have to know.
use juicetokens_engine::token::telomeer::Telomeer;
use juicetokens_engine::trust::statement::SpendStatement;

mod anchor;
mod ballot;
mod believed;
mod bundle;
mod bundle_by_hand;
pub mod by_hand;
pub mod case;
mod cash_in;
mod committee_word;
mod credential;
mod envelope;
mod epoch;
mod frame;
mod fraud_proof;
mod hash;
mod hop;
mod issuance;
mod line_code;
mod merkle;
mod message;
mod needs;
mod news;
mod paper;
mod plan;
mod receipt;
mod recovery;
mod request;
mod scene;
mod serve;
mod session;
mod settlement;
mod signature;
mod spend;
mod statement;
mod surrender;
mod telomeer;
mod text;
mod time;
mod witness;

pub use case::{Case, Fields, Suite, Verdict};

/// Every suite, in the order of the pages.
pub fn suites() -> Vec<Suite> {
    let files = [
        hash::suites(),
        merkle::suites(),
        signature::suites(),
        issuance::suites(),
        anchor::suites(),
        hop::suites(),
        telomeer::suites(),
        time::suites(),
        needs::suites(),
        request::suites(),
        plan::suites(),
        recovery::suites(),
        credential::suites(),
        envelope::suites(),
        frame::suites(),
        line_code::suites(),
        session::suites(),
        message::suites(),
        text::suites(),
        bundle::suites(),
        surrender::suites(),
        epoch::suites(),
        statement::suites(),
        fraud_proof::suites(),
        news::suites(),
        settlement::suites(),
        serve::suites(),
        believed::suites(),
        ballot::suites(),
        committee_word::suites(),
        paper::suites(),
        receipt::suites(),
        cash_in::suites(),
    ];
    files.into_iter().flatten().collect()
}

/// What a worked coin's chain says of each spend, as evidence against whoever spends it again.
pub fn worked_statements(coin: &str) -> Vec<Vec<u8>> {
    let chain = scene::hex(&format!("telomeer_{coin}"), "record");
    let hops = Telomeer::parse(&chain).unwrap().hops;
    hops.iter().map(|hop| SpendStatement::of_hop(hop).encode()).collect()
}

/// One of each message to and from a witness.
pub fn worked_settlements() -> Vec<Vec<u8>> {
    witness::messages()
}

/// News of a revocation and of a double spend.
pub fn worked_news() -> Vec<u8> {
    news::worked()
}
