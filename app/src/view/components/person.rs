//! People beside what they did: a picture drawn from their key, and a name.
use std::f64::consts::TAU;

use juicetokens_engine::foundation::signature::PublicKey;
use juicetokens_engine::summary::{Acquaintance, Peer};
use yew::prelude::*;

use crate::model::Route;
use crate::model::portrait::{Portrait, Sprig};
use crate::view::components::icon;
use crate::view::scene::Scene;

/// Where the flesh of a slice ends, and where its pips lie, from the middle of a picture of 100.
const RIM: f64 = 31.0;
const PIPS: f64 = 17.5;
/// Half of the white between two segments.
const GAP: f64 = 2.1;

/// The picture of a key; who it is must be said beside it.
pub(crate) fn portrait(key: &PublicKey) -> Html {
    let Portrait { fruit, ground, segments, turn, pips, sprig } = Portrait::of(key);
    let class = classes!("portrait", format!("portrait--{fruit}"), format!("portrait--ground-{ground}"));
    let step = TAU / f64::from(segments);
    let middle = |place: u8| step * f64::from(place) + f64::from(turn).to_radians();
    let flesh: String = (0..segments).map(|place| wedge(middle(place), step)).collect();
    let pips = (0..segments).filter(|place| pips >> place & 1 == 1).map(|place| {
        let (x, y) = at(middle(place), PIPS);
        let turned = format!("rotate({:.0} {x:.1} {y:.1})", middle(place).to_degrees());
        html! { <ellipse class="portrait__pip" cx={format!("{x:.1}")} cy={format!("{y:.1}")} rx="3.6" ry="2.1" transform={turned} /> }
    });
    html! {
        <svg {class} viewBox="0 0 100 100" aria-hidden="true" focusable="false">
            <circle class="portrait__ground" cx="50" cy="50" r="50" />
            { self::sprig(sprig) }
            <circle class="portrait__peel" cx="50" cy="53" r="39" />
            <circle class="portrait__pith" cx="50" cy="53" r="34.500" />
            <path class="portrait__flesh" d={flesh} />
            { for pips }
        </svg>
    }
}

/// A segment whose middle points this way, between two lines that run beside the radii: the white is as wide everywhere.
fn wedge(middle: f64, step: f64) -> String {
    let half = step / 2.0;
    let corner = |side: f64| at(middle + side * (half - (GAP / RIM).asin()), RIM);
    let ((x0, y0), (x1, y1), (x2, y2)) = (at(middle, GAP / half.sin()), corner(-1.0), corner(1.0));
    format!("M{x0:.1} {y0:.1}L{x1:.1} {y1:.1}A{RIM} {RIM} 0 0 1 {x2:.1} {y2:.1}z")
}

fn at(angle: f64, radius: f64) -> (f64, f64) {
    (50.0 + radius * angle.cos(), 53.0 + radius * angle.sin())
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
