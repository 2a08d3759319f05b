//! The screens: Yew, and nothing that decides. A screen reads the [`Model`] and tells what a person does as an [`Event`].
//!
//! # Hooks for tests
//!
//! Elements that tests look for carry `data-test`:
//!
//! - everywhere: `screen` (on `main`, with `data-screen`), `back`, `notice-update`, `notice-update-apply`, `notice-install`,
//!   `notice-install-yes`, `notice-install-later`, `notice-issued`, `notice-issued-close`, `persistence` (with `data-kept` of
//!   `yes`, `no` or `unknown`), `persistence-ask`
//! - welcome and settings: `language`, `language-missing`
//! - welcome: `welcome-next`, `welcome-card-<0..2>`, `welcome-create`, `create-name`, `create-passphrase`,
//!   `create-passphrase-again`, `create-show`, `create-strength`, `create-problem`, `create-submit`, `create-continue`
//! - restore: `restore-open`, `restore-file`, `restore-words`, `restore-phone`, `file-choose`, `file-chosen`, `restore-passphrase`,
//!   `restore-again`, `restore-typed-words`, `restore-name`, `restore-passkey`, `restore-show`, `restore-problem`, `restore-submit`, `restored-so` (with
//!   `data-part`)
//! - unlock: `unlock-passphrase`, `unlock-show`, `unlock-submit`, `unlock-wrong` (with `data-count`), `unlock-wait`, `unlock-passkey`,
//!   `unlock-passkey-problem`, `elsewhere`
//! - failed (`public/crash.js`): `failure-code`, `failure-reload`, `failure-copy`, `failure-copied`, `failure-not-copied`,
//!   `failure-file-open`, `failure-file`, `failure-file-save`
//! - home: `home-name`, `home-settings`, `home-lock`, `home-pay`, `home-receive`, `home-issue`, `home-empty`, `balance-<unit>`, and of each
//!   grade `settled-<unit>`, `on-trust-<unit>`, `reserved-<unit>`, `change-coming-<unit>`, `in-doubt-<unit>`,
//!   `with-issuer-<unit>`, `quarantined-<unit>`, `contested-<unit>`, then `decides-<unit>`, `coins-<unit>` (its children carry
//!   `data-value` and `data-count`), `to-settle-<unit>`, `home-settle`, `home-give-back`, `home-serve`, `open-transfer` (with
//!   `data-state`), `open-state`, `resume`, `open-settle`, `open-cancel`, `movement` (with `data-kind`),
//!   `conflict` (with `data-kind` of `ours`, `held`, `cleared`, `lost` or `not-held`), `conflict-settle`, `quarantine`, `quarantine-yes`,
//!   `quarantine-no`, `restored`, `restored-settle`, `restored-own`
//! - coins: `home-coins`, `coins-grade` (with `data-grade`), `coin-row` (with `data-value`, `data-grade`, `data-hands`, `data-days`),
//!   `coins-none`; the pages of this and other lists: `pager` (with `data-first`, `data-last`), `pager-back`, `pager-on`
//! - a coin: `chain` (with `data-holds`), `chain-anchor` and `chain-link` (each with `data-verified`), `coin-label`, `coin-hands`,
//!   `coin-settle`, `coin-missing`
//! - movements: `home-movements`, `movements-search`, `movements-filter` (with `data-filter`), `movements-month`, `movements-none`,
//!   `movements-save`
//! - people: `home-people`, `person` (with `data-acquaintance`), `person-name`, `person-open`, `person-add`, `people-search`,
//!   `people-none`, `people-empty`, `people-introduce`, `people-introduce-do`
//! - a person: `person` (with `data-acquaintance`), `person-name`, `person-said`, `person-key`, `person-trust`, `person-name-field`,
//!   `person-note`, `person-keep`, `person-known`, `person-block`, `person-remove`, `person-remove-yes`,
//!   `person-remove-no`, `person-missing`
//! - issue: `issue-community`, `issue-unit`, `issue-scenario`, `issue-count-<value>`, `issue-fewer-<value>`,
//!   `issue-more-<value>`, `issue-total`, `issue-details`, `issue-valid-days`, `issue-reference`, `issue-problem`,
//!   `issue-submit`
//! - pay: `pay-asset` (with `data-community`), `amount-input`, `key-<digit>`, `key-erase`, `pay-check` (with `data-check`),
//!   `payable-option`, `pay-continue`, `pay-asked`
//! - get paid: `receive-amount`, `receive-memo`, `receive-accept` (with `data-community`), `receive-open-to-new`,
//!   `receive-continue`
//! - scan: `home-scan`, `scan-camera` (with `data-camera`), `scan-text`, `scan-submit`, `scan-paste`, `scan-file`, `scan-links`, `scan-unread` (with
//!   `data-format`)
//! - a request as a code: `receive-as-code`, `request-stand`, `request-name`, `request-link`, `request-copy`, `request-share`,
//!   `request-picture`, `request-print`, `request-meet`, `request-change`; on the pay screen `pay-link`, `pay-link-to`, `pay-link-note`,
//!   `pay-link-coins`
//! - paper: `paper-coin` (with `data-value`, `data-label`), `paper-says` (with `data-kind` of `own`, `printed-here`, `copies`),
//!   `paper-new`, `paper-take`, `paper-problem` (with `data-problem`), `paper-taken`, `paper-receipt`, `paper-next`; where something
//!   waits for the wallet `waiting` (with `data-kind`)
//! - print: `issue-print`, `print-kind` (with `data-community`), `print-count-<value>`, `print-fewer-<value>`, `print-more-<value>`,
//!   `print-submit`, `print-problem`, `print-nothing`, `print-ready`, `print-now`, `print-close`, `slip` (with `data-label`,
//!   `data-value`), `slip-copy`, `slip-save`, `print-batch` (with `data-community`), `print-batch-total`, `print-again`, `print-back`, `print-each`, `print-one`
//!   (with `data-label`), `print-one-again`, `print-one-back`, `print-back-yes`, `print-back-no`
//! - issued so far: `issued` (with `data-reference`), `issued-outstanding`, and `issued-<held, on-paper, given-out, retired>`
//! - a receipt from a file: `check` (with `data-holds`), `check-amount`, `check-header`, `check-payer`, `check-payee`, `check-when`,
//!   `check-community`, `check-memo`, `check-line` (with `data-check`, `data-finding`), `check-coin` (with `data-label`), `check-none`,
//!   `check-close`, `check-file`; on the welcome screen `check-open`
//! - exchange: `exchange-phase` (with `data-phase`), `exchange-step` (with `data-done`), `exchange-camera` (with
//!   `data-camera`), `exchange-camera-retry`, `exchange-code`, `exchange-symbol`, `exchange-code-digits`, `exchange-confirm`,
//!   `exchange-different`, `exchange-approval`, `exchange-approve`, `exchange-decline`, `exchange-silent`,
//!   `exchange-text-open`, `exchange-text`, `exchange-copy`, `exchange-share`, `exchange-save`, `exchange-file`, `exchange-paste`, `exchange-paste-submit`,
//!   `exchange-turn` (with `data-turn`), `exchange-blind`, `exchange-unseen`, `exchange-use-rear`, `exchange-use-front`,
//!   `exchange-torch`, `exchange-cameras`, `exchange-camera-choice`, `exchange-foreign` (with `data-format`), `exchange-request`,
//!   `exchange-request-take`, `exchange-note-close`, `exchange-same-role`, `exchange-other-role`,
//!   `exchange-peer`, `exchange-recognised`, `exchange-cancel`, `exchange-not-now`, `exchange-receipt`, `problem-code`, `problem-money`, `payable-option`,
//!   `exchange-change-amount`, `exchange-again`, `exchange-home`
//! - settling: `settle-asset` (with `data-community`), `settle-transfers`, `settle-need` (with `data-need`), `settle-meet`,
//!   `settle-nothing`, `give-back-asset` (with `data-community`), `give-back-amount`, `give-back-check` (with `data-check`),
//!   `give-back-option`, `give-back`; in the exchange `settled` (with `data-item`), `settle-left` (with `data-left`),
//!   `serve-next`
//! - the committee: `settings-committee`, `committee` (with `data-stage`), `member` (with `data-name`, `data-linked`), `committee-link`,
//!   `link-code` (with `data-code`), `committee-link-stop`, `committee-by-text`, `committee-text`, `committee-paste`, `committee-copy`,
//!   `committee-problem`, `committee-found`, `committee-code`, `committee-agree`, `committee-agreed`, `committee-back`,
//!   `committee-reach` (with `data-reached`), `committee-serve`, `committee-issue`, `committee-failed`; on the issue screen
//!   `issue-together`, on the home screen `home-committee`; in the exchange `committee-too-few` (with `data-reached`)
//! - settings: `dial-each-stranger`, `dial-all-strangers`, `dial-each-person`, `dial-ask-up-to`, `dial-hops`,
//!   `dial-age-days`, `dial-order`, `dial-kept` (with `data-kept`), `dial-keep`, `dial-reset`, `settings-backup`, `profile-introduce`,
//!   `profile-name`, `profile-keep`, `profile-kept` (with `data-kept`), `profile-me`
//! - safety: `safety-standing` (with `data-standing` of `none`, `old` or `good`), `safety-<task>` of `backup`, `test`, `words`,
//!   `passphrase`, `passkey`, `safety-current`, `safety-new`, `safety-again`, `safety-show`, `safety-problem`, `safety-submit`,
//!   `safety-use-passkey`, `safety-kept`, `safety-again-file`, `safety-close`, `safety-done` (with `data-task`), `safety-word`, `safety-tested` (with `data-good`),
//!   `passkey-remove`; on the home screen `nag`
//! - health: `settings-health`, `health` (with `data-concerns`), `health-<storage|backup|place|update|time|device|versions>` (each with
//!   `data-minds`, the time also with `data-state`), `health-to-safety`, `health-install`, `health-update-apply`, `health-file-open`,
//!   `health-file`, `health-file-save`, `health-file-copy`, `health-file-close`
//! - install: `installed`, `install-phone`, `install-desk`, `install-yes`, `install-menu`, `install-rule`, `install-move`,
//!   `install-handover`, `install-backup`; on the welcome screen `install-before`, on the home
//!   screen `install-reminder`, `install-open`
//! - handing over: `settings-handover`, `handover-part`, `handover-left` (with `data-left`), `handover-next`, `handover-all`,
//!   `handover-done` (with `data-count`), `handover-stays` (its children carry `data-stay`), `handover-take`, `handover-backup`,
//!   `handover-end`
//! - the lock that closes by itself: `autolock`, `autolock-stay`, `unlock-idle`, `lock-after` (with `data-after`)
//! - where coins are taken: `reasons`, `reason` (with `data-against`)
//! - stall: `receive-till`, `home-till`, `till-unit`, `till-total`, `till-line`, `till-undo`, `till-clear`, `till-price`, `till-amount`, `till-add`,
//!   `till-charge`, `till-edit`, `till-code`, `till-day`, `till-row`, `till-change`, `till-up`, `till-remove`, `till-name`, `till-cost`,
//!   `till-keep`, `till-edit-done`; in the exchange `paid-sign` (with `data-pictures`, `data-lit`), `till-next`, `till-mute`; the day:
//!   `day-checks`, `day-<backup|clock|camera|kept|change|expiring|issuer>` (each with `data-well`), `day-open`, `day-total`, `totals`,
//!   `total-taken`, `total-returned`, `total-left`, `day-settle`, `day-table`, `day-phones`, `day-report`, `day-copy`, `day-pasted`,
//!   `day-add`, `day-phone`, `day-phone-remove`, `day-whole`, `day-close`
//! - receipt: `receipt-amount`, `receipt-state`, `receipt-header`, `receipt-coin` and `receipt-change-coin` (each with
//!   `data-label`, `data-value`, `data-hops`, `data-verified`), `receipt-memo`, `refund-open`, `refund-amount`, `refund-meet`,
//!   `refund-returned`, `refund-of`, `receipt-peer`, `receipt-missing`,
//!   `receipt-done`, `receipt-save`, `receipt-file-yes`, `receipt-file-share`, `receipt-file-no`, `receipt-file-saved`
mod change;
mod check;
mod coins;
mod committee;
mod components;
mod exchange;
mod handover;
mod health;
mod home;
mod install;
mod issue;
mod issued;
mod movements;
mod paper;
mod pay;
mod people;
mod practice;
mod print;
mod receipt;
mod receive;
mod request;
mod restore;
mod safety;
mod scan;
mod scene;
mod settings;
mod settle;
mod stall;
mod text;
mod unlock;
mod welcome;

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Document, Element, FocusOptions, HtmlElement};
use yew::prelude::*;

