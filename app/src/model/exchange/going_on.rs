//! An exchange that a reload interrupted opens where it stood.
use juicetokens_engine::Intent;
use juicetokens_engine::summary::ExchangeSummary;
use juicetokens_engine::token::amount::Amount;
use juicetokens_engine::token::transfer::record::Role;

use crate::model::border::{CameraState, HostCommand};
use crate::model::exchange::Exchange;
use crate::model::{Model, Route};

/// The wallet goes on with the session that it found: the screen opens where it was, and nothing is asked for anew.
pub(in crate::model) fn go_on(model: &mut Model, summary: ExchangeSummary) -> Vec<HostCommand> {
    let back_to = if model.route == Route::Exchange { Route::Home } else { model.route };
    let mut commands = Vec::new();
    if model.route != Route::Exchange {
        model.route = Route::Exchange;
        commands.push(HostCommand::Navigate(Route::Exchange.path()));
    }
    model.exchange = Exchange {
        open: true,
        intent: Some(intent_of(&summary)),
        by_itself: true,
        camera: CameraState::Starting,
        summary: Some(summary),
        back_to,
        ..Exchange::default()
    };
    commands.extend([HostCommand::StartExchange, HostCommand::Ticking(true)]);
    commands
}

/// What a found session is about, as far as its summary tells.
fn intent_of(summary: &ExchangeSummary) -> Intent {
    match (summary.sid, summary.role) {
        (Some(sid), _) => Intent::Resume(Some(sid)),
        (None, Role::Payer) => Intent::Pay { amount: None, authority: None },
        (None, Role::Payee) => Intent::Receive {
            amount: summary.amount.unwrap_or(Amount::ZERO),
            memo: summary.memo.clone(),
            accepted: Vec::new(),
            open_to_new: false,
        },
    }
}
