//! How members come by their shares of a key that nobody ever has: distributed key generation in two rounds, every step signed and
//! handed on to all, what is for one member sealed for it.
use std::collections::BTreeMap;

use frost_ed25519::Identifier;
use frost_ed25519::keys::dkg::{self, round1, round2};
use juicetokens_engine::foundation::hash::Hash;
use juicetokens_engine::foundation::random::Dice;
use juicetokens_engine::foundation::signature::{PublicKey, SigRole, Signature, verify};

use crate::keys::{Generator, GroupShare};
use crate::packages::{read_round_one, read_round_two, write_public, write_round_one, write_round_two};
use crate::roster::{Member, Roster};
use crate::secret::MemberSecret;

/// Most bytes of a package of either round.
const MAX_PACKAGE: usize = 2_048;

/// What a member says while a committee is founded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Step {
    /// The nonce that the roster commits the member to: it has seen the roster.
    Opened([u8; 32]),
    /// The first round, for all.
    RoundOne(Vec<u8>),
    /// The second, for one.
    RoundTwo { to: PublicKey, sealed: Vec<u8> },
    /// The hash of what all know of the group's key: it has stored its share.
    Founded(Hash),
}

/// A step as its member signed it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct SignedStep {
    pub(crate) roster: Hash,
    pub(crate) member: PublicKey,
    pub(crate) step: Step,
    pub(crate) signature: Signature,
}

/// Which step it is: a member says each once.
type StepName = (PublicKey, u8, Option<PublicKey>);

impl SignedStep {
    fn name(&self) -> StepName {
        match &self.step {
            Step::Opened(_) => (self.member, 0, None),
            Step::RoundOne(_) => (self.member, 1, None),
            Step::RoundTwo { to, .. } => (self.member, 2, Some(*to)),
            Step::Founded(_) => (self.member, 3, None),
        }
    }

    fn value(roster: &Hash, member: &PublicKey, step: &Step) -> Hash {
        let (kind, to, bytes) = match step {
            Step::Opened(nonce) => (0_u8, None, &nonce[..]),
            Step::RoundOne(package) => (1, None, package.as_slice()),
            Step::RoundTwo { to, sealed } => (2, Some(to), sealed.as_slice()),
            Step::Founded(hash) => (3, None, &hash.0[..]),
        };
        let to = to.map(|to| to.0).unwrap_or_default();
        Hash::derive("founding", &[&[2, kind], &roster.0, &member.0, &to, bytes])
    }

    fn len(&self) -> usize {
        match &self.step {
            Step::RoundOne(bytes) | Step::RoundTwo { sealed: bytes, .. } => bytes.len(),
            Step::Opened(_) | Step::Founded(_) => 32,
        }
    }
}

/// What became of a founding.
pub(crate) enum Progress {
    /// It waits for others.
    Waits,
    /// This member has its share, and is to store it before it says so.
    Shared,
    /// All have founded the same.
    Founded,
    /// What these members have said cannot be: it has to begin anew.
    Failed,
}

enum Secrets {
    None,
    One(Box<round1::SecretPackage>),
    Two(Box<round2::SecretPackage>),
}

/// A committee that is proposed, and what its members have said so far.
pub(crate) struct Founding {
    pub(crate) roster: Roster,
    me: PublicKey,
    steps: BTreeMap<StepName, SignedStep>,
    secrets: Secrets,
    pub(crate) share: Option<GroupShare>,
}

impl Founding {
    pub(crate) fn new(roster: Roster, me: PublicKey) -> Self {
        Self { roster, me, steps: BTreeMap::new(), secrets: Secrets::None, share: None }
    }

    /// One of which this member has stored its share: it waits only for the others to say the same.
    pub(crate) fn with_share(roster: Roster, secret: &MemberSecret, share: GroupShare) -> Self {
        let mut founding = Self { share: Some(share), ..Self::new(roster, secret.key()) };
        founding.say_founded(secret);
        founding
    }

    /// Whether the person here has agreed.
    pub(crate) fn is_agreed(&self) -> bool {
        self.share.is_some() || !matches!(self.secrets, Secrets::None)
    }