use crate::model::{Event, Model, Route, Screen};
use components::{bar, notice};
use scene::Scene;

/// What the app is called in every language.
const NAME: &str = "JuiceTokens";

/// What the root component hands down.
#[derive(Clone, PartialEq, Properties)]
pub struct AppProps {
    /// What to show.
    pub model: Rc<Model>,
    /// Where a person's doings go.
    pub dispatch: Callback<Event>,
}

/// The whole page.
#[component]
pub fn App(props: &AppProps) -> Html {
    let scene = Scene::new(&props.model, &props.dispatch);
    let name = screen_name(&scene);
    let focused = document().and_then(|document| document.active_element());
    use_effect(move || keep_focus(focused));
    let practises = scene.model.screen() == Screen::Practice;
    use_effect_with((name.clone(), page_title(&scene)), move |(_, title)| tell_browser(title));
    // A page of a list that was turned begins at its beginning, as a screen does.
    use_effect_with((name.clone(), scene.model.turns), |_| move_focus());
    use_effect_with(exchange::asked_by_text(&scene), |asked| {
        asked.iter().for_each(|(_, place)| bring_into_view(place))
    });
    if practises {
        return html! { <>{ practice::screen(&scene) }{ notice::closing(&scene) }</> };
    }
    html! {
        <div class={classes!("app", format!("app--{}", name.split('-').next().unwrap_or_default()))}>
            { bar::bar(&scene) }
            <main class="page" data-test="screen" data-screen={name.clone()} key={name.clone()}>
                { notice::update_ready(&scene) }
                { screen(&scene) }
            </main>
            { notice::closing(&scene) }
        </div>
    }
}

