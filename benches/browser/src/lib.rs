//! The benches as a module for the browser; the page calls and times them.
use juicetokens_benches::raw::RawWork;
use juicetokens_benches::transfer::{Case, Meeting, Size};
use juicetokens_engine::foundation::signature_cache::SignatureCache;
use wasm_bindgen::prelude::wasm_bindgen;

/// One size of transfer, ready to be measured.
#[wasm_bindgen]
pub struct Bench {
    case: Case,
    raw: RawWork,
    raw_histories: RawWork,
    histories: Vec<Vec<u8>>,
    meeting: Option<Meeting>,
}

#[wasm_bindgen]
impl Bench {
    /// k coins with h hops each, c coins of change.
    #[wasm_bindgen(constructor)]
    pub fn new(tokens: u32, hops: u32, change: u32) -> Self {
        let case = Case::new(Size { tokens, hops: hops as usize, change });
        let (raw, raw_histories, histories) = (case.raw(), case.raw_histories(), case.histories());
        Self { case, raw, raw_histories, histories, meeting: None }
    }

    /// Puts both people back to before the transfer; not part of what is measured.
    pub fn meet(&mut self) {
        self.meeting = Some(self.case.meet());
    }

    /// The transfer.
    pub fn transfer(&mut self) -> usize {
        self.meeting.take().map_or(0, |meeting| meeting.run().bytes)
    }

    /// Its signatures, keys decoded.
    pub fn raw_decoded(&self) {
        self.raw.with_keys_decoded(&self.case.signer());
    }

    /// The chains of the payment.
    pub fn histories(&self) {
        self.case.verify_histories(&self.histories, &SignatureCache::with_capacity(0));
    }

    /// Their signatures, keys decoded.
    pub fn histories_decoded(&self) {
        self.raw_histories.with_keys_decoded(&self.case.signer());
    }

    /// Their signatures, keys as bytes.
    pub fn histories_as_bytes(&self) {
        self.raw_histories.with_keys_as_bytes(&self.case.signer());
    }

    /// The signatures of the chains one after another: 32 bytes key, 41 message, 64 signature.
    pub fn signatures(&self) -> Vec<u8> {
        let all = self.raw_histories.signatures();
        all.flat_map(|signed| [&signed.key.0[..], &signed.message, &signed.signature.0].concat()).collect()
    }
}
