//! Practice: the wallet's own screens in another colour, with a guide, and the partner's phone beside them.
use juicetokens_engine::summary::ExchangePhase;
use yew::prelude::*;

use crate::model::practice::{Event as Did, Hint, Lesson, Practice};
use crate::model::wallet_link::Presence;
use crate::model::{Event, Route, practice};
use crate::view::App;
use crate::view::components::{icon, symbol};
use crate::view::scene::Scene;

impl From<practice::Event> for Event {
    fn from(event: practice::Event) -> Self {
        Self::Practice(event)
    }
}

pub(crate) fn screen(scene: &Scene) -> Html {
    let Some(practice) = &scene.model.practice else { return html! {} };
    let text = scene.text;
    html! {
        <div class="practice" data-test="practice" data-hint={format!("{:?}", practice.hint())}>
            <section class="practice__banner" aria-label={text.practice_banner()}>
                <p><strong>{ text.practice_banner() }</strong></p>
                <a class="button button--small" href={Route::Home.path()} data-test="practice-leave" onclick={scene.goes(Route::Home)}>
                    { text.practice_leave() }
                </a>
            </section>
            <App model={practice.wallet.clone()} dispatch={scene.within(|event| Did::Inside(Box::new(event)))} />
            <aside class="coach" aria-label={text.practice_guide()}>
                { guide(scene, practice) }
                { partner(scene, practice) }
            </aside>
        </div>
    }
}

/// What to do now, and why.
fn guide(scene: &Scene, practice: &Practice) -> Html {
    let text = scene.text;
    let words = match practice.hint() {
        Hint::Begin => text.practice_begin(),
        Hint::Ask => text.practice_ask(),
        Hint::Buy => text.practice_buy(),
        Hint::Price => text.practice_price(),
        Hint::Meet => text.practice_meet(),
        Hint::Carry => text.practice_carry(),
        Hint::Compare => text.practice_compare(),
        Hint::Take => text.practice_take(),
        Hint::Give => text.practice_give(),
        Hint::Done => text.practice_done(),
        Hint::Stopped => text.practice_stopped(),
        Hint::Receipt => text.practice_receipt(),
        Hint::Read => text.practice_read(),
        Hint::Chain => text.practice_chain(),
        Hint::End => text.practice_end(),
    };
    html! {
        <div class="coach__guide">
            if practice.lesson != Lesson::End {
                <p class="coach__step">{ text.practice_step(practice.lesson.number(), Lesson::COUNT) }</p>
            }
            <p role="status" data-test="practice-guide">{ words }</p>
            { next(scene, practice) }
        </div>
    }
}

/// The way on, where the person is not there already.
fn next(scene: &Scene, practice: &Practice) -> Html {
    let text = scene.text;
    let on_receipt = matches!(practice.wallet.route, Route::Receipt(_));
    let words = match practice.lesson {
        Lesson::GetPaid => text.home_get_paid(),
        Lesson::Pay => text.home_pay(),
        Lesson::Receipt if on_receipt => text.practice_to_chain(),
        Lesson::Receipt => text.exchange_see_receipt(),
        Lesson::Chain => text.practice_finish(),
        Lesson::End if scene.model.presence == Some(Presence::None) => text.practice_make(),
        Lesson::End => text.practice_back(),
    };
    let did = match practice.lesson {
        Lesson::End => Did::WalletWanted,
        _ if practice.next().is_some() => Did::WentOn,
        _ => return html! {},
    };
    html! {
        <button type="button" class="button button--main" data-test="practice-next" onclick={scene.on(did)}>{ words }</button>
    }
}

/// The partner's phone: its code while the two face each other, what the partner says, and the pictures to compare.
fn partner(scene: &Scene, practice: &Practice) -> Html {
    let text = scene.text;
    let hint = practice.hint();
    let pictures = practice.partner.as_ref().filter(|_| matches!(hint, Hint::Compare)).and_then(|it| it.code.as_ref());
    let says = match hint {
        Hint::Begin | Hint::Ask => text.practice_says_welcome(),
        Hint::Buy | Hint::Price => text.practice_says_price(),
        Hint::Compare => text.practice_says_pictures(),
        Hint::Meet | Hint::Carry | Hint::Take | Hint::Give => text.practice_says_reading(),
        Hint::Stopped => text.practice_says_again(),
        Hint::Done | Hint::Receipt | Hint::Read | Hint::Chain | Hint::End => text.practice_says_thanks(),
    };
    let phase = practice.partner.as_ref().map_or(ExchangePhase::Meeting, |summary| summary.phase);
    html! {
        <section class="pip" aria-label={text.practice_partner()} data-test="practice-partner" data-phase={format!("{phase:?}")}>
            <div class="pip__phone">
                if practice.wallet.route == Route::Exchange {
                    <canvas id="partner-code" class="pip__code" width="1" height="1" role="img" aria-label={text.practice_code()}></canvas>
                } else {
                    { icon::slice("slice pip__face") }
                }
            </div>
            <div class="pip__words">
                <p><strong>{ text.practice_pip() }</strong></p>
                <p class="pip__says">{ says }</p>
            </div>
            if let Some(code) = pictures {
                { symbol::row(scene, code.symbols, "practice-symbol") }
            }
        </section>
    }
}
