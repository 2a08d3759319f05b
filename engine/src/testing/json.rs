//! Writes the scene down as JSON of sections, names and hexadecimal values, in a fixed order.
use crate::foundation::signature::SigRole;
use crate::testing::scene::{EXPIRY_S, MEMO, MovedCoin, Person, SALT, Scene, TRANSCRIPT};
use crate::token::hop::memo_hash;

struct Section {
    name: String,
    entries: Vec<(String, String)>,
}

impl Section {
    fn new(name: &str) -> Self {
        Self { name: name.to_owned(), entries: Vec::new() }
    }

    fn hex(mut self, name: &str, bytes: &[u8]) -> Self {
        self.entries.push((name.to_owned(), data_encoding::HEXLOWER.encode(bytes)));
        self
    }

    /// The text needs no escapes: it is one of ours.
    fn text(mut self, name: &str, text: &str) -> Self {
        self.entries.push((name.to_owned(), text.to_owned()));
        self
    }

    fn write(&self) -> String {
        let lines: Vec<String> =
            self.entries.iter().map(|(name, value)| format!("    \"{name}\": \"{value}\"")).collect();
        format!("  \"{}\": {{\n{}\n  }}", self.name, lines.join(",\n"))
    }
}

pub(super) fn describe(scene: &Scene) -> String {
    let mut sections = vec![about(), keys(scene), issuance(scene)];
    sections.extend(scene.coins.iter().map(|coin| anchored(scene, coin)));
    sections.extend([messages(scene), hashes(scene), header(scene), signatures(scene)]);
    sections.extend(scene.coins.iter().zip(&scene.telomeers).map(|(coin, telomeer)| {
        let section = Section::new(&format!("telomeer_{}", coin.name));
        let hop = telomeer.hops.first().map(|hop| hop.encode()).unwrap_or_default();
        section.hex("hop", &hop).hex("record", &telomeer.encode()).hex("head", &scene.link(coin).0)
    }));
    let written: Vec<String> = sections.iter().map(Section::write).collect();
    format!("{{\n{}\n}}\n", written.join(",\n"))
}

fn about() -> Section {
    Section::new("about").text("page", "docs/spec/02-bytes.md").text(
        "transfer",
        "coins of 5 and 20 paid, one of 2 given as change; 20 lies under the payer's key of the day before",
    )
}

fn keys(scene: &Scene) -> Section {
    let people: [&Person; 4] = [&scene.issuer, &scene.payer, &scene.payer_before, &scene.payee];
    people.into_iter().fold(Section::new("keys"), |section, person| {
        section
            .hex(&format!("{}_secret", person.name), &person.secret())
            .hex(&format!("{}_public", person.name), &person.key().0)
    })
}

fn issuance(scene: &Scene) -> Section {
    let issuance = &scene.issuance;
    Section::new("issuance")
        .hex("record", issuance.bytes())
        .hex("id", issuance.id().as_bytes())
        .hex("authority", issuance.authority().as_bytes())
        .hex("signature", &issuance.signature.0)
        .hex("issuer_kid", &scene.issuer.key().kid())
}

fn anchored(scene: &Scene, coin: &MovedCoin) -> Section {
    Section::new(&format!("coin_{}", coin.name))
        .text("label", &scene.issuance.issuance.label(coin.index))
        .hex("token_id", coin.token_id().as_bytes())
        .hex("anchor", &coin.anchor.encode())
        .hex("anchor_hash", &coin.anchor.hash().0)
        .hex("leaf", &coin.leaf.0)
        .hex("link", &scene.link(coin).0)
}

fn messages(scene: &Scene) -> Section {
    Section::new("messages")
        .hex("transcript", &TRANSCRIPT.0)
        .hex("m1", &scene.request.bytes)
        .hex("request", &scene.request.hash.0)
        .hex("request_signature", &scene.request.signature.0)
        .hex("m2", &scene.plan.bytes)
        .hex("plan", &scene.plan.hash.0)
        .hex("plan_signature", &scene.plan.signature.0)
        .hex("trr", &scene.recovery.bytes)
        .hex("recovery", &scene.recovery.hash.0)
        .hex("recovery_signature", &scene.recovery.signature.0)
}

fn hashes(scene: &Scene) -> Section {
    Section::new("hashes")
        .hex("sid", &scene.sid.0)
        .hex("salt", &SALT)
        .text("memo_text", MEMO)
        .hex("memo", &memo_hash(MEMO).0)
        .hex("body", &scene.body.0)
        .hex("root", &scene.fields.root.0)
        .hex("offer", &scene.offer.0)
}

fn header(scene: &Scene) -> Section {
    let times = &scene.fields.times;
    Section::new("header")
        .text("t_lo", &times.lo.0.to_string())
        .text("t_width", &times.width_s.to_string())
        .text("t_exp", &EXPIRY_S.to_string())
        .text("flags", &scene.fields.flags().to_string())
        .hex("hash", &scene.fields.hash().0)
}

fn signatures(scene: &Scene) -> Section {
    let header = scene.fields.hash();
    let (payer, before, payee) = (&scene.payer, &scene.payer_before, &scene.payee);
    Section::new("signatures")
        .hex("offer", &payer.sign(SigRole::Offer, &scene.offer).0)
        .hex("vote", &payee.sign(SigRole::Vote, &header).0)
        .hex("commit", &payer.sign(SigRole::Commit, &header).0)
        .hex("commit_by_payer_before", &before.sign(SigRole::Commit, &header).0)
        .hex("final", &payee.sign(SigRole::Final, &header).0)
        .hex("sender_abort", &payer.sign(SigRole::SenderAbort, &header).0)
        .hex("receiver_abort", &payee.sign(SigRole::ReceiverAbort, &header).0)
        .hex("abort_certificate", &scene.issuer.sign(SigRole::AbortCertificate, &header).0)
}
