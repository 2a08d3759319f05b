//! The wallet's member of a committee: the module of `council/`, loaded when it is wanted, and what it asks of this wallet.
use std::collections::{BTreeSet, VecDeque};

use js_sys::{Array, Function, Reflect, Uint8Array};
use juicetokens_council::border::{Input, Opening, Output, Stage, Step, Summary};
use juicetokens_engine::foundation::signature::PublicKey;
use juicetokens_engine::foundation::time::Now;
use juicetokens_engine::token::issuance::IssuanceId;
use juicetokens_engine::{AskId, CommitteeAsk, Input as EngineInput};
use wasm_bindgen::{JsCast, JsValue};

use super::drive::{Wallet, make_entropy};
use super::outbox::Outbox;
use crate::host::reflect;
use crate::host::store::Store;
use crate::model::committee::{CommitteeNews, CommitteeWish};
use crate::model::wallet_link::{Failure, FromWallet};

/// A member that sits looks at its clock so often.
const TICK_MS: u64 = 1_000;

/// The member, once it is loaded.
#[derive(Default)]
pub(super) struct Committee {
    module: Option<JsValue>,
    /// What it wants to be done and is not done yet.
    outputs: VecDeque<Output>,
    summary: Summary,
    /// Why it is gone.
    broken: Option<String>,
    /// A holder here may wait for an answer.
    is_asked: bool,
    /// Issuances that it has been told of.
    taught: BTreeSet<IssuanceId>,
    /// When it looks at its clock next, on the uptime clock.
    tick_at_ms: Option<u64>,
}

impl Committee {
    /// Whether it waits for words of others, who come only while this wallet is open.
    pub(super) fn is_linked(&self) -> bool {
        // Before a committee is proposed anybody may be at the other end.
        let is_one = self.summary.stage != Stage::Gathering;
        is_one && self.summary.people.iter().any(|person| person.linked && !person.is_me)
    }

    /// The group's key, while it sits.
    fn group(&self) -> Option<PublicKey> {
        self.summary.group.map(PublicKey)
    }

    async fn load(&mut self, opening: &Opening) -> Result<(), String> {
        let class = reflect::call_async(&js_sys::global(), "loadCouncil", &[]).await;
        let class: Function = class.and_then(JsCast::dyn_into).map_err(|error| reflect::describe(&error))?;
        let opening = postcard::to_allocvec(opening).map_err(|error| error.to_string())?;
        let arguments = Array::of1(&Uint8Array::from(opening.as_slice()));
        self.module = Some(Reflect::construct(&class, &arguments).map_err(|error| reflect::describe(&error))?);
        Ok(())
    }

    /// Gives it an input; what comes of it is done in its turn. A member that breaks is gone, and says nothing of what it was about to; the
    /// wallet goes on without it.
    fn step(&mut self, input: Input, now: Now) {
        let Some(module) = &self.module else { return };
        match step(module, input, now) {
            Ok(outputs) => self.outputs.extend(outputs),
            Err(why) => *self = Self { broken: Some(why), ..Self::default() },
        }
    }
}

fn step(module: &JsValue, input: Input, now: Now) -> Result<Vec<Output>, String> {
    let entropy = make_entropy().map_err(|_| "the browser gives no random bytes")?.0;
    let step = Step { input, now_ms: now.wall.0, entropy };
    let step = postcard::to_allocvec(&step).map_err(|error| error.to_string())?;
    let outputs = reflect::call(module, "step", &[Uint8Array::from(step.as_slice()).into()]);
    let outputs = outputs.and_then(JsCast::dyn_into::<Uint8Array>).map_err(|error| reflect::describe(&error))?;
    postcard::from_bytes(&outputs.to_vec()).map_err(|error| error.to_string())
}

impl<S: Store> Wallet<S> {
    /// Deals with what the page said to the member.
    pub(super) async fn hear_of_committee(&mut self, wish: CommitteeWish, outbox: &mut Outbox) -> Result<(), Failure> {
        match wish {
            CommitteeWish::Open(name) if self.committee.module.is_none() => self.open_committee(name, outbox).await,
            CommitteeWish::Open(_) => {
                outbox.post(&FromWallet::Committee(CommitteeNews::Changed(self.committee.summary.clone())));
            }
            CommitteeWish::Give(input) => self.committee.step(input, self.clock.now()),
        }
        self.settle(outbox).await
    }