fn screen(scene: &Scene) -> Html {
    match scene.model.screen() {
        Screen::Check | Screen::Open(Route::Check | Route::CashIn(_)) => check::screen(scene),
        Screen::Elsewhere => unlock::elsewhere(scene),
        // public/crash.js shows it, in place of this page.
        Screen::Failed => html! {},
        Screen::Practice | Screen::Open(Route::Practice) => practice::screen(scene),
        Screen::Starting => starting(scene),
        Screen::Unlock => unlock::screen(scene),
        Screen::Welcome => welcome::screen(scene),
        Screen::Open(Route::Coin(_)) => coins::chain::screen(scene),
        Screen::Open(Route::Coins) => coins::screen(scene),
        Screen::Open(Route::Change) => change::screen(scene),
        Screen::Open(Route::Movements) => movements::screen(scene),
        Screen::Open(Route::Exchange) => exchange::screen(scene),
        Screen::Open(Route::Handover) => handover::screen(scene),
        Screen::Open(Route::Health) => health::screen(scene),
        Screen::Open(Route::Home) => home::screen(scene),
        Screen::Open(Route::Install) => install::screen(scene),
        Screen::Open(Route::Issue) => issue::screen(scene),
        Screen::Open(Route::Paper) => paper::screen(scene),
        Screen::Open(Route::Pay) => pay::screen(scene),
        Screen::Open(Route::People) => people::screen(scene),
        Screen::Open(Route::Person(_)) => people::page::screen(scene),
        Screen::Open(Route::Print) => print::screen(scene),
        Screen::Open(Route::Receipt(_)) => receipt::screen(scene),
        Screen::Open(Route::Receive) => receive::screen(scene),
        Screen::Open(Route::Request) => request::screen(scene),
        Screen::Open(Route::Safety) => safety::screen(scene),
        Screen::Open(Route::Scan) => scan::screen(scene),
        Screen::Open(Route::Settings) => settings::screen(scene),
        Screen::Open(Route::Settle) => settle::screen(scene),
        Screen::Open(Route::Committee) => committee::screen(scene),
        Screen::Open(Route::Stall) => stall::screen(scene),
        Screen::Open(Route::StallDay) => stall::day::screen(scene),
    }
}

