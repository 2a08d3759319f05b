//! The day: what to look at before opening, and what was taken.
use juicetokens_engine::foundation::time::Timestamp;
use yew::prelude::*;

use super::button;
use crate::model::link::day_link;
use crate::model::stall::checks::{Check, checks};
use crate::model::stall::report::{Report, Total, totals_of};
use crate::model::stall::{Event as Did, now, of_the_stall, of_this_phone};
use crate::model::{Route, static_code};
use crate::view::components::field::{Field, field};
use crate::view::components::static_code::static_code;
use crate::view::components::{icon, link};
use crate::view::scene::Scene;

pub(crate) fn screen(scene: &Scene) -> Html {
    let text = scene.text;
    let opened = scene.model.stall.till.opened;
    html! {
        <div class="form">
            { before(scene) }
            if let Some(opened) = opened {
                { closing(scene, opened) }
            } else {
                <div class="buttons">
                    <button type="button" class="button button--main" data-test="day-open" onclick={scene.on(Did::DayOpened)}>{ text.stall_open() }</button>
                </div>
            }
        </div>
    }
}

/// What could go wrong today: what is well in one line each, what is not with what to do.
fn before(scene: &Scene) -> Html {
    let text = scene.text;
    html! {
        <section class="card" data-test="day-checks">
            <h2>{ text.stall_before() }</h2>
            <ul class="till__checks">{ for checks(scene.model).iter().map(|check| finding(scene, check)) }</ul>
        </section>
    }
}

fn finding(scene: &Scene, check: &Check) -> Html {
    let text = scene.text;
    let well = check.is_well();
    let (name, words) = match check {
        Check::Backup(_) => ("backup", if well { text.stall_backup() } else { text.stall_no_backup() }),
        Check::Clock(_) => ("clock", if well { text.stall_clock() } else { text.stall_no_clock() }),
        Check::Camera(_) => ("camera", if well { text.stall_camera() } else { text.stall_no_camera() }),
        Check::Kept(_) => ("kept", if well { text.stall_kept() } else { text.stall_not_kept() }),
        Check::Change(_) if well => ("change", text.stall_change()),
        Check::Change(lacking) => {
            let values: Vec<AttrValue> = lacking.iter().map(|each| text.whole(each.value().into())).collect();
            ("change", text.stall_no_change(&text.list(&values)))
        }
        Check::Expiring(_) if well => ("expiring", text.stall_no_expiring()),
        Check::Expiring(coins) => ("expiring", text.stall_expiring(*coins)),
        Check::Issuer(_) if well => ("issuer", text.stall_no_issuer()),
        Check::Issuer(coins) => ("issuer", text.stall_issuer(*coins)),
    };
    html! {
        <li class="till__check" data-test={format!("day-{name}")} data-well={well.to_string()}>
            { if well { icon::tick() } else { icon::warning() } }
            <p>{ words }</p>
            if !well {
                <a class="button button--small" href={check.remedy().path()} onclick={scene.goes(check.remedy())}>{ text.stall_see() }</a>
            }
        </li>
    }
}

fn closing(scene: &Scene, opened: Timestamp) -> Html {
    let text = scene.text;
    let Some(own) = of_this_phone(scene.model) else { return html! {} };
    let today = scene.day(now(scene.model));
    let midnight = totals_of(scene.model.stall.rows.iter().filter(|entry| scene.day(entry.movement.at) == today));
    let same = midnight == own.totals;
    html! {
        <>
            <section class="card" data-test="day-total">
                <h2>{ text.stall_since(&scene.lately(opened)) }</h2>
                { totals(scene, &own.totals) }
                if !same {
                    <h3>{ text.stall_today() }</h3>
                    { totals(scene, &midnight) }
                }
                { in_hand(scene) }
                { link::wide(scene, Route::Settle, "day-settle", text.stall_cash_in()) }
                <p class="quiet">{ text.stall_cash_in_means() }</p>
                { link::wide(scene, Route::Movements, "day-table", text.movements_save()) }
            </section>
            { phones(scene, &own) }
            <div class="buttons">{ button(scene, "day-close", text.stall_close(), Did::DayClosed) }</div>
        </>
    }
}

