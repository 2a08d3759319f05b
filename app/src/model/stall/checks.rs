//! Before a stall opens: what could go wrong on the day, as far as the wallet can see it.
use juicetokens_engine::summary::{AssetSummary, Expiry};
use juicetokens_engine::token::amount::Denomination;
use juicetokens_engine::token::needs::{DenominationNeeds, Need};

use crate::model::home::spendable_coins;
use crate::model::{Model, Route, safety};

/// Change is needed up to this, where no price says more.
const SMALL: u32 = 10;

/// Something that is looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Check {
    /// What has changed is in a backup, or is not.
    Backup(bool),
    /// Nothing suggests that a clock was turned.
    Clock(bool),
    /// There is a camera to read codes with.
    Camera(bool),
    /// The browser keeps what is stored.
    Kept(bool),
    /// Small coins of these values are lacking.
    Change(Vec<Denomination>),
    /// So many coins expire within a day.
    Expiring(u32),
    /// So many coins cannot be paid with before the issuer is met.
    Issuer(u32),
}

impl Check {
    /// Whether nothing has to be done.
    pub fn is_well(&self) -> bool {
        match self {
            Self::Backup(well) | Self::Clock(well) | Self::Camera(well) | Self::Kept(well) => *well,
            Self::Change(lacking) => lacking.is_empty(),
            Self::Expiring(coins) => *coins == 0,
            Self::Issuer(coins) => *coins == 0,
        }
    }

    /// Where something can be done about it.
    pub fn remedy(&self) -> Route {
        match self {
            Self::Backup(_) => Route::Safety,
            Self::Clock(_) | Self::Camera(_) | Self::Kept(_) => Route::Health,
            Self::Change(_) => Route::Change,
            Self::Expiring(_) => Route::Coins,
            Self::Issuer(_) => Route::Settle,
        }
    }
}

/// All of them; none of what nothing is known of yet.
pub fn checks(model: &Model) -> Vec<Check> {
    let device = model.health.device.as_ref();
    let time = model.health.wallet.as_ref().map(|wallet| &wallet.time);
    let clock = time.map(|time| time.signs.is_empty() && !time.is_corrected);
    let coins = || model.assets().iter().flat_map(|asset| &asset.coins);
    let expiring = coins().filter(|coins| coins.expiry != Expiry::Later).map(|coins| coins.count).sum();
    let blocked = model.assets().iter().map(|asset| asset.to_settle.blocked).sum();
    [
        Some(Check::Backup(!safety::nags(model))),
        clock.map(Check::Clock),
        device.map(|device| Check::Camera(device.has.iter().any(|name| name == "camera"))),
        Some(Check::Kept(model.notices.persistence != Some(Some(false)))),
        super::unit(model).map(|asset| Check::Change(lacking(model, asset))),
        Some(Check::Expiring(expiring)),
        Some(Check::Issuer(blocked)),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// Values below the dearest price of which there are too few to give change.
fn lacking(model: &Model, asset: &AssetSummary) -> Vec<Denomination> {
    let dearest = model.stall.till.prices.iter().map(|price| price.item.price.0).max().unwrap_or(SMALL).max(SMALL);
    let needs = DenominationNeeds::derive(&spendable_coins(asset));
    Denomination::all().filter(|each| each.value() <= dearest && needs.need(*each) == Need::Lack).collect()
}