    /// Who has said that it has founded it.
    pub(crate) fn has_founded(&self, member: &PublicKey) -> bool {
        self.steps.contains_key(&(*member, 3, None))
    }

    /// All that was said, for whoever has not heard it.
    pub(crate) fn steps(&self) -> impl Iterator<Item = &SignedStep> {
        self.steps.values()
    }

    /// What members have said once they had stored their shares.
    pub(crate) fn founded(&self) -> Vec<SignedStep> {
        self.steps().filter(|step| matches!(step.step, Step::Founded(_))).cloned().collect()
    }

    /// This member has seen the roster, and shows the nonce that it is committed to there.
    pub(crate) fn open(&mut self, secret: &MemberSecret, nonce: [u8; 32]) {
        self.say(secret, Step::Opened(nonce));
    }

    /// What its people compare; none before all members have shown their nonces.
    pub(crate) fn code(&self) -> Option<String> {
        let nonce = |member: &Member| match self.steps.get(&(member.key, 0, None))?.step {
            Step::Opened(nonce) if Member::commit(&nonce) == member.commitment => Some(nonce),
            _ => None,
        };
        let nonces: Option<Vec<[u8; 32]>> = self.roster.members().iter().map(nonce).collect();
        nonces.map(|nonces| self.roster.code(&nonces))
    }

    /// The person agrees: the first round begins. `false` when it has begun already, or there was nothing to compare yet.
    pub(crate) fn agree(&mut self, secret: &MemberSecret, dice: &mut Dice) -> bool {
        if self.is_agreed() || self.code().is_none() {
            return false;
        }
        let Some(own) = self.identifiers().get(&self.me).copied() else { return false };
        let (all, quorum) = self.roster.sizes();
        let Ok((kept, package)) = dkg::part1(own, all, quorum, Generator::of(dice)) else { return false };
        let Some(package) = write_round_one(&package) else { return false };
        self.secrets = Secrets::One(Box::new(kept));
        self.say(secret, Step::RoundOne(package));
        true
    }

    /// Hears a step; `true` when it is new and holds.
    pub(crate) fn hear(&mut self, step: SignedStep) -> bool {
        let is_known = self.steps.get(&step.name()).is_some_and(|known| !self.is_better(&step, known));
        let of_members = self.roster.member(&step.member).is_some()
            && step.name().2.is_none_or(|to| self.roster.member(&to).is_some());
        if step.roster != self.roster.hash() || is_known || !of_members || step.len() > MAX_PACKAGE {
            return false;
        }
        let value = SignedStep::value(&step.roster, &step.member, &step.step);
        let holds = verify(&step.member, SigRole::Ballot, &value, &step.signature).is_ok();
        if holds {
            self.steps.insert(step.name(), step);
        }
        holds
    }

    /// What a member said to have founded may have been meant to keep this one out: it counts once it says the same as this one.
    fn is_better(&self, step: &SignedStep, known: &SignedStep) -> bool {
        let own = self.share.as_ref().and_then(hash_of).map(Step::Founded);
        step.member != self.me && own.as_ref() == Some(&step.step) && own.as_ref() != Some(&known.step)
    }

    /// Goes on as far as what was heard allows.
    pub(crate) fn advance(&mut self, secret: &MemberSecret) -> Progress {
        match std::mem::replace(&mut self.secrets, Secrets::None) {
            Secrets::One(kept) => self.second_round(secret, kept),
            Secrets::Two(kept) => self.third_part(secret, kept),
            Secrets::None => self.outcome(),
        }
    }

    fn second_round(&mut self, secret: &MemberSecret, kept: Box<round1::SecretPackage>) -> Progress {
        let Some(others) = self.round_one() else { return Progress::Failed };
        if others.len() + 1 < self.roster.members().len() {
            self.secrets = Secrets::One(kept);
            return Progress::Waits;
        }
        let Ok((kept, packages)) = dkg::part2(*kept, &others) else { return Progress::Failed };
        let Some(draw) = self.draw_of(&self.me) else { return Progress::Failed };
        for (member, identifier) in self.identifiers() {
            let package = packages.get(&identifier).map(write_round_two);
            let exchange_key = self.roster.member(&member).map(|member| member.exchange_key);
            let (Some(package), Some(exchange_key)) = (package, exchange_key) else { continue };
            let Some(sealed) = secret.seal(&draw, &exchange_key, &package) else {
                return Progress::Failed;
            };
            self.say(secret, Step::RoundTwo { to: member, sealed });
        }
        self.third_part(secret, Box::new(kept))
    }

