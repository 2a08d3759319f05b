//! What the worker says to the page.
use juicetokens_engine::summary::{ExchangeSummary, WalletSummary};
use web_sys::{DedicatedWorkerGlobalScope, console};

use crate::host::{parcel, reflect};
use crate::model::wallet_link::{Failure, FromWallet, Safety};

/// Lets the page know if the worker ever dies of a broken assumption: it would wait for ever.
pub(super) fn report_panics() {
    std::panic::set_hook(Box::new(|panic| {
        // The place alone: what a broken assumption has to say may hold what nobody else should read.
        let place = panic.location().map(ToString::to_string).unwrap_or_default();
        let failed = FromWallet::Failed(Failure::Worker(place));
        console::error_1(&panic.to_string().into());
        if let Ok(message) = parcel::write(&failed) {
            let _ = reflect::call(&js_sys::global(), "postMessage", &[message]);
        }
    }));
}

/// Posts messages; what a screen already shows is not said again.
pub(super) struct Outbox {
    scope: DedicatedWorkerGlobalScope,
    wallet: Option<WalletSummary>,
    exchange: Option<ExchangeSummary>,
    safety: Option<Safety>,
}

impl Outbox {
    pub(super) fn new(scope: DedicatedWorkerGlobalScope) -> Self {
        Self { scope, wallet: None, exchange: None, safety: None }
    }

    /// Another one to the same page, which has said nothing yet.
    pub(super) fn beside(&self) -> Self {
        Self::new(self.scope.clone())
    }

    /// Says something.
    pub(super) fn post(&self, said: &FromWallet) {
        let posted = parcel::write(said)
            .and_then(|message| self.scope.post_message(&message).map_err(|error| reflect::describe(&error)));
        if let Err(error) = posted {
            // The page would wait for ever: an error that nobody catches reaches it as the worker's `error` event.
            console::error_1(&error.as_str().into());
            wasm_bindgen::throw_str(&error);
        }
    }

    /// Says what is on the home screen, if that is new.
    pub(super) fn post_wallet(&mut self, summary: WalletSummary) {
        if self.wallet.as_ref() != Some(&summary) {
            self.post(&FromWallet::Wallet(summary.clone()));
            self.wallet = Some(summary);
        }
    }

    /// Says what is on the exchange screen, if that is new.
    pub(super) fn post_exchange(&mut self, summary: Option<ExchangeSummary>) {
        if self.exchange != summary {
            self.post(&FromWallet::Exchange(summary.clone()));
            self.exchange = summary;
        }
    }

    /// Says how well the wallet could be brought back, if that is new.
    pub(super) fn post_safety(&mut self, safety: Safety) {
        if self.safety != Some(safety) {
            self.post(&FromWallet::Safety(safety));
            self.safety = Some(safety);
        }
    }

    /// The wallet was locked: the next summaries are new.
    pub(super) fn forget(&mut self) {
        self.wallet = None;
        self.exchange = None;
        self.safety = None;
    }
}
