//! Passkeys that open the wallet: WebAuthn with the extension `prf`, whose answer is a secret that only this authenticator gives,
//! after the person has shown who they are. Nothing is sent anywhere: there is no server to check a signature.
use data_encoding::BASE64URL_NOPAD;
use js_sys::{Array, Uint8Array};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;

use super::{HostEvent, Tell};
use crate::host::entropy;
use crate::host::reflect::{call_async, describe, field, has_method, object};
use crate::model::border::PasskeyProblem;
use crate::model::wallet_link::Passkey;

/// How long a person may take, in milliseconds.
const PATIENCE_MS: f64 = 120_000.0;
/// COSE numbers of Ed25519, ECDSA with P-256 and RSA: every authenticator has one; the signature is not used.
const ALGORITHMS: [f64; 3] = [-8.0, -7.0, -257.0];

/// Tells whether the device can check who is there by itself.
pub(super) fn tell_if_offered(tell: Tell) {
    spawn_local(async move {
        let class = field(&js_sys::global(), "PublicKeyCredential");
        let name = "isUserVerifyingPlatformAuthenticatorAvailable";
        if !has_method(&class, name) {
            return;
        }
        if call_async(&class, name, &[]).await.is_ok_and(|answer| answer.is_truthy()) {
            tell(HostEvent::PasskeysOffered);
        }
    });
}

/// Makes a passkey under this name, and asks for its secret.
pub(super) fn make(name: String, tell: Tell) {
    spawn_local(async move { tell(HostEvent::Passkey(make_one(&name).await)) });
}

/// Asks one of these passkeys for its secret.
pub(super) fn ask(known: Vec<(Vec<u8>, Vec<u8>)>, tell: Tell) {
    spawn_local(async move { tell(HostEvent::Passkey(ask_for(&known).await)) });
}

async fn make_one(name: &str) -> Result<Passkey, PasskeyProblem> {
    let (salt, person) = (random()?, random()?);
    let user = object(&[("id", bytes(&person)), ("name", name.into()), ("displayName", name.into())]);
    let kinds = ALGORITHMS.map(|number| object(&[("type", "public-key".into()), ("alg", number.into())]));
    let selection = object(&[("residentKey", "preferred".into()), ("userVerification", "required".into())]);
    let options = object(&[
        ("challenge", bytes(&random()?)),
        ("rp", object(&[("name", "JuiceTokens".into())])),
        ("user", user),
        ("pubKeyCredParams", kinds.into_iter().collect::<Array>().into()),
        ("authenticatorSelection", selection),
        ("timeout", PATIENCE_MS.into()),
        ("extensions", object(&[("prf", object(&[("eval", object(&[("first", bytes(&salt))]))]))])),
    ]);
    let credential = credentials("create", options).await?;
    let results = extension_results(&credential)?;
    let id = buffer(&field(&credential, "rawId"));
    if field(&results, "enabled").is_falsy() {
        return Err(PasskeyProblem::WithoutSecret);
    }
    match secret_of(&results) {
        Some(secret) => Ok(Passkey { credential: id, salt: salt.to_vec(), secret }),
        // Some authenticators give the secret only when they are asked for it.
        None => ask_for(&[(id, salt.to_vec())]).await,
    }
}

async fn ask_for(known: &[(Vec<u8>, Vec<u8>)]) -> Result<Passkey, PasskeyProblem> {
    let allowed = known.iter().map(|(id, _)| object(&[("type", "public-key".into()), ("id", bytes(id))]));
    // WebAuthn names credentials so in `evalByCredential`.
    let asked = known.iter().map(|(id, salt)| (BASE64URL_NOPAD.encode(id), object(&[("first", bytes(salt))])));
    let asked: Vec<(String, JsValue)> = asked.collect();
    let by_credential: Vec<(&str, JsValue)> = asked.iter().map(|(id, eval)| (id.as_str(), eval.clone())).collect();
    let options = object(&[
        ("challenge", bytes(&random()?)),
        ("allowCredentials", allowed.collect::<Array>().into()),
        ("userVerification", "required".into()),
        ("timeout", PATIENCE_MS.into()),
        ("extensions", object(&[("prf", object(&[("evalByCredential", object(&by_credential))]))])),
    ]);
    let credential = credentials("get", options).await?;
    let id = buffer(&field(&credential, "rawId"));
    let salt = known.iter().find(|(known, _)| *known == id).map(|(_, salt)| salt.clone());
    let secret = secret_of(&extension_results(&credential)?);
    match (salt, secret) {
        (Some(salt), Some(secret)) => Ok(Passkey { credential: id, salt, secret }),
        _ => Err(PasskeyProblem::WithoutSecret),
    }
}

async fn credentials(method: &str, options: JsValue) -> Result<JsValue, PasskeyProblem> {
    let navigator = web_sys::window().map(|window| JsValue::from(window.navigator())).unwrap_or_default();
    let container = field(&navigator, "credentials");
    let credential = call_async(&container, method, &[object(&[("publicKey", options)])]).await;
    credential.map_err(|error| {
        web_sys::console::info_1(&describe(&error).into());
        PasskeyProblem::Declined
    })
}

fn extension_results(credential: &JsValue) -> Result<JsValue, PasskeyProblem> {
    let results = crate::host::reflect::call(credential, "getClientExtensionResults", &[]);
    results.map(|results| field(&results, "prf")).map_err(|_| PasskeyProblem::WithoutSecret)
}

fn secret_of(results: &JsValue) -> Option<Vec<u8>> {
    let secret = field(&field(results, "results"), "first");
    let secret = if secret.is_undefined() { Vec::new() } else { buffer(&secret) };
    (secret.len() == 32).then_some(secret)
}

fn random() -> Result<[u8; 32], PasskeyProblem> {
    entropy::make_bytes().map_err(|_| PasskeyProblem::WithoutSecret)
}

fn bytes(bytes: &[u8]) -> JsValue {
    Uint8Array::from(bytes).into()
}

fn buffer(buffer: &JsValue) -> Vec<u8> {
    Uint8Array::new(buffer).to_vec()
}