    fn third_part(&mut self, secret: &MemberSecret, kept: Box<round2::SecretPackage>) -> Progress {
        let (Some(first), Some(second)) = (self.round_one(), self.round_two(secret)) else { return Progress::Failed };
        if second.len() + 1 < self.roster.members().len() {
            self.secrets = Secrets::Two(kept);
            return Progress::Waits;
        }
        match dkg::part3(&kept, &first, &second) {
            Ok((key_package, public)) => {
                self.share = Some(GroupShare { key_package, public });
                Progress::Shared
            }
            Err(_) => Progress::Failed,
        }
    }

    /// This member has stored its share.
    pub(crate) fn say_founded(&mut self, secret: &MemberSecret) {
        if let Some(hash) = self.share.as_ref().and_then(hash_of) {
            self.say(secret, Step::Founded(hash));
        }
    }

    fn outcome(&self) -> Progress {
        let Some(own) = self.share.as_ref().and_then(hash_of) else {
            // Whoever has said a step of it and has forgotten what it drew cannot draw anew: the others have heard the first.
            let has_begun = self.steps.keys().any(|(member, kind, _)| *member == self.me && *kind > 0);
            return if has_begun { Progress::Failed } else { Progress::Waits };
        };
        let said = |member: &PublicKey| match &self.steps.get(&(*member, 3, None))?.step {
            Step::Founded(hash) => Some(*hash),
            _ => None,
        };
        let all = self.roster.members().iter().all(|member| said(&member.key) == Some(own));
        if all { Progress::Founded } else { Progress::Waits }
    }

    fn say(&mut self, secret: &MemberSecret, step: Step) {
        let roster = self.roster.hash();
        let signature = secret.sign(&SignedStep::value(&roster, &self.me, &step));
        let step = SignedStep { roster, member: self.me, step, signature };
        self.steps.insert(step.name(), step);
    }

    /// The packages of the others' first round. None when one does not read.
    fn round_one(&self) -> Option<BTreeMap<Identifier, round1::Package>> {
        let identifiers = self.identifiers();
        let package = |step: &SignedStep| match &step.step {
            Step::RoundOne(package) if step.member != self.me => {
                Some(read(identifiers.get(&step.member), read_round_one(package, &self.roster)))
            }
            _ => None,
        };
        self.steps.values().filter_map(package).collect()
    }

    /// What the others have sealed for this member in the second. None when something does not open.
    fn round_two(&self, secret: &MemberSecret) -> Option<BTreeMap<Identifier, round2::Package>> {
        let identifiers = self.identifiers();
        let package = |step: &SignedStep| match &step.step {
            Step::RoundTwo { to, sealed } if *to == self.me && step.member != self.me => {
                let from = self.roster.member(&step.member).map(|member| member.exchange_key);
                let from = from.zip(self.draw_of(&step.member));
                let opened = from.and_then(|(from, draw)| secret.open(&draw, &from, sealed));
                Some(opened.and_then(|opened| read(identifiers.get(&step.member), read_round_two(&opened))))
            }
            _ => None,
        };
        self.steps.values().filter_map(package).collect()
    }

    /// Names what a member drew for this founding: what it signed of its first round. Another draw is called otherwise.
    fn draw_of(&self, member: &PublicKey) -> Option<Hash> {
        let first = self.steps.get(&(*member, 1, None))?;
        Some(SignedStep::value(&first.roster, &first.member, &first.step))
    }

    fn identifiers(&self) -> BTreeMap<PublicKey, Identifier> {
        self.roster.identifiers()
    }
}

fn read<T>(identifier: Option<&Identifier>, package: Option<T>) -> Option<(Identifier, T)> {
    Some((*identifier?, package?))
}

/// What all know of the group's key, in 32 bytes.
fn hash_of(share: &GroupShare) -> Option<Hash> {
    Some(Hash::derive("founding", &[&[3], &write_public(&share.public)?]))
}

#[cfg(test)]
mod tests;
