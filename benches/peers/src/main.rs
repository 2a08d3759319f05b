//! Verifies cashu proofs as a receiving wallet does offline: that the mint has signed each of them (DLEQ, NUT-12).
use std::error::Error;
use std::str::FromStr;

use cashu::Amount;
use cashu::dhke::{blind_message, sign_message, unblind_message};
use cashu::nuts::{BlindSignature, Id, Proof, ProofDleq, PublicKey, SecretKey};
use cashu::secret::Secret;
use cpu_time::ThreadTime;
use serde_json::json;

const SECONDS: f64 = 4.0;
const SIZES: [usize; 3] = [1, 5, 20];

fn main() -> Result<(), Box<dyn Error>> {
    let mint = SecretKey::generate();
    let proofs = (0..SIZES[2]).map(|_| proof(&mint)).collect::<Result<Vec<Proof>, _>>()?;
    let rows = SIZES.iter().map(|&count| {
        let verify = least_us(&proofs[..count], mint.public_key())?;
        Ok(json!({ "name": "`cashu` 0.18, DLEQ of each proof", "proofs": count, "verify": verify }))
    });
    println!("{}", json!(rows.collect::<Result<Vec<_>, Box<dyn Error>>>()?));
    Ok(())
}

/// A proof as a wallet holds it: blinded, signed by the mint, unblinded.
fn proof(mint: &SecretKey) -> Result<Proof, Box<dyn Error>> {
    let (secret, id, amount) = (Secret::generate(), Id::from_str("00882760bfa2eb41")?, Amount::from(2));
    let (blinded, r) = blind_message(secret.as_bytes(), None)?;
    let promise = BlindSignature::new(amount, sign_message(mint, &blinded)?, id, &blinded, mint)?;
    let c = unblind_message(&promise.c, &r, &mint.public_key())?;
    let mut proof = Proof::new(amount, id, secret, c);
    proof.dleq = promise.dleq.map(|dleq| ProofDleq::new(dleq.e, dleq.s, r));
    Ok(proof)
}

/// Least microseconds of processor time of many runs.
fn least_us(proofs: &[Proof], mint: PublicKey) -> Result<f64, Box<dyn Error>> {
    let (begun, mut least) = (ThreadTime::now(), f64::INFINITY);
    while begun.elapsed().as_secs_f64() < SECONDS {
        let started = ThreadTime::now();
        for proof in proofs {
            proof.verify_dleq(mint)?;
        }
        least = least.min(started.elapsed().as_secs_f64() * 1e6);
    }
    Ok(least)
}