    /// A member whose records do not read says nothing, rather than something else than it said before.
    async fn open_committee(&mut self, name: String, outbox: &mut Outbox) {
        let opening = Opening { name, log: self.engine.seat_records().to_vec() };
        if let Err(why) = self.committee.load(&opening).await {
            return outbox.post(&FromWallet::Committee(CommitteeNews::Failed(why)));
        }
        self.committee.step(Input::Begin, self.clock.now());
    }

    /// A holder that is served here asks.
    pub(super) fn ask_committee(&mut self, AskId(id): AskId, ask: CommitteeAsk) {
        let input = match ask {
            CommitteeAsk::Greeting(transcript) => Input::Greet(id, transcript.0),
            CommitteeAsk::Question(settlement) => Input::Ask(id, settlement),
            CommitteeAsk::Declined(settlement) => Input::Decline(id, settlement),
        };
        self.committee.is_asked = true;
        self.committee.step(input, self.clock.now());
    }

    /// Once the exchange screen is closed nobody waits for answers.
    pub(super) fn leave_committee(&mut self) {
        if !self.is_in_exchange() && std::mem::take(&mut self.committee.is_asked) {
            self.committee.step(Input::Leave, self.clock.now());
        }
    }

    /// When the member looks at its clock next.
    pub(super) fn committee_tick(&self) -> Option<u64> {
        self.committee.tick_at_ms
    }

    /// The moment of [`Self::committee_tick`] has come.
    pub(super) async fn tick_committee(&mut self, outbox: &mut Outbox) -> Result<(), Failure> {
        let now = self.clock.now();
        if self.committee.tick_at_ms.is_some_and(|at| now.uptime_ms >= at) {
            self.committee.tick_at_ms = Some(now.uptime_ms.saturating_add(TICK_MS));
            self.committee.step(Input::Tick, now);
        }
        self.settle(outbox).await
    }

    /// Does the next thing that the member wants; `false` when there is none. Nothing is done before all that was to be stored is.
    pub(super) async fn serve_committee(&mut self, outbox: &mut Outbox) -> Result<bool, Failure> {
        if let Some(why) = self.committee.broken.take() {
            outbox.post(&FromWallet::Committee(CommitteeNews::Failed(why)));
        }
        let Some(output) = self.committee.outputs.pop_front() else { return Ok(false) };
        match output {
            Output::Store(records) => self.keep_seat(records, outbox).await?,
            Output::Send(link, bytes) => outbox.post(&FromWallet::Committee(CommitteeNews::Send(link, bytes))),
            Output::Answer(id, settlement) => self.tell_engine(EngineInput::CommitteeSaid(AskId(id), settlement))?,
            Output::Settles(record) => self.tell_engine(EngineInput::CommitteeSettles(record))?,
            Output::Epoch(epoch) => self.tell_engine(EngineInput::CommitteeRevoked(epoch))?,
            Output::Changed(summary) => self.committee_changed(summary, outbox),
        }
        Ok(true)
    }

    async fn keep_seat(&mut self, records: Vec<Vec<u8>>, outbox: &mut Outbox) -> Result<(), Failure> {
        let kept = self.engine.seat_records().len().saturating_add(records.len());
        self.tell_engine(EngineInput::KeepSeat(records))?;
        self.carry_out_all(outbox).await?;
        match self.engine.seat_records().len() == kept {
            true => Ok(()),
            false => Err(Failure::Storage("what the member of a committee has said is not on the disk".into())),
        }
    }

    fn committee_changed(&mut self, summary: Summary, outbox: &Outbox) {
        let now = self.clock.now();
        let sits = summary.stage == Stage::Sitting;
        self.committee.tick_at_ms = self.committee.tick_at_ms.or(sits.then(|| now.uptime_ms.saturating_add(TICK_MS)));
        self.committee.summary = summary.clone();
        outbox.post(&FromWallet::Committee(CommitteeNews::Changed(summary)));
        self.teach_committee();
    }

    /// Tells the members of issuances that this wallet knows and that they settle for.
    pub(super) fn teach_committee(&mut self) {
        let Some(group) = self.committee.group() else { return };
        let known: Vec<_> = self.engine.issuances_settled_by(&group).collect();
        for (id, record) in known {
            if self.committee.taught.insert(id) {
                self.committee.step(Input::Learn(record), self.clock.now());
            }
        }
    }

    fn tell_engine(&mut self, input: EngineInput) -> Result<(), Failure> {
        self.engine.handle(input, self.clock.now(), make_entropy()?);
        Ok(())
    }
}
