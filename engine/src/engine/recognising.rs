//! Who is here: introductions to whoever was agreed to, and two wallets that know each other already
//! (`docs/spec/03-session.md`, section 11).
use crate::engine::acquainted::Acquainted;
use crate::engine::exchange::Exchange;
use crate::engine::state::Engine;
use crate::engine::work::{Pending, Work};
use crate::foundation::hash::Hash;
use crate::foundation::key::KeyPath;
use crate::foundation::random::Dice;
use crate::foundation::signature::{PublicKey, SigRole, Signature, signed_message};
use crate::io::Event;
use crate::summary::{Peer, Problem};
use crate::token::transfer::credential::{Credential, SignedCredential};
use crate::token::transfer::introduction::PresenceDraft;
use crate::token::transfer::message::Message;
use crate::token::transfer::presence::{Presence, SignedPresence, hint_of};
use crate::token::transfer::record::Role;
use crate::token::transfer::refuse::RefuseCode;
use crate::token::transfer::step::Wanted;
use crate::token::transfer::wire;

impl Engine {
    /// The first work of a meeting, if its person introduces itself: the identity vouches for the transfer key.
    pub(super) fn introduce_myself(&mut self) {
        let profile = &self.wallet.profile;
        let Some(exchange) = self.exchange.as_ref().filter(|exchange| profile.introduces && !exchange.alone) else {
            return;
        };
        let KeyPath::Transfer { day, .. } = exchange.key else { return };
        let (key, name) = (exchange.key, profile.name.clone());
        if !self.keys_exist(&[KeyPath::Identity], || Pending::Introduce) {
            return;
        }
        let public = |path| self.wallet.keys.get(&path).copied();
        let (Some(identity), Some(transfer)) = (public(KeyPath::Identity), public(key)) else { return };
        let credential = Credential::of_day(identity, name, day);
        let message = signed_message(SigRole::Credential, &credential.value(&transfer));
        self.sign(vec![Wanted { key: KeyPath::Identity, message }], Work::Introduce(Box::new(credential)));
    }

    pub(super) fn introduced_myself(&mut self, credential: Credential, signatures: &[Signature]) {
        if let (Some(exchange), [signature]) = (&mut self.exchange, signatures) {
            exchange.acquainted.own = Some(SignedCredential { credential, signature: *signature });
        }
    }

    /// The first word of a session: whoever knows this identity looks up, and nobody else learns anything.
    pub(super) fn say_hint(&mut self) {
        let Some((exchange, transcript)) = self.acquainting() else { return };
        let Some(own) = &exchange.acquainted.own else { return };
        let hint = hint_of(&transcript, exchange.role, &own.credential.identity);
        self.say(wire::encode(&Message::Hint(hint)));
    }

    /// Somebody hints at who it may be. If it is somebody known here, this side proves who it is itself.
    pub(super) fn on_hint(&mut self, hint: Hash) {
        let Some((exchange, transcript)) = self.acquainting() else { return };
        let (peer, role, key) = (other_side(exchange.role), exchange.role, exchange.key);
        let Some(credential) = exchange.acquainted.own.clone().filter(|_| !exchange.acquainted.told) else { return };
        let may_be = |identity: &PublicKey| hint_of(&transcript, peer, identity) == hint;
        if !self.wallet.acquaintances().any(|identity| may_be(&identity)) {
            return;
        }
        let Some(public) = self.wallet.keys.get(&key).copied() else { return };
        if let Some(exchange) = &mut self.exchange {
            exchange.acquainted.told = true;
        }
        self.sign_step(PresenceDraft { presence: Presence { key: public, credential }, transcript, role, key });
    }

    /// Somebody proves who it is. If it is known here, nobody stands in between, and no code needs to be compared on this side.
    /// What does not hold is no proof and changes nothing: people compare.
    pub(super) fn on_presence(&mut self, signed: SignedPresence, dice: &mut Dice) {
        let Some((exchange, transcript)) = self.acquainting() else { return };
        let is_wanted = exchange.acquainted.own.is_some() && exchange.acquainted.recognised.is_none();
        let holds = signed.verify(&transcript, other_side(exchange.role), Some(&self.wallet.signatures)).is_ok();
        let Presence { key, credential } = signed.presence;
        let in_time = credential.holds_at(self.steady_moment());
        let is_known = self.wallet.acquaintances().any(|identity| identity == credential.credential.identity);
        if !(is_wanted && holds && in_time && is_known) {
            return;
        }
        if let Some(exchange) = &mut self.exchange {
            exchange.acquainted.recognised = Some((key, credential.credential));
            exchange.acquainted.agreed_by_key = !exchange.confirmed_here;
        }
        self.agree_to_code(dice);
    }

    /// Whoever asks or pays says under which key, and who it is. Somebody who was recognised is that somebody; somebody who is
    /// blocked gets nothing, and does not hear why.
    pub(super) fn meet(
        &mut self,
        key: PublicKey,
        said: Option<&SignedCredential>,
    ) -> Result<(), (RefuseCode, Problem)> {
        let (who, said) = (self.who(key, said), self.introduced(said).cloned());
        let is_blocked = self.is_blocked(&who);
        let Some(exchange) = &mut self.exchange else { return Ok(()) };
        let is_other =
            |(known, credential): &(PublicKey, Credential)| *known != key || Some(credential.identity) != who.identity;
        if exchange.acquainted.recognised.as_ref().is_some_and(is_other) {
            let what = "it is not who it has proved to be".to_owned();
            return Err((RefuseCode::Signature, Problem::PeerMisbehaved { what }));
        }
        exchange.acquainted.met = Some((key, said));
        if exchange.acquainted.only.is_some() && exchange.acquainted.only != who.identity {
            return Err((RefuseCode::Declined, Problem::OtherPerson));
        }
        if is_blocked { Err((RefuseCode::Declined, Problem::Blocked)) } else { Ok(()) }
    }

    /// The other side of a meeting, as far as it has said who it is.
    pub(super) fn peer_in(&self, exchange: &Exchange) -> Option<Peer> {
        let Acquainted { recognised, met, .. } = &exchange.acquainted;
        let met = met.as_ref().map(|(key, said)| self.peer(*key, said.as_ref()));
        met.or_else(|| recognised.as_ref().map(|(key, said)| self.peer(*key, Some(said))))
    }

    /// A meeting with somebody on the other side, and its session.
    fn acquainting(&self) -> Option<(&Exchange, Hash)> {
        let exchange = self.exchange.as_ref().filter(|exchange| exchange.established && !exchange.alone)?;
        Some((exchange, exchange.pipe.transcript()?))
    }

    /// This side agrees that nobody stands in between.
    pub(super) fn agree_to_code(&mut self, dice: &mut Dice) {
        let Some(exchange) = &mut self.exchange else { return };
        if exchange.established && !exchange.confirmed_here {
            exchange.confirmed_here = true;
            exchange.pipe.send_confirm();
            self.ask(dice);
        }
        self.events.push_back(Event::ExchangeChanged);
    }
}

fn other_side(role: Role) -> Role {
    match role {
        Role::Payer => Role::Payee,
        Role::Payee => Role::Payer,
    }
}
