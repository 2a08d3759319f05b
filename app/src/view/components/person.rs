//! People beside what they did: a picture drawn from their key, and a name.
use juicetokens_engine::foundation::signature::PublicKey;
use juicetokens_engine::summary::{Acquaintance, Peer};
use yew::prelude::*;

use crate::model::Route;
use crate::model::portrait::{Portrait, Sprig};
use crate::view::components::icon;
use crate::view::scene::Scene;

/// One segment of a slice of 6, 7, up to 11: it points along the line from the middle of the picture, at 50 and 53, between two lines
/// beside the radii that stay 2.1 away, so that the white is as wide everywhere. Written down, for a sine weighs more than they do.
const SEGMENTS: [&str; 6] = [
    "M54.2 53L77.8 39.4A31 31 0 0 1 77.8 66.6z",
    "M54.8 53L78.8 41.5A31 31 0 0 1 78.8 64.5z",
    "M55.5 53L79.4 43.1A31 31 0 0 1 79.4 62.9z",
    "M56.1 53L79.8 44.4A31 31 0 0 1 79.8 61.6z",
    "M56.8 53L80.1 45.4A31 31 0 0 1 80.1 60.6z",
    "M57.5 53L80.3 46.3A31 31 0 0 1 80.3 59.7z",
];

/// The picture of a key; who it is must be said beside it.
pub(crate) fn portrait(key: &PublicKey) -> Html {
    let Portrait { fruit, ground, segments, turn, pips, sprig } = Portrait::of(key);
    let class = classes!("portrait", format!("portrait--{fruit}"), format!("portrait--ground-{ground}"));
    let shape = SEGMENTS.get(usize::from(segments) - 6).copied().unwrap_or_default();
    let segment = |place: u8| {
        let turned = format!("rotate({} 50 53)", turn + u16::from(place) * 360 / u16::from(segments));
        html! {
            <g transform={turned}>
                <path class="portrait__flesh" d={shape} />
                if pips >> place & 1 == 1 {
                    <ellipse class="portrait__pip" cx="67.500" cy="53" rx="3.600" ry="2.100" />
                }
            </g>
        }
    };
    html! {
        <svg {class} viewBox="0 0 100 100" aria-hidden="true" focusable="false">
            <circle class="portrait__ground" cx="50" cy="50" r="50" />
            { self::sprig(sprig) }
            <circle class="portrait__peel" cx="50" cy="53" r="39" />
            <circle class="portrait__pith" cx="50" cy="53" r="34.500" />
            { for (0..segments).map(segment) }
        </svg>
    }
}

fn sprig(sprig: Sprig) -> Html {
    let leaf = |transform: Option<&'static str>| html! { <path class="portrait__leaf" {transform} d="M50 20C52 8 62 3 76 6 74 18 64 24 50 20z" /> };
    const MIRRORED: &str = "matrix(-1 0 0 1 100 0)";
    match sprig {
        Sprig::None => html! {},
        Sprig::Leaf => leaf(None),
        Sprig::Leaves => html! { <>{ leaf(None) }{ leaf(Some(MIRRORED)) }</> },
        Sprig::Blossom => html! {
            <>
                { leaf(Some(MIRRORED)) }
                <g class="portrait__blossom">
                    { for (0..5).map(|petal| html! {
                        <ellipse cx="64" cy="7" rx="4" ry="6.500" transform={format!("rotate({} 64 14)", petal * 72)} />
                    }) }
                    <circle class="portrait__stamen" cx="64" cy="14" r="3" />
                </g>
            </>
        },
    }
}

/// What somebody is called: by the name that it has here, by the one that it gives itself, in quotes, or by its key.
pub(crate) fn name(scene: &Scene, peer: &Peer) -> AttrValue {
    match peer.acquaintance {
        Acquaintance::Own => scene.text.people_own(),
        _ if peer.name.is_empty() => format!("\u{2066}{}\u{2069}", peer.short).into(),
        Acquaintance::Introduced => scene.text.people_said(&format!("\u{2068}{}\u{2069}", peer.name)),
        _ => format!("\u{2068}{}\u{2069}", peer.name).into(),
    }
}

/// How well somebody is known, in a word or two.
pub(crate) fn standing(scene: &Scene, acquaintance: Acquaintance) -> AttrValue {
    let text = scene.text;
    match acquaintance {
        Acquaintance::Unknown => text.people_unknown(),
        Acquaintance::Introduced => text.people_introduced(),
        Acquaintance::Contact => text.people_contact(),
        Acquaintance::Known => text.people_known(),
        Acquaintance::Blocked => text.people_blocked(),
        Acquaintance::Own => text.people_own_means(),
    }
}

/// Picture, name, and how well it is known.
pub(crate) fn person(scene: &Scene, peer: &Peer, test: &'static str) -> Html {
    let blocked = peer.acquaintance == Acquaintance::Blocked;
    html! {
        <span class="person" data-test={test} data-acquaintance={format!("{:?}", peer.acquaintance)}>
            { portrait(&peer.key) }
            <span class="person__words">
                <span class="person__name" data-test="person-name">{ name(scene, peer) }</span>
                <span class={classes!("person__standing", blocked.then_some("person__standing--against"))}>{ standing(scene, peer.acquaintance) }</span>
            </span>
        </span>
    }
}

/// The same, and the way to its page where it has one.
pub(crate) fn linked(scene: &Scene, peer: &Peer, test: &'static str) -> Html {
    if peer.acquaintance == Acquaintance::Unknown {
        return person(scene, peer, test);
    }
    let route = Route::Person(peer.key);
    html! {
        <a class="person-link" href={route.path()} onclick={scene.goes(route)} data-test="person-open">{ person(scene, peer, test) }</a>
    }
}

/// Whoever has introduced itself and is no contact can become one.
pub(crate) fn add(scene: &Scene, peer: &Peer) -> Html {
    if peer.acquaintance != Acquaintance::Introduced {
        return html! {};
    }
    let route = Route::Person(peer.key);
    html! {
        <a class="button" href={route.path()} onclick={scene.goes(route)} data-test="person-add">
            { icon::plus() }<span>{ scene.text.people_add() }</span>
        </a>
    }
}
