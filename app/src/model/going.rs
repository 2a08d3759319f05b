//! Going somewhere: by a button, by the browser, by a link.
use crate::model::border::HostCommand;
use crate::model::{Model, Route, exchange, opening, practice, scan, stall};

/// What a path carries is opened; a path alone is no reason to leave what two people are about.
pub(super) fn launched(model: &mut Model, path: &str) -> Vec<HostCommand> {
    match opening::carried_by(path) {
        Some(opening) => opening::open(model, opening),
        None if model.exchange.open => Vec::new(),
        None => model.open_route(Route::of_path(path)),
    }
}

/// The browser went back, forward or to a link: the address bar already says so.
pub(super) fn navigated(model: &mut Model, path: &str) -> Vec<HostCommand> {
    if !model.stall.only && practice::holds(model, path) {
        return practice::navigated(model, path);
    }
    let route = Route::of_path(path);
    if stall::allowed(model, route) != route {
        return model.open_route(route);
    }
    if model.route == route {
        return Vec::new();
    }
    let mut commands = exchange::close(model);
    model.route = route;
    commands.extend(scan::leave(model));
    commands.extend(model.enter_route());
    commands
}

/// What came from outside during an exchange is not forgotten over it.
pub(super) fn leave_exchange_for(model: &mut Model, route: Route) -> Vec<HostCommand> {
    let mut commands = if route == Route::Exchange { Vec::new() } else { exchange::close(model) };
    if model.opening.is_some() && model.wallet.is_some() && route == Route::Home {
        commands.extend(opening::follow(model));
    } else {
        commands.extend(model.open_route(route));
    }
    commands
}
