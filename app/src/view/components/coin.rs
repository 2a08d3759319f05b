//! Coins, drawn so that they cannot be confused even in greyscale: the size follows the value, the shade follows the decade
//! (ones, tens, hundreds), and the rim follows the leading digit (1 smooth, 2 notched, 5 scalloped).
use juicetokens_engine::token::amount::{Denomination, DenominationCounts};
use yew::prelude::*;

use crate::view::scene::Scene;

/// Coins drawn on top of each other before a number says how many there are.
const STACKED: u32 = 3;

/// One coin; what it is must be said beside it.
pub(crate) fn coin(denomination: Denomination) -> Html {
    let value = denomination.value();
    let (decade, shade) = match value {
        0..10 => (1, "ones"),
        10..100 => (10, "tens"),
        _ => (100, "hundreds"),
    };
    let rim = match value / decade {
        1 => "smooth",
        2 => "notched",
        _ => "scalloped",
    };
    let class = classes!(
        "coin",
        format!("coin--{}", denomination.index()),
        format!("coin--{shade}"),
        format!("coin--{rim}"),
        format!("coin--digits-{}", value.to_string().len()),
    );
    html! {
        <svg {class} viewBox="0 0 100 100" aria-hidden="true" focusable="false">
            <circle class="coin__body" cx="50" cy="50" r="48" />
            <circle class="coin__rim" cx="50" cy="50" r="43.5" pathLength="96" />
            <circle class="coin__face" cx="50" cy="50" r="37" />
            <path class="coin__segments" d="M50 15v70M15 50h70M25.2 25.2l49.6 49.6M74.8 25.2 25.2 74.8" />
            <circle class="coin__heart" cx="50" cy="50" r="25" />
            <text class="coin__value" x="50" y="50" text-anchor="middle" dominant-baseline="central">{ value }</text>
        </svg>
    }
}

/// Coins by denomination, the largest first, with words for those who do not see them.
pub(crate) fn coins(scene: &Scene, counts: &DenominationCounts) -> Html {
    let counted: Vec<_> = Denomination::all().map(|coin| (coin, u32::from(counts.count(coin)))).collect();
    pile(scene, &counted, None)
}

/// The same for counts over 255, and with a name for tests.
pub(crate) fn pile(scene: &Scene, counted: &[(Denomination, u32)], test: Option<String>) -> Html {
    if counted.iter().all(|(_, count)| *count == 0) {
        return html! { <p class="coins coins--none">{ scene.text.common_no_coins() }</p> };
    }
    let stacks = counted.iter().rev().filter(|(_, count)| *count > 0);
    html! {
        <ul class="coins" data-test={test}>
            { for stacks.map(|(denomination, count)| stack(scene, *denomination, *count)) }
        </ul>
    }
}

fn stack(scene: &Scene, denomination: Denomination, count: u32) -> Html {
    let value = denomination.value();
    html! {
        <li class="stack" data-value={value.to_string()} data-count={count.to_string()}>
            <span class="stack__coins" aria-hidden="true">{ for (0..count.min(STACKED)).map(|_| coin(denomination)) }</span>
            if count > 1 {
                <span class="stack__count" aria-hidden="true">{ format!("×\u{2009}{count}") }</span>
            }
            <span class="unseen">{ scene.text.common_coins(count, value) }</span>
        </li>
    }
}
