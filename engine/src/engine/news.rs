//! News travels by payment: wallets tell each other the newest revocations and the proofs they know
//! (`docs/spec/06-conflicts.md`, section 7).
use crate::engine::state::Engine;
use crate::engine::work::{AfterTails, AfterWrite};
use crate::foundation::key::KeyPath;
use crate::foundation::random::Dice;
use crate::foundation::signature::{PublicKey, SigRole, verify};
use crate::io::Event;
use crate::summary::{Acquaintance, ConflictSummary, Problem};
use crate::token::issuance::{Authority, SignedIssuance};
use crate::token::telomeer::Telomeer;
use crate::token::token_id::TokenId;
use crate::token::transfer::agreement::AgreedCoin;
use crate::token::transfer::check::Refusal;
use crate::token::transfer::message::{AbortCertificate, ExoPak, Message};
use crate::token::transfer::record::Write;
use crate::token::transfer::refuse::RefuseCode;
use crate::token::transfer::step::OwnCoin;
use crate::token::transfer::wire;
use crate::trust::blame::Verdict;
use crate::trust::conflict::{Relation, compare};
use crate::trust::epoch::RevocationEpoch;
use crate::trust::fraud_proof::FraudProof;
use crate::trust::news::News;
use crate::wallet::change_set::{Change, ChangeSet};
use crate::wallet::known::{KnownProof, touches};

impl Engine {
    /// Says what is known, once people have agreed that these two wallets meet.
    pub(super) fn tell_news(&mut self) {
        let Some(session) = self.exchange.as_ref().and_then(|exchange| exchange.pipe.transcript()) else { return };
        self.say_news(&self.wallet.known.news(&session));
    }

    fn say_news(&mut self, news: &News) {
        if !news.is_empty() {
            self.say(wire::encode(&Message::News(news.encode())));
        }
    }

    /// Believes what proves itself, of coins and witnesses that this wallet has to do with; the rest is dropped.
    pub(super) fn on_news(&mut self, bytes: &[u8], dice: &mut Dice) {
        let confirmed = self.exchange.as_ref().is_some_and(|exchange| exchange.is_confirmed());
        let Ok(news) = News::parse(bytes) else { return };
        if !confirmed {
            return;
        }
        let mut set = ChangeSet::default();
        for epoch in news.epochs.into_iter().filter(|epoch| self.believes(epoch)) {
            set.push(Change::Epoch(Box::new(epoch)));
        }
        let learnt: Vec<Box<KnownProof>> =
            news.proofs.into_iter().filter_map(|proof| self.learnt(proof, dice)).collect();
        let mut held: Vec<TokenId> = learnt.iter().map(|known| known.proof.coin().token_id()).collect();
        held.retain(|token_id| self.wallet.coins.contains_key(token_id));
        held.sort_unstable();
        held.dedup();
        set.changes.extend(learnt.into_iter().map(Change::Proof));
        if held.is_empty() { self.keep(set) } else { self.load_tails(held, AfterTails::Learn(set)) }
    }

    /// The chains of coins that proofs speak of are here: do they pass where the coins were spent twice?
    pub(super) fn learn_of_held(&mut self, mut set: ChangeSet, held: &[OwnCoin]) {
        for change in &mut set.changes {
            if let Change::Proof(known) = change {
                let token_id = known.proof.place().token_id;
                known.concerns = held.iter().any(|own| {
                    own.coin.traced.token_id == token_id && touches(&known.proof, &own.coin.telomeer, &own.coin.traced)
                });
            }
        }
        self.keep(set);
    }

    /// Keeps what was learnt, if anything was.
    pub(super) fn keep(&mut self, set: ChangeSet) {
        if !set.changes.is_empty() {
            self.persist(Write::Local, set, AfterWrite::default());
            self.events.push_back(Event::WalletChanged);
        }
    }

    fn believes(&self, epoch: &RevocationEpoch) -> bool {
        let mut issuances = self.wallet.issuances.values();
        let is_witness = issuances.any(|known| known.issuance.witnesses.contains(&epoch.witness()));
        is_witness && self.wallet.known.is_newer(epoch) && epoch.verify().is_ok()
    }

    /// A proof that is new, of a coin whose issuance is known here, and that names somebody.
    pub(super) fn learnt(&self, proof: FraudProof, dice: &mut Dice) -> Option<Box<KnownProof>> {
        let issuance = self.wallet.issuances.get(&proof.coin().issuance)?;
        if !self.wallet.known.is_new(&proof) {
            return None;
        }
        match proof.verify(Some(issuance), dice) {
            Ok(Verdict::Culprit { key, .. }) => {
                Some(Box::new(KnownProof { proof, culprit: key, at: self.now.wall, concerns: false }))
            }
            _ => None,
        }
    }

    /// The same from bytes, as a witness gives them.
    pub(super) fn learnt_from(&self, bytes: &[u8], dice: &mut Dice) -> Option<Change> {
        self.learnt(FraudProof::parse(bytes).ok()?, dice).map(Change::Proof)
    }

    /// The certificate in a proof, as a witness gives it, that a payment of this wallet is void: then it is ours again.
    pub(super) fn own_void(&self, bytes: &[u8]) -> Option<AbortCertificate> {
        let proof = FraudProof::parse(bytes).ok()?;
        let (header, signature) = proof.abort_certificate()?;
        let sid = self.own_payment(&header)?;
        let witnesses = &self.wallet.issuances.get(&proof.coin().issuance)?.issuance.witnesses;
        let signed_by = |key: &&PublicKey| verify(key, SigRole::AbortCertificate, &header, &signature).is_ok();
        witnesses.iter().find(signed_by).map(|witness| AbortCertificate { sid, header, witness: *witness, signature })
    }

