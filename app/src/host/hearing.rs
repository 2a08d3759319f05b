//! What the page says to a wallet, in the engine's own words.
use juicetokens_engine::foundation::random::Entropy;
use juicetokens_engine::transport::CodeDensity;
use juicetokens_engine::{Engine, Input};

use crate::model::wallet_link::{FromWallet, ToWallet};

/// What a wallet makes of it.
// Taken apart at once: a box would only be in the way.
#[allow(clippy::large_enum_variant)]
pub(super) enum Heard {
    /// The engine is to act.
    Input(Input),
    /// The engine only had to look.
    Answer(FromWallet),
    /// It takes more than an engine.
    Beyond(ToWallet),
}

/// Sorts what was said; a question that the engine alone can answer is answered.
pub(super) fn hear(engine: &Engine, said: ToWallet, entropy: Entropy) -> Heard {
    Heard::Input(match said {
        ToWallet::Command(command) => Input::Command(command),
        ToWallet::FrameDue => Input::FrameDue,
        ToWallet::FrameReceived(bytes) => Input::FrameReceived(bytes),
        ToWallet::FrameCaptured { bytes, pixels_per_module_x10, qr_version } => {
            Input::FrameCaptured { bytes, density: CodeDensity { pixels_per_module_x10, qr_version } }
        }
        ToWallet::CaptureMissed => Input::CaptureMissed,
        ToWallet::CameraChanged(camera) => Input::CameraChanged(camera),
        ToWallet::TextReceived(text) => Input::TextReceived(text),
        ToWallet::TextDue => Input::TextDue,
        asked => return answer(engine, asked, entropy),
    })
}

fn answer(engine: &Engine, asked: ToWallet, entropy: Entropy) -> Heard {
    Heard::Answer(match asked {
        ToWallet::ReceiptWanted(sid) => FromWallet::Receipt(engine.receipt(sid, entropy).map(Box::new)),
        ToWallet::ReceiptFileWanted(sid) => FromWallet::ReceiptFile(engine.receipt_file(sid)),
        ToWallet::CashInWanted(number) => FromWallet::CashIn(engine.cash_in_file(number)),
        ToWallet::CoinsWanted(query) => FromWallet::Coins(engine.coins(query)),
        ToWallet::MovementsWanted(query) => FromWallet::Movements(engine.movements(query)),
        ToWallet::PeopleWanted => FromWallet::People(engine.people()),
        ToWallet::PersonWanted(identity) => FromWallet::Person(engine.person_summary(identity).map(Box::new)),
        ToWallet::PayableWanted { authority, amount } => FromWallet::Payable(engine.payable(authority, amount)),
        beyond => return Heard::Beyond(beyond),
    })
}
