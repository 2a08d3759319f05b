//! How page and worker write what they say to each other: postcard's bytes, the same in both directions (ADR 0025).
use js_sys::Uint8Array;
use serde::Serialize;
use serde::de::DeserializeOwned;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::MessageEvent;
use zeroize::Zeroizing;

/// A message as the other end reads it.
pub(super) fn write(said: &impl Serialize) -> Result<JsValue, String> {
    let bytes = pack(said).map_err(|error| error.to_string())?;
    Ok(Uint8Array::from(bytes.as_slice()).into())
}

/// The message that came; none can be read where page and worker are not of one build.
pub(super) fn read<T: DeserializeOwned>(event: &MessageEvent) -> Result<T, String> {
    let bytes = event.data().dyn_into::<Uint8Array>().map_err(|_| "a message is no bytes")?;
    unpack(bytes.to_vec()).map_err(|error| error.to_string())
}

/// A message may hold a secret: its bytes are wiped.
fn pack(said: &impl Serialize) -> postcard::Result<Zeroizing<Vec<u8>>> {
    postcard::to_allocvec(said).map(Zeroizing::new)
}

fn unpack<T: DeserializeOwned>(bytes: Vec<u8>) -> postcard::Result<T> {
    postcard::from_bytes(&Zeroizing::new(bytes))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::model::wallet_link::{FromWallet, Passphrase, Secret, ToWallet};

    #[test]
    fn what_is_said_arrives() {
        let said = ToWallet::Create { name: "Anna é".into(), secret: Secret::Passphrase(Passphrase("secret".into())) };
        assert!(unpack::<ToWallet>(pack(&said).unwrap().to_vec()).unwrap() == said);
        let frame = ToWallet::FrameCaptured { bytes: vec![0, 255, 176], pixels_per_module_x10: 45, qr_version: 20 };
        assert!(unpack::<ToWallet>(pack(&frame).unwrap().to_vec()).unwrap() == frame);
        let words = FromWallet::Words(vec!["abandon".into(); 24]);
        assert!(unpack::<FromWallet>(pack(&words).unwrap().to_vec()).unwrap() == words);
    }

    #[test]
    fn other_bytes_are_refused() {
        let lock = pack(&ToWallet::Lock).unwrap().to_vec();
        assert!(unpack::<ToWallet>(vec![]).is_err());
        assert!(unpack::<ToWallet>(vec![200]).is_err());
        assert!(unpack::<ToWallet>(lock).unwrap() == ToWallet::Lock);
    }
}