fn totals(scene: &Scene, totals: &[Total]) -> Html {
    let text = scene.text;
    if totals.is_empty() {
        return html! { <p class="quiet">{ text.stall_nothing() }</p> };
    }
    html! {
        <dl class="facts" data-test="totals">
            { for totals.iter().map(|total| html! {
                <>
                    <div><dt>{ text.stall_taken(total.payments) }</dt><dd data-test="total-taken">{ scene.amount(total.taken, &total.unit) }{ " · " }<bdi>{ total.community.clone() }</bdi></dd></div>
                    if total.refunds > 0 {
                        <div><dt>{ text.stall_returned(total.refunds) }</dt><dd data-test="total-returned">{ scene.amount(total.returned, &total.unit) }</dd></div>
                        <div><dt>{ text.stall_left() }</dt><dd data-test="total-left">{ scene.amount(total.left(), &total.unit) }</dd></div>
                    }
                </>
            }) }
        </dl>
    }
}

/// How sure what is in the purse is: the day's coins are among them.
fn in_hand(scene: &Scene) -> Html {
    let text = scene.text;
    let held = scene.model.assets().iter().filter(|asset| !asset.coins.is_empty());
    html! {
        <>
            <h3>{ text.home_in_hand() }</h3>
            <dl class="facts">
                { for held.map(|asset| html! {
                    <div><dt><bdi>{ asset.community.clone() }</bdi></dt>
                    <dd>{ scene.amount(asset.balance.settled, &asset.unit) }{ " " }{ text.home_settled() }{ " · " }{ scene.amount(asset.balance.on_trust, &asset.unit) }{ " " }{ text.home_on_trust() }</dd></div>
                }) }
            </dl>
        </>
    }
}

/// Several phones of one stall: each shows what it took, and one adds them up.
fn phones(scene: &Scene, own: &Report) -> Html {
    let (text, stall) = (scene.text, &scene.model.stall);
    let pasted = Field {
        id: "day-pasted",
        test: "day-pasted",
        label: text.stall_other(),
        hint: Some(text.stall_other_hint()),
        problem: stall.unread.then(|| text.stall_unread()),
        value: stall.pasted.clone(),
        ..Field::default()
    };
    let report = day_link(own, &scene.model.origin);
    html! {
        <details class="card till__phones" data-test="day-phones" open={!stall.till.reports.is_empty() || !stall.pasted.is_empty()}>
            <summary><h2>{ text.stall_phones() }</h2></summary>
            <p>{ text.stall_phones_how() }</p>
            { static_code(static_code::of_text(&report), text.stall_report()) }
            <p dir="ltr"><code class="long" data-test="day-report">{ report.clone() }</code></p>
            { button(scene, "day-copy", text.by_text_copy(), Did::ReportCopied) }
            <form class="card--form" novalidate=true onsubmit={scene.submitted(Did::ReportAdded)}>
                { field(pasted, scene.typed(Did::ReportTyped)) }
                <button type="submit" class="button" data-test="day-add">{ text.stall_add() }</button>
            </form>
            { for stall.till.reports.iter().enumerate().map(|(place, report)| html! {
                <section data-test="day-phone">
                    <h3><bdi>{ report.name.clone() }</bdi>{ " · " }{ scene.lately(report.until) }</h3>
                    { totals(scene, &report.totals) }
                    { button(scene, "day-phone-remove", text.stall_remove(&report.name), Did::ReportRemoved(place)) }
                </section>
            }) }
            if let Some(whole) = of_the_stall(scene.model) {
                <section data-test="day-whole"><h3>{ text.stall_together() }</h3>{ totals(scene, &whole.totals) }</section>
            }
        </details>
    }
}