    /// Refuses coins that somebody spent twice, and coins of a key that is known to: only their witness can say whose they are.
    /// `witnesses` are those of the coins' authority, which one transfer has one of.
    pub(super) fn refuse_contested(
        &self,
        giver: &PublicKey,
        coins: &[AgreedCoin],
        witnesses: &[PublicKey],
    ) -> Result<(), Refusal> {
        match self.contested_of(giver, coins, witnesses) {
            None => Ok(()),
            Some(coin) => Err(Refusal { code: RefuseCode::Contested, data: coin.traced.token_id.as_bytes().to_vec() }),
        }
    }

    /// Shows whoever offers a coin that is refused so what speaks against it, however much else there is to tell.
    pub(super) fn say_why_contested(&mut self, giver: &PublicKey, coins: &[AgreedCoin], witnesses: &[PublicKey]) {
        let contested = self.contested_of(giver, coins, witnesses);
        let Some(AgreedCoin { telomeer, traced, .. }) = contested else { return };
        let news = self.wallet.known.against(giver, (telomeer, traced), witnesses);
        self.say_news(&news);
    }

    fn contested_of<'a>(
        &self,
        giver: &PublicKey,
        coins: &'a [AgreedCoin],
        witnesses: &[PublicKey],
    ) -> Option<&'a AgreedCoin> {
        let known = &self.wallet.known;
        coins.iter().find(|coin| {
            let traced = &coin.traced;
            known.contests_chain(&coin.telomeer, traced)
                || known.convicts(&traced.owner, witnesses)
                || known.convicts(giver, witnesses)
        })
    }

    /// The witnesses of an authority, which all its batches share: of one that is known here, or that just came along.
    pub(super) fn witnesses_of(&self, authority: &Authority, new: &[SignedIssuance]) -> Vec<PublicKey> {
        let mut batches = self.wallet.issuances.values().chain(new);
        let batch = batches.find(|known| known.authority() == *authority);
        batch.map_or_else(Vec::new, |known| known.issuance.witnesses.clone())
    }

    /// A coin was offered that this wallet holds already: the two chains together prove who spent it twice.
    pub(super) fn compare_held(&mut self, refusal: &Refusal, pak: &ExoPak) {
        let is_named = |telomeer: &Telomeer| telomeer.anchor.token_id().as_bytes()[..] == refusal.data[..];
        let offered = pak.coins.iter().map(|coin| &coin.telomeer).find(|telomeer| is_named(telomeer));
        let Some(offered) = offered.filter(|_| refusal.code == RefuseCode::AlreadySeen) else { return };
        let token_id = offered.anchor.token_id();
        if self.wallet.coins.contains_key(&token_id) {
            self.load_tails(vec![token_id], AfterTails::Compare(Box::new(Telomeer::clone(offered))));
        }
    }

    /// The held chain is here.
    pub(super) fn compare_chains(&mut self, offered: &Telomeer, held: &[OwnCoin], dice: &mut Dice) {
        let [own] = held else { return };
        let Ok(Relation::Fork(proofs)) = compare(&own.coin.telomeer, offered) else { return };
        if let Some(mut known) = proofs.into_iter().find_map(|proof| self.learnt(proof, dice)) {
            known.concerns = touches(&known.proof, &own.coin.telomeer, &own.coin.traced);
            let culprit = known.culprit.short();
            if let Some(exchange) = &mut self.exchange {
                exchange.problem = Some(Problem::SpentTwice { culprit });
            }
            let mut set = ChangeSet::default();
            set.push(Change::Proof(known));
            self.keep(set);
        }
    }

    /// What the home screen says of it, newest first.
    pub(super) fn conflicts(&self) -> Vec<ConflictSummary> {
        let mut known: Vec<&KnownProof> = self.wallet.known.proofs().collect();
        known.sort_by_key(|known| std::cmp::Reverse(known.at));
        known.into_iter().map(|known| self.conflict(known)).collect()
    }

    fn conflict(&self, known: &KnownProof) -> ConflictSummary {
        let met = self.wallet.records().find(|record| record.peer() == known.culprit);
        let coin = known.proof.coin();
        let issuance = self.wallet.issuances.get(&coin.issuance);
        ConflictSummary {
            label: issuance.map_or_else(String::new, |issuance| issuance.issuance.label(coin.index)),
            denomination: Some(coin.denomination),
            culprit: known.culprit.short(),
            who: met.map(|record| self.peer_of(record)).filter(|peer| peer.acquaintance != Acquaintance::Unknown),
            ours: self.wallet.keys.iter().any(|(path, key)| *key == known.culprit && !path.is_on_paper()),
            on_paper: self.was_on_paper(&known.culprit),
            grade: self.grade_of(&coin.token_id()),
            at: known.at,
        }
    }

    /// Whether a key stood on paper that was printed or taken here.
    fn was_on_paper(&self, key: &PublicKey) -> bool {
        let printed = self.wallet.keys.iter().any(|(path, known)| known == key && path.is_on_paper());
        let mut records = self.wallet.records();
        printed || records.any(|record| record.is_from_paper() && record.terms.payer() == *key)
    }

    /// The key ids that this wallet, as a witness, has proof against, in coins that it issued.
    pub(super) fn convicted_here(&self) -> Vec<[u8; 8]> {
        let own = self.wallet.keys.get(&KeyPath::Issuer);
        let witnessed = |known: &&KnownProof| {
            let issuance = self.wallet.issuances.get(&known.proof.coin().issuance);
            issuance.is_some_and(|issuance| own.is_some_and(|key| issuance.issuance.witnesses.contains(key)))
        };
        let mut kids: Vec<[u8; 8]> =
            self.wallet.known.proofs().filter(witnessed).map(|known| known.culprit.kid()).collect();
        kids.sort_unstable();
        kids.dedup();
        kids
    }
}
