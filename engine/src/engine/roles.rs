//! Two people tapped the same button: one of them takes the other role, and that is enough.
use crate::engine::state::Engine;
use crate::foundation::random::Dice;
use crate::io::Intent;
use crate::summary::Problem;
use crate::token::amount::Amount;
use crate::token::issuance::Authority;
use crate::token::transfer::request::MAX_ACCEPTED;

impl Engine {
    /// Opens the meeting anew in the other role. The other side, which keeps its own, meets it without a tap.
    pub(super) fn take_other_role(&mut self, dice: &mut Dice) {
        let both = |problem: &Problem| matches!(problem, Problem::SameRole);
        let Some(exchange) = self.exchange.as_ref().filter(|exchange| exchange.problem.as_ref().is_some_and(both))
        else {
            return;
        };
        let (camera, only, intent) = (exchange.camera, exchange.acquainted.only, self.other_intent(&exchange.intent));
        let Some(intent) = intent else { return };
        self.open_exchange(intent, only, dice);
        if let Some(camera) = camera {
            self.on_camera(camera);
        }
    }

    /// The other role with what the other side has typed: its amount, its coins.
    fn other_intent(&self, intent: &Intent) -> Option<Intent> {
        match intent {
            Intent::Receive { .. } | Intent::Swap { .. } => Some(Intent::Pay { amount: None, authority: None }),
            Intent::Pay { .. } => Some(Intent::Receive {
                amount: Amount::ZERO,
                memo: String::new(),
                accepted: self.accepted_kinds(),
                open_to_new: true,
            }),
            Intent::Resume(_) | Intent::Settle { .. } | Intent::Serve | Intent::ServeTogether(_) => None,
        }
    }

    /// Kinds that are held first, then those that were accepted before.
    fn accepted_kinds(&self) -> Vec<Authority> {
        let mut kinds = self.held_authorities();
        let held = kinds.clone();
        kinds.extend(self.wallet.accepted.iter().filter(|kind| !held.contains(kind)));
        kinds.truncate(MAX_ACCEPTED);
        kinds
    }
}