fn starting(scene: &Scene) -> Html {
    html! {
        <div class="center">
            { components::icon::slice("slice slice--large slice--turning") }
            <h1 id="title" tabindex="-1" class="quiet">{ scene.text.common_moment() }</h1>
        </div>
    }
}

/// Names the screen for tests, for the page's class, and to notice that it changed.
fn screen_name(scene: &Scene) -> String {
    use crate::model::onboarding::Step;
    let name = match scene.model.screen() {
        Screen::Check | Screen::Open(Route::Check) => "check",
        Screen::Open(Route::CashIn(_)) => "cash-in",
        Screen::Elsewhere => "elsewhere",
        Screen::Failed => "failed",
        Screen::Practice | Screen::Open(Route::Practice) => "practice",
        Screen::Starting => "starting",
        Screen::Unlock => "unlock",
        Screen::Welcome if scene.model.restore.open => "restore",
        Screen::Welcome => match scene.model.onboarding.step() {
            Step::Card(_) | Step::Finished => "welcome",
            Step::Creating | Step::Form => "welcome-create",
            Step::Storage => "welcome-storage",
        },
        Screen::Open(Route::Coin(_)) => "coin",
        Screen::Open(Route::Coins) => "coins",
        Screen::Open(Route::Change) => "change",
        Screen::Open(Route::Movements) => "movements",
        Screen::Open(Route::Exchange) => "exchange",
        Screen::Open(Route::Handover) => "handover",
        Screen::Open(Route::Health) => "health",
        Screen::Open(Route::Home) => "home",
        Screen::Open(Route::Install) => "install",
        Screen::Open(Route::Issue) => "issue",
        Screen::Open(Route::Paper) => "paper",
        Screen::Open(Route::Pay) => "pay",
        Screen::Open(Route::People) => "people",
        Screen::Open(Route::Person(_)) => "person",
        Screen::Open(Route::Print) => "print",
        Screen::Open(Route::Receipt(_)) => "receipt",
        Screen::Open(Route::Receive) => "receive",
        Screen::Open(Route::Request) => "request",
        Screen::Open(Route::Safety) => "safety",
        Screen::Open(Route::Scan) => "scan",
        Screen::Open(Route::Settings) => "settings",
        Screen::Open(Route::Settle) => "settle",
        Screen::Open(Route::Committee) => "committee",
        Screen::Open(Route::Stall) => "stall",
        Screen::Open(Route::StallDay) => "stall-day",
    };
    name.to_owned()
}

fn page_title(scene: &Scene) -> AttrValue {
    let text = scene.text;
    match scene.model.screen() {
        Screen::Open(Route::Home) | Screen::Starting => AttrValue::default(),
        Screen::Check | Screen::Open(Route::Check) => text.check_title(),
        Screen::Open(Route::CashIn(_)) => text.cash_in_title(),
        Screen::Elsewhere => text.unlock_elsewhere(),
        Screen::Failed => text.failed_title(),
        Screen::Practice | Screen::Open(Route::Practice) => text.practice_title(),
        Screen::Open(Route::Handover) => text.handover_title(),
        Screen::Open(Route::Health) => text.health_title(),
        Screen::Open(Route::Install) => text.install_title(),
        Screen::Unlock => text.unlock_title(),
        Screen::Welcome => text.welcome_title(),
        Screen::Open(Route::Coin(_)) => text.coin_title(),
        Screen::Open(Route::Coins) => text.coins_title(),
        Screen::Open(Route::Change) => text.change_title(),
        Screen::Open(Route::Movements) => text.movements_title(),
        Screen::Open(Route::Exchange) => exchange::short_title(scene),
        Screen::Open(Route::Issue) => text.issue_title(),
        Screen::Open(Route::Paper) => text.paper_title(),
        Screen::Open(Route::Pay) => text.pay_title(),
        Screen::Open(Route::People) => text.people_title(),
        Screen::Open(Route::Person(_)) => text.person_title(),
        Screen::Open(Route::Print) => text.print_title(),
        Screen::Open(Route::Receipt(_)) => text.receipt_title(),
        Screen::Open(Route::Receive) => text.receive_title(),
        Screen::Open(Route::Request) => text.request_title(),
        Screen::Open(Route::Safety) => text.safety_title(),
        Screen::Open(Route::Scan) => text.scan_title(),
        Screen::Open(Route::Settings) => text.settings_title(),
        Screen::Open(Route::Settle) => text.settle_title(),
        Screen::Open(Route::Committee) => text.committee_title(),
        Screen::Open(Route::Stall) => text.stall_title(),
        Screen::Open(Route::StallDay) => text.stall_day(),
    }
}

/// Tells the browser, and with it the screen reader, the page's title; its language it knows from `public/words.js`.
fn tell_browser(title: &str) {
    let Some(document) = document() else { return };
    document.set_title(&if title.is_empty() { NAME.to_owned() } else { format!("{title} · {NAME}") });
}

fn document() -> Option<Document> {
    web_sys::window().and_then(|window| window.document())
}

/// What had the focus may have gone with its question: then whoever uses a keyboard goes on from the heading, not from nowhere.
fn keep_focus(focused: Option<Element>) {
    let (Some(focused), Some(document)) = (focused, document()) else { return };
    if focused.is_connected() {
        return;
    }
    let title = document.get_element_by_id("title").and_then(|element| element.dyn_into::<HtmlElement>().ok());
    if let Some(title) = title {
        let options = FocusOptions::new();
        options.set_prevent_scroll(true);
        // Focus is a courtesy: where it is refused, the page works all the same.
        let _ = title.focus_with_options(&options);
    }
}

/// Scrolls to the first element of that kind.
fn bring_into_view(selector: &str) {
    if let Some(element) = document().and_then(|document| document.query_selector(selector).ok().flatten()) {
        element.scroll_into_view();
    }
}

/// On a new screen the focus starts at its heading, or at the one field that is there to be filled.
fn move_focus() {
    let Some(document) = document() else { return };
    let wanted = document.get_element_by_id("first-field").or_else(|| document.get_element_by_id("title"));
    if let Some(element) = wanted.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        // Focus is a courtesy: where it is refused, the page works all the same.
        let _ = element.focus();
    }
    if let Some(window) = web_sys::window() {
        window.scroll_to_with_x_and_y(0.0, 0.0);
    }
}
